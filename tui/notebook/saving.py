"""Saving, renaming and removing a search as actions of the journal; looking at one is none."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace

from tui.notebook.errors import NotebookError
from tui.notebook.folding import checked, one_spaced
from tui.notebook.journal import Change, perform
from tui.notebook.saved import SELECT, SavedSearch, called, moment, row_of, saved_from, saved_of, seen_text


def save(connection: sqlite3.Connection, name: str, text: str, documents: Mapping[str, str]) -> SavedSearch:
    """Save a query under a name, in place of the one that has it; NotebookError where either is blank."""
    name, text = _written_name(name), checked(text, "query").strip()
    if not text:
        raise NotebookError("There is no query to save; type one first.")
    new, old = saved_of(name, text, documents), _called(connection, name)
    if old is None:
        perform(connection, f"search saved: “{name}”", [Change("searches", new.id, None, row_of(new))])
        return new
    new = replace(new, id=old.id, created=old.created)
    if (old.name, old.text) == (name, text):
        look(connection, old.id, documents)
    else:
        # Two changes, so that the old query comes back with what it had found.
        changes = [Change("searches", old.id, row_of(old), None), Change("searches", old.id, None, row_of(new))]
        perform(connection, f"search replaced: “{name}”", changes)
    return new


def rename(connection: sqlite3.Connection, search_id: str, name: str) -> None:
    """Give a saved search another name; NotebookError where another has it or the search is not there any more."""
    name, old = _written_name(name), _with_id(connection, search_id)
    if old is None:
        raise NotebookError("This saved search is not there any more; nothing was changed.")
    other = _called(connection, name)
    if other is not None and other.id != search_id:
        raise NotebookError(f"There is a saved search “{other.name}” already; choose another name.")
    if name != old.name:
        change = Change("searches", search_id, {"name": old.name}, {"name": name})
        perform(connection, f"search renamed: “{old.name}”", [change])


def remove(connection: sqlite3.Connection, search_id: str) -> None:
    """Remove a saved search; one that is not there any more is no error."""
    if old := _with_id(connection, search_id):
        perform(connection, f"search removed: “{old.name}”", [Change("searches", search_id, row_of(old), None)])


def look(connection: sqlite3.Connection, search_id: str, documents: Mapping[str, str]) -> None:
    """Note what a saved search has found now."""
    values = (seen_text(documents), moment(), search_id)
    connection.execute("UPDATE searches SET seen = ?, looked = ? WHERE id = ?", values)


def _written_name(name: str) -> str:
    written = one_spaced(checked(name, "name"))
    if not written:
        raise NotebookError("A saved search needs a name.")
    return written


def _called(connection: sqlite3.Connection, name: str) -> SavedSearch | None:
    return called(map(saved_from, connection.execute(SELECT).fetchall()), name)


def _with_id(connection: sqlite3.Connection, search_id: str) -> SavedSearch | None:
    row = connection.execute(SELECT + " WHERE id = ?", (search_id,)).fetchone()
    return None if row is None else saved_from(row)
