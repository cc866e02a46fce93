"""What was asked as it was run, and why a document stands where it does."""

from __future__ import annotations

from functools import partial

from indexdir import Library
from tui.screens.reading.answers import Answer, Explained
from tui.screens.reading.asking import ask_text
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.room import Room
from tui.screens.reading.views import Listing
from tui.screens.reading.working import Cancelled


@handles("why")
def ask_why(room: Room) -> None:
    """Find out what brought the highlighted document, or the open one, to its place."""
    listing = room.desk.listing
    if listing.query is None or listing.results is None:
        return  # the reason is said already
    listed = [hit.document.id for hit in listing.results.hits]
    here = room.documents_pane.document if room.desk.pane == "documents" else room.open_document
    document = next((name for name in (here, *listed) if name in listed), "")
    room.fetch("why", partial(_explain, room.library, listing, document))


def _explain(library: Library, listing: Listing, document: str, cancelled: Cancelled) -> Answer:
    asked = listing.query if document else None
    return Explained(listing, library.explain(asked, document) if asked is not None else None)


@hears(Explained)
def explained(room: Room, answer: Explained) -> None:
    """Show it, unless something else has been asked meanwhile."""
    # Imported when it is asked for: the first screen does without it.
    from tui.screens.explain import ExplainScreen

    results = answer.listing.results
    if results is None or answer.listing.question != room.desk.listing.question or not room.is_active:
        return
    told = answer.explanation
    found = (hit.document.title for hit in results.hits if told is not None and hit.document.id == told.document)
    room.app.push_screen(ExplainScreen(results, told, next(found, "")))


@handles("search_help")
def show_search_help(room: Room) -> None:
    """Show what can be asked, and try the chosen example."""
    # Imported when it is asked for: the first screen does without it.
    from tui.screens.search_help import SearchHelpScreen

    def chosen(example: str | None) -> None:
        if example:
            ask_text(room, example)
            room.set_focus(room.bar)

    room.app.push_screen(SearchHelpScreen(), chosen)
