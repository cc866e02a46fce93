"""Where notebooks are kept, and the lock that guards opening one."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
from filelock import FileLock, Timeout

LOCK_SECONDS = 5.0
_POLL_SECONDS = 0.02


def data_directory() -> Path:
    """The directory of all notebooks: `DTTI_TUI_DATA`, else the user's data directory."""
    chosen = os.environ.get("DTTI_TUI_DATA")
    return Path(chosen).expanduser() if chosen else platformdirs.user_data_path("dtti-tui", appauthor=False)


def notebook_path(key: str, data_dir: Path | None = None) -> Path:
    """The file of the notebook of the collection with this key (`Library.key`)."""
    return (data_dir or data_directory()) / f"{key}.sqlite"


def log_path(path: Path) -> Path:
    """The log beside the file of a notebook."""
    return path.with_suffix(".log")


@contextmanager
def opening_lock(path: Path) -> Iterator[None]:
    """Hold, across processes, the right to create `path`, set it aside or change its schema.

    Raises OSError when the lock file can't be written or another process holds it for over `LOCK_SECONDS`.
    """
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=LOCK_SECONDS, mode=0o600, poll_interval=_POLL_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:
        raise OSError(errno.EBUSY, "another program is opening it; try again in a moment") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def tending_lock(path: Path, *, seconds: float = 0) -> Iterator[bool]:
    """Hold, across processes, the right to check a notebook and to make its backup; False where another has it."""
    lock = FileLock(path.with_name(path.name + ".tending"), timeout=seconds, mode=0o600, poll_interval=_POLL_SECONDS)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
