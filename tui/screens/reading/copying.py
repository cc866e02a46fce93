"""Copying: what is selected or what a row says, as it is or with where it stands."""

from __future__ import annotations

import os
from bisect import bisect_right
from functools import partial
from operator import attrgetter

from indexdir import Card, DocumentText, Library, UnknownItemError
from tui.copying import Citation, citation_of, cited, copied, seen
from tui.notebook import Bookmark
from tui.screens.reading.answers import CopyMade
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.provenance import query_for
from tui.screens.reading.room import Room
from tui.screens.reading.selecting import Place, quotation
from tui.screens.reading.working import Cancelled
from tui.widgets.concordance import Concordance
from tui.widgets.evidence import EvidenceList
from tui.widgets.rows import Rows


@handles("copy")
def copy(room: Room) -> None:
    """Copy the quotation, or what the row says."""
    _copy(room, source=False)


@handles("copy_cited")
def copy_cited(room: Room) -> None:
    """Copy the same with where it stands."""
    _copy(room, source=True)


def _copy(room: Room, *, source: bool) -> None:
    pane = room.pane(room.desk.pane)
    if isinstance(pane, Rows):
        _copy_row(room, pane, source=source)
        return
    place = quotation(room)
    if place is None:
        room.say("There is nothing here to copy.")
        return
    room.fetch("copy", partial(_copy_place, room.library, place, query_for(room, place[0].document.id), source))
    room.reader.end_selecting()


def _copy_place(library: Library, place: Place, query: str, source: bool, cancelled: Cancelled) -> CopyMade | None:
    text = _quoted(library, place, query, source=source)
    return None if cancelled() else _made(text, source=source)


def _quoted(library: Library, place: Place, query: str, *, source: bool) -> str:
    return cited(citation_of(*place, library.key, query)) if source else seen(*place)


def _made(text: str, *, source: bool) -> CopyMade:
    return CopyMade(copied(text, os.environ, what=" with the source" if source else ""))


def copy_text(room: Room, text: str) -> None:
    """Copy a text as it stands."""
    room.fetch("copy", lambda _cancelled: _made(text, source=False))


def copy_bookmark(room: Room, mark: Bookmark, *, source: bool) -> None:
    """Copy what was kept, also where the document has changed or is gone."""
    room.fetch("copy", partial(_copy_mark, room.library, mark, source))


def _copy_mark(library: Library, mark: Bookmark, source: bool, cancelled: Cancelled) -> CopyMade | None:
    try:
        reading = library.read(mark.now.document)
    except UnknownItemError:
        reading = None
    if reading is not None and (span := mark.span_in(reading)) is not None:
        return _copy_place(library, (reading, *span), mark.query, source, cancelled)
    if not source:
        return _made(mark.quote, source=False)
    # Imported when it is needed: a citation of what has gone is rare, and the first screen does without it.
    from tui.exchange import citation_of_bookmark

    return _made(cited(citation_of_bookmark(library, mark)), source=True)


def _copy_row(room: Room, pane: Rows, *, source: bool) -> None:
    row = pane.row
    if row is None and room.desk.pane != "card":
        room.say("There is no row here to copy.")
        return
    said = " ".join(pane.words_of(row).split()) if row is not None else ""
    document, start, end = _place_of_row(room, pane)
    card = room.desk.card if room.desk.pane == "card" else ""
    if room.desk.pane == "entities" and row is not None:
        card = row.key.removeprefix("card:")
        said = room.names.get(card, said)
    if document and row is not None and row.key.startswith("doc:"):
        said = next((each.title for each in room.desk.documents if each.id == document), said)
    found = query_for(room, document) if document else ""
    room.fetch("copy", partial(_copy_said, room.library, said, (document, start, end), card, found, source))


def _place_of_row(room: Room, pane: Rows) -> tuple[str, int, int]:
    """The document a row is about, and the stretch of it that it shows; both are -1 where it is about all of it."""
    key = pane.row.key if pane.row is not None else ""
    if isinstance(pane, Concordance) and (line := pane.line_here) is not None:
        return line.document.id, line.start, line.start
    if isinstance(pane, EvidenceList) and (piece := pane.piece_here) is not None:
        return piece.document.id, piece.start, piece.end
    if room.desk.pane != "documents":
        return "", -1, -1
    document, _, start = key.removeprefix("hit:").rpartition(":")
    if key.startswith("hit:") and start.isdecimal():
        return document, int(start), int(start)
    return room.documents_pane.document, -1, -1


def _copy_said(
    library: Library, said: str, place: tuple[str, int, int], card: str, query: str, source: bool, cancelled: Cancelled
) -> CopyMade | None:
    document, start, end = place
    if document and start >= 0:
        reading = library.read(document)
        text = _quoted(library, _stretch(reading, start, end), query, source=source)
    elif document and source:
        text = cited(_whole(library.read(document), query))
    else:
        text = said
        if card:
            text = _card_said(library, said, card, source=source)
    return None if cancelled() else _made(text, source=source)


def _stretch(reading: DocumentText, start: int, end: int) -> Place:
    """The stretch, or where it is only a place, the passage it is in."""
    if start < end:
        return reading, max(0, start), min(end, len(reading.text))
    at = bisect_right(reading.passages, start, key=attrgetter("start")) - 1
    return (
        (reading, reading.passages[at].start, reading.passages[at].end) if at >= 0 else (reading, 0, len(reading.text))
    )


def _whole(reading: DocumentText, query: str) -> Citation:
    document = reading.document
    return Citation(
        "",
        document.title,
        document.id,
        document.source,
        document.date,
        digest=document.digest,
        query=query,
    )


def _card_said(library: Library, said: str, card: str, *, source: bool) -> str:
    try:
        known: Card = library.card(card)
    except UnknownItemError:
        return said
    if not source:
        return said or known.name
    where = f"Card “{known.name}” ({known.kind}, {known.id})" + (f", {known.file}:{known.line}" if known.file else "")
    told = said if said and said != known.name else known.summary
    return "\n".join(filter(None, (told, where, f"Collection: {library.title}"))) + "\n"


@hears(CopyMade)
def copy_made(room: Room, answer: CopyMade) -> None:
    """Hand the terminal its part, and say what became of the copy."""
    made = answer.copied
    # Textual's own copy_to_clipboard does both of this, but knows no limit of length, no tmux and no tools.
    room.app._clipboard = made.text or room.app._clipboard
    driver = room.app._driver
    if made.sequence and driver is not None:
        driver.write(made.sequence)
        if "\x1bP" in made.sequence:
            room.app.screen.refresh()  # GNU screen writes out what is too long of a sequence that is meant for tmux
    room.say(made.said, trouble=made.trouble)
