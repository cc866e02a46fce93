"""What can be done where one is; found by typing, done by Enter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from tui.commands import COMMANDS, PANES, PLACES, Command, Where, shown_keys
from tui.screens.lists import ListScreen
from tui.widgets.rows import Row

_KEYS_WIDTH = 13
_TITLE_WIDTH = 25
_WIDE = 80
_NARROW = 40


class HelpScreen(ListScreen):
    """The commands of one place first, then all the others; it closes with the id of the one to run."""

    def __init__(self, place: Where) -> None:
        super().__init__(
            "Help ─ type to find a command, Enter runs it",
            partial(help_rows, place),
            empty="No command has these words.",
        )


def matching(text: str, commands: Sequence[Command]) -> tuple[Command, ...]:
    """The commands that have every word of `text` in key, title or help; one whose key is `text` comes first."""
    by_key = tuple(command for command in commands if text in command.keys)
    words = text.lower().split()
    found = (
        command
        for command in commands
        if all(word in f"{command.title} {command.help} {shown_keys(command)}".lower() for word in words)
    )
    return (*by_key, *(command for command in found if command not in by_key))


def help_rows(place: Where, text: str, width: int) -> Sequence[Row]:
    """The rows of the help, for a filter and a width in cells."""
    found = matching(text, COMMANDS)
    special = [command for command in found if _special(command, place)]
    general = [command for command in found if set(PANES) <= set(command.where) and command not in special]
    others = [command for command in found if command not in special and command not in general]
    rows: list[Row] = []
    for heading, commands in (
        (f"In {PLACES[place]}", special),
        ("Everywhere", general),
        ("Elsewhere", others),
    ):
        if commands:
            rows.append(_heading(heading, first=not rows))
            rows += [_command_row(command, width, runs=place in command.where) for command in commands]
    return rows


def _special(command: Command, place: Where) -> bool:
    return place in command.shown_in or (place in command.where and not set(PANES) <= set(command.where))


def _heading(text: str, *, first: bool) -> Row:
    lines = [Content.styled(text, "bold $text-muted")]
    return Row(f"heading:{text}", lambda _width: lines if first else [Content(""), *lines], 1 + (not first), False)


def _command_row(command: Command, width: int, *, runs: bool) -> Row:
    padded = shown_keys(command).ljust(_KEYS_WIDTH if width >= _NARROW else 0)
    keys = Content.styled(padded, "bold $footer-key-foreground") + " "
    title = Content.styled(command.title.ljust(_TITLE_WIDTH if width >= _WIDE else 0), "bold")
    indent = keys.cell_length + (_TITLE_WIDTH if width >= _WIDE else 0)
    if width < _NARROW:
        indent = 2
    told = Content.styled(command.help, "$text-muted").wrap(max(8, width - indent - 1))
    if width >= _WIDE:
        lines = [keys + title + told[0], *(Content(" " * indent) + line for line in told[1:])]
    else:
        lines = [keys + title, *(Content(" " * indent) + line for line in told)]
    return Row(command.id, lambda _width: lines, len(lines), runs)
