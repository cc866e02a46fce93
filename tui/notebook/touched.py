"""Which bookmarks a connection has written to, or taken back, since they were last read.

SQLite itself notes that in a temporary table, so nothing that writes can forget to, and what is rolled back is not
noted. Other connections are not seen: whoever asks has to know that none has written (PRAGMA data_version).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

_MOST = 1000  # with more it is as quick to read them all
_TRIGGER = (
    "CREATE TEMP TRIGGER IF NOT EXISTS {0}_{1} AFTER {1} ON main.{0}"
    " BEGIN INSERT OR IGNORE INTO touched VALUES ({2}.{3}); END"
)
_ROWS = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}  # ids never change
_NAMES = {"bookmarks": "id", "standings": "bookmark"}

Rows = Sequence[tuple[Any, ...]]


def watch(connection: sqlite3.Connection) -> bool:
    """Note from now on what is written, beginning with nothing; False where that can't be."""
    try:
        if not connection.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'touched'").fetchall():
            connection.execute("PRAGMA temp_store = MEMORY")  # it is no business of any disk
            connection.execute("CREATE TEMP TABLE touched (bookmark TEXT PRIMARY KEY)")
        for table, name in _NAMES.items():
            for event, row in _ROWS.items():
                connection.execute(_TRIGGER.format(table, event, row, name))
        connection.execute("DELETE FROM touched")
    except sqlite3.Error:
        return False
    return True


def take(connection: sqlite3.Connection, select: str) -> tuple[Sequence[str], Rows] | None:
    """The ids that were noted, which are forgotten with that, and the rows that `select` has for those still there.

    None where there are too many, or where they can't be told: all are to be read then.
    """
    try:
        noted = [name for (name,) in connection.execute("SELECT bookmark FROM touched LIMIT ?", (_MOST + 1,))]
        if len(noted) > _MOST or not all(isinstance(name, str) for name in noted):
            return None
        rows = connection.execute(f"{select} WHERE bookmarks.id IN (SELECT bookmark FROM touched)").fetchall()
        connection.execute("DELETE FROM touched")
    except (sqlite3.Error, UnicodeError):
        return None
    return noted, rows
