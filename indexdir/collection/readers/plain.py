"""Plain text."""

from __future__ import annotations

from indexdir.collection.passages import split_plain
from indexdir.collection.readers.extract import Extract
from indexdir.collection.text import decode
from indexdir.records import Passage


def read(data: bytes) -> Extract:
    """Read a plain text; a short first line that stands alone is its title. Raises NotTextError."""
    decoded = decode(data)
    passages = tuple(split_plain(decoded.text))
    return Extract(decoded.text, passages, decoded.encoding, title=_title(decoded.text, passages))


def _title(text: str, passages: tuple[Passage, ...]) -> str:
    if len(passages) < 2:
        return ""
    first = text[passages[0].start : passages[0].end]
    return first if len(first) <= 100 and "\n" not in first and not first.endswith((".", ",", ";")) else ""
