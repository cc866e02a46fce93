"""Backups of a notebook: a file a day, of ten days, and beside them the logs of what was done between them.

The name of a backup says the day (UTC), the number of the last action in it, and the checksum of its bytes; that of a
log the day and the number of its last action. A backup with the lines of later numbers is the whole notebook. What
was asked is in no backup: it is forgotten for good when it is forgotten.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tui.notebook.journal import number_in
from tui.notebook.safety.connecting import in_memory
from tui.notebook.safety.files import make_private, sync_directory, sync_file
from tui.notebook.safety.line import Line
from tui.notebook.safety.log import Log, Read

KEPT = 10
_NAME = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)\.(?P<number>\d+)\.(?P<sum>[0-9a-f]{16})\.sqlite")
_LOG = re.compile(r"\d{4}-\d\d-\d\d\.(?P<number>\d+)(?:\.\d+)?\.log")


class UnsoundError(Exception):
    """What was to be kept as a backup is damaged."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the file of a notebook, made on a day, with all actions up to a number."""

    path: Path
    day: str
    number: int
    checksum: str

    @property
    def sound(self) -> bool:
        """Whether it has the bytes that it was written with."""
        try:
            return _checksum(self.path) == self.checksum
        except OSError:
            return False


class Backups:
    """The backups of the notebook in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.directory = path.with_suffix(".backups")

    def all(self) -> tuple[Backup, ...]:
        """All that have not been found damaged, the newest first."""
        backups = filter(None, map(backup_at, self._files()))
        return tuple(sorted(backups, key=lambda each: (each.number, each.day, each.path.name), reverse=True))

    def due(self, number: int) -> bool:
        """Whether something was done since the last one, and that was on another day."""
        newest = next(iter(self.all()), None)
        return number > 0 if newest is None else newest.number < number and newest.day != _today()

    def read_logs(self) -> Read:
        """The actions in the logs between the backups. Raises OSError."""
        lines: dict[int, Line] = {}
        damaged = 0
        for path in sorted((path for path in self._files() if _LOG.fullmatch(path.name)), key=_last_number):
            read = Log(path).read()
            lines |= read.lines
            damaged += read.damaged
        return Read(lines, damaged)

    def make(self, source: sqlite3.Connection) -> Backup:
        """Write what an open file holds, for one program at a time.

        Raises OSError, sqlite3.Error and, where it is damaged, UnsoundError.
        """
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in self.directory.glob("new-*"):
            left.unlink()  # by a program that was killed
        draft = self.directory / f"new-{os.getpid()}.sqlite"
        make_private(draft)
        try:
            with closing(sqlite3.connect(draft, isolation_level=None)) as target:
                source.backup(target)
                number = _cleaned(target)
            sync_file(draft)
            checksum = _checksum(draft)
            made = Backup(self.directory / f"{_today()}.{number:06}.{checksum}.sqlite", _today(), number, checksum)
            draft.replace(made.path)
        finally:
            for left in self.directory.glob(f"{draft.name}*"):
                left.unlink(missing_ok=True)
        sync_directory(self.directory)
        return made

    def take_log(self, log: Path, number: int) -> None:
        """Put the log, up to this action, beside the backups. Raises OSError."""
        count, target = 0, self.directory / f"{_today()}.{number:06}.log"
        while target.exists():
            count += 1
            target = target.with_name(f"{_today()}.{number:06}.{count}.log")
        with suppress(FileNotFoundError):
            log.rename(target)
            sync_directory(self.directory)
            sync_directory(log.parent)

    def remove_old(self) -> None:
        """Keep the newest backups and the last of each of the newest days, and the logs that these need."""
        found = self.all()
        last = {each.day: each for each in reversed(found)}
        days = sorted(last, reverse=True)[:KEPT]
        kept = {*found[:KEPT], *(last[day] for day in days)}
        oldest = min((each.number for each in kept), default=0)
        with suppress(OSError):
            for each in found:
                if each not in kept:
                    each.path.unlink()
            for path in self._files() if len(kept) >= KEPT else ():
                if _LOG.fullmatch(path.name) and _last_number(path) <= oldest:
                    path.unlink()

    def set_aside(self, backup: Backup) -> Path:
        """Give a damaged backup a name under which it is none any more."""
        aside = backup.path.with_name(f"damaged-{backup.path.name}")
        with suppress(OSError):
            backup.path.replace(aside)
        return aside

    def _files(self) -> Sequence[Path]:
        try:
            return [*self.directory.iterdir()]
        except OSError:
            return []


def backup_at(path: Path) -> Backup | None:
    """The backup that a file is by its name, None where it is none."""
    name = _NAME.fullmatch(path.name)
    return Backup(path, name["day"], int(name["number"]), name["sum"]) if name else None


def loaded(backup: Backup) -> sqlite3.Connection:
    """A backup in memory. Raises sqlite3.Error."""
    memory = in_memory()
    try:
        # Nothing is written beside it.
        uri = backup.path.absolute().as_uri() + "?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as source:
            source.backup(memory)
        return memory
    except BaseException:
        memory.close()
        raise


def _cleaned(target: sqlite3.Connection) -> int:
    """Leave out what is not to be kept; the number of the last action. Raises UnsoundError."""
    target.execute("PRAGMA journal_mode = DELETE").fetchall()
    tables = {str(name) for (name,) in target.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "asked" in tables:
        target.execute("PRAGMA secure_delete = ON").fetchall()
        target.execute("DELETE FROM asked")
    verdict = str(target.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if verdict != "ok":
        raise UnsoundError(" ".join(verdict.split()))
    return number_in(target) if "logged" in tables else 0


def _last_number(path: Path) -> int:
    found = _LOG.fullmatch(path.name)
    return int(found["number"]) if found else 0


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
