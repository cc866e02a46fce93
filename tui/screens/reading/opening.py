"""What is on the screen when the room is entered, and the place that is noted for the next time."""

from __future__ import annotations

import asyncio
from functools import partial

from textual.message import Message

from indexdir import Document, Failure, IndexdirError
from tui.notebook import NotebookError
from tui.screens.left_out import left_out_line
from tui.screens.reading.answers import DocumentRead, RoomOpened
from tui.screens.reading.going import document_read, read
from tui.screens.reading.handlers import hears
from tui.screens.reading.listing import refill
from tui.screens.reading.overlay import lay_over
from tui.screens.reading.room import Cancelled, Room
from tui.screens.reading.views import Request

SECONDS_BETWEEN_PLACES = 3.0  # what a killed program forgets of where the reader was


def open_room(room: Room) -> None:
    """Ask index and notebook, in a thread, for what is to be shown first."""
    room.pane_changed("reader")
    room.fetch("opening", partial(_open, room))
    room.set_interval(SECONDS_BETWEEN_PLACES, partial(keep_place, room))


def _open(room: Room, cancelled: Cancelled) -> Message:
    library, notebook = room.library, room.notebook
    documents: tuple[Document, ...] = ()
    failures: tuple[Failure, ...] = ()
    first: DocumentRead | None = None
    trouble = ""
    try:
        documents, failures = library.documents(), library.failures()
        lay_over(room)
        if documents:
            first = read(room, _first(room, documents))
    except IndexdirError as error:
        trouble = str(error)
    generation = -1 if trouble else library.generation
    return RoomOpened(documents, failures, generation, notebook.bookmarks(), first, trouble)


def _first(room: Room, documents: tuple[Document, ...]) -> Request:
    left = "" if room.fresh else room.notebook.recall("document")
    if all(document.id != left for document in documents):
        return Request(documents[0].id)
    cursor = room.notebook.recall("cursor")
    return Request(left, at=int(cursor) if cursor.isdecimal() else 0)


@hears(RoomOpened)
def room_opened(room: Room, opened: RoomOpened) -> None:
    """Show the documents of the index that is there, and the one that was read last or the first."""
    desk, first = room.desk, opened.first
    desk.documents, desk.failures, desk.generation = opened.documents, opened.failures, opened.generation
    desk.bookmarks = opened.bookmarks
    remarks = tuple(filter(None, (opened.trouble, left_out_line(room.library.problems), *room.remarks)))
    if remarks:
        more = " (! for more)" if len(remarks) > 1 else ""
        room.say(remarks[0] + more, trouble=True)
    refill(room, keep=f"doc:{first.request.document}" if first is not None else "")
    if desk.asked is not None:
        return  # something was opened meanwhile
    if first is None:
        room.reader.notice("Reading the documents …")
    else:
        desk.asked = first.request
        document_read(room, first)


def keep_place(room: Room) -> None:
    """Note the place beside the reading, where it is another than the one that is noted."""
    if _place(room) != room.desk.remembered:
        room.run_worker(remember_place(room), group="place", exit_on_error=False)


async def remember_place(room: Room) -> None:
    """Note the document and the cursor for the next time; a notebook that can't be written holds nobody back."""
    place = _place(room)
    if not place[0] or place == room.desk.remembered:
        return
    try:
        await asyncio.to_thread(room.notebook.remember_place, *place)
    except NotebookError:
        return
    room.desk.remembered = place


def _place(room: Room) -> tuple[str, int]:
    return room.open_document, room.reader.cursor
