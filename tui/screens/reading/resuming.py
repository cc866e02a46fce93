"""Going on where one left: panes, card and filters at once, the search as soon as it is answered again."""

from __future__ import annotations

from functools import partial

from indexdir import IndexdirError, Query
from tui.commands import INSIDE, PANES
from tui.notebook import Session
from tui.screens.reading.answers import Answer, SearchResumed
from tui.screens.reading.arranged import there
from tui.screens.reading.filtering import restore_filters
from tui.screens.reading.following import show_card
from tui.screens.reading.going import mark_matches
from tui.screens.reading.handlers import hears
from tui.screens.reading.listing import show_listing
from tui.screens.reading.room import SIDES, Room
from tui.screens.reading.views import Listing, View
from tui.screens.reading.working import Cancelled


def resume(room: Room, session: Session) -> None:
    """Bring back what was on the screen, given that its document is there again."""
    desk = room.desk
    asked = bool(session.query) or session.listed in room.cards
    desk.resuming = session if asked else None  # the panes get their widths at once, so that the text is wrapped once
    desk.side = next((side for side in SIDES if side == session.side), desk.side)
    room.set_class(session.zoomed, "-zoom")
    if session.card in room.cards:
        desk.card, desk.pinned, desk.whole = session.card, session.pinned, session.whole
    if session.pane in there(room):
        room.show_pane(next(pane for pane in PANES if pane == session.pane))
    _filter(room, session)
    room.call_after_refresh(_go_on, room, session)


def _go_on(room: Room, session: Session) -> None:
    """Read the card, look and ask again for what was looked and asked for; the first frame does not wait for it."""
    from tui.screens.reading.here import look_for

    if session.card in room.cards and room.desk.card == session.card:
        show_card(room, session.card, pinned=session.pinned, row=session.card_row, top=session.card_top)
    if session.find:
        look_for(room, session.find)
    if room.desk.resuming is session:
        room.fetch("resume", partial(_ask, room, session))


def _filter(room: Room, session: Session) -> None:
    filters = tuple((pane, session.filters[pane]) for pane in INSIDE if pane in session.filters)
    restore_filters(room, View(filters=filters))


def _ask(room: Room, session: Session, cancelled: Cancelled) -> Answer | None:
    from tui.screens.reading.asking import EXCERPTS
    from tui.screens.reading.finding import mentioned

    library = room.library
    if not session.query:
        return SearchResumed(session, Listing(card=session.listed, results=mentioned(library, session.listed)))
    query = Query(session.query, limit=session.limit) if session.limit else Query(session.query)
    try:
        results = library.search(query, cancelled=cancelled, excerpts=EXCERPTS, facets=True)
    except IndexdirError:
        return None  # it could be asked then; the reader may ask anew and will be told
    ladder = None if results.hits else library.ladder(query)
    return SearchResumed(session, Listing(query, results=results, crumbs=library.crumbs(query.text), ladder=ladder))


@hears(SearchResumed)
def search_resumed(room: Room, answer: SearchResumed) -> None:
    """Show the answer beside the text, unless something else has been asked meanwhile."""
    desk, session = room.desk, answer.session
    if desk.resuming is not session or room.place == "search":
        return
    show_listing(room, answer.listing, keep=session.hit)
    _filter(room, session)
    mark_matches(room)
    if session.pane == "facets":
        room.show_pane("facets")
