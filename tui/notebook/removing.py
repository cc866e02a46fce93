"""Removing bookmarks and saved searches together, as one action of the journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from tui.notebook import bookmark, saved
from tui.notebook.journal import Change, perform


def remove(connection: sqlite3.Connection, bookmark_ids: Iterable[str], search_ids: Iterable[str]) -> int:
    """Remove what still is there of these, and say how many that were."""
    marks = [bookmark.bookmark_from(row) for row in _rows(connection, bookmark.SELECT, "bookmarks", bookmark_ids)]
    searches = [saved.saved_from(row) for row in _rows(connection, saved.SELECT, "searches", search_ids)]
    names = [f"“{each.brief}”" for each in marks] + [f"“{each.name}”" for each in searches]
    changes = [Change("bookmarks", each.id, bookmark.row_of(each), None) for each in marks]
    changes += [Change("searches", each.id, saved.row_of(each), None) for each in searches]
    if changes:
        what = "bookmark" if marks else "search"
        many = f" and {len(names) - 1:,} more" if len(names) > 1 else ""
        perform(connection, f"{what} removed: {names[0]}{many}", changes)
    return len(changes)


def _rows(connection: sqlite3.Connection, select: str, table: str, ids: Iterable[str]) -> list[Sequence[object]]:
    statement = f"{select} WHERE {table}.id = ?"
    found = (connection.execute(statement, (each,)).fetchone() for each in dict.fromkeys(ids))
    return [row for row in found if row is not None]
