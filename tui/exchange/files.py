"""Writing a file whole or not at all, and never over another unless that is wanted."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


def write_file(path: Path, text: str, *, force: bool = False) -> None:
    """Write a text as UTF-8. Raises FileExistsError where the file is there, unless it is to be replaced, and OSError.

    Whoever reads the file sees the old contents or all of the new ones.
    """
    data = text.encode("utf-8", "replace")
    if path.exists() and not path.is_file():
        if path.is_dir():
            raise IsADirectoryError(f"{path} is a directory")
        path.write_bytes(data)  # a pipe or a device
        return
    if path.exists() and not force:
        raise FileExistsError(str(path))
    target = path.resolve() if path.is_symlink() else path
    draft = target.with_name(f".dtti-tui-{secrets.token_hex(8)}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if force:
            draft.replace(target)
        else:
            _put_new(draft, target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _put_new(draft: Path, target: Path) -> None:
    """Give a file its name, which must be free at that very moment."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links: the name is taken first, then the file put there.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        draft.replace(target)


def free_name(directory: Path, stem: str, ending: str) -> Path:
    """A name in a directory that no file has yet: `stem`, or with a number behind it."""
    path, number = directory / f"{stem}{ending}", 1
    while path.exists():
        number += 1
        path = directory / f"{stem}-{number}{ending}"
    return path
