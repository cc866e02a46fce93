"""Writing files so that they are on the disk, and names that nothing has yet."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

COMPANIONS = ("-wal", "-shm", "-journal")


def sync(descriptor: int) -> None:
    """Wait until what was written to an open file is on the disk. Raises OSError."""
    if sys.platform == "darwin":
        from fcntl import F_FULLFSYNC, fcntl

        # An ordinary fsync leaves the bytes in the drive's cache; not every file system knows of another.
        with suppress(OSError):
            fcntl(descriptor, F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_file(path: Path) -> None:
    """Wait until a file is on the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)


def sync_directory(directory: Path) -> None:
    """Wait until the names in a directory are on the disk. Raises OSError."""
    if os.name != "nt":
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read. Raises OSError."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def present_companions(path: Path) -> list[Path]:
    """The files that SQLite keeps beside a file, as far as they are there."""
    names = (path.with_name(path.name + end) for end in COMPANIONS)
    return [companion for companion in names if companion.exists()]


def free_name(path: Path, ending: str, suffix: str = ".sqlite") -> Path:
    """A name beside a notebook for what of it is damaged."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    number = 0
    while True:
        label = f"{stamp}-{number}" if number else stamp
        name = path.with_name(f"{path.stem}.damaged-{label}{suffix}{ending}")
        if not name.exists():
            return name
        number += 1
