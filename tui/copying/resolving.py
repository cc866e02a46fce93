"""What a link to a passage leads to in a collection, or why it leads nowhere."""

from __future__ import annotations

from typing import Literal, NamedTuple

from indexdir import DocumentText, Library, UnknownItemError
from tui.copying.links import PassageLink, read_link

Why = Literal["", "no link", "collection", "document", "words"]


class Resolved(NamedTuple):
    """The document that a link leads to and the span of its passage there; each is None where it was not found.

    `why` tells what was not: it is no link, or of another collection, or the document or its words are not here. A
    link without any words leads to the document only.
    """

    link: PassageLink | None
    reading: DocumentText | None = None
    span: tuple[int, int] | None = None
    why: Why = ""


def resolve(link: str, library: Library) -> Resolved:
    """Find the passage of a link in a collection."""
    passage = read_link(link)
    if passage is None:
        return Resolved(None, why="no link")
    if passage.collection != library.key:
        return Resolved(passage, why="collection")
    try:
        reading = library.read(passage.document)
    except UnknownItemError:
        return Resolved(passage, why="document")
    span = passage.find(reading.text)
    return Resolved(passage, reading, span, "words" if span is None and passage.first else "")
