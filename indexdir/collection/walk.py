"""Which files of a folder are documents, in a stable order, with the size and time of each."""

from __future__ import annotations

import fnmatch
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from indexdir.collection.readers import suffixes
from indexdir.records import Failure

OWN_FILES = frozenset({"manifest.yaml", "manifest.yml", "events.yaml", "events.yml"})
OWN_FOLDERS = frozenset({"cards"})
LARGEST = 256 * 1024 * 1024
"""A file over this many bytes is not read; it is named among what was not searched."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its document id, where it is, and a stamp that changes when the file does."""

    id: str
    path: Path
    stamp: str


def walk(folder: Path, ignore: Iterable[str] = ()) -> Iterator[Found | Failure]:
    """Every document below the folder by path, and a Failure for each file that is there but can't be one.

    Hidden files and folders, the collection's own YAML, and what `ignore` names are passed over in silence.
    Links to folders are not followed, so a loop of links can't trap the walk.
    """
    patterns = tuple(ignore)
    yield from _walk(folder, PurePosixPath(), patterns)


def _walk(folder: Path, inside: PurePosixPath, ignore: tuple[str, ...]) -> Iterator[Found | Failure]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(f"{inside}/", f"the folder can't be read: {reason(error)}")
        return
    for entry in entries:
        relative = inside / entry.name
        if entry.name.startswith(".") or _ignored(relative, ignore):
            continue
        if _is_folder(entry):
            if not (inside == PurePosixPath() and entry.name in OWN_FOLDERS):
                yield from _walk(Path(entry.path), relative, ignore)
        elif not (inside == PurePosixPath() and entry.name in OWN_FILES):
            yield _look(entry, relative)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _look(entry: os.DirEntry[str], relative: PurePosixPath) -> Found | Failure:
    try:
        name = str(relative)
        name.encode()
    except UnicodeEncodeError:
        return Failure(name.encode(errors="replace").decode(), "its name is no valid text; rename it")
    try:
        status = entry.stat()
    except OSError as error:
        return Failure(name, f"can't be read: {reason(error)}")
    if stat.S_ISDIR(status.st_mode):
        return Failure(name, "a link to a folder, which is not followed")
    if not stat.S_ISREG(status.st_mode):
        return Failure(name, "not a regular file")
    if relative.suffix.lower() not in suffixes():
        return Failure(name, f"no reader for {relative.suffix or 'files without a suffix'} yet")
    if status.st_size > LARGEST:
        return Failure(name, f"larger than {LARGEST // 1_000_000} MB")
    return Found(name, Path(entry.path), f"{status.st_size}:{status.st_mtime_ns}")


def _ignored(relative: PurePosixPath, ignore: tuple[str, ...]) -> bool:
    return any(
        fnmatch.fnmatchcase(str(relative), pattern) or fnmatch.fnmatchcase(relative.name, pattern.rstrip("/"))
        for pattern in ignore
    )


def reason(error: OSError) -> str:
    """What the operating system said, in lower case and without the path."""
    return (error.strerror or type(error).__name__).lower()
