"""The open file of a notebook: its lock, its transactions, and what is said when one fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tui.notebook.errors import NotebookError, damaged, reason
from tui.notebook.logged import Logged
from tui.notebook.safety.connecting import read_leniently
from tui.notebook.safety.opening import Opened

_BRIEFLY = 0.2  # seconds that keeping something in passing may wait for another program
_OTHER_FILE = -2


class Store(Logged):
    """A file that several threads read and write through one connection, one after the other."""

    def __init__(self, path: Path, opened: Opened) -> None:
        super().__init__(path, opened)
        self._trouble = ""

    @property
    def problem(self) -> str:
        """Why it can't be written or read, or what was done about a damaged one; empty when all is well."""
        return self._refusal or self._trouble or self._notice

    @property
    def writable(self) -> bool:
        """Whether it was opened for writing; a full disk may still refuse a write."""
        return not self._refusal

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        with self._lock:
            if self._unsettled and not self._refusal:
                with suppress(sqlite3.Error, OSError):
                    self._settle()
            self._let_go()
            self._file = None
            self._refusal = self._refusal or "The notebook is closed."

    def _fetch(self, statement: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                if self._replaced():
                    self._open_again()
                return self._read(statement, values)
            except NotebookError:
                pass  # what can be read is shown, and `problem` says why it is not written
            except (sqlite3.Error, UnicodeError) as error:
                self._trouble = f"The notebook {self.path} can't be read: {reason(error)}"
                if not damaged(error) or not self._mend(error):
                    return []
                self._trouble = ""
            try:
                return self._read(statement, values)
            except (sqlite3.Error, UnicodeError) as error:
                self._trouble = f"The notebook {self.path} can't be read: {reason(error)}"
                return []

    def _read(self, statement: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.OperationalError as error:
            if "decode" not in str(error):
                raise
            # Whatever is damaged in a text, the rest of it is shown.
            read_leniently(self._connection)
            return self._connection.execute(statement, values).fetchall()

    def state(self) -> object:
        """A value that is another whenever this or any other connection has written."""
        with self._lock:
            return self.written_elsewhere(), self._connection.total_changes

    def written_elsewhere(self) -> object:
        """A value that is another whenever another connection has written, or the file is another."""
        with self._lock:
            try:
                version = self._connection.execute("PRAGMA data_version").fetchall()
                return self._connection, self._file, version
            except sqlite3.Error:
                return object()

    def number(self) -> int:
        """How many actions there have been, by whatever program; -1 where that can't be read just now.

        It is another number below 0 while the file is not the one that is open; reading opens that.
        """
        if not self._lock.acquire(blocking=False):
            return -1
        try:
            if self._replaced():
                return _OTHER_FILE
            return int(self._connection.execute("SELECT number FROM logged").fetchone()[0])
        except (sqlite3.Error, TypeError, ValueError):
            return -1
        finally:
            self._lock.release()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is on the disk when it is left, or NotebookError and nothing changed."""
        with self._lock:
            if self._refusal:
                raise NotebookError(self._refusal)
            try:
                self._begin()
                yield self._connection
                self._commit()
                self._trouble = ""
            except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
                self._roll_back()
                mended = damaged(error) and self._mend(error)
                why = "it was damaged, and it is made again from its backup and its log; try again"
                self._trouble = f"Nothing was kept in {self.path}: {why if mended else reason(error)}"
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
            patience, self._patience = self._patience, _BRIEFLY
            try:
                with self._writing() as connection:
                    yield connection
            except NotebookError:
                self._trouble = trouble  # the next attempt is near, and nothing that was made is concerned
                raise
            finally:
                self._patience = patience
