"""What can be done where one is; found by typing, done by Enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from textual.content import Content

from tui.commands import COMMANDS, PANES, PLACES, Command, Where, help_of, keys_of, shown_keys
from tui.key_names import KeyNameError, one_name, read_key, shown_key
from tui.screens.lists import ListScreen
from tui.screens.places import elsewhere
from tui.widgets.rows import Row

_KEYS_WIDTH = 13
_TITLE_WIDTH = 25
_WIDE = 80
_NARROW = 40


class HelpScreen(ListScreen):
    """The commands of one place first, then all the others; it closes with the id of one that can be run.

    `unable` says why a command that acts in the place can't do anything now, or nothing.
    """

    def __init__(self, place: Where, unable: Callable[[str], str] = lambda _command: "") -> None:
        self.reasons = {command.id: unable(command.id) or elsewhere(command.id, place) for command in COMMANDS}
        super().__init__(
            "Help ─ type a word or a key, Enter runs the command",
            partial(help_rows, place, reasons=self.reasons),
            empty="No command has these words or this key.",
        )

    def chosen(self, row: Row) -> None:
        """Close with the command, unless its row says why it can't be run."""
        if not self.reasons[row.key]:
            self.dismiss(row.key)


def matching(text: str, commands: Sequence[Command]) -> tuple[Command, ...]:
    """The commands that have every word of `text` in key, title or help; one whose key is `text` comes first."""
    by_key = with_key(text, commands)
    words = text.lower().split()
    found = (
        command
        for command in commands
        if all(word in f"{command.title} {help_of(command)} {shown_keys(command)}".lower() for word in words)
    )
    return (*by_key, *(command for command in found if command not in by_key))


def with_key(text: str, commands: Sequence[Command]) -> tuple[Command, ...]:
    """The commands of the key that is called `text`: `ctrl+d`, `PgDn` and `]` are names of keys."""
    try:
        wanted = one_name(read_key(text.strip())) if text.strip() else ""
    except KeyNameError:
        return ()
    return tuple(command for command in commands if wanted in map(one_name, keys_of(command)))


def help_rows(place: Where, text: str, width: int, *, reasons: Mapping[str, str] | None = None) -> Sequence[Row]:
    """The rows of the help, for a filter and a width in cells; one with a reason why not can't be run."""
    if reasons is None:
        reasons = {command.id: elsewhere(command.id, place) for command in COMMANDS}
    found = matching(text, COMMANDS)
    by_key = with_key(text, found)
    rest = [command for command in found if command not in by_key]
    special = [command for command in rest if _special(command, place)]
    general = [command for command in rest if set(PANES) <= set(command.where) and command not in special]
    others = [command for command in rest if command not in special and command not in general]
    rows: list[Row] = []
    for heading, commands in (
        (f"The key {shown_key(read_key(text.strip()))}" if by_key else "", sorted(by_key, key=_runs_first(reasons))),
        (f"In {PLACES[place]}", special),
        ("Everywhere", general),
        ("Elsewhere", others),
    ):
        if commands:
            rows.append(_heading(heading, first=not rows))
            rows += [_command_row(command, width, why=reasons[command.id]) for command in commands]
    return rows


def _runs_first(reasons: Mapping[str, str]) -> Callable[[Command], bool]:
    return lambda command: bool(reasons[command.id])


def _special(command: Command, place: Where) -> bool:
    return place in command.shown_in or (place in command.where and not set(PANES) <= set(command.where))


def _heading(text: str, *, first: bool) -> Row:
    lines = [Content.styled(text, "bold $text-muted")]
    return Row(f"heading:{text}", lambda _width: lines if first else [Content(""), *lines], 1 + (not first), False)


def _command_row(command: Command, width: int, *, why: str) -> Row:
    shown = shown_keys(command)
    beside = width >= _WIDE and len(shown) <= _KEYS_WIDTH and len(command.title) < _TITLE_WIDTH
    keys = shown.ljust(_KEYS_WIDTH if width >= _NARROW else 0) + " "
    title = command.title.ljust(_TITLE_WIDTH if beside else 0)
    head = Content.assemble(
        (keys, "$text-muted" if why else "bold $footer-key-foreground"), (title, "$text-muted" if why else "bold")
    )
    indent = len(keys) + len(title) if beside else _KEYS_WIDTH + 1 if width >= _NARROW else 2
    told = Content.assemble((help_of(command), "$text-muted"), (f" {why}" if why else "", "italic $text-muted"))
    lines = told.wrap(max(8, width - indent - 1))
    if beside:
        lines = [head + lines[0], *(Content(" " * indent) + line for line in lines[1:])]
    else:
        lines = [*head.wrap(max(8, width - 1)), *(Content(" " * indent) + line for line in lines)]
    return Row(command.id, lambda _width: lines, len(lines))
