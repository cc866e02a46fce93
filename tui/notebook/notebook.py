"""The notebook of a collection: bookmarks, choices, searches, undo and redo, and the values of the last session."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tui.notebook import choice, choosing, history, journal, removing, saved, saving
from tui.notebook.choice import Choice, choice_from
from tui.notebook.errors import ElsewhereError
from tui.notebook.folding import same_key
from tui.notebook.history import Asked
from tui.notebook.place import notebook_path
from tui.notebook.reviewing import Reviewing
from tui.notebook.safety.line import Did
from tui.notebook.safety.opening import open_file
from tui.notebook.saved import SavedSearch, saved_from


class Notebook(Reviewing):
    """What was made of one collection, each thing on the disk before the call that made it returns. Thread-safe.

    Several processes may hold the same notebook; each call sees what the others have written.
    Reading never raises: where the file can't be read the answer is empty and `problem` says why.
    """

    _asked_of: object = None  # the action of another window that was asked about last, and when

    @classmethod
    def open(cls, key: str, *, data_dir: Path | None = None) -> Notebook:
        """Open the notebook of the collection with this key, or make it. Never raises."""
        path = notebook_path(key, data_dir)
        return cls(path, open_file(path))

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

    def remove_kept(self, bookmark_ids: Sequence[str], search_ids: Sequence[str] = ()) -> int:
        """Remove bookmarks and saved searches as one action; how many still were there. Raises NotebookError."""
        with self._writing() as connection:
            return removing.remove(connection, bookmark_ids, search_ids)

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

    def undo(self, *, asking: bool = False) -> str:
        """Take back the last action; its name ("bookmark removed: “…”") or empty. NotebookError.

        With `asking`, one that another window did since this was opened is taken back when it is asked for a second
        time; the first time ElsewhereError is raised.
        """
        return self._replay(journal.undo, "undone", asking)

    def redo(self, *, asking: bool = False) -> str:
        """Do again what was undone last; its name or empty. NotebookError, and ElsewhereError as `undo` has it."""
        return self._replay(journal.redo, "done again", asking)

    def _replay(self, step: Callable[[sqlite3.Connection], str], did: Did, asking: bool) -> str:
        with self._writing() as connection:
            if asking:
                self._ask(journal.next_to(connection, did), journal.number_in(connection))
            return step(connection)

    def _ask(self, action: journal.Action | None, number: int) -> None:
        if action is None or action.session == self._session or action.number <= self._since:
            return
        # Whatever was done since was done after the question, which is asked anew then.
        if self._asked_of != (asked := (action, number)):
            self._asked_of = asked
            raise ElsewhereError(action.label)

    def _asked(self) -> tuple[Asked, ...]:
        return tuple(Asked(str(text), str(at), hits) for text, at, hits in self._fetch(history.SELECT))
