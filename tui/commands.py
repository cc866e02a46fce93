"""The one table of commands; bindings, footer, help, palette and docs/keys.md are derived from it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tui.command import FOUND, INSIDE, LISTS, PAGES, PANES, PLACES, ROOM, Command, Where
from tui.commands_auditing import AUDITING
from tui.commands_bookmarks import BOOKMARK_ROWS
from tui.commands_finding import FINDING
from tui.commands_here import HERE
from tui.commands_keeping import KEEPING
from tui.commands_panes import PANE_ROWS
from tui.commands_reviewing import REVIEWING
from tui.commands_searching import SEARCHING
from tui.commands_sections import SECTION_ROWS
from tui.commands_selecting import SELECTING_ROWS
from tui.commands_verifying import VERIFYING
from tui.commands_writing import WRITING
from tui.key_names import one_name, shown_key
from tui.keymap import Keymap, footer_key, keymap_here, keys_of, shown_keys

__all__ = [
    "COMMAND",
    "COMMANDS",
    "FOUND",
    "INSIDE",
    "LISTS",
    "PAGES",
    "PANES",
    "PLACES",
    "ROOM",
    "Command",
    "Where",
    "commands_for",
    "footer_commands",
    "footer_key",
    "help_of",
    "key_of",
    "keys_of",
    "shown_keys",
    "taken",
]

COMMANDS: tuple[Command, ...] = (
    *SEARCHING,
    *FINDING,
    *SECTION_ROWS,
    *KEEPING,
    *WRITING,
    *AUDITING,
    *BOOKMARK_ROWS,
    *SELECTING_ROWS,
    *VERIFYING,
    *REVIEWING,
    *HERE,
    *PANE_ROWS,
)

COMMAND: dict[str, Command] = {command.id: command for command in COMMANDS}


def commands_for(place: Where) -> tuple[Command, ...]:
    """The commands that act in one place, in the order of the table."""
    return tuple(command for command in COMMANDS if place in command.where)


def key_of(command: str) -> str:
    """The key of a command as a person reads it, in the keymap that counts here."""
    return shown_key(keys_of(COMMAND[command])[0])


class _Keys(dict[str, str]):
    def __missing__(self, command: str) -> str:
        return key_of(command)


def help_of(command: Command) -> str:
    """What a command does, with the keys that count here for those that it names."""
    return command.help.format_map(_Keys()) if "{" in command.help else command.help


def taken(command: str, place: Where) -> bool:
    """Whether a command does not act in a place because a key of it means another one there."""
    return place not in COMMAND[command].where and _taken(command, place, keymap_here())


@lru_cache(4096)
def _taken(command: str, place: Where, keymap: Keymap) -> bool:
    keys = set(map(one_name, keymap.keys(COMMAND[command])))
    return any(keys & set(map(one_name, keymap.keys(other))) for other in commands_for(place))


def footer_commands(place: Where, *, without: Iterable[str] = ()) -> tuple[Command, ...]:
    """At most seven commands for the footer of a place, the most useful first and help last.

    `without` are ids of commands that can't act now.
    """
    left_out = frozenset(without)
    wanted = [
        command
        for command in commands_for(place)
        if command.footer and command.id not in left_out and place in (command.shown_in or command.where)
    ]
    ordered = sorted(wanted, key=lambda command: command.footer)
    helping = [command for command in ordered if command.id == "help"]
    return (*[command for command in ordered if command.id != "help"][: 7 - len(helping)], *helping)
