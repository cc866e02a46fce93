"""The index directory: where it is, whose it is, one writer at a time, and generations swapped atomically.

    <cache>/<collection key>/
        CURRENT          JSON: format, generation, folder, and the size of every file of it
        lock             held by the process that builds
        g000007/         a generation: never changed once CURRENT names it
        set-aside-…/     a damaged generation, kept until the next good one

A build works on a copy (hard links where the file system has them) and swaps CURRENT last, so a reader
or a crash never sees a half-written index.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import secrets
import shutil
import stat
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from indexdir.errors import BusyError, DamagedIndexError, StorageError

FORMAT = 5
"""Grows whenever an older index can't be read any more; the index is then built anew."""


def collection_key(folder: Path) -> str:
    """A short name for a collection that is the same at every start: the folder's name and a hash of its path."""
    resolved = os.fspath(folder.resolve())
    slug = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")[:40] or "collection"
    return f"{slug}-{hashlib.sha256(os.fsencode(resolved)).hexdigest()[:12]}"


def cache_root(index_dir: Path | None = None) -> Path:
    """Where all indexes are kept: what was asked for, else `DTTI_TUI_CACHE`, else the user's cache directory."""
    if index_dir is not None:
        return index_dir.expanduser()
    named = os.environ.get("DTTI_TUI_CACHE")
    return Path(named).expanduser() if named else Path(platformdirs.user_cache_dir("dtti-tui", appauthor=False))


@dataclass(frozen=True, slots=True)
class Generation:
    """One complete state of the index on disk.

    `token` tells it from another of the same number: numbers begin anew once a damaged generation is set aside.
    """

    number: int
    path: Path
    token: str
    checksums: tuple[tuple[str, int], ...] = field(default=(), compare=False)

    def verify(self) -> None:
        """Read every file, about a second a gigabyte. Raises DamagedIndexError where one has changed."""
        for name, checksum in self.checksums:
            try:
                found = _checksum(self.path / name)
            except OSError as error:
                raise DamagedIndexError(f"{name} can't be read ({error.strerror or error})") from error
            if found != checksum:
                raise DamagedIndexError(f"{name} is not as it was written")


