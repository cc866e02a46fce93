"""Where in a query the trouble is, shown below it."""

from __future__ import annotations

import unicodedata

from tui.cli.text import in_a_row


def pointed(text: str, column: int, room: int) -> tuple[str, str]:
    """The query, cut to so many columns of a terminal around a 0-based column of it, and a caret under that."""
    before, after = in_a_row(text[max(column - room, 0) : column]), in_a_row(text[column : column + room])
    while _cells(before) > (room * 2 // 3 if column + len(after) > room else room):
        before = before[1:]
    left = _cells(before)
    while _cells(after) > room - left:
        after = after[:-1]
    return before + after, " " * left + "^"


def _cells(text: str) -> int:
    """The columns that a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
