"""A file whose actions go to its log first, and that is replaced by what is sound when it is not."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
import uuid
from contextlib import suppress
from pathlib import Path

from tui.notebook.errors import NotebookError, primary_code
from tui.notebook.journal import number_in
from tui.notebook.place import log_path
from tui.notebook.safety import connecting
from tui.notebook.safety.connecting import never_closed
from tui.notebook.safety.damage import identity
from tui.notebook.safety.log import Log
from tui.notebook.safety.opening import Found, Opened, open_file
from tui.notebook.safety.recording import Recording, take_recorded

_MOST_MENDED = 3  # times in a session: a disk that damages all that is written is no place to write to


class Logged:
    """An open file and its log. What is protected here is called with the lock held."""

    def __init__(self, path: Path, opened: Opened) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._reading = threading.RLock()  # of the bookmarks; taken before the other one
        self._as_read: object = None  # what the file was when all bookmarks were read; None for all anew
        self._log = Log(log_path(path))
        self._patience = connecting.BUSY_SECONDS
        self._mended = 0
        self._unsettled = 0  # the number of the first action in the log that was told of as not kept
        self._news: list[str] = []
        self.told: tuple[str, ...] = ()
        """All the news that were told of, to be read again."""
        self._acted = False
        self.waiting = False
        """Whether another program keeps the file locked just now, so that something is not written yet."""
        self._session = uuid.uuid4().hex
        self._take(opened)
        self._since = 0  # the number of the last action before this was opened
        with suppress(*connecting.FAILURES):
            self._since = number_in(self._connection)

    def news(self) -> tuple[str, ...]:
        """What has happened to the file since it was opened and was not told of yet, each once."""
        news, self._news = tuple(self._news), []
        self.told = (*self.told, *news)
        return news

    def _take(self, opened: Opened) -> None:
        self._connection = opened.connection
        if isinstance(opened.connection, Recording):
            opened.connection.session = self._session
        self._refusal = opened.refusal
        self._notice = opened.notice
        self._file = None if opened.refusal else identity(self.path)

    def _begin(self) -> None:
        """Begin to write to the file that is there now and has all that the log has."""
        if self._replaced():
            self._open_again()
        if self._unsettled:
            self._settle()
        self._reserve()
        if self._replaced():
            self._roll_back()
            self._open_again()
            self._reserve()
        if self._log.last() > number_in(self._connection):
            # A program that was killed between log and file, or damage from outside while the file was open.
            from tui.notebook.safety.recovery import replay_here, said_of

            self._news += filter(None, [said_of(*replay_here(self._connection, self.path))])
        take_recorded(self._connection)

    def _reserve(self) -> None:
        """Wait until nobody else writes. Raises sqlite3.Error where that takes too long."""
        until = time.monotonic() + self._patience
        # SQLite asks ever less often: where others write without a pause it would never have its turn.
        self._connection.execute("PRAGMA busy_timeout = 1")
        try:
            while True:
                try:
                    self._connection.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                        raise
                self.waiting = True
                time.sleep(random.uniform(0.0005, 0.003))
        finally:
            self.waiting = False
            self._connection.execute(f"PRAGMA busy_timeout = {int(connecting.BUSY_SECONDS * 1000)}")

    def _commit(self) -> None:
        """End a transaction: in the log and on the disk, or in neither and sqlite3.Error or OSError."""
        lines = take_recorded(self._connection)
        if not lines:
            self._connection.execute("COMMIT")
            return
        self._unsettled = lines[0].number
        try:
            self._log.append(lines)
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error, OSError):
                self._settle()
            raise
        self._unsettled = 0
        self._acted = True

    def _settle(self) -> None:
        """Take back what the log has of an action that was not kept. Raises sqlite3.Error and OSError."""
        try:
            held = self._connection.in_transaction  # then it is ours, and nobody else has written since
            if not held:
                self._reserve()
            if held or number_in(self._connection) < self._unsettled:
                self._log.take_back(self._unsettled)
        finally:
            self._roll_back()
        # Written over what a COMMIT that failed may have left in the write-ahead log, where it would count one day.
        self._reserve()
        try:
            self._connection.execute("UPDATE logged SET number = number")
            self._connection.execute("COMMIT")
        finally:
            self._roll_back()
        self._unsettled = 0

    def _roll_back(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            # The connection is closed or broken; SQLite rolls back when the file is next opened.
            pass

    def _replaced(self) -> bool:
        """Whether another file, or none, has come to stand where the open one was."""
        return self._file is not None and identity(self.path) != self._file

    def _open_again(self, found: Found | None = None) -> None:
        """Open what is at the path now. Raises NotebookError where that can't be written."""
        self._let_go()
        self._take(open_file(self.path, found))
        if told := self._refusal or self._notice:
            self._news.append(told)
        if self._refusal:
            raise NotebookError(self._refusal)

    def _let_go(self) -> None:
        """Close the file that is open."""
        if self._replaced():
            # SQLite removes the write-ahead log of the last connection by its name: the new file's.
            never_closed(self._connection)
            return
        with suppress(sqlite3.Error):
            self._connection.close()

    def _mend(self, error: Exception | str) -> bool:
        """Put a file together again that turned out to be damaged; whether it can be written now."""
        if self._refusal or self._mended >= _MOST_MENDED:
            return False
        self._mended += 1
        with suppress(NotebookError):
            self._open_again(Found(" ".join(str(error).split()), self._file))
        return not self._refusal
