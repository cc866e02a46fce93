"""How far the review of what was found has come: looked up, shown in list, text and frame, and what was seen."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial

from indexdir import DocumentText, IndexdirError, QueryError
from tui.notebook import NotebookError
from tui.notebook.ledger import Ledger, Spot, find_hits, ledger_of
from tui.notebook.review_base import BASE, base_from, base_text
from tui.screens.reading.answers import Answer
from tui.screens.reading.handlers import hears
from tui.screens.reading.listing import tell_summary, tell_unread
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled


class LedgerRead(Answer, frozen=True):
    """The review of what a query found; None where nothing was decided yet."""

    query: str
    ledger: Ledger | None


class HitSeen(Answer, frozen=True):
    """Hits of a query are noted as seen."""

    query: str


def look(room: Room, *, anew: bool = False) -> None:
    """Find out how far the review of the answer in the list has come; `anew` where that may be another answer."""
    desk, query = room.desk, room.desk.listing.query
    if query is None:
        return
    desk.review.recount = desk.review.recount or anew
    known = None if desk.review.recount else desk.review.ledger
    room.fetch("ledger", partial(_look, room, query.text, known))


def _look(room: Room, query: str, known: Ledger | None, cancelled: Cancelled) -> Answer:
    # One that was asked for is shown before anything is decided, but not after all of that is undone.
    begun = (known is not None and not known.begun) or bool(room.notebook.reviews(query))
    with suppress(QueryError):
        return LedgerRead(query, laid(room, query, known, cancelled) if begun else None)
    return LedgerRead(query, None)


def laid(room: Room, query: str, known: Ledger | None, cancelled: Cancelled | None = None) -> Ledger:
    """The ledger of a query as the notebook now has it, in the calling thread; `known` is one of the same answer.

    Raises QueryError and SearchCancelledError.
    """
    if known is not None:
        return ledger_of(query, known.found, room.notebook.reviews(query), room.library, known.base, known.placed)
    base = base_from(room.notebook.recall(BASE + query.strip()))
    found = find_hits(room.library, query, cancelled)
    return ledger_of(query, found, room.notebook.reviews(query), room.library, base)


def how_far(room: Room, query: str, cancelled: Cancelled) -> tuple[str, ...]:
    """How far the review of a query has come, in words, the longest wording first; none where it was never begun."""
    if not room.notebook.reviews(query):
        return ()
    with suppress(IndexdirError):  # what is wrong with it is told where its news would be
        return laid(room, query, None, cancelled).wordings()
    return ()


def go_on_with(room: Room, query: str) -> None:
    """Go on with the review of a query that is being asked, as soon as it is known how far it has come."""
    room.desk.review.going_on = query
    if room.desk.listing.query is not None and room.desk.listing.query.text == query:
        look(room)


def caught_up(room: Room, ledger: Ledger) -> Ledger:
    """The ledger, measured from now on by the answer as it is, where all that was new is reviewed."""
    base = ledger.caught_up()
    if base is None:
        return ledger
    with suppress(NotebookError):  # only what is told as new hangs on it
        room.notebook.remember(BASE + ledger.query.strip(), base_text(base))
    return replace(ledger, base=base, new=0)


@hears(LedgerRead)
def ledger_read(room: Room, answer: LedgerRead) -> None:
    """Show how far the review has come; one that is asked again goes on where it was left."""
    desk = room.desk
    if desk.listing.query is None or desk.listing.query.text != answer.query:
        return
    desk.review.recount = False
    if (desk.review.ledger, answer.ledger) != (None, None):
        desk.review.ledger = answer.ledger
        show(room)
    if desk.review.going_on == answer.query and not desk.land:
        desk.review.going_on = ""
        if answer.ledger is not None:
            from tui.screens.reading.review_going import go_to_first_open

            go_to_first_open(room, answer.ledger)


def show(room: Room) -> None:
    """Show the verdicts beside the hits, in the text and in the frames."""
    ledger = room.desk.review.ledger
    room.documents_pane.show_review(ledger, hiding=room.desk.review.hiding)
    room.reader.show_verdicts(ledger.verdict if ledger is not None else None)
    tell_summary(room)
    tell_unread(room)
    room.refresh_footer()


def landed(room: Room) -> None:
    """Note that the hit under the cursor was seen."""
    desk, query, reading, passage = room.desk, room.desk.listing.query, room.reader.reading, room.reader.passage
    if query is None or reading is None or passage is None:
        return
    ledger = desk.review.ledger
    if ledger is None or not ledger.begun:
        # Not every search is a review: what was seen is kept once something was decided.
        if desk.review.landed[0] != query.text:
            desk.review.landed = query.text, {}
        if room.reader.place.hit_number:
            desk.review.landed[1][reading.document.id, passage.start, passage.end] = reading
        return
    spot = ledger.hit_at(reading.document.id, passage.start)
    if spot is not None and not ledger.verdict(spot):
        room.fetch("seen", partial(_see, room, query.text, reading, spot))


def _see(room: Room, query: str, reading: DocumentText, spot: Spot, cancelled: Cancelled) -> Answer | None:
    with suppress(NotebookError):  # it is noted the next time as well
        if room.notebook.see(query, [(reading, *spot[1:])]):
            return HitSeen(query)
    return None


@hears(HitSeen)
def hit_seen(room: Room, answer: HitSeen) -> None:
    """Show what was seen."""
    if room.desk.listing.query is not None and room.desk.listing.query.text == answer.query:
        look(room)
