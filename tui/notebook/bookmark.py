"""A passage the reader kept."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.notebook.errors import NotebookError

if TYPE_CHECKING:
    from indexdir import DocumentText

CONTEXT = 32
_SHOWN = 48


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A quote from a document, with what is needed to find it again when the document changes.

    `start` and `end` are code points into the cleaned text; `prefix` and `suffix` are up to 32 characters
    before and after the quote; `digest` is the SHA-256 of the document's file; `created` is ISO 8601 in UTC.
    """

    id: str
    document: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    digest: str
    title: str
    created: str

    def stands_in(self, text: str) -> bool:
        """Whether the quote still is at its offsets in this text; only then may it be marked there."""
        return text[self.start : self.end] == self.quote

    @property
    def brief(self) -> str:
        """The quote on one line, shortened for messages and lists."""
        line = " ".join(self.quote.split())
        return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


FIELDS = tuple(field.name for field in fields(Bookmark))
# With the table's name before it: SQLite takes an unknown column in quotes alone for a string.
SELECT = "SELECT " + ", ".join(f'bookmarks."{name}"' for name in FIELDS) + " FROM bookmarks"


def bookmark_of(reading: DocumentText, start: int, end: int) -> Bookmark:
    """A new bookmark on `start` to `end` of the text; NotebookError where there is nothing to keep."""
    text, document = reading.text, reading.document
    if not 0 <= start < end <= len(text):
        raise NotebookError("There is no text here to keep; move to a passage that has some.")
    return Bookmark(
        id=str(uuid.uuid4()),
        document=document.id,
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        digest=document.digest or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=document.title,
        created=datetime.now(UTC).isoformat(timespec="microseconds"),
    )


def row_of(bookmark: Bookmark) -> dict[str, object]:
    """The bookmark as a row of its table."""
    return asdict(bookmark)
