"""What is kept of the view for the next time: beside the reading, and when the room is left."""

from __future__ import annotations

import asyncio
from functools import partial

from msgspec.structs import replace

from tui.notebook import NotebookError, Session
from tui.screens.reading.room import Room

SECONDS_BETWEEN = 1.0  # what a killed program forgets of where the reader was


def begin_keeping(room: Room) -> None:
    """Keep the view from now on, whenever it has changed."""
    room.set_interval(SECONDS_BETWEEN, partial(keep_view, room))


def keep_view(room: Room) -> None:
    """Keep the view, where it is another than the one that is kept."""
    if session_of(room) != room.desk.remembered:
        room.run_worker(remember_view(room), group="place", exit_on_error=False)


async def remember_view(room: Room) -> None:
    """Keep the view for the next time; a notebook that can't be written holds nobody back."""
    session, spot = session_of(room), room.spot()
    if spot is None or session == room.desk.remembered or _only_begun(room, session):
        return
    try:
        await asyncio.to_thread(room.notebook.remember_session, session, spot)
    except NotebookError:
        return
    room.desk.remembered = session


def _only_begun(room: Room, session: Session) -> bool:
    """Whether one has begun anew and done nothing: what was left before is kept until there is something else."""
    if not room.fresh or room.desk.remembered is not None or not room.desk.documents:
        return False
    untouched = Session(room.desk.documents[0].id)
    shown = replace(session, row=0, hit="", card="", card_row="", card_top=0)
    return shown == untouched


def session_of(room: Room) -> Session:
    """The view as it is kept."""
    view, desk = room.view(), room.desk
    state, query = view.state, view.listing.query
    on_page = view.page is not None
    now = Session(
        document=view.document,
        cursor=state.cursor if state is not None else 0,
        row=state.row if state is not None else 0,
        query=query.text if query is not None else "",
        limit=query.limit if query is not None else 0,
        listed=view.listing.card,
        hit=view.row,
        pane="reader" if on_page else view.pane,
        side=desk.side,
        zoomed=room.has_class("-zoom"),
        card=view.card,
        card_row=view.card_row,
        card_top=int(view.card_top),
        pinned=view.pinned,
        whole=view.whole,
        filters=dict(view.filters),
        find=desk.here.text,
    )
    if (left := desk.resuming) is None:
        return now
    # What was asked then is still to be answered; until it is, or something else is asked, it is not forgotten.
    return replace(now, query=left.query, limit=left.limit, listed=left.listed, hit=left.hit, filters=left.filters)
