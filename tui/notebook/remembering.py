"""What is kept of the reading itself: nothing of it is worth a question, and nothing waits for it."""

from __future__ import annotations

from tui.notebook import session
from tui.notebook.session import Session, Spot
from tui.notebook.tending import Tending


class Remembering(Tending):
    """The part of a notebook that knows where the reader was."""

    def remember_session(self, now: Session, spot: Spot | None = None) -> None:
        """Keep the view and the place in its document; it waits for nobody: leaving is quick. NotebookError."""
        with self._writing_in_passing() as connection:
            session.remember(connection, now, spot)

    def session(self) -> Session:
        """The view that was kept last."""
        if written := self.recall("session"):
            return session.decoded(written)
        cursor = self.recall("cursor")  # as the first releases kept the place
        return Session(self.recall("document"), int(cursor) if cursor.isdecimal() else 0)

    def spot_in(self, document_id: str) -> Spot | None:
        """The place at which a document was left, or None if it was not read before."""
        rows = self._fetch(
            "SELECT document, cursor, row, quote, prefix, digest FROM places WHERE document = ?", (document_id,)
        )
        return Spot(*rows[0]) if rows else None

    def remember(self, key: str, value: str) -> None:
        """Keep a value of the session under a key of its own; it waits for nobody. NotebookError."""
        with self._writing_in_passing() as connection:
            connection.execute("INSERT OR REPLACE INTO session (key, value) VALUES (?, ?)", (key, value))

    def recall(self, key: str) -> str:
        """What was kept under a key, such as `session` and `layout`, or empty."""
        rows = self._fetch("SELECT value FROM session WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else ""
