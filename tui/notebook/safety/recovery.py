"""A notebook made again from its newest sound backup and the actions that were logged since."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tui.notebook.journal import number_in, replay, set_number
from tui.notebook.place import log_path
from tui.notebook.safety.backups import Backup, Backups, loaded
from tui.notebook.safety.connecting import FAILURES, in_memory
from tui.notebook.safety.line import Line
from tui.notebook.safety.log import Log
from tui.notebook.schema import VERSION, migrate, version_of


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What there is without the file: in memory, with where it comes from and what is not in it."""

    connection: sqlite3.Connection
    number: int
    backup: Backup | None
    unsound: Sequence[Backup]
    logged: int
    missing: int
    damaged_lines: int

    @property
    def whole(self) -> bool:
        """Whether it is known to have everything up to its number."""
        return not self.missing

    @property
    def told(self) -> str:
        """How it went and where it comes from, as the end of a sentence that says what was wrong."""
        parts = [f"the backup of {self.backup.day}"] if self.backup else []
        if self.logged:
            parts.append(f"the log of {count(self.logged, 'action')}")
        if not parts:
            return " and has no backup and no log: a new one is open."
        lost = f"; {count(self.missing, 'action')} could not be read, all else is there"
        return f"{lost if self.missing else ' and is whole'} again: from {' and '.join(parts)}."


def rebuilt(path: Path, upto: int | None = None) -> Rebuilt:
    """The notebook at `path` without its file, up to a number or all that is known. The caller closes it."""
    lines, damaged = logged_lines(path)
    wanted = {number: line for number, line in lines.items() if upto is None or number <= upto}
    unsound: list[Backup] = []
    for backup in Backups(path).all():
        if upto is not None and backup.number > upto:
            continue
        connection = _opened(backup)
        if connection is not None:
            return _played(connection, wanted, backup, unsound, damaged)
        unsound.append(backup)
    empty = in_memory()
    migrate(empty)
    return _played(empty, wanted, None, unsound, damaged)


def logged_lines(path: Path) -> tuple[Mapping[int, Line], int]:
    """All actions that logs tell of, by number, and how many damaged lines these have."""
    lines: dict[int, Line] = {}
    damaged = 0
    for read in (Backups(path).read_logs, Log(log_path(path)).read):
        with suppress(OSError):
            found = read()
            lines |= found.lines
            damaged += found.damaged
    return lines, damaged


def replay_here(connection: sqlite3.Connection, path: Path) -> tuple[int, int]:
    """Do, inside a transaction of the caller, what the log has and the file lacks.

    How many actions, and how many are not known. Raises sqlite3.Error.
    """
    lines, _ = logged_lines(path)
    return _replay(connection, number_in(connection), lines)


def said_of(done: int, missing: int) -> str:
    """What to say of actions that the log had and the file lacked."""
    if done <= 1 and not missing:
        return ""  # a program that was killed between log and file leaves one
    lost = f"{count(missing, 'action')} could not be read" if missing else "nothing is missing"
    return f"Your notebook lacked {count(done, 'action')} of its log; they are in it again; {lost}."


def _opened(backup: Backup) -> sqlite3.Connection | None:
    if not backup.sound:
        return None
    try:
        connection = loaded(backup)
    except FAILURES:
        return None
    try:
        if version_of(connection) > VERSION:
            raise sqlite3.DatabaseError("a newer version wrote it")
        migrate(connection)
        return connection
    except FAILURES:
        connection.close()
        return None


def _played(
    connection: sqlite3.Connection,
    lines: Mapping[int, Line],
    backup: Backup | None,
    unsound: Sequence[Backup],
    damaged: int,
) -> Rebuilt:
    connection.execute("BEGIN")
    done, missing = _replay(connection, number_in(connection), lines)
    connection.execute("COMMIT")
    return Rebuilt(connection, number_in(connection), backup, unsound, done, missing, damaged)


def _replay(connection: sqlite3.Connection, number: int, lines: Mapping[int, Line]) -> tuple[int, int]:
    later = sorted(each for each in lines if each > number)
    failed = sum(not replay(connection, lines[each]) for each in later)
    gaps = (later[-1] - number - len(later)) if later else 0
    if later:
        set_number(connection, later[-1])
    return len(later), gaps + failed


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
