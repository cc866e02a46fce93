"""A file a format: each turns bytes into text, passages, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Callable

from indexdir.collection.readers import markdown, plain
from indexdir.collection.readers.extract import Extract


def _read_html(data: bytes) -> Extract:
    # Imported here: a start of the program with nothing to read need not wait for it.
    from indexdir.collection.readers import html

    return html.read(data)


_READERS: dict[str, Callable[[bytes], Extract]] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
}


def suffixes() -> frozenset[str]:
    """The file name endings that there is a reader for, in lower case with their dot."""
    return frozenset(_READERS)


def reader_for(suffix: str) -> Callable[[bytes], Extract]:
    """The reader for a file name ending; any other file is taken for plain text."""
    return _READERS.get(suffix.lower(), plain.read)
