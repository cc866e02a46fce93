"""The notebook of a collection: bookmarks, choices, searches, undo and redo, and the values of the last session."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.notebook import annotation, choice, choosing, history, journal, saved, saving
from tui.notebook.bookmark import SELECT, Bookmark, bookmark_from, bookmark_of, row_of
from tui.notebook.choice import Choice, choice_from
from tui.notebook.folding import same_key
from tui.notebook.history import Asked
from tui.notebook.opening import open_file
from tui.notebook.place import notebook_path
from tui.notebook.remembering import Remembering
from tui.notebook.saved import SavedSearch, saved_from

if TYPE_CHECKING:
    from indexdir import DocumentText, Kept


class Notebook(Remembering):
    """What was made of one collection, each thing on the disk before the call that made it returns. Thread-safe.

    Several processes may hold the same notebook; each call sees what the others have written.
    Reading never raises: where the file can't be read the answer is empty and `problem` says why.
    """

    _tagged: tuple[object, Mapping[str, frozenset[str]]] = (None, {})

    @classmethod
    def open(cls, key: str, *, data_dir: Path | None = None) -> Notebook:
        """Open the notebook of the collection with this key, or make it. Never raises."""
        path = notebook_path(key, data_dir)
        return cls(path, open_file(path))

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks, newest first."""
        return self._bookmarks(" ORDER BY created DESC, rowid DESC")

    def bookmarks_in(self, document_id: str) -> tuple[Bookmark, ...]:
        """The bookmarks in one document, by their place in it."""
        return self._bookmarks(' WHERE document = ? ORDER BY start, "end"', document_id)

    def toggle_bookmark(self, reading: DocumentText, start: int, end: int) -> Bookmark | None:
        """Keep this span of the text, or remove the bookmark on exactly this text; the new one or None.

        Raises NotebookError when it could not be written; nothing has changed then.
        """
        new = bookmark_of(reading, start, end)
        with self._writing() as connection:
            kept = _on_same_text(connection, new)
            if kept:
                journal.perform(connection, *_removal(kept))
                return None
            journal.perform(connection, *_addition(new))
        return new

    def keep_bookmark(self, reading: DocumentText, start: int, end: int) -> Bookmark:
        """The bookmark on exactly this span of the text, made where there is none yet. Raises NotebookError."""
        new = bookmark_of(reading, start, end)
        with self._writing() as connection:
            kept = _on_same_text(connection, new)
            if not kept:
                journal.perform(connection, *_addition(new))
        return kept[0] if kept else new

    def remove_bookmark(self, bookmark_id: str) -> None:
        """Remove a bookmark; one that is not there any more is no error. Raises NotebookError."""
        with self._writing() as connection:
            rows = connection.execute(SELECT + " WHERE id = ?", (bookmark_id,)).fetchall()
            if rows:
                journal.perform(connection, *_removal([bookmark_from(row) for row in rows]))

    def annotate(self, bookmark_id: str, note: str, tags: Iterable[str]) -> Bookmark:
        """Give a bookmark this note and these tags, and no others; the bookmark as it is now. Raises NotebookError.

        A comma parts tags, and double quotes are left out of them.
        """
        with self._writing() as connection:
            return annotation.annotate(connection, bookmark_id, note, tags)

    def tags(self) -> Mapping[str, int]:
        """How many bookmarks have each tag, the most used first; tags that differ only in case are one."""
        return {tag: len(having) for tag, having in annotation.tagged(self.bookmarks()).items()}

    def tagged_documents(self) -> Mapping[str, frozenset[str]]:
        """The documents that have a bookmark with each tag."""
        # Asked with every letter of a query: worked out anew only once this or another connection has written.
        state = self._state()
        known, having = self._tagged
        if known != state:
            found = annotation.tagged(self.bookmarks())
            having = {tag: frozenset(each.document for each in bookmarks) for tag, bookmarks in found.items()}
            self._tagged = state, having
        return having

    def kept(self, what: annotation.Asking, value: str) -> tuple[Kept, ...]:
        """The places that a search for bookmarks, for a tag or for words of a note asks for, newest first."""
        return annotation.kept(self.bookmarks(), what, value)

    def choices(self) -> tuple[Choice, ...]:
        """All that was decided about names, newest first."""
        rows = self._fetch(choice.SELECT + " ORDER BY created DESC, document, start")
        return tuple(map(choice_from, rows))

    def choose(self, made: Sequence[Choice], replaced: Sequence[Choice] = ()) -> None:
        """Keep choices in place of others, and of any on the same words, as one action. Raises NotebookError."""
        with self._writing() as connection:
            if changes := choosing.changes(connection, made, replaced):
                journal.perform(connection, choosing.label(made, replaced), changes)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """All saved searches by name."""
        return tuple(sorted(map(saved_from, self._fetch(saved.SELECT)), key=lambda each: same_key(each.name)))

    def save_search(self, name: str, text: str, documents: Mapping[str, str]) -> SavedSearch:
        """Save a query with the documents that answer it (id to digest); one of the same name is replaced.

        Raises NotebookError, also where name or query is blank.
        """
        with self._writing() as connection:
            return saving.save(connection, name, text, documents)

    def rename_search(self, search_id: str, name: str) -> None:
        """Give a saved search another name. Raises NotebookError, also where another has it."""
        with self._writing() as connection:
            saving.rename(connection, search_id, name)

    def remove_search(self, search_id: str) -> None:
        """Remove a saved search; one that is not there any more is no error. Raises NotebookError."""
        with self._writing() as connection:
            saving.remove(connection, search_id)

    def looked_at(self, search_id: str, documents: Mapping[str, str]) -> None:
        """Note which documents (id to digest) a saved search has found now; nothing to undo. Raises NotebookError."""
        with self._writing() as connection:
            saving.look(connection, search_id, documents)

    def remember_search(self, text: str, hits: int) -> None:
        """Put a query on top of the history; nothing to undo, and it waits for nobody. Raises NotebookError."""
        with self._writing_in_passing() as connection:
            history.remember(connection, text, hits)

    def asked(self, prefix: str = "") -> tuple[Asked, ...]:
        """What was asked before and begins so, newest first."""
        return history.beginning(self._asked(), prefix)

    def recalled(self, pattern: str) -> tuple[Asked, ...]:
        """What was asked before and has the words, letters or misspelled words of a pattern, the best first."""
        return history.recalled(self._asked(), pattern)

    def forget_searches(self) -> None:
        """Delete the history, for good. Raises NotebookError."""
        with self._writing() as connection:
            history.forget(connection)
        with self._lock:
            history.empty_log(self._connection)

    def undo(self) -> str:
        """Take back the last action; its name ("bookmark removed: “…”") or empty. NotebookError."""
        return self._replay(journal.undo)

    def redo(self) -> str:
        """Do again what was undone last; its name or empty. NotebookError."""
        return self._replay(journal.redo)

    def _replay(self, step: Callable[[sqlite3.Connection], str]) -> str:
        with self._writing() as connection:
            return step(connection)

    def _bookmarks(self, clause: str, *values: str) -> tuple[Bookmark, ...]:
        return tuple(map(bookmark_from, self._fetch(SELECT + clause, values)))

    def _asked(self) -> tuple[Asked, ...]:
        return tuple(Asked(str(text), str(at), hits) for text, at, hits in self._fetch(history.SELECT))


def _on_same_text(connection: sqlite3.Connection, mark: Bookmark) -> list[Bookmark]:
    place = (mark.document, mark.start, mark.end, mark.quote)
    found = connection.execute(SELECT + ' WHERE document = ? AND start = ? AND "end" = ? AND quote = ?', place)
    return [bookmark_from(row) for row in found.fetchall()]


def _addition(new: Bookmark) -> tuple[str, list[journal.Change]]:
    return f"bookmark added: “{new.brief}”", [journal.Change("bookmarks", new.id, None, row_of(new))]


def _removal(removed: Sequence[Bookmark]) -> tuple[str, list[journal.Change]]:
    changes = [journal.Change("bookmarks", each.id, row_of(each), None) for each in removed]
    return f"bookmark removed: “{removed[0].brief}”", changes
