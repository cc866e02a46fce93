"""Every change with its images before and after: undone and done again, also after a restart.

The idea is SQLite's own (https://www.sqlite.org/undoredo.html), with images in place of SQL, because an image
can be checked before it is put back. All functions run inside a transaction of the caller.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from tui.notebook import bookmark, choice, saved
from tui.notebook.errors import NotebookError

Row = Mapping[str, object]
KEPT = 1000
_UNREADABLE = "The record of the last action can't be read; nothing was changed."
_COLUMNS: Mapping[str, Sequence[str]] = {
    "bookmarks": bookmark.FIELDS,
    "choices": choice.FIELDS,
    "searches": saved.FIELDS,
}
# Kept without an action, and so no reason not to undo one.
_IN_PASSING: Mapping[str, Sequence[str]] = {"searches": saved.IN_PASSING}


@dataclass(frozen=True, slots=True)
class Change:
    """One row of one table before and after an action; None where there was or is no row.

    An image of a row that stays may leave out columns that do not change. One that an older version wrote lacks the
    columns that have been added since.
    """

    table: str
    id: str
    before: Row | None
    after: Row | None


def perform(connection: sqlite3.Connection, label: str, changes: Sequence[Change]) -> None:
    """Make the changes and record them as one action; what had been undone can't be redone any more."""
    for change in changes:
        _put(connection, change, change.before, change.after)
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
        _put(connection, change, change.after, change.before)
    connection.execute("UPDATE actions SET undone = 1 WHERE id = ?", (found[0],))
    return str(found[1])


def redo(connection: sqlite3.Connection) -> str:
    """Do the last undone action again; its label, or empty when there is none."""
    found = connection.execute("SELECT id, label, changes FROM actions WHERE undone ORDER BY id LIMIT 1").fetchone()
    if found is None:
        return ""
    for change in _changes(found[2]):
        _check(connection, change, change.before)
        _put(connection, change, change.before, change.after)
    connection.execute("UPDATE actions SET undone = 0 WHERE id = ?", (found[0],))
    return str(found[1])


def _changes(written: str) -> list[Change]:
    try:
        changes = [Change(**fields) for fields in json.loads(written)]
        known = all(
            set(image or ()) <= {*_COLUMNS[each.table]} for each in changes for image in (each.before, each.after)
        )
    except (ValueError, TypeError, LookupError) as error:
        raise NotebookError(_UNREADABLE) from error
    if not known:
        raise NotebookError(_UNREADABLE)
    return changes


def _quoted(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _check(connection: sqlite3.Connection, change: Change, expected: Row | None) -> None:
    columns = [column for column in expected or ("id",) if column not in _IN_PASSING.get(change.table, ())]
    row = connection.execute(f"SELECT {_quoted(columns)} FROM {change.table} WHERE id = ?", (change.id,)).fetchone()
    wanted = None if expected is None else tuple(expected[column] for column in columns)
    if row != wanted:
        raise NotebookError("What would be undone has changed since; nothing was changed.")


def _put(connection: sqlite3.Connection, change: Change, old: Row | None, new: Row | None) -> None:
    if new is None:
        connection.execute(f"DELETE FROM {change.table} WHERE id = ?", (change.id,))
        return
    places = ", ".join("?" for _ in new)
    if old is None:
        statement = f"INSERT INTO {change.table} ({_quoted(new)}) VALUES ({places})"
        connection.execute(statement, [*new.values()])
    else:
        statement = f"UPDATE {change.table} SET ({_quoted(new)}) = ({places}) WHERE id = ?"
        connection.execute(statement, [*new.values(), change.id])
