"""A notebook that can't be written: shown as far as it can be read."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from tui.notebook.bookmark import SELECT
from tui.notebook.safety.connecting import FAILURES, connect, copy_rows, in_memory
from tui.notebook.safety.recovery import rebuilt
from tui.notebook.schema import VERSION, migrate, version_of


def read_by_all_means(path: Path, *, newer: bool = False) -> tuple[sqlite3.Connection, bool]:
    """The live file, else a copy in a place where SQLite may write, else its backup, else nothing and False.

    What is beside a file of a newer version is not understood either.
    """
    for attempt in (_live, _copied) if newer else (_live, _copied, _from_backup):
        try:
            if path.is_file() or attempt is _from_backup:
                return attempt(path), True
        except FAILURES:
            continue
    empty = in_memory()
    migrate(empty)
    return empty, not path.is_file()


def _live(path: Path) -> sqlite3.Connection:
    connection = connect(path, read_only=True, lenient=True)
    try:
        if version_of(connection) < VERSION:
            with closing(connection):
                return _taken_over(connection)
        connection.execute(SELECT + " LIMIT 1").fetchone()
        return connection
    except BaseException:
        connection.close()
        raise


def _copied(path: Path) -> sqlite3.Connection:
    with tempfile.TemporaryDirectory() as room:
        copy = Path(room, "copy.sqlite")
        for original in (path, path.with_name(path.name + "-wal")):
            if original.exists():
                target = copy.with_name(original.name.replace(path.name, copy.name))
                shutil.copyfile(original, target)
        with closing(connect(copy, lenient=True)) as source:
            if version_of(source) < VERSION:
                return _taken_over(source)
            source.execute(SELECT + " LIMIT 1").fetchone()
            memory = in_memory()
            source.backup(memory)
            return memory


def _from_backup(path: Path) -> sqlite3.Connection:
    made = rebuilt(path)
    if made.backup is None and not made.logged:
        made.connection.close()
        raise FileNotFoundError(path)
    return made.connection


def _taken_over(old: sqlite3.Connection) -> sqlite3.Connection:
    """What is in a file of an older version, in memory and with the tables of this one."""
    memory = in_memory()
    migrate(memory)
    copy_rows(old, memory)
    return memory
