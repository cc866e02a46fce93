"""What is on the screen when the room is entered, and what is noted when it is left."""

from __future__ import annotations

from indexdir import DamagedIndexError
from tui.notebook import NotebookError
from tui.screens.reading.going import request_document
from tui.screens.reading.listing import refill
from tui.screens.reading.room import Room
from tui.screens.reading.views import Request

_DOCUMENT, _CURSOR = "document", "cursor"


def open_room(room: Room) -> None:
    """Show the documents of the index that is there, and the one that was read last or the first."""
    desk = room.desk
    room.pane_changed("reader")
    try:
        desk.documents = room.library.documents()
        desk.failures = room.library.failures()
    except DamagedIndexError as error:
        room.say(str(error), trouble=True)
    desk.generation = room.library.generation
    desk.bookmarks = room.notebook.bookmarks()
    if room.remarks:
        more = " (! for more)" if len(room.remarks) > 1 else ""
        room.say(room.remarks[0] + more, trouble=True)
    request = _first(room)
    refill(room, keep=f"doc:{request.document}" if request is not None else "")
    if request is None:
        room.reader.notice("Reading the documents …")
    else:
        request_document(room, request)


def _first(room: Room) -> Request | None:
    documents = room.desk.documents
    if not documents:
        return None
    left = "" if room.fresh else room.notebook.recall(_DOCUMENT)
    if all(document.id != left for document in documents):
        return Request(documents[0].id)
    cursor = room.notebook.recall(_CURSOR)
    return Request(left, at=int(cursor) if cursor.isdecimal() else 0)


def remember_place(room: Room) -> None:
    """Note the document and the cursor for the next time; a notebook that can't be written holds nobody back."""
    if not room.open_document:
        return
    try:
        room.notebook.remember(_DOCUMENT, room.open_document)
        room.notebook.remember(_CURSOR, str(room.reader.cursor))
    except NotebookError:
        return
