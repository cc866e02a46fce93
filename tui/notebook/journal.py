"""Every change with its images before and after: undone and done again, also after a restart.

The idea is SQLite's own (https://www.sqlite.org/undoredo.html), with images in place of SQL, because an image
can be checked before it is put back. All functions run inside a transaction of the caller.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from tui.notebook import bookmark, choice
from tui.notebook.errors import NotebookError

Row = Mapping[str, object]
KEPT = 1000
_COLUMNS: Mapping[str, Sequence[str]] = {"bookmarks": bookmark.FIELDS, "choices": choice.FIELDS}


@dataclass(frozen=True, slots=True)
class Change:
    """One row of one table before and after an action; None where there was or is no row."""

    table: str
    id: str
    before: Row | None
    after: Row | None


def perform(connection: sqlite3.Connection, label: str, changes: Sequence[Change]) -> None:
    """Make the changes and record them as one action; what had been undone can't be redone any more."""
    for change in changes:
        _put(connection, change, change.after)
    connection.execute("DELETE FROM actions WHERE undone")
    written = json.dumps([asdict(change) for change in changes], ensure_ascii=False)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    last = connection.execute(
        "INSERT INTO actions (at, label, changes) VALUES (?, ?, ?)", (at, label, written)
    ).lastrowid
    connection.execute("DELETE FROM actions WHERE id <= ?", ((last or 0) - KEPT,))


def undo(connection: sqlite3.Connection) -> str:
    """Take back the last action; its label, or empty when there is none."""
    found = connection.execute(
        "SELECT id, label, changes FROM actions WHERE NOT undone ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if found is None:
        return ""
    for change in reversed(_changes(found[2])):
        _check(connection, change, change.after)
        _put(connection, change, change.before)
    connection.execute("UPDATE actions SET undone = 1 WHERE id = ?", (found[0],))
    return str(found[1])


def redo(connection: sqlite3.Connection) -> str:
    """Do the last undone action again; its label, or empty when there is none."""
    found = connection.execute("SELECT id, label, changes FROM actions WHERE undone ORDER BY id LIMIT 1").fetchone()
    if found is None:
        return ""
    for change in _changes(found[2]):
        _check(connection, change, change.before)
        _put(connection, change, change.after)
    connection.execute("UPDATE actions SET undone = 0 WHERE id = ?", (found[0],))
    return str(found[1])


def _changes(written: str) -> list[Change]:
    try:
        return [Change(**fields) for fields in json.loads(written)]
    except (ValueError, TypeError) as error:
        raise NotebookError("The record of the last action can't be read; nothing was changed.") from error


def _quoted(table: str) -> list[str]:
    return [f'"{column}"' for column in _COLUMNS[table]]


def _check(connection: sqlite3.Connection, change: Change, expected: Row | None) -> None:
    columns = ", ".join(_quoted(change.table))
    row = connection.execute(f"SELECT {columns} FROM {change.table} WHERE id = ?", (change.id,)).fetchone()
    found = None if row is None else dict(zip(_COLUMNS[change.table], row, strict=True))
    if found != expected:
        raise NotebookError("What would be undone has changed since; nothing was changed.")


def _put(connection: sqlite3.Connection, change: Change, image: Row | None) -> None:
    if image is None:
        connection.execute(f"DELETE FROM {change.table} WHERE id = ?", (change.id,))
        return
    columns = _COLUMNS[change.table]
    places = ", ".join("?" for _ in columns)
    connection.execute(
        f"INSERT OR REPLACE INTO {change.table} ({', '.join(_quoted(change.table))}) VALUES ({places})",
        [image[column] for column in columns],
    )
