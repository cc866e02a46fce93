"""Plain text."""

from __future__ import annotations

from indexdir.collection.dates import date_in_text
from indexdir.collection.passages import split_plain
from indexdir.collection.readers.extract import Extract
from indexdir.collection.text import decode
from indexdir.records import Passage

_DATE_LINE = 30


def read(data: bytes) -> Extract:
    """Read a plain text; a short first line that stands alone is its title. Raises NotTextError."""
    decoded = decode(data)
    passages = tuple(split_plain(decoded.text))
    return Extract(decoded.text, passages, decoded.encoding, title=_title(decoded.text, passages))


def _title(text: str, passages: tuple[Passage, ...]) -> str:
    if len(passages) < 2:
        return ""
    first = text[passages[0].start : passages[0].end]
    if len(first) > 100 or "\n" in first or first.endswith((".", ",", ";")):
        return ""
    return "" if date_in_text(first) and len(first) < _DATE_LINE else first  # a date is no title
