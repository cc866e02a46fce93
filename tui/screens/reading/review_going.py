"""The way from one hit to the next about which nothing was decided, over all documents of an answer."""

from __future__ import annotations

from functools import partial

from tui.notebook.ledger import Ledger, Spot
from tui.screens.reading.answers import Answer
from tui.screens.reading.asking import more_wanted
from tui.screens.reading.filtering import shown_documents
from tui.screens.reading.going import go_to, preview
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.reviewed import laid, show
from tui.screens.reading.room import Room
from tui.screens.reading.views import Request
from tui.screens.reading.working import Cancelled
from tui.widgets.document_rows import place_of


class MoreToReview(Answer, frozen=True):
    """How far a review has come that is to go on."""

    ledger: Ledger


def place_here(room: Room) -> tuple[str, int]:
    """The document of the row or on the screen, and the offset of the hit in it; -1 where that is a whole document."""
    if room.desk.pane == "reader":
        passage = room.reader.passage
        return room.open_document, passage.start if passage is not None else -1
    document, offset = place_of(room.highlighted) if room.highlighted.startswith(("hit:", "doc:")) else ("", None)
    return document, -1 if offset is None else offset


def preview_row(room: Room) -> None:
    """Show the hit of the highlighted row in the text."""
    document, offset = place_here(room)
    preview(room, Request(document, room.desk.listing, at=offset if offset >= 0 else None, hit=1))


@handles("next_open_hit")
def next_open_hit(room: Room) -> None:
    """Go to the next hit that nothing was decided about."""
    query, ledger = room.desk.listing.query, room.desk.review.ledger
    if ledger is not None and not room.desk.review.recount:
        _go_further(room, ledger)
    elif query is not None:
        room.desk.review.judging = True
        room.fetch("ledger", partial(_count, room, query.text))


def _count(room: Room, query: str, cancelled: Cancelled) -> Answer:
    try:
        return MoreToReview(laid(room, query, None, cancelled))
    finally:
        room.desk.review.judging = False


@hears(MoreToReview)
def more_to_review(room: Room, answer: MoreToReview) -> None:
    """Go on, now that it is known how many hits there are."""
    desk, query = room.desk, room.desk.listing.query
    if query is None or query.text != answer.ledger.query:
        return
    desk.review.ledger, desk.review.recount = answer.ledger, False
    show(room)
    _go_further(room, answer.ledger)


def _go_further(room: Room, ledger: Ledger) -> None:
    document, offset = place_here(room)
    here = ledger.hit_at(document, offset) if offset >= 0 else None
    told = step(room, ledger, document, here[1] if here is not None else offset).strip()
    room.say(f"{ledger.words}. {told}".strip())


def go_to_first_open(room: Room, ledger: Ledger) -> None:
    """Go on with a review where it was left."""
    told = step(room, ledger, "", -1).strip()
    room.say(f"{ledger.wordings()[0]}. {told}".strip())


def step(room: Room, ledger: Ledger, document: str, offset: int) -> str:
    """Go to the next open hit behind an offset, after the last one to the first; what is to be said of that."""
    among = {each.id for each in shown_documents(room)} if room.documents_pane.filter else None
    spot = ledger.next_open(document, offset, among)
    told = ""
    if spot is None:
        spot = ledger.next_open("", -1, among)
        told = " Begun again at the first that is open." if spot is not None else ""
    if spot is None:
        return " No hit is open." if ledger.reviewed == ledger.total else " No hit is open in the documents shown."
    _go_to_hit(room, ledger, spot)
    return told


def _go_to_hit(room: Room, ledger: Ledger, spot: Spot) -> None:
    """Go to a hit: to its row where the list has the keys and shows it, else to its place in the text."""
    desk, mark = room.desk, ledger.mark_of(spot)
    row = f"hit:{spot[0]}:{mark}"
    listed = room.documents_pane.highlight_key(row)
    if desk.pane == "documents" and listed:
        preview_row(room)
        return
    if not listed and not room.documents_pane.highlight_key(f"doc:{spot[0]}"):
        more_wanted(room)  # it stands below the last document of the list
    if spot[0] == room.open_document and not room.opening:
        if desk.pane != "reader":
            room.visit()
            room.show_pane("reader")
        room.reader.go_to(mark)
        return
    go_to(room, Request(spot[0], desk.listing, at=mark, hit=1))
    desk.review.onward = desk.asked
