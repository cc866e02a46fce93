"""What is being typed: kept beside the notebook's actions until it is done or dropped."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from tui.notebook.saved import moment

SELECT = "SELECT bookmark, note, tags, at FROM drafts ORDER BY at"


@dataclass(frozen=True, slots=True)
class Draft:
    """The note and the line of tags that were being typed to a bookmark, and when (ISO 8601 in UTC)."""

    bookmark: str
    note: str
    tags: str
    at: str


def keep(connection: sqlite3.Connection, bookmark: str, note: str, tags: str) -> None:
    """Keep what is being typed in place of what was."""
    values = (bookmark, note, tags, moment())
    connection.execute("INSERT OR REPLACE INTO drafts (bookmark, note, tags, at) VALUES (?, ?, ?, ?)", values)


def drop(connection: sqlite3.Connection, bookmark: str) -> None:
    """What was typed is done or not wanted."""
    connection.execute("DELETE FROM drafts WHERE bookmark = ?", (bookmark,))
