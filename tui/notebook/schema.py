"""The tables of a notebook, as steps from each released version to the next.

`PRAGMA user_version` says which steps a file has had. A released step never changes; a new
one is added below.
"""

from __future__ import annotations

import sqlite3

from tui.notebook.errors import primary_code

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
    (
        "ALTER TABLE bookmarks ADD COLUMN kind TEXT NOT NULL DEFAULT 'passage'",
        "ALTER TABLE bookmarks ADD COLUMN card TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE bookmarks ADD COLUMN colour TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE bookmarks ADD COLUMN passage INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE bookmarks ADD COLUMN query TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE bookmarks ADD COLUMN first_quote TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE bookmarks ADD COLUMN placeless INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE bookmarks ADD COLUMN modified TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE bookmarks ADD COLUMN alike INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE bookmarks ADD COLUMN nth INTEGER NOT NULL DEFAULT 0",
        # Where each bookmark stands in the documents as they are. It can be found out anew, so no action holds it.
        """CREATE TABLE standings (
            bookmark TEXT PRIMARY KEY,
            reading TEXT NOT NULL,
            status TEXT NOT NULL,
            document TEXT NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            score REAL NOT NULL,
            rivals TEXT NOT NULL,
            changed INTEGER NOT NULL
        )""",
        "CREATE INDEX standings_by_place ON standings (document)",
        # What is being typed and is not kept yet, in each window.
        """CREATE TABLE drafts (
            bookmark TEXT NOT NULL,
            note TEXT NOT NULL,
            tags TEXT NOT NULL,
            at TEXT NOT NULL,
            colour TEXT NOT NULL DEFAULT '',
            owner TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (bookmark, owner)
        )""",
        """CREATE TABLE reviews (
            id TEXT PRIMARY KEY,
            query TEXT NOT NULL,
            document TEXT NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            digest TEXT NOT NULL,
            title TEXT NOT NULL,
            verdict TEXT NOT NULL,
            at TEXT NOT NULL
        )""",
        "CREATE INDEX reviews_by_query ON reviews (query, document)",
        # Who had a hand on an action last, and with the how manieth of all: that may be to undo it, or to do it again.
        "ALTER TABLE actions ADD COLUMN session TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE actions ADD COLUMN number INTEGER NOT NULL DEFAULT 0",
        # One row: how many actions there have been, those that undo and redo among them.
        "CREATE TABLE logged (number INTEGER NOT NULL)",
        "INSERT INTO logged VALUES (0)",
    ),
)
VERSION = len(MIGRATIONS)
_AT_MOST = 100  # milliseconds to wait for another program where that need not end


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open file to this version in one transaction; sqlite3.Error where it can't be written."""
    if version_of(connection) >= VERSION and not reserved(connection):
        return  # another program writes to it just now, so it can be written
    if not connection.in_transaction:
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


def reserved(connection: sqlite3.Connection) -> bool:
    """Begin to write, where nobody else does just now. Raises sqlite3.Error."""
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {_AT_MOST}")
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if primary_code(error) != sqlite3.SQLITE_BUSY:
            raise
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")
    return True
