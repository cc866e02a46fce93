"""A connection that remembers what was done on it, until the log has it."""

from __future__ import annotations

import sqlite3

from tui.notebook.safety.line import Line


class Recording(sqlite3.Connection):
    """A connection with the actions of its transaction, and the name of the session that it belongs to."""

    recorded: tuple[Line, ...] = ()
    session: str = ""


def session_of(connection: sqlite3.Connection) -> str:
    """The session that acts on a connection, empty where that is nobody's."""
    return connection.session if isinstance(connection, Recording) else ""


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
