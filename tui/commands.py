"""The one table of commands; bindings, footer, help, palette and docs/keys.md are derived from it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tui.command import FOUND, INSIDE, LISTS, PAGES, PANES, PLACES, ROOM, Command, Where, footer_key, shown_keys
from tui.commands_finding import FINDING
from tui.commands_keeping import KEEPING
from tui.commands_searching import SEARCHING

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
    "shown_keys",
    "taken",
]

COMMANDS: tuple[Command, ...] = (*SEARCHING, *FINDING, *KEEPING)

COMMAND: dict[str, Command] = {command.id: command for command in COMMANDS}


def commands_for(place: Where) -> tuple[Command, ...]:
    """The commands that act in one place, in the order of the table."""
    return tuple(command for command in COMMANDS if place in command.where)


@cache
def taken(command: str, place: Where) -> bool:
    """Whether a command does not act in a place because a key of it means another one there."""
    keys = set(COMMAND[command].keys)
    return place not in COMMAND[command].where and any(keys & set(other.keys) for other in commands_for(place))


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
