"""The open file of a notebook: its lock, its transactions, and what is said when one fails."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tui.notebook.errors import NotebookError, reason
from tui.notebook.opening import BUSY_SECONDS, Opened

_BRIEFLY = 0.2  # seconds that keeping something in passing may wait for another program


class Store:
    """A file that several threads read and write through one connection, one after the other."""

    def __init__(self, path: Path, opened: Opened) -> None:
        self.path = path
        self._connection = opened.connection
        self._refusal = opened.refusal
        self._notice = opened.notice
        self._trouble = ""
        self._lock = threading.RLock()

    @property
    def problem(self) -> str:
        """Why it can't be written or read, or that a damaged one was set aside; empty when all is well."""
        return self._refusal or self._trouble or self._notice

    @property
    def writable(self) -> bool:
        """Whether it was opened for writing; a full disk may still refuse a write."""
        return not self._refusal

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        with self._lock:
            self._connection.close()
            self._refusal = self._refusal or "The notebook is closed."

    def _fetch(self, statement: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._connection.execute(statement, values).fetchall()
            except (sqlite3.Error, UnicodeError) as error:
                self._trouble = f"The notebook {self.path} can't be read: {reason(error)}"
                return []

    def _state(self) -> object:
        """What is another whenever this or any other connection has written."""
        with self._lock:
            try:
                return self._connection.execute("PRAGMA data_version").fetchall(), self._connection.total_changes
            except sqlite3.Error:
                return object()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is on the disk when it is left, or NotebookError and nothing changed."""
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

    @contextmanager
    def _writing_in_passing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that waits for nobody, for what can be kept the next time as well."""
        with self._lock:
            trouble = self._trouble
            try:
                self._wait_at_most(_BRIEFLY)
                with self._writing() as connection:
                    yield connection
            except NotebookError:
                self._trouble = trouble  # the next attempt is near, and nothing that was made is concerned
                raise
            finally:
                self._wait_at_most(BUSY_SECONDS)

    def _wait_at_most(self, seconds: float) -> None:
        with suppress(sqlite3.Error):
            self._connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def _roll_back(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            # The connection is closed or broken; SQLite rolls back when the file is next opened.
            pass
