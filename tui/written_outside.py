"""A text that another program has written: taken back where it can be read, and never lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

_LONGEST = 1_000_000  # bytes


class Outcome(NamedTuple):
    """The text there is now, and what is to be said of it."""

    text: str
    said: str


def begun(folder: Path, text: str) -> Path:
    """A file with a text, for a program to write in; `folder` is for it alone. Raises OSError."""
    path = folder / "note.md"
    path.write_bytes(_file_of(text))
    return path


def taken_back(name: str, path: Path, before: str, status: int) -> Outcome:
    """What the program of a name has made of a text that was `before`; it ended with a status.

    Where it failed, or left nothing, the text stays as it was. The file is removed, unless it has something that was
    not taken.
    """
    try:
        written = path.read_bytes()
    except OSError:
        return Outcome(before, f"{name} left no file; the note stays as it was.")
    if unchanged(written, before):
        shutil.rmtree(path.parent, ignore_errors=True)
        failed = f" and ended with status {status}" if status else ""
        return Outcome(before, f"{name} changed nothing{failed}.")
    if status:
        return Outcome(before, f"{name} ended with status {status}; nothing was taken. What it wrote is in {path}")
    if not written.strip():
        shutil.rmtree(path.parent, ignore_errors=True)
        return Outcome(before, f"{name} left the file empty; the note stays as it was.")
    text = text_of(written)
    if text is None:
        what = "too long for a note" if len(written) > _LONGEST else "no UTF-8"
        return Outcome(before, f"This is {what}; nothing was taken. What {name} wrote is in {path}")
    shutil.rmtree(path.parent, ignore_errors=True)
    return Outcome(text, f"Back from {name}.")


def unchanged(written: bytes, before: str) -> bool:
    """Whether a file has the text that it was begun with."""
    return written == _file_of(before)


def text_of(written: bytes) -> str | None:
    """The text of a file as a note has it; None where it is too long or no UTF-8."""
    try:
        text = written.decode("utf-8-sig") if len(written) <= _LONGEST else None
    except UnicodeDecodeError:
        text = None
    return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")


def _file_of(text: str) -> bytes:
    return (text if not text or text.endswith("\n") else f"{text}\n").encode("utf-8", "replace")
