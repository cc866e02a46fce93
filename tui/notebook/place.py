"""Where notebooks are kept, and the lock that guards opening one."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

LOCK_SECONDS = 5.0
_POLL_SECONDS = 0.02


def data_directory() -> Path:
    """The directory of all notebooks: `DTTI_TUI_DATA`, else the user's data directory."""
    chosen = os.environ.get("DTTI_TUI_DATA")
    return Path(chosen).expanduser() if chosen else platformdirs.user_data_path("dtti-tui", appauthor=False)


def notebook_path(key: str, data_dir: Path | None = None) -> Path:
    """The file of the notebook of the collection with this key (`Library.key`)."""
    return (data_dir or data_directory()) / f"{key}.sqlite"


@contextmanager
def opening_lock(path: Path) -> Iterator[None]:
    """Hold, across processes, the right to create `path`, set it aside or change its schema.

    Raises OSError when the lock file can't be written or another process holds it for over `LOCK_SECONDS`.
    """
    handle = os.open(
        path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600
    )
    try:
        _wait_for(handle)
        yield
    finally:
        # Closing gives the lock back. The file stays: removing it would let two processes lock two files.
        os.close(handle)


def _wait_for(handle: int) -> None:
    deadline = time.monotonic() + LOCK_SECONDS
    while not _try_lock(handle):
        if time.monotonic() > deadline:
            raise OSError(errno.EBUSY, "another program is opening it; try again in a moment")
        time.sleep(_POLL_SECONDS)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
