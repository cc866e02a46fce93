"""Connections to the file of a notebook."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tui.notebook.safety.recording import Recording

BUSY_SECONDS = 5.0
TABLE_NAMES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
# Python raises UnicodeDecodeError for an SQLite message that quotes damaged bytes.
FAILURES = (OSError, sqlite3.Error, UnicodeDecodeError)


def connect(path: Path, *, read_only: bool = False, lenient: bool = False) -> Recording:
    """A connection whose every commit is on the disk before it returns, for any thread under a lock.

    One that is `lenient` reads damaged text with replacement characters.
    """
    uri = path.absolute().as_uri() + ("?mode=ro" if read_only else "?mode=rw")
    connection = sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, factory=Recording
    )
    try:
        if lenient:
            read_leniently(connection)
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            # On macOS an ordinary fsync leaves the bytes in the drive's cache; elsewhere this does nothing.
            connection.execute("PRAGMA fullfsync = ON")
        return connection
    except BaseException:
        connection.close()
        raise


def read_leniently(connection: sqlite3.Connection) -> None:
    """Read damaged text from now on; it takes three times as long."""
    connection.text_factory = lambda value: value.decode("utf-8", "replace")


def copy_rows(
    source: sqlite3.Connection, target: sqlite3.Connection, doubled: str = "ABORT", without: str = ""
) -> None:
    """Put the rows of every table but one into the tables of the same names, whatever columns are new there."""
    for (table,) in source.execute(TABLE_NAMES).fetchall():
        if table == without:
            continue
        rows = source.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
        columns = ", ".join(f'"{column[0]}"' for column in rows.description)
        places = ", ".join("?" for _ in rows.description)
        target.executemany(f'INSERT OR {doubled} INTO "{table}" ({columns}) VALUES ({places})', rows)


def in_memory() -> Recording:
    """An empty database that is nowhere."""
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False, factory=Recording)


def never_closed(connection: sqlite3.Connection) -> None:
    """Leave a connection to the system, which closes its files when the program ends, and no more than that."""
    import ctypes

    ctypes.pythonapi.Py_IncRef(ctypes.py_object(connection))
