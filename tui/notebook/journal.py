"""Every change with its images before and after: undone and done again, also after a restart.

The idea is SQLite's own (https://www.sqlite.org/undoredo.html), with images in place of SQL, because an image
can be checked before it is put back. All functions run inside a transaction of the caller. What they do is recorded
on the connection, for the log.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from tui.notebook import bookmark, choice, review, saved
from tui.notebook.errors import NotebookError
from tui.notebook.safety.line import Change, Line, written_changes
from tui.notebook.safety.recording import record

__all__ = ["Change", "Row", "changed", "number_in", "perform", "redo", "replay", "set_number", "undo"]

Row = Mapping[str, object]
KEPT = 1000
_UNREADABLE = "The record of the last action can't be read; nothing was changed."
_COLUMNS: Mapping[str, Sequence[str]] = {
    "bookmarks": bookmark.FIELDS,
    "choices": choice.FIELDS,
    "reviews": review.FIELDS,
    "searches": saved.FIELDS,
}
TABLES = tuple(_COLUMNS)
# With another anchor a bookmark may stand elsewhere.
_ANCHOR = {"document", "start", "end", "quote", "prefix", "suffix", "digest", "placeless"}
# Kept without an action, and so no reason not to undo one.
IN_PASSING: Mapping[str, Sequence[str]] = {"searches": saved.IN_PASSING}


def changed(table: str, name: str, old: Row, new: Row) -> Change:
    """The change of a row that stays, with images of what changes only."""
    columns = [column for column in new if old.get(column) != new[column]]
    return Change(table, name, {each: old[each] for each in columns}, {each: new[each] for each in columns})


def perform(connection: sqlite3.Connection, label: str, changes: Sequence[Change]) -> None:
    """Make the changes and record them as one action; what had been undone can't be redone any more."""
    for change in changes:
        _put(connection, change, change.before, change.after)
    connection.execute("DELETE FROM actions WHERE undone")
    written = written_changes(tuple(changes))
    at = _now()
    last = connection.execute(
        "INSERT INTO actions (at, label, changes) VALUES (?, ?, ?)", (at, label, written)
    ).lastrowid
    connection.execute("DELETE FROM actions WHERE id <= ?", ((last or 0) - KEPT,))
    _count(connection, Line(0, at, "done", label, last or 0, tuple(changes)))


def undo(connection: sqlite3.Connection) -> str:
    """Take back the last action; its label, or empty when there is none."""
    found = connection.execute(
        "SELECT id, label, changes FROM actions WHERE NOT undone ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if found is None:
        return ""
    back = [Change(each.table, each.id, each.after, each.before) for each in reversed(_changes(found[2]))]
    for change in back:
        _check(connection, change, change.before)
        _put(connection, change, change.before, change.after)
    connection.execute("UPDATE actions SET undone = 1 WHERE id = ?", (found[0],))
    _count(connection, Line(0, _now(), "undone", str(found[1]), int(found[0]), tuple(back)))
    return str(found[1])


def redo(connection: sqlite3.Connection) -> str:
    """Do the last undone action again; its label, or empty when there is none."""
    found = connection.execute("SELECT id, label, changes FROM actions WHERE undone ORDER BY id LIMIT 1").fetchone()
    if found is None:
        return ""
    again = _changes(found[2])
    for change in again:
        _check(connection, change, change.before)
        _put(connection, change, change.before, change.after)
    connection.execute("UPDATE actions SET undone = 0 WHERE id = ?", (found[0],))
    _count(connection, Line(0, _now(), "done again", str(found[1]), int(found[0]), tuple(again)))
    return str(found[1])


def replay(connection: sqlite3.Connection, line: Line) -> bool:
    """Do what a line of the log tells, whatever is there; False where a part of it can't be done."""
    placed = [_force(connection, change) for change in line.changes]
    if line.did == "done":
        values = (line.action, line.at, line.label, written_changes(line.changes))
        connection.execute("DELETE FROM actions WHERE undone")
        connection.execute("INSERT OR REPLACE INTO actions (id, at, label, changes) VALUES (?, ?, ?, ?)", values)
        connection.execute("DELETE FROM actions WHERE id <= ?", (line.action - KEPT,))
    else:
        undone = int(line.did == "undone")
        connection.execute("UPDATE actions SET undone = ? WHERE id = ?", (undone, line.action))
    set_number(connection, line.number)
    return all(placed)


def number_in(connection: sqlite3.Connection) -> int:
    """How many actions a file has seen, 0 where it does not say."""
    row = connection.execute("SELECT number FROM logged").fetchone()
    return row[0] if row is not None and isinstance(row[0], int) else 0


def set_number(connection: sqlite3.Connection, number: int) -> None:
    """Let a file have seen so many actions."""
    if connection.execute("UPDATE logged SET number = ?", (number,)).rowcount != 1:
        connection.execute("DELETE FROM logged")
        connection.execute("INSERT INTO logged VALUES (?)", (number,))


def _force(connection: sqlite3.Connection, change: Change) -> bool:
    if not _known(change):
        return False
    there = connection.execute(f"SELECT 1 FROM {change.table} WHERE id = ?", (change.id,)).fetchone()
    try:
        _put(connection, change, None if there is None else {}, change.after)
    except sqlite3.IntegrityError:
        return False  # a part of a row that is not there
    return True


def _count(connection: sqlite3.Connection, line: Line) -> None:
    number = number_in(connection) + 1
    set_number(connection, number)
    record(connection, replace(line, number=number))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _changes(written: str) -> list[Change]:
    try:
        changes = [Change(**fields) for fields in json.loads(written)]
        known = all(map(_known, changes))
    except (ValueError, TypeError, LookupError) as error:
        raise NotebookError(_UNREADABLE) from error
    if not known:
        raise NotebookError(_UNREADABLE)
    return changes


def _known(change: Change) -> bool:
    columns = {*_COLUMNS.get(change.table, ())}
    return bool(columns) and all(set(image or ()) <= columns for image in (change.before, change.after))


def _quoted(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _check(connection: sqlite3.Connection, change: Change, expected: Row | None) -> None:
    columns = [column for column in expected or ("id",) if column not in IN_PASSING.get(change.table, ())]
    row = connection.execute(f"SELECT {_quoted(columns)} FROM {change.table} WHERE id = ?", (change.id,)).fetchone()
    wanted = None if expected is None else tuple(expected[column] for column in columns)
    if row != wanted:
        raise NotebookError("What would be undone has changed since; nothing was changed.")


def _put(connection: sqlite3.Connection, change: Change, old: Row | None, new: Row | None) -> None:
    if change.table == "bookmarks" and (old is None or new is None or _ANCHOR & {*new}):
        connection.execute("DELETE FROM standings WHERE bookmark = ?", (change.id,))
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
