"""Opening a notebook's file: created whole, set aside when damaged, still read when it can't be written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tui.notebook.bookmark import SELECT
from tui.notebook.errors import primary_code, reason
from tui.notebook.place import opening_lock
from tui.notebook.schema import VERSION, migrate, version_of

BUSY_SECONDS = 5.0
# Python raises UnicodeDecodeError for an SQLite message that quotes damaged bytes.
_FAILURES = (OSError, sqlite3.Error, UnicodeDecodeError)
_COMPANIONS = ("-wal", "-shm", "-journal")
_SMALLEST = 512
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file: `refusal` says why it is not written, `notice` what happened when it was opened."""

    connection: sqlite3.Connection
    refusal: str = ""
    notice: str = ""


class _NewerSchemaError(Exception):
    pass


def open_file(path: Path) -> Opened:
    """Open the notebook at `path` by all means: writable, else for reading, else empty with the reason."""
    notice = ""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with opening_lock(path):
            notice = _set_aside_if_damaged(path)
            if not path.exists():
                _create(path)
            return Opened(_migrated(path), notice=notice)
    except _NewerSchemaError as error:
        return _for_reading(path, str(error))
    except _FAILURES as error:
        return _for_reading(path, f"{reason(error)}. {notice}".rstrip(". "))


def _migrated(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    try:
        if (found := version_of(connection)) > VERSION:
            raise _NewerSchemaError(
                f"a newer dtti-tui wrote it (schema {found}, this one knows {VERSION}); update dtti-tui"
            )
        migrate(connection)
        return connection
    except BaseException:
        connection.close()
        raise


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection whose every commit is on the disk before it returns, for any thread under a lock."""
    uri = path.absolute().as_uri() + ("?mode=ro" if read_only else "?mode=rw")
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.text_factory = lambda value: value.decode("utf-8", "replace")
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            # On macOS an ordinary fsync leaves the bytes in the drive's cache; elsewhere this does nothing.
            connection.execute("PRAGMA fullfsync = ON")
        return connection
    except BaseException:
        connection.close()
        raise


def _create(path: Path) -> None:
    # A file of this name is therefore never half made: an empty one has lost its contents.
    for orphan in _present_companions(path):
        # SQLite would replay the log of a file that is gone into the new one.
        orphan.rename(_free_name(path, orphan.name.removeprefix(path.name)))
    draft = path.with_name(f"{path.name}.new-{os.getpid()}")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(connect(draft)) as connection:
            migrate(connection)
        draft.replace(path)
    finally:
        for left in (draft, *_present_companions(draft)):
            left.unlink(missing_ok=True)
    _sync_directory(path.parent)


def _sync_directory(directory: Path) -> None:
    if os.name != "nt":
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _set_aside_if_damaged(path: Path) -> str:
    if not path.exists() or not (damage := _damage(path)):
        return ""
    aside = _free_name(path, "")
    for companion in _present_companions(path):
        companion.rename(aside.with_name(aside.name + companion.name.removeprefix(path.name)))
    path.rename(aside)
    _sync_directory(path.parent)
    return f"The notebook was damaged ({damage}); it is set aside as {aside}, and a new one is open."


def _damage(path: Path) -> str:
    # SQLite takes a file of one byte for a new one.
    if (size := path.stat().st_size) < _SMALLEST:
        return f"only {size} bytes of it are left"
    try:
        # Read-only: the last writing connection to close would fold the write-ahead log into the damage.
        with closing(connect(path, read_only=True)) as connection:
            verdict = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in _DAMAGE:
            raise
        return " ".join(str(error).split())
    except UnicodeDecodeError:
        return "its tables are not described in text"
    return "" if verdict == "ok" else " ".join(verdict.split())


def _present_companions(path: Path) -> list[Path]:
    names = (path.with_name(path.name + end) for end in _COMPANIONS)
    return [companion for companion in names if companion.exists()]


def _free_name(path: Path, ending: str) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    number = 0
    while True:
        label = f"{stamp}-{number}" if number else stamp
        name = path.with_name(f"{path.stem}.damaged-{label}.sqlite{ending}")
        if not name.exists():
            return name
        number += 1


def _for_reading(path: Path, why: str) -> Opened:
    """Show what can be read: the live file, else a copy in a place where SQLite may write, else nothing."""
    refusal = f"The notebook {path} can't be written: {why}"
    if path.is_file():
        for attempt in (_live, _copied):
            try:
                return Opened(attempt(path), refusal)
            except _FAILURES:
                continue
        refusal += " (and what is in it can't be shown)"
    empty = _in_memory()
    migrate(empty)
    return Opened(empty, refusal)


def _live(path: Path) -> sqlite3.Connection:
    connection = connect(path, read_only=True)
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
        with closing(connect(copy)) as source:
            if version_of(source) < VERSION:
                return _taken_over(source)
            source.execute(SELECT + " LIMIT 1").fetchone()
            memory = _in_memory()
            source.backup(memory)
            return memory


def _taken_over(old: sqlite3.Connection) -> sqlite3.Connection:
    """What is in a file of an older version, in memory and with the tables of this one."""
    memory = _in_memory()
    migrate(memory)
    for (table,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"):
        rows = old.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
        columns = ", ".join(f'"{column[0]}"' for column in rows.description)
        places = ", ".join("?" for _ in rows.description)
        memory.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', rows)
    return memory


def _in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
