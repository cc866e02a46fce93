"""The tables of a notebook, as steps from each released version to the next.

`PRAGMA user_version` says which steps a file has had. A released step never changes; a new
one is added below.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x64747469  # "dtti", so that file(1) and we can tell a notebook from another SQLite file

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE bookmarks (
            id TEXT PRIMARY KEY,
            document TEXT NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            digest TEXT NOT NULL,
            title TEXT NOT NULL,
            created TEXT NOT NULL
        )""",
        "CREATE INDEX bookmarks_by_place ON bookmarks (document, start)",
        """CREATE TABLE actions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            label TEXT NOT NULL,
            changes TEXT NOT NULL,
            undone INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE TABLE session (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
        f"PRAGMA application_id = {APPLICATION_ID}",
    ),
    (
        """CREATE TABLE choices (
            id TEXT PRIMARY KEY,
            document TEXT NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            digest TEXT NOT NULL,
            card TEXT NOT NULL,
            found TEXT NOT NULL,
            rule TEXT NOT NULL,
            rivals TEXT NOT NULL,
            alike INTEGER NOT NULL,
            created TEXT NOT NULL
        )""",
        "CREATE INDEX choices_by_place ON choices (document, start)",
    ),
    (
        "ALTER TABLE bookmarks ADD COLUMN note TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE bookmarks ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'",  # a JSON list: a bookmark is one row
        """CREATE TABLE searches (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            text TEXT NOT NULL,
            created TEXT NOT NULL,
            seen TEXT NOT NULL,
            looked TEXT NOT NULL
        )""",
        # A text asked again gets the next id: the order of the ids is the order of asking, whatever the clock says.
        """CREATE TABLE asked (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            text TEXT NOT NULL UNIQUE,
            at TEXT NOT NULL,
            hits INTEGER NOT NULL
        )""",
    ),
    (
        """CREATE TABLE places (
            document TEXT PRIMARY KEY,
            cursor INTEGER NOT NULL,
            row INTEGER NOT NULL,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            digest TEXT NOT NULL,
            at TEXT NOT NULL
        )""",
    ),
)
VERSION = len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open file to this version in one transaction; sqlite3.Error where it can't be written."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if (found := version_of(connection)) < VERSION:
            for step in MIGRATIONS[found:]:
                for statement in step:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        # BEGIN IMMEDIATE does not complain of a read-only file; a statement that could write does.
        connection.execute("DELETE FROM session WHERE 0")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
