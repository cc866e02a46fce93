"""A passage the reader kept."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tui.notebook.anchor import brief, digest_of, quoted

if TYPE_CHECKING:
    from indexdir import DocumentText


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A quote from a document, with what is needed to find it again when the document changes.

    `start` and `end` are code points into the cleaned text; `prefix` and `suffix` are up to 32 characters
    before and after the quote; `digest` is the SHA-256 of the document's file; `created` is ISO 8601 in UTC.
    `note` and `tags` are what the reader wrote to it.
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
    note: str = ""
    tags: tuple[str, ...] = ()

    def stands_in(self, text: str) -> bool:
        """Whether the quote still is at its offsets in this text; only then may it be marked there."""
        return text[self.start : self.end] == self.quote

    @property
    def brief(self) -> str:
        """The quote on one line, shortened for messages and lists."""
        return brief(self.quote)


FIELDS = tuple(field.name for field in fields(Bookmark))
# With the table's name before it: SQLite takes an unknown column in quotes alone for a string.
SELECT = "SELECT " + ", ".join(f'bookmarks."{name}"' for name in FIELDS) + " FROM bookmarks"


def bookmark_of(reading: DocumentText, start: int, end: int) -> Bookmark:
    """A new bookmark on `start` to `end` of the text; NotebookError where there is nothing to keep."""
    quote, prefix, suffix = quoted(reading.text, start, end)
    return Bookmark(
        id=str(uuid.uuid4()),
        document=reading.document.id,
        start=start,
        end=end,
        quote=quote,
        prefix=prefix,
        suffix=suffix,
        digest=digest_of(reading),
        title=reading.document.title,
        created=datetime.now(UTC).isoformat(timespec="microseconds"),
    )


def row_of(bookmark: Bookmark) -> dict[str, object]:
    """The bookmark as a row of its table."""
    return {**asdict(bookmark), "tags": json.dumps(bookmark.tags, ensure_ascii=False)}


def bookmark_from(row: Sequence[Any]) -> Bookmark:
    """The bookmark in a row of its table; one whose tags can't be read has none."""
    values = dict(zip(FIELDS, row, strict=True))
    try:
        tags = json.loads(values["tags"])
    except (ValueError, TypeError):
        tags = []
    values["tags"] = tuple(map(str, tags)) if isinstance(tags, list) else ()
    values["note"] = str(values["note"])  # a damaged file may hold anything
    return Bookmark(**values)
