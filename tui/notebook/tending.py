"""Looking after a notebook while it is open: damage is looked for, and the backup of the day is made."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from tui.notebook.errors import NotebookError, damaged, reason
from tui.notebook.safety.connecting import FAILURES, connect
from tui.notebook.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tui.notebook.safety.backups import Backup
    from tui.notebook.safety.recovery import Rebuilt

_PATIENCE = 5.0  # seconds
_ATTEMPTS = 20  # at restoring between two actions of another program


class Tending(Store):
    """The part of a notebook that keeps its file, its log and its backups sound. Nothing here raises."""

    def look_after(self) -> None:
        """Look for damage in file, log and backups, mend it, and make a backup where one is due.

        It takes a while with a long notebook, so it is for a thread; `news` tells what it found. One program at a time
        does it.
        """
        from tui.notebook.place import tending_lock

        if not self.writable:
            return
        try:
            with tending_lock(self.path) as alone:
                if alone and self._sound_file():
                    whole = self._sound_rows()
                    if self._back_up(anyway=not whole) is not None:
                        self._check_older()
        except NotebookError:
            pass  # told of already
        except FAILURES as error:
            self._news.append(f"The notebook {self.path} could not be checked: {reason(error)}")

    def back_up(self) -> Backup:
        """Make a backup now, whether one is due or not. Raises NotebookError."""
        from tui.notebook.place import tending_lock

        if not self.writable:
            raise NotebookError(self.problem)
        try:
            with tending_lock(self.path, seconds=_PATIENCE) as alone:
                if not alone or (made := self._back_up(anyway=True)) is None:
                    raise NotebookError("Another program makes a backup just now; try again in a moment.")
        except FAILURES as error:
            raise NotebookError(f"No backup of {self.path} was made: {reason(error)}") from error
        return made

    def restore(self, source: Path) -> Backup:
        """Let the notebook be as it is in a backup or another file of a notebook; the backup of how it was until now.

        Raises NotebookError, and nothing has changed then.
        """
        from tui.notebook.safety.restoring import put_into, taken_from

        with closing(taken_from(source)) as wanted:
            for _ in range(_ATTEMPTS):
                before = self.back_up()
                with self._writing() as connection:
                    # What was done between the two is in no backup yet.
                    if done := put_into(connection, wanted, before.number):
                        self._as_read = None
                if done:
                    self.back_up()
                    return before
        raise NotebookError("Another program goes on keeping something; nothing was restored; try again in a moment.")

    def close(self) -> None:
        """Close the file, with a backup where one is due and something was done; closing twice does no harm."""
        if self._acted and self.writable:
            from tui.notebook.place import tending_lock

            with suppress(NotebookError, *FAILURES), tending_lock(self.path) as alone:
                if alone:
                    self._back_up()
        super().close()

    def _sound_file(self) -> bool:
        """Whether the file is as SQLite has written it; else it is made again."""
        from tui.notebook.safety.damage import damage_at

        damage = damage_at(self.path, thoroughly=True)
        if damage:
            with self._lock:
                return self._mend(damage)
        return True

    def _sound_rows(self) -> bool:
        """Let every row be as it was logged; whether log and backup have all of it."""
        from tui.notebook.safety.comparing import differing, restored
        from tui.notebook.safety.recovery import rebuilt

        with closing(connect(self.path, read_only=True, lenient=True)) as reader:
            reader.execute("BEGIN")
            number = int(reader.execute("SELECT number FROM logged").fetchone()[0])
            made = rebuilt(self.path, number)
            with closing(made.connection):
                told = self._set_aside(made, number)
                self._news += told
                if made.number != number or not made.whole:
                    return False
                differences = differing(reader, made.connection)
        if differences:
            with self._writing() as connection:
                restored_rows = restored(connection, differences, number)
            self._news += filter(None, [restored_rows])
        return not told and not differences

    def _set_aside(self, made: Rebuilt, number: int) -> list[str]:
        """Put damaged backups and a damaged log out of the way; what to say of that."""
        from tui.notebook.safety.backups import Backups
        from tui.notebook.safety.files import free_name
        from tui.notebook.safety.recovery import count

        told = []
        for backup in made.unsound:
            aside = Backups(self.path).set_aside(backup)
            told.append(f"The backup of {backup.day} was damaged; it is set aside as {aside}, and a new one is made.")
        damaged_lines = self._log.damaged()
        lacking = made.missing + max(0, number - made.number)
        if damaged_lines or lacking:
            kept = ""
            if damaged_lines:
                aside = free_name(self.path, "", ".log")
                shutil.copyfile(self._log.path, aside)
                kept = f"; a copy as it was is {aside}"
            what = count(damaged_lines, "damaged line") if damaged_lines else count(lacking, "action") + " less"
            told.append(f"The log of the notebook had {what}; a new backup has everything{kept}.")
        return told

    def _check_older(self) -> None:
        """Put damaged backups out of the way, once a day."""
        from tui.notebook.safety.backups import Backups

        backups = Backups(self.path)
        for backup in backups.all():
            if not backup.sound:
                aside = backups.set_aside(backup)
                self._news.append(f"The backup of {backup.day} was damaged; it is set aside as {aside}.")

    def _back_up(self, *, anyway: bool = False) -> Backup | None:
        """Make a backup where one is due, and begin the log anew; of more than are kept the oldest go then."""
        from tui.notebook.safety.backups import Backups, UnsoundError

        backups = Backups(self.path)
        try:
            with closing(connect(self.path, read_only=True)) as reader:
                number = int(reader.execute("SELECT number FROM logged").fetchone()[0])
                if not anyway and not backups.due(number):
                    return None
                made = backups.make(reader)
        except UnsoundError as error:
            with self._lock:
                self._mend(error)
            raise NotebookError(f"No backup of {self.path} was made: {error}") from error
        except sqlite3.Error as error:
            if not damaged(error):
                raise
            with self._lock:
                self._mend(error)
            raise NotebookError(f"No backup of {self.path} was made: {reason(error)}") from error
        with self._lock:
            self._begin()
            try:
                last = int(self._connection.execute("SELECT number FROM logged").fetchone()[0])
                backups.take_log(self._log.path, last)
            finally:
                self._roll_back()
        backups.remove_old()
        return made
