"""Whether the file of a notebook is damaged, and how it is put out of the way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tui.notebook.errors import damaged
from tui.notebook.safety.connecting import connect
from tui.notebook.safety.files import free_name, present_companions, sync_directory
from tui.notebook.schema import VERSION, version_of

_SMALLEST = 512
# Checking takes about a millisecond a megabyte; of a longer file all is checked once the first frame is there.
_CHECKED_AT_ONCE = 1_000_000
Identity = tuple[int, int]


def identity(path: Path) -> Identity | None:
    """What tells one file from another of the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def damage_at(path: Path, *, thoroughly: bool = False) -> str:
    """What is wrong with a file, empty where nothing is. Raises OSError and sqlite3.Error where it can't be read."""
    # SQLite takes a file of one byte for a new one.
    if (size := path.stat().st_size) < _SMALLEST:
        return f"only {size} bytes of it are left"
    try:
        # Read-only: the last writing connection to close would fold the write-ahead log into the damage.
        with closing(connect(path, read_only=True, lenient=True)) as connection:
            return _damage_in(connection, path, thoroughly or size < _CHECKED_AT_ONCE, thoroughly)
    except sqlite3.DatabaseError as error:
        if not damaged(error):
            raise
        return " ".join(str(error).split())
    except UnicodeDecodeError:
        return "its tables are not described in text"


def _damage_in(connection: sqlite3.Connection, path: Path, all_of_it: bool, thoroughly: bool) -> str:
    version = version_of(connection)
    if all_of_it or version < VERSION:
        check = "integrity_check(1)" if thoroughly else "quick_check(1)"
        verdict = str(connection.execute(f"PRAGMA {check}").fetchone()[0])
        if verdict != "ok":
            return " ".join(verdict.split())
    if version == VERSION and len(connection.execute("SELECT number FROM logged").fetchall()) != 1:
        return "it does not say how many actions it has seen"
    if not any(each.stat().st_size for each in present_companions(path) if not each.name.endswith("-shm")):
        pages, length = (connection.execute(f"PRAGMA page_{each}").fetchone()[0] for each in ("count", "size"))
        if path.stat().st_size < pages * length:
            return "its end is missing"
    return ""


def told_of(aside: Path) -> Path:
    """Where it stands what became of a file that was set aside."""
    return aside.with_suffix(".txt")


def set_aside(path: Path) -> Path:
    """Give a damaged file and what SQLite keeps beside it names of their own; the new one. Raises OSError."""
    aside = free_name(path, "")
    for companion in present_companions(path):
        companion.rename(aside.with_name(aside.name + companion.name.removeprefix(path.name)))
    path.rename(aside)
    sync_directory(path.parent)
    return aside
