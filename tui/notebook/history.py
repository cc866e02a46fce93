"""What was asked before: the newest first, and found again by its beginning or by a few of its letters."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from tui.notebook.folding import bare, checked
from tui.notebook.saved import moment

KEPT = 1000
SELECT = "SELECT text, at, hits FROM asked ORDER BY id DESC"
# What a piece of a pattern is worth where it begins a word, where it stands inside one, and where it is there at all.
_BEGINS, _INSIDE, _NEARLY = 3.0, 2.0, 1.0
_ALIKE = 80.0  # of 100: how near a misspelled piece must come
_SHORTEST_MISSPELLED = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it was typed, when it was last asked (ISO 8601 in UTC), and how many documents it found then."""

    text: str
    at: str
    hits: int


def remember(connection: sqlite3.Connection, text: str, hits: int) -> None:
    """Put a query on top; of more than `KEPT` the oldest go. A blank one is none."""
    if text := checked(text, "query").strip():
        values = (text, moment(), hits)
        connection.execute("INSERT OR REPLACE INTO asked (text, at, hits) VALUES (?, ?, ?)", values)
        oldest = "SELECT id FROM asked ORDER BY id DESC LIMIT 1 OFFSET ?"
        connection.execute(f"DELETE FROM asked WHERE id <= ({oldest})", (KEPT,))


def forget(connection: sqlite3.Connection) -> None:
    """Delete all queries; their bytes are overwritten in the file."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("DELETE FROM asked")


def empty_log(connection: sqlite3.Connection) -> None:
    """Bring the write-ahead log into the file and cut it off, where nobody else is reading it."""
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def beginning(asked: Sequence[Asked], prefix: str) -> tuple[Asked, ...]:
    """Those that begin so, whatever the case and the accents, in their order."""
    start = bare(prefix.lstrip())
    return tuple(each for each in asked if bare(each.text).startswith(start))


def recalled(asked: Sequence[Asked], pattern: str) -> tuple[Asked, ...]:
    """Those that have every piece of a pattern, the best first, then in their order; all for a blank one.

    A piece may begin a word, stand inside one, have its letters scattered in their order, or be misspelled.
    """
    pieces = bare(pattern).split()
    scored = [(_score(bare(each.text), pieces), each) for each in asked]
    return tuple(each for score, each in sorted(scored, key=lambda pair: -pair[0]) if score >= 0)


def _score(text: str, pieces: Sequence[str]) -> float:
    """What all pieces are worth in a text, -1 where one is missing; more in the order and as they were typed."""
    worth = [_worth(piece, text) for piece in pieces]
    whole = " ".join(pieces)
    return sum(worth) + text.startswith(whole) + (whole in text) + _in_order(pieces, text) if all(worth) else -1.0


def _in_order(pieces: Sequence[str], text: str) -> bool:
    place = 0
    for piece in pieces:
        place = text.find(piece, place) + len(piece)
        if place < len(piece):
            return False
    return True


def _worth(piece: str, text: str) -> float:
    found = text.find(piece)
    while found > 0 and text[found - 1].isalnum():
        found = text.find(piece, found + 1)
    if found >= 0:
        return _BEGINS
    if piece in text:
        return _INSIDE
    from rapidfuzz import fuzz  # when first needed: the first screen does without

    alike = fuzz.partial_ratio(piece, text)
    letters = iter(text)
    scattered = all(letter in letters for letter in piece)
    misspelled = len(piece) >= _SHORTEST_MISSPELLED and len(text) >= len(piece) - 1 and alike >= _ALIKE
    return _NEARLY * max(alike, 1.0) / 100 if scattered or misspelled else 0.0
