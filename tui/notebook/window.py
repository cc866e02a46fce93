"""A window in which one types, told from those that have ended by a lock that ends with its process."""

from __future__ import annotations

import time
import uuid
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

_OLD = 86_400  # seconds; a younger file may be one whose lock is just about to be taken
_TROUBLE = (OSError, NotImplementedError)  # a file system without locks among it


class Window:
    """One that is open; without a name where no lock is to be had, and then nobody takes it for open."""

    def __init__(self, name: str, lock: FileLock | None) -> None:
        self.name = name
        self._lock = lock

    @classmethod
    def open(cls, notebook: Path) -> Window:
        """Another window of the notebook in this file. Never raises."""
        directory, name = _directory(notebook), uuid.uuid4().hex
        try:
            directory.mkdir(mode=0o700, exist_ok=True)
            _sweep(directory)
            lock = _lock(directory / name)
            lock.acquire()
        except (*_TROUBLE, Timeout):
            return cls("", None)
        return cls(name, lock)

    @staticmethod
    def lives(notebook: Path, name: str) -> bool:
        """Whether a window of this name is open."""
        path = _directory(notebook) / name
        return bool(name) and path.name == name and path.is_file() and not _ended(path)

    def close(self) -> None:
        """It is not open any more."""
        if self._lock is not None:
            with suppress(*_TROUBLE):
                self._lock.release()
                Path(self._lock.lock_file).unlink(missing_ok=True)


def _directory(notebook: Path) -> Path:
    return notebook.with_suffix(".typing")


def _lock(path: Path) -> FileLock:
    return FileLock(path, timeout=0, mode=0o600, thread_local=False)


def _ended(path: Path) -> bool:
    """Whether nobody holds a lock; its file is removed then."""
    lock = _lock(path)
    try:
        lock.acquire()
    except Timeout:
        return False
    except _TROUBLE:
        return True  # it is offered once too often rather than never
    with suppress(*_TROUBLE):
        lock.release()
        path.unlink(missing_ok=True)
    return True


def _sweep(directory: Path) -> None:
    for path in directory.iterdir():
        with suppress(*_TROUBLE):
            if time.time() - path.stat().st_mtime > _OLD:
                _ended(path)
