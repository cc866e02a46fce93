"""Opening documents, and going back and forward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from indexdir import DocumentText, Library, mentions_of
from tui.commands import key_of
from tui.notebook import Bookmark, Spot, offset_of
from tui.screens.reading.answers import Answer, DocumentRead, MarksFound
from tui.screens.reading.filtering import restore_filters, shown_documents
from tui.screens.reading.following import show_card
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.here import look_again_here
from tui.screens.reading.listing import show_listing
from tui.screens.reading.room import Room
from tui.screens.reading.sectioning import look_for_sections
from tui.screens.reading.views import Listing, Request, View, landing
from tui.screens.reading.working import Cancelled
from tui.widgets.reader_place import ReaderState
from tui.widgets.reader_spans import Selected

Spans = tuple[tuple[int, int], ...]

_LONG = 200_000  # characters; a longer text is shown before all its matches are known


def matches(library: Library, listing: Listing, reading: DocumentText) -> Spans:
    """Where the question of a listing is met in a document."""
    if listing.hopeless:
        return ()  # some of the words may stand in it, but it does not answer
    if listing.query is not None:
        return library.marks(listing.query, reading)
    return tuple((mention.start, mention.end) for mention in mentions_of(reading.mentions, listing.card))


def spans(bookmarks: Sequence[Bookmark], reading: DocumentText) -> Spans:
    """The places of bookmarks that stand in a text without a doubt."""
    return tuple(filter(None, (mark.span_in(reading) for mark in bookmarks)))


def colours(bookmarks: Sequence[Bookmark], reading: DocumentText) -> Mapping[tuple[int, int], str]:
    """The colours of the labelled bookmarks that stand in a text without a doubt, by their places."""
    labelled = ((mark.span_in(reading), mark.colour) for mark in bookmarks if mark.colour)
    return {span: colour for span, colour in labelled if span is not None}


def request_document(room: Room, request: Request) -> None:
    """Ask for a document; it is shown when it has been read, unless another was asked for meanwhile."""
    room.desk.asked = request
    room.fetch("document", partial(_answer, room, request))


def read(room: Room, request: Request) -> DocumentRead:
    """Read a document, in the calling thread, without looking for matches. Raises IndexdirError."""
    reading = room.library.read(request.document)
    bookmarks = room.notebook.bookmarks_in(request.document)
    return DocumentRead(request, reading, (), bookmarks, _left(room, reading))


def _left(room: Room, reading: DocumentText) -> Spot | None:
    """Where the reader left a document."""
    document = reading.document.id
    return room.desk.left.get(document) or room.notebook.spot_in(document)


def _answer(room: Room, request: Request, cancelled: Cancelled) -> Answer | None:
    reading = room.library.read(request.document)
    bookmarks = room.notebook.bookmarks_in(request.document)
    if cancelled():
        return None
    if request.at is not None and len(reading.text) > _LONG:
        room.post_message(DocumentRead(request, reading, (), bookmarks, complete=False))
        hits = matches(room.library, request.listing, reading)
        return MarksFound(request.listing, request.document, reading.document.digest, hits)
    hits = matches(room.library, request.listing, reading)
    return DocumentRead(request, reading, hits, bookmarks, _left(room, reading))


def go_to(room: Room, request: Request, *, focus: bool = True) -> None:
    """Leave the view on the screen for a document, noting the view in the history."""
    room.visit()
    room.desk.settled, room.desk.land = True, False
    request_document(room, request)
    if focus:
        room.show_pane("reader")


def preview(room: Room, request: Request) -> None:
    """Show the document under the highlight of the list; the history notes only where the moving began."""
    if request.document == room.open_document and request.at is None:
        return
    room.visit()
    room.desk.settled = False
    request_document(room, request)


@hears(DocumentRead)
def document_read(room: Room, answer: DocumentRead) -> None:
    """Put a document on the screen."""
    request, reading, reader = answer.request, answer.reading, room.reader
    if request != room.desk.asked:
        return
    if answer.complete:
        room.desk.shown = request
    if (leaving := room.spot()) is not None:
        room.desk.left[leaving.document] = leaving
    if reader.selection is not None and not room.shows(reading.document.id, reading.document.digest):
        room.say("Another text is on the screen; nothing is selected any more.", trouble=True)
    at, spot = landing(request, reading, answer.hits), request.state
    if at is None:
        spot = answer.left
    if spot is not None:
        at = offset_of(spot, reading)
    reader.show(
        reading,
        hits=answer.hits,
        bookmarks=spans(answer.bookmarks, reading),
        colours=colours(answer.bookmarks, reading),
        cursor=at or 0,
        query_title_marks=title_marks(request.listing, request.document),
    )
    if spot is not None:
        restore_spot(room, spot)
    if request.end and request.at is not None and request.digest == reading.document.digest:
        reader.put_selection(Selected(request.at, request.end))
    if trouble := _missed(request, reading):
        room.say(trouble, trouble=True)
    room.entities_pane.show(reading.mentions, room.names, room.library.kinds)
    mark_current(room)
    look_again_here(room)
    look_for_sections(room)


def _missed(request: Request, reading: DocumentText) -> str:
    """What is to be told where a request did not land on the text that it was made for."""
    mark = request.bookmark
    if mark is not None and mark.placeless:
        return "This quote is kept without a place; it was made in this document."
    if mark is not None and mark.span_in(reading) is None:
        doubtful = mark.now.of(reading.document) and mark.now.status == "doubtful"
        what = "where the kept passage stands now is in doubt" if doubtful else "the kept passage is not here any more"
        return f"The document has changed since: {what}."
    if mark is not None and mark.kind == "passage" and mark.now.changed:
        return f"The kept passage has other words now; {key_of('audit')} shows which."
    if request.end and request.digest != reading.document.digest:
        return "The document has changed since it was checked; the quotation may stand elsewhere in it."
    if request.quote and not reading.text.startswith(request.quote, request.at or 0):
        return "The document has changed since: the kept passage is not here any more."
    return ""


def restore_spot(room: Room, spot: Spot) -> None:
    """Bring a place of the document on the screen back into its row."""
    if (reading := room.reader.reading) is not None:
        room.reader.restore(ReaderState(spot.document, offset_of(spot, reading), spot.row))


def title_marks(listing: Listing, document: str) -> Spans:
    """Where the question of a listing is met in the title of a document."""
    hits = listing.results.hits if listing.results is not None else ()
    return next((hit.title_marks for hit in hits if hit.document.id == document), ())


def mark_matches(room: Room) -> None:
    """Mark where the question of the list is met in the document on the screen."""
    reading, listing = room.reader.reading, room.desk.listing
    if reading is None or listing.question == (None, ""):
        room.reader.set_hits(())
        return

    def work(cancelled: Cancelled) -> Answer:
        hits = matches(room.library, listing, reading)
        return MarksFound(listing, reading.document.id, reading.document.digest, hits)

    room.fetch("marks", work)


def mark_current(room: Room) -> None:
    """Highlight the open document in the list, unless one of its own rows is."""
    row = room.documents_pane.row
    opened = room.open_document
    if opened and (row is None or opened not in (row.key.removeprefix("doc:"), row.key[4:].rpartition(":")[0])):
        room.documents_pane.highlight_key(f"doc:{opened}")


def _neighbour(room: Room, step: int) -> str:
    order = [document.id for document in shown_documents(room)]
    if not order:
        return ""
    # A key pressed while a document is still being opened counts from that one.
    asked = room.desk.asked
    here = asked.document if room.opening and asked is not None else room.open_document
    if here not in order:
        return order[0 if step > 0 else -1]
    number = order.index(here) + step
    return order[number] if 0 <= number < len(order) else ""


def go_to_neighbour(room: Room, step: int, *, hit: int) -> str:
    """Open the document below or above in the list; its title, or empty at the end of the list."""
    document = _neighbour(room, step)
    if not document:
        return ""
    go_to(room, Request(document, room.desk.listing, hit=hit), focus=room.desk.whole)
    room.documents_pane.highlight_key(f"doc:{document}")
    return next(item.title for item in shown_documents(room) if item.id == document)


@handles("next_document")
def next_document(room: Room) -> None:
    """Open the document below in the list."""
    if not go_to_neighbour(room, 1, hit=1):
        room.say("This is the last document of the list.")


@handles("previous_document")
def previous_document(room: Room) -> None:
    """Open the document above in the list."""
    if not go_to_neighbour(room, -1, hit=1):
        room.say("This is the first document of the list.")


@handles("back")
def back(room: Room) -> None:
    """Return to the view before this one."""
    view = room.desk.history.back(room.view())
    if view is None:
        room.say("This is where you began.")
    else:
        restore(room, view)


@handles("forward")
def forward(room: Room) -> None:
    """Go forward to the view that back came from."""
    view = room.desk.history.forward(room.view())
    if view is None:
        room.say("Nothing lies further on.")
    else:
        restore(room, view)


def restore(room: Room, view: View) -> None:
    """Bring back all of a view: list, document, place, card and pane."""
    desk = room.desk
    desk.settled = True
    if view.listing != desk.listing:
        show_listing(room, view.listing, keep=view.row)
    else:
        room.documents_pane.highlight_key(view.row)
    if view.document and view.document != room.open_document:
        request_document(room, Request(view.document, view.listing, state=view.state))
    elif view.state is not None:
        desk.asked = desk.shown  # what is still being opened is not wanted any more
        restore_spot(room, view.state)
        mark_matches(room)
    desk.whole = view.whole
    show_card(room, view.card, pinned=view.pinned, row=view.card_row, top=view.card_top)
    restore_filters(room, view)
    if view.page is not None:
        from tui.screens.reading.paging import reopen_page

        reopen_page(room, view.page)
    room.show_pane(view.pane)