class IndexDirectory:
    """The directory that holds the generations of one collection's index."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def _pointer(self) -> Path:
        return self.path / "CURRENT"

    def current(self) -> Generation | None:
        """The newest complete generation, or None where there is none of this format.

        Raises DamagedIndexError when CURRENT can't be understood or a file of the generation is missing or cut
        short, and StorageError when the directory belongs to somebody else: an index holds pickles, and theirs
        would run as us.
        """
        self._refuse_strangers()
        try:
            pointer = json.loads(self._pointer.read_bytes())
            number, path = int(pointer["generation"]), self.path / str(pointer["directory"])
            token = str(pointer["token"])
            if pointer["format"] != FORMAT or path.parent != self.path:
                return None
            sizes = {str(name): (int(size), int(checksum)) for name, (size, checksum) in pointer["files"].items()}
            for name, (size, _) in sizes.items():
                if (path / name).stat().st_size != size:
                    raise DamagedIndexError(f"{name} has been cut short or changed")
        except FileNotFoundError as error:
            if Path(error.filename or "") == self._pointer or not self._pointer.exists():
                return None
            raise DamagedIndexError(f"{Path(error.filename).name} is missing") from error
        except PermissionError as error:
            raise StorageError(f"{self.path}: may not be read; name another place with --index-dir") from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise DamagedIndexError(f"CURRENT can't be read ({type(error).__name__})") from error
        return Generation(number, path, token, tuple((name, checksum) for name, (_, checksum) in sizes.items()))

    def prepare(self) -> None:
        """Make the directory, private to the user. Raises StorageError."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._refuse_strangers()
            if os.name == "posix" and stat.S_IMODE(self.path.stat().st_mode) != 0o700:
                self.path.chmod(0o700)
        except OSError as error:
            raise storage_error(error, self.path) from error

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Be the only one who builds. Raises BusyError at once when another process does; a dead one holds nothing."""
        from filelock import FileLock, Timeout  # only a build needs it

        lock = FileLock(self.path / "lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise BusyError("another dtti-tui is building this index; it can be read meanwhile") from error
        except OSError as error:
            raise storage_error(error, self.path) from error
        try:
            yield
        finally:
            lock.release()

    def begin(self, base: Generation | None, *, copied: tuple[str, ...] = ()) -> Generation:
        """A new generation to write to, filled with the files of `base`; files in `copied` will be changed in place."""
        number = self._next_number()
        path = self.path / f"g{number:06d}"
        try:
            shutil.rmtree(path, ignore_errors=True)
            path.mkdir(mode=0o700)
            if base is not None:
                for file in base.path.iterdir():
                    _link_or_copy(file, path / file.name, copy=file.name in copied)
        except OSError as error:
            raise storage_error(error, self.path) from error
        return Generation(number, path, secrets.token_hex(8))

    def publish(self, generation: Generation) -> None:
        """Make a finished generation the current one, atomically and durably."""
        try:
            files = {file.name: (file.stat().st_size, _checksum(file)) for file in generation.path.iterdir()}
            for name in files:
                _sync(generation.path / name)
            pointer = {
                "format": FORMAT,
                "generation": generation.number,
                "token": generation.token,
                "directory": generation.path.name,
                "files": files,
            }
            fresh = self._pointer.with_suffix(".new")
            fresh.write_text(json.dumps(pointer), encoding="utf-8")
            _sync(fresh)
            fresh.replace(self._pointer)
            _sync(self.path)
        except OSError as error:
            raise storage_error(error, self.path) from error

    def tidy(self, *keep: Generation | None) -> None:
        """Remove the other generations. Files that somebody still has open may refuse; the next build tries again."""
        kept = {generation.path for generation in keep if generation}
        for path in self.path.iterdir():
            if path.is_dir() and path not in kept:
                shutil.rmtree(path, ignore_errors=True)

    def set_aside(self, damaged: Generation | None = None) -> None:
        """Take the current generation out of use because it is damaged; the next build starts from nothing.

        Where `damaged` is given and is no longer the current one, nothing is done.
        """
        try:
            pointer = json.loads(self._pointer.read_bytes())
            path = self.path / str(pointer["directory"])
            if damaged is not None and pointer["token"] != damaged.token:
                return
            path.rename(self.path / f"set-aside-{time.time_ns()}")
        except (OSError, ValueError, KeyError, TypeError):
            pass
        with contextlib.suppress(OSError):
            self._pointer.unlink()

    def _next_number(self) -> int:
        taken = [int(found[1]) for path in self.path.iterdir() if (found := re.fullmatch(r"g(\d+)", path.name))]
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            taken.append(int(json.loads(self._pointer.read_bytes())["generation"]))
        return max(taken, default=0) + 1

    def _refuse_strangers(self) -> None:
        if os.name != "posix" or not self.path.exists():
            return
        status = self.path.stat()
        if status.st_uid != os.geteuid():
            raise StorageError(f"{self.path}: belongs to another user and is not opened; use --index-dir")
        if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise StorageError(f"{self.path}: others may write to it, so it is not opened; chmod 700 it")


def storage_error(error: OSError, path: Path) -> StorageError:
    """The one line for what the operating system said of the index directory."""
    reason = (error.strerror or str(error)).lower()
    return StorageError(
        f"{path}: the index can't be written ({reason}); free space, or name another place with --index-dir"
    )


def _link_or_copy(source: Path, target: Path, *, copy: bool) -> None:
    if not copy:
        with contextlib.suppress(OSError):
            os.link(source, target)
            return
    shutil.copyfile(source, target)


def _checksum(path: Path) -> int:
    """The CRC-32 of a file."""
    value = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            value = zlib.crc32(block, value)
    return value


def _sync(path: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
