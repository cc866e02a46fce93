"""The list of documents: all of them, the answer to a query, or where an entity is mentioned."""

from __future__ import annotations

from textual.content import Content

from tui.commands import key_of
from tui.screens.reading.kept_index import kept_here
from tui.screens.reading.room import Room
from tui.screens.reading.told import breadcrumb, notes, notes_on_nothing, summary
from tui.screens.reading.views import Listing
from tui.widgets.wrapping import counted


def show_listing(room: Room, listing: Listing, *, keep: str = "") -> None:
    """Fill the list, and let the search bar say what it is the answer to."""
    desk = room.desk
    if listing.question != desk.listing.question:
        room.documents_pane.set_filter("")
    desk.listing, desk.resuming = listing, None
    _forget_other_review(room, listing)
    refill(room, keep=keep)
    if listing.query is None or listing.query != desk.wanted:  # else it answers what stands in the bar
        desk.wanted = listing.query
        room.bar.set_text(listing.query.text if listing.query is not None else "")
    room.accept()
    tell_summary(room)
    tell_unread(room)
    _bring_what_there_is(room)
    if listing.query is not None and listing.results is not None:
        room.call_after_refresh(_look_how_far, room)


def _forget_other_review(room: Room, listing: Listing) -> None:
    if not room.desk.review.fits(listing.query.text if listing.query is not None else ""):
        room.desk.review.ledger = None
        room.documents_pane.forget_review()
        room.reader.show_verdicts(None)


def _look_how_far(room: Room) -> None:
    # Imported when something was found: the first screen does without it.
    from tui.screens.reading.reviewed import look

    look(room, anew=True)


def tell_summary(room: Room, remark: str = "") -> None:
    """Say in the frame of the search bar how much was found, with a remark on it, and what the query consists of."""
    listing = room.desk.listing
    card = room.cards[listing.card].name if listing.card in room.cards else listing.card
    told = summary(listing.results, room.desk.unread, card) if listing.results is not None else ()
    ledger = room.desk.review.ledger
    if ledger is not None and told:
        told = ledger.beside(told)
    room.bar.say(*(line + remark for line in told), *told)
    room.bar.head(*breadcrumb(listing.crumbs))


def tell_unread(room: Room) -> None:
    """Say in the frame of the list how many files are not in the index; beside an answer that is said elsewhere.

    Beside an answer it is said there how far its review has come.
    """
    desk = room.desk
    if desk.review.ledger is not None:
        room.documents_pane.tell_review(desk.review.ledger.wordings())
    elif desk.built:
        told = bool(desk.failures) and desk.listing.results is None
        line = f"{counted(len(desk.failures), 'file')} not read: {key_of('problems')}" if told else ""
        room.documents_pane.border_subtitle = Content(line)


def refill(room: Room, *, keep: str = "") -> None:
    """Draw the rows of the list anew, keeping the highlighted one where it still is."""
    pane, desk = room.documents_pane, room.desk
    results = desk.listing.results
    room.facets_pane.show(results.facets if results is not None else (), desk.listing.crumbs)
    if results is None:
        pane.show_documents(desk.documents, current=keep.removeprefix("doc:"), starred=kept_here(room).passages)
        return
    query, (saved, new) = desk.listing.query, desk.fresh
    fresh = new if query is not None and query.text == saved else ()
    pane.show_results(results, notes=notes(results), fresh=fresh, keep=keep, bare=query is not None)
    if desk.listing.card:
        pane.entitle(Content(f"Mentions ─ {counted(results.total, 'document')}"))
    if desk.listing.hopeless:
        room.ladder_pane.show(desk.listing.ladder, notes_on_nothing(results))


def _bring_what_there_is(room: Room) -> None:
    """Show the facets and the ways out where there are any, and let the keys go on where the list now is."""
    desk = room.desk
    now = room.present(desk.pane)
    if now != desk.pane and room.place != "search":
        room.show_pane(now)
        return
    desk.pane = now
    room.bring_forward("documents" if room.place == "search" else now)
    room.refresh_footer()
