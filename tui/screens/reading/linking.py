"""Following the links that stand in a document: into the collection, or out into the browser."""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import partial

from indexdir import DocumentText, Library, is_markdown, links_in
from tui.commands import key_of
from tui.link_target import Target, heading_at, target_of
from tui.notebook import Bookmark
from tui.screens.reading.answers import Answer, CopyMade, LinkFound
from tui.screens.reading.going import go_to
from tui.screens.reading.handlers import hears
from tui.screens.reading.room import Room
from tui.screens.reading.views import Request
from tui.screens.reading.working import Cancelled

Link = tuple[int, int, str]


def links_between(reading: DocumentText, start: int, end: int) -> list[Link]:
    """The links that reach between two offsets of a document: (start, end, destination)."""
    markdown = is_markdown(reading.document.id)
    found: list[Link] = []
    for at in range(*_span(reading, start, end)):
        passage = reading.passages[at]
        if passage.kind != "code":
            found += links_in(reading.text, passage.start, passage.end, markdown=markdown)
    return [link for link in found if link[0] < end and link[1] > start]


def _span(reading: DocumentText, start: int, end: int) -> tuple[int, int]:
    """The numbers of the passages between two offsets: the first, and the one after the last."""
    first = max(0, bisect_right(reading.passages, start, key=lambda passage: passage.start) - 1)
    return first, bisect_left(reading.passages, end, key=lambda passage: passage.start)


def link_here(room: Room) -> str:
    """The destination of the link at the cursor, else of the first on its line if no name is there; or empty."""
    reader, reading = room.reader, room.reader.reading
    if reading is None:
        return ""
    links = links_between(reading, *reader.line)
    mention, cursor = reader.mention, reader.cursor
    at_cursor = [link for link in links if link[0] <= cursor < link[1]]
    if mention is not None and (mention.start <= cursor < mention.end or not at_cursor):
        return ""
    return (at_cursor or links or [(0, 0, "")])[0][2]


def link_at(room: Room, offset: int) -> str:
    """The destination of the link at an offset, or empty."""
    reading = room.reader.reading
    links = links_between(reading, offset, offset + 1) if reading is not None else []
    return links[0][2] if links else ""


def follow_link(room: Room, destination: str) -> None:
    """Go where a link leads; what that is, is found out in a thread."""
    documents = {document.id for document in room.desk.documents}
    target = target_of(destination, room.open_document, documents)
    room.fetch("link", partial(_find, room.library, room.desk.bookmarks, target))


def _find(library: Library, bookmarks: tuple[Bookmark, ...], target: Target, cancelled: Cancelled) -> Answer:
    if target.kind == "document":
        return _document(library, target)
    if target.kind == "item":
        return _item(library, bookmarks, target.what)
    if target.kind == "web":
        return _web(target.what)
    if target.kind == "broken":
        return LinkFound(said=f"The link leads to “{target.what}”, which is not in this collection.")
    return LinkFound(said=f"A link of the kind “{target.what}:” is not opened from here.")


def _document(library: Library, target: Target) -> LinkFound:
    if not target.fragment:
        return LinkFound(target.what)
    reading = library.read(target.what)
    at = heading_at(reading.text, reading.passages, target.fragment)
    said = "" if at is not None else f"The document has no heading “{target.fragment}”; this is its beginning."
    return LinkFound(target.what, at, said)


def _item(library: Library, bookmarks: tuple[Bookmark, ...], link: str) -> LinkFound:
    from tui.copying import remarks, resolve

    found = resolve(link, library, lambda: bookmarks)
    if found.why == "collection":
        return LinkFound(said="The link leads to a passage of another collection.")
    if found.mark is not None and found.mark.kind == "card":
        return LinkFound(said=f"The link leads to the card “{found.mark.title}”; {key_of('cards')} lists the cards.")
    if found.reading is None:
        document = found.link.document if found.link is not None else link
        what = f"“{document}”" if document else "a bookmark"
        return LinkFound(said=f"The link leads to {what}, which is not in this collection.")
    said = "The document does not have the words of the link (now); this is its beginning." if found.why else ""
    said = said or " ".join(f"{line[0].upper()}{line[1:]}." for line in remarks(found))
    return LinkFound(found.reading.document.id, found.span[0] if found.span is not None else None, said)


def _web(address: str) -> Answer:
    from tui.browser import open_address
    from tui.copying import copied

    if open_address(address):
        return LinkFound(said=f"Opened in the browser: {address}")
    made = copied(address, os.environ)
    return CopyMade(replace(made, said=f"{address} ─ no browser opens here. {made.said}"))


@hears(LinkFound)
def link_found(room: Room, answer: LinkFound) -> None:
    """Go to the document and the place in it, or say why not."""
    if answer.document:
        same = answer.document == room.open_document
        if same and answer.at is None and answer.said:
            room.say(answer.said)
            return
        go_to(room, Request(answer.document, room.desk.listing, at=answer.at if answer.at is not None else 0))
        room.documents_pane.highlight_key(f"doc:{answer.document}")
    if answer.said:
        room.say(answer.said)
