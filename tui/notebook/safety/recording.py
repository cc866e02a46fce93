"""A connection that remembers what was done on it, until the log has it."""

from __future__ import annotations

import sqlite3

from tui.notebook.safety.line import Line


class Recording(sqlite3.Connection):
    """A connection with the actions of its transaction."""

    recorded: tuple[Line, ...] = ()


def record(connection: sqlite3.Connection, line: Line) -> None:
    """Remember an action of the transaction that is under way."""
    if isinstance(connection, Recording):
        connection.recorded = (*connection.recorded, line)


def take_recorded(connection: sqlite3.Connection) -> tuple[Line, ...]:
    """The actions that were remembered, which are forgotten with that."""
    recorded: tuple[Line, ...] = ()
    if isinstance(connection, Recording):
        recorded, connection.recorded = connection.recorded, ()
    return recorded
