"""The list of documents: all of them, the answer to a query, or where an entity is mentioned."""

from __future__ import annotations

from collections import Counter

from textual.content import Content

from indexdir import Results
from tui.screens.reading.room import Room
from tui.screens.reading.views import Listing


def show_listing(room: Room, listing: Listing, *, keep: str = "") -> None:
    """Fill the list, and let the search bar say what it is the answer to."""
    desk = room.desk
    desk.listing = listing
    refill(room, keep=keep)
    text = listing.query.text if listing.query is not None else ""
    if room.bar.value.strip() != text.strip():
        desk.wanted = listing.query
        room.bar.set_text(text)
    room.bar.say(summary(room, listing))
    room.refresh_footer()


def refill(room: Room, *, keep: str = "") -> None:
    """Draw the rows of the list anew, keeping the highlighted one where it still is."""
    pane, desk = room.documents_pane, room.desk
    if desk.listing.results is not None:
        pane.show_results(desk.listing.results, keep=keep)
        if desk.listing.card:
            total = _number(desk.listing.results.total, "document")
            pane.border_title = Content(f"Mentions ─ {total}")
    else:
        starred = Counter(bookmark.document for bookmark in desk.bookmarks)
        pane.show_documents(desk.documents, current=keep.removeprefix("doc:"), starred=starred)


def summary(room: Room, listing: Listing) -> str:
    """How much was found, and in how much: `14 hits in 9 of 24 documents`."""
    results = listing.results
    if results is None:
        return ""
    found = sum(hit.count for hit in results.hits)
    what = (
        f"{room.names.get(listing.card, listing.card)}: {_number(found, 'mention')}"
        if listing.card
        else _number(found, "hit")
    )
    more = "more than " if results.total > len(results.hits) else ""
    line = f"{more}{what} in {results.total:,} of {_number(results.searched, 'document')}"
    return line + not_searched(results, room.desk.unread)


def not_searched(results: Results, unread: int) -> str:
    """What was left out, and what has still to be read, for the end of the line."""
    left_out = f" · {len(results.not_searched):,} not searched" if results.not_searched else ""
    return left_out + (f" · {unread:,} not yet" if unread else "")


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
