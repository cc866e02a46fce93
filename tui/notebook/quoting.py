"""What finds a piece of a document's text again, also when the document has changed around it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.notebook.errors import NotebookError

if TYPE_CHECKING:
    from indexdir import DocumentText

CONTEXT = 32
_WIDEST = 256
_MOST_COPIES = 99
_SHOWN = 48


def quoted(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The text from `start` to `end`, with up to 32 characters before and after; NotebookError where it is nothing."""
    if not 0 <= start < end <= len(text):
        raise NotebookError("There is no text here to keep; move to a passage that has some.")
    return text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def set_apart(text: str, start: int, end: int) -> tuple[str, str, str]:
    """As `quoted`, but with up to 256 characters around it where fewer do not set it apart from its copies."""
    width, told = CONTEXT, quoted(text, start, end)
    while width < _WIDEST and text.count("".join(told[i] for i in (1, 0, 2))) > 1:
        width *= 2
        told = text[start:end], text[max(0, start - width) : start], text[end : end + width]
    return told


def copies(text: str, start: int, end: int) -> tuple[int, int]:
    """How many times the text has what stands from `start` to `end`, and which of them this is, counted from 1.

    From 99 on they are not told apart: (99, 0).
    """
    quote = text[start:end]
    before = text.count(quote, 0, start)
    alike = before + 1 + text.count(quote, end)
    return (alike, before + 1) if alike < _MOST_COPIES else (_MOST_COPIES, 0)


def digest_of(reading: DocumentText) -> str:
    """The SHA-256 of the document's file, or of its text where that is not known."""
    return reading.document.digest or hashlib.sha256(reading.text.encode("utf-8", "surrogatepass")).hexdigest()


def standing(text: str, quote: str, prefix: str, suffix: str) -> Iterator[int]:
    """Every offset at which the quote stands between exactly this prefix and suffix."""
    anchor = prefix + quote + suffix
    found = text.find(anchor)
    while found >= 0:
        yield found + len(prefix)
        found = text.find(anchor, found + 1)


def brief(quote: str) -> str:
    """A quote on one line, shortened for messages and lists."""
    line = " ".join(quote.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"
