"""What is on the screen when the room is entered: read while the screen is being made, shown in its first frame."""

from __future__ import annotations

import gc
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread

from indexdir import Document, Failure, IndexdirError
from tui.commands import key_of
from tui.notebook import NotebookError, Session
from tui.screens.left_out import left_out_line
from tui.screens.reading.answers import ChoicesPlaced, DocumentRead, NotebookChanged, RoomOpened
from tui.screens.reading.going import document_read, read
from tui.screens.reading.handlers import hears, load_handlers
from tui.screens.reading.leaving import begin_keeping
from tui.screens.reading.listing import refill
from tui.screens.reading.overlay import choices_placed, lay_over
from tui.screens.reading.room import Room
from tui.screens.reading.views import Request

_PATIENCE = 0.02  # seconds that the first frame waits for the text
_READ_AT_ONCE = 500  # bookmarks; they take a few milliseconds


def read_ahead(room: Room) -> Future[RoomOpened]:
    """Ask index and notebook, in a thread, for what is to be shown first, while the screen is still being made."""
    opened: Future[RoomOpened] = Future()

    def work() -> None:
        try:
            opened.set_result(_open(room))
        except Exception as error:
            opened.set_exception(error)

    Thread(target=work, daemon=True, name="read-ahead").start()
    return opened


def open_room(room: Room, opened: Future[RoomOpened]) -> None:
    """Show what was read ahead: in the first frame, where that is there in time."""
    room.pane_changed("reader")
    begin_keeping(room)
    with suppress(TimeoutError, IndexdirError, NotebookError):
        room_opened(room, opened.result(_PATIENCE))
        return
    room.fetch("opening", lambda cancelled: opened.result())


def _open(room: Room) -> RoomOpened:
    library, notebook = room.library, room.notebook
    documents: tuple[Document, ...] = ()
    failures: tuple[Failure, ...] = ()
    first: DocumentRead | None = None
    choices: ChoicesPlaced | None = None
    session, trouble = Session(), ""
    # Of many bookmarks the first frame waits only for those in its document.
    few = notebook.count_bookmarks() <= _READ_AT_ONCE
    number, bookmarks = (notebook.number(), notebook.bookmarks()) if few else (-1, ())
    try:
        documents, failures = library.documents(), library.failures()
        choices = lay_over(room)
        session = Session() if room.fresh else notebook.session()
        if documents:
            first = read(room, _first(room, session, documents))
            bookmarks = bookmarks if few else notebook.bookmarks_in(first.request.document)
    except IndexdirError as error:
        trouble = str(error)
    generation = -1 if trouble else library.generation
    return RoomOpened(documents, failures, generation, bookmarks, number, first, session, choices, trouble)


def _first(room: Room, session: Session, documents: tuple[Document, ...]) -> Request:
    if all(document.id != session.document for document in documents):
        return Request(documents[0].id, at=0)
    noted = room.notebook.spot_in(session.document) is not None
    return Request(session.document, at=None if noted else session.cursor)


@hears(RoomOpened)
def room_opened(room: Room, opened: RoomOpened) -> None:
    """Show what the index has, and the document that was read last or the first, in the panes as they were left."""
    desk, first = room.desk, opened.first
    desk.documents, desk.failures, desk.generation = opened.documents, opened.failures, opened.generation
    desk.bookmarks, desk.number = opened.bookmarks, opened.number
    if opened.choices is not None:
        choices_placed(room, opened.choices)
    remarks = tuple(filter(None, (opened.trouble, left_out_line(room.library.problems), *room.remarks)))
    if remarks:
        more = f" ({key_of('problems')} for more)" if len(remarks) > 1 else ""
        room.say(remarks[0] + more, trouble=True)
    room.call_after_refresh(_go_on, room)
    refill(room, keep=f"doc:{first.request.document}" if first is not None else "")
    if desk.asked is not None:
        return  # something was opened meanwhile
    if first is None:
        room.reader.notice("Reading the documents …")
        return
    desk.asked = first.request
    document_read(room, first)
    if opened.session.document:
        # Imported only where there is something to resume.
        from tui.screens.reading.resuming import resume

        resume(room, opened.session)


def _read_all(room: Room) -> NotebookChanged:
    """Read all bookmarks, in the calling thread, and have at hand what shows them."""
    from tui.screens.reading.finding_again import changed

    read = changed(room)
    load_handlers()
    return read


def _go_on(room: Room) -> None:
    """Do what the first frame did not have to wait for."""
    from tui.screens.reading.building import start_build
    from tui.screens.reading.drafting import look_for_drafts
    from tui.screens.reading.finding_again import begin_watching
    from tui.screens.reading.keeping_here import show_kept
    from tui.screens.reading.looking_after import begin_looking_after

    if room.desk.bookmarks:
        show_kept(room)
    start_build(room)
    if room.desk.number < 0:
        room.fetch("watching", lambda cancelled: _read_all(room))
    begin_watching(room)
    begin_looking_after(room)
    look_for_drafts(room)
    Thread(target=load_handlers, daemon=True, name="handlers").start()
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
