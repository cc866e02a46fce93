"""What in a file is not as it was logged: damage that leaves the file sound for SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.notebook.journal import IN_PASSING, TABLES, number_in

Rows = Mapping[object, tuple[object, ...]]
_AS_BYTES = {'"changes"': "CAST(changes AS BLOB)"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A row as it was logged, and whether there is one of this key in the file."""

    table: str
    columns: Sequence[str]
    there: bool
    logged: tuple[object, ...]


def differing(file: sqlite3.Connection, logged: sqlite3.Connection) -> list[Difference]:
    """The rows of a file that are not as they were logged; those that were never logged are left alone."""
    found: list[Difference] = []
    for table in (*TABLES, "actions"):
        columns = _columns(logged, table)
        # As they are: making a text of several megabytes holds every thread up.
        compared = ", ".join(_AS_BYTES.get(column, column) for column in columns)
        here, there = _rows(file, table, compared), _rows(logged, table, compared)
        for key in [key for key, row in there.items() if here.get(key) != row]:
            row = logged.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (key,)).fetchone()
            found.append(Difference(table, columns, key in here, row))
    return found


def restored(connection: sqlite3.Connection, differences: Sequence[Difference], number: int) -> str:
    """Put back what differs, unless something was done since; what was restored, as a sentence or empty."""
    if number_in(connection) != number:
        return ""  # it is compared the next time
    for each in differences:
        _put(connection, each)
    what = "entry was" if len(differences) == 1 else "entries were"
    return f"{len(differences):,} damaged {what} restored from the log of the notebook; nothing is missing."


def _put(connection: sqlite3.Connection, each: Difference) -> None:
    names, places = ", ".join(each.columns), ", ".join("?" for _ in each.columns)
    if each.there:
        statement = f"UPDATE {each.table} SET ({names}) = ({places}) WHERE id = ?"
        connection.execute(statement, [*each.logged, each.logged[0]])
        return
    passing = IN_PASSING.get(each.table, ())
    values = [*each.logged, *("{}" for _ in passing)]
    names, places = ", ".join([*each.columns, *passing]), ", ".join("?" for _ in values)
    connection.execute(f"INSERT INTO {each.table} ({names}) VALUES ({places})", values)


def _columns(connection: sqlite3.Connection, table: str) -> Sequence[str]:
    passing = IN_PASSING.get(table, ())
    names = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]
    names.sort(key=lambda name: name != "id")  # the key is the first
    return [f'"{name}"' for name in names if name not in passing]


def _rows(connection: sqlite3.Connection, table: str, columns: str) -> Rows:
    return {row[0]: row for row in connection.execute(f"SELECT {columns} FROM {table}")}
