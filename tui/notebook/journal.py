"""Every change with its images before and after: undone and done again, also after a restart.

The idea is SQLite's own (https://www.sqlite.org/undoredo.html), with images in place of SQL, because an image
can be checked before it is put back. All functions run inside a transaction of the caller. What they do is recorded
on the connection, for the log.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tui.notebook import bookmark, choice, review, saved
from tui.notebook.errors import NotebookError
from tui.notebook.safety.line import Change, Did, Line, read_changes, written_changes
from tui.notebook.safety.recording import record, session_of

__all__ = ["Change", "Row", "changed", "next_to", "number_in", "perform", "redo", "replay", "set_number", "undo"]

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
_TO_UNDO = "FROM actions WHERE NOT undone ORDER BY id DESC LIMIT 1"
_TO_REDO = "FROM actions WHERE undone ORDER BY id LIMIT 1"


@dataclass(frozen=True, slots=True)
class Action:
    """An action by its name, with who had a hand on it last, and with the how manieth of all actions."""

    label: str
    session: str
    number: int


def changed(table: str, name: str, old: Row, new: Row) -> Change:
    """The change of a row that stays, with images of what changes only."""
    columns = [column for column in new if old.get(column) != new[column]]
    return Change(table, name, {each: old[each] for each in columns}, {each: new[each] for each in columns})


def perform(connection: sqlite3.Connection, label: str, changes: Sequence[Change]) -> None:
    """Make the changes and record them as one action; what had been undone can't be redone any more."""
    for change in changes:
        _put(connection, change, change.before, change.after)
    connection.execute("DELETE FROM actions WHERE undone")
    at, number, session = _now(), number_in(connection) + 1, session_of(connection)
    last = connection.execute(
        "INSERT INTO actions (at, label, changes, session, number) VALUES (?, ?, ?, ?, ?)",
        (at, label, written_changes(changes), session, number),
    ).lastrowid
    connection.execute("DELETE FROM actions WHERE id <= ?", ((last or 0) - KEPT,))
    set_number(connection, number)
    record(connection, Line(number, at, "done", label, last or 0, tuple(changes), session))


def undo(connection: sqlite3.Connection) -> str:
    """Take back the last action; its label, or empty when there is none."""
    found = connection.execute(f"SELECT id, label, changes {_TO_UNDO}").fetchone()
    if found is None:
        return ""
    back = [Change(each.table, each.id, each.after, each.before) for each in reversed(_changes(found[2]))]
    return _turn(connection, "undone", int(found[0]), str(found[1]), back)


def redo(connection: sqlite3.Connection) -> str:
    """Do the last undone action again; its label, or empty when there is none."""
    found = connection.execute(f"SELECT id, label, changes {_TO_REDO}").fetchone()
    if found is None:
        return ""
    return _turn(connection, "done again", int(found[0]), str(found[1]), _changes(found[2]))


def next_to(connection: sqlite3.Connection, did: Did) -> Action | None:
    """The action that `undo` or `redo` would turn, None where there is none."""
    which = _TO_UNDO if did == "undone" else _TO_REDO
    found = connection.execute(f"SELECT label, session, number {which}").fetchone()
    return None if found is None else Action(str(found[0]), str(found[1]), int(found[2]))


def replay(connection: sqlite3.Connection, line: Line) -> bool:
    """Do what a line of the log tells, whatever is there; False where a part of it can't be done."""
    placed = [_force(connection, change) for change in line.changes]
    if line.did == "done":
        written = written_changes(line.changes)
        values = (line.action, line.at, line.label, written, line.session, line.number)
        columns = "id, at, label, changes, session, number"
        connection.execute("DELETE FROM actions WHERE undone")
        connection.execute(f"INSERT OR REPLACE INTO actions ({columns}) VALUES (?, ?, ?, ?, ?, ?)", values)
        connection.execute("DELETE FROM actions WHERE id <= ?", (line.action - KEPT,))
    else:
        _mark(connection, line)
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


def _turn(connection: sqlite3.Connection, did: Did, action: int, label: str, changes: Sequence[Change]) -> str:
    for change in changes:
        _check(connection, change, change.before)
        _put(connection, change, change.before, change.after)
    number = number_in(connection) + 1
    line = Line(number, _now(), did, label, action, tuple(changes), session_of(connection))
    _mark(connection, line)
    set_number(connection, number)
    record(connection, line)
    return label


def _mark(connection: sqlite3.Connection, line: Line) -> None:
    values = (line.did == "undone", line.session, line.number, line.action)
    connection.execute("UPDATE actions SET undone = ?, session = ?, number = ? WHERE id = ?", values)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _changes(written: str) -> list[Change]:
    try:
        changes = list(read_changes(written))
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
