"""What the notebook says when it can't do as it was asked."""

from __future__ import annotations

import errno
import sqlite3

_FULL = "the disk is full; free some space and try again"
_READ_ONLY = "it is read-only; make the file and its directory writable"
_DAMAGED = "it is damaged; start again, and it is set aside and made again from its backup and its log"
_SQLITE_REASONS = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: "it may not be written; check the permissions of the file and its directory",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened; check that its directory is there and writable",
    sqlite3.SQLITE_BUSY: "another program keeps it locked; try again in a moment",
    sqlite3.SQLITE_LOCKED: "another program keeps it locked; try again in a moment",
    sqlite3.SQLITE_IOERR: "the disk reports an error; check the disk",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_SYSTEM_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EIO: "the disk reports an error; check the disk",
    errno.EFBIG: "it would be larger than files may be here; raise the limit (ulimit -f) and try again",
    errno.EDQUOT: "your disk quota is used up; free some space and try again",
    errno.EROFS: _READ_ONLY,
    errno.EACCES: "it may not be written; check the permissions of the file and its directory",
    errno.ENOTDIR: "a part of its path is a file, not a directory; choose another with DTTI_TUI_DATA",
    errno.EEXIST: "a part of its path is a file, not a directory; choose another with DTTI_TUI_DATA",
}


class NotebookError(Exception):
    """Something the reader made could not be written; `str()` is one line for the reader."""


class ElsewhereError(NotebookError):
    """The last thing was done or undone in another window; `str()` is its name. Asked again, it is turned."""


def primary_code(error: sqlite3.Error) -> int:
    """The primary SQLite result code of an error, 0 where Python raised it without one."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def damaged(error: Exception) -> bool:
    """Whether an error says that a file is not what SQLite has written."""
    if not isinstance(error, sqlite3.Error):
        return isinstance(error, UnicodeDecodeError)
    # Python has no code for a text that is none.
    return primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or "decode to UTF-8" in str(error)


def reason(error: Exception) -> str:
    """Why the notebook can't be used, and what to do, for the end of a sentence."""
    if isinstance(error, sqlite3.Error):
        return _SQLITE_REASONS.get(primary_code(error), " ".join(str(error).split()))
    if isinstance(error, OSError) and error.errno is not None:
        return _SYSTEM_REASONS.get(error.errno, error.strerror or str(error))
    return " ".join(str(error).split())
