"""The palette: every command of the table, and the themes, found by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.commands import COMMANDS, shown_keys
from tui.themes import THEMES

Entry = tuple[str, str, Callable[[], object]]


class CommandTable(Provider):
    """The commands that the screen below can run, with their keys, and a line for each theme."""

    async def search(self, query: str) -> Hits:
        """The entries that fit what was typed."""
        matcher, found = self.matcher(query), False
        for title, help_text, act in self._entries():
            score = matcher.match(title)
            if score > 0:
                found = True
                yield Hit(score, matcher.highlight(title), act, text=title, help=help_text)
        if not found:
            yield Hit(0.0, "No command has these words.", _nothing, text=query, help="? finds one by what it does.")

    async def discover(self) -> Hits:
        """All entries, in the order of the table."""
        for title, help_text, act in self._entries():
            yield DiscoveryHit(title, act, help=help_text)

    def _entries(self) -> Iterator[Entry]:
        for command in COMMANDS:
            if f"run('{command.id}')" in self._actions() and command.id != "palette":
                keys = shown_keys(command).replace("[", "\\[")
                yield command.title, f"{keys}   {command.help}", partial(self._run, command.id)
        for theme in THEMES:
            yield f"Theme: {theme.name}", "Kept for the next time.", partial(self._choose_theme, theme.name)

    def _actions(self) -> set[str]:
        return {active.binding.action for active in self.screen.active_bindings.values()}

    async def _run(self, command: str) -> None:
        await self.app.run_action(f"run('{command}')", self.screen)

    def _choose_theme(self, theme: str) -> None:
        self.app.theme = theme


def _nothing() -> None:
    """Leave all as it is."""
