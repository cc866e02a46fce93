"""The notebook of a collection: bookmarks, choices, undo and redo, and the values of the last session."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.notebook import choice, choosing, journal
from tui.notebook.bookmark import SELECT, Bookmark, bookmark_of, row_of
from tui.notebook.choice import Choice, choice_from
from tui.notebook.errors import NotebookError, reason
from tui.notebook.opening import BUSY_SECONDS, Opened, open_file
from tui.notebook.place import notebook_path

if TYPE_CHECKING:
    from indexdir import DocumentText

_BRIEFLY = 0.2  # seconds that keeping the place may wait for another program


class Notebook:
    """What was made of one collection, each thing on the disk before the call that made it returns. Thread-safe.

    Several processes may hold the same notebook; each call sees what the others have written.
    Reading never raises: where the file can't be read the answer is empty and `problem` says why.
    """

    def __init__(self, path: Path, opened: Opened) -> None:
        self.path = path
        self._connection = opened.connection
        self._refusal = opened.refusal
        self._notice = opened.notice
        self._trouble = ""
        self._lock = threading.RLock()

    @classmethod
    def open(cls, key: str, *, data_dir: Path | None = None) -> Notebook:
        """Open the notebook of the collection with this key, or make it. Never raises."""
        path = notebook_path(key, data_dir)
        return cls(path, open_file(path))

    @property
    def problem(self) -> str:
        """Why it can't be written or read, or that a damaged one was set aside; empty when all is well."""
        return self._refusal or self._trouble or self._notice

    @property
    def writable(self) -> bool:
        """Whether it was opened for writing; a full disk may still refuse a write."""
        return not self._refusal

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks, newest first."""
        return self._read(" ORDER BY created DESC, rowid DESC", ())

    def bookmarks_in(self, document_id: str) -> tuple[Bookmark, ...]:
        """The bookmarks in one document, by their place in it."""
        return self._read(' WHERE document = ? ORDER BY start, "end"', (document_id,))

    def toggle_bookmark(self, reading: DocumentText, start: int, end: int) -> Bookmark | None:
        """Keep this span of the text, or remove the bookmark on exactly this text; the new one or None.

        Raises NotebookError when it could not be written; nothing has changed then.
        """
        new = bookmark_of(reading, start, end)
        place = (new.document, new.start, new.end, new.quote)
        with self._writing() as connection:
            rows = connection.execute(
                SELECT + ' WHERE document = ? AND start = ? AND "end" = ? AND quote = ?', place
            ).fetchall()
            if rows:
                journal.perform(connection, *_removal([Bookmark(*row) for row in rows]))
                return None
            change = journal.Change("bookmarks", new.id, None, row_of(new))
            journal.perform(connection, f"bookmark added: “{new.brief}”", [change])
        return new

    def remove_bookmark(self, bookmark_id: str) -> None:
        """Remove a bookmark; one that is not there any more is no error. Raises NotebookError."""
        with self._writing() as connection:
            rows = connection.execute(SELECT + " WHERE id = ?", (bookmark_id,)).fetchall()
            if rows:
                journal.perform(connection, *_removal([Bookmark(*row) for row in rows]))

    def choices(self) -> tuple[Choice, ...]:
        """All that was decided about names, newest first."""
        rows = self._fetch(choice.SELECT + " ORDER BY created DESC, document, start", ())
        return tuple(map(choice_from, rows))

    def choose(self, made: Sequence[Choice], replaced: Sequence[Choice] = ()) -> None:
        """Keep choices in place of others, and of any on the same words, as one action. Raises NotebookError."""
        with self._writing() as connection:
            if changes := choosing.changes(connection, made, replaced):
                journal.perform(connection, choosing.label(made, replaced), changes)

    def undo(self) -> str:
        """Take back the last action; its name ("bookmark removed: “…”") or empty. NotebookError."""
        return self._replay(journal.undo)

    def redo(self) -> str:
        """Do again what was undone last; its name or empty. NotebookError."""
        return self._replay(journal.redo)

    def remember_place(self, document: str, cursor: int) -> None:
        """Keep where the reader is; it waits for nobody, so that leaving is quick. NotebookError."""
        with self._lock:
            trouble = self._trouble
            try:
                self._wait_at_most(_BRIEFLY)
                with self._writing() as connection:
                    values = (("document", document), ("cursor", str(cursor)))
                    connection.executemany("INSERT OR REPLACE INTO session (key, value) VALUES (?, ?)", values)
            except NotebookError:
                self._trouble = trouble  # the next attempt is near, and nothing that was made is concerned
                raise
            finally:
                self._wait_at_most(BUSY_SECONDS)

    def recall(self, key: str) -> str:
        """What `remember_place` kept as `document` or `cursor`, or empty."""
        rows = self._fetch("SELECT value FROM session WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else ""

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        with self._lock:
            self._connection.close()
            self._refusal = self._refusal or "The notebook is closed."

    def _wait_at_most(self, seconds: float) -> None:
        with suppress(sqlite3.Error):
            self._connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def _replay(self, step: Callable[[sqlite3.Connection], str]) -> str:
        with self._writing() as connection:
            return step(connection)

    def _read(self, clause: str, values: Sequence[str]) -> tuple[Bookmark, ...]:
        return tuple(Bookmark(*row) for row in self._fetch(SELECT + clause, values))

    def _fetch(self, statement: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._connection.execute(statement, values).fetchall()
            except (sqlite3.Error, UnicodeError) as error:
                self._trouble = f"The notebook {self.path} can't be read: {reason(error)}"
                return []

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            if self._refusal:
                raise NotebookError(self._refusal)
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("COMMIT")
                self._trouble = ""
            except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
                self._trouble = f"Nothing was kept in {self.path}: {reason(error)}"
                raise NotebookError(self._trouble) from error
            except UnicodeEncodeError as error:
                raise NotebookError("The name of this document is no valid text; rename the file.") from error
            finally:
                self._roll_back()

    def _roll_back(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            # The connection is closed or broken; SQLite rolls back when the file is next opened.
            pass


def _removal(removed: Sequence[Bookmark]) -> tuple[str, list[journal.Change]]:
    changes = [journal.Change("bookmarks", each.id, row_of(each), None) for each in removed]
    return f"bookmark removed: “{removed[0].brief}”", changes
