"""What is made: written to the notebook first, shown and told of afterwards."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from functools import partial

from indexdir import DamagedIndexError, DocumentText, IndexdirError
from tui.commands import key_of
from tui.notebook import Bookmark, Notebook, NotebookError
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.reading.answers import NotebookChanged, Trouble
from tui.screens.reading.finding import ask_again
from tui.screens.reading.going import go_to, spans
from tui.screens.reading.handlers import HANDLERS, handles, hears
from tui.screens.reading.listing import refill
from tui.screens.reading.overlay import lay_over
from tui.screens.reading.room import Room
from tui.screens.reading.views import Listing, Request
from tui.screens.saved import SavedScreen

_OF_NOTEBOOK = re.compile(r"\b(?:is|tag|in):", re.IGNORECASE)


def write(room: Room, act: Callable[[Notebook], str]) -> None:
    """Let the notebook do `act`, which answers what it did; several are done one after the other, none is dropped."""

    async def work() -> None:
        async with room.writing:
            try:
                room.post_message(await asyncio.to_thread(_written, room, act))
            except (NotebookError, IndexdirError) as error:
                room.post_message(Trouble(str(error), damaged=isinstance(error, DamagedIndexError)))

    room.run_worker(work(), group="notebook", exit_on_error=False)


def _written(room: Room, act: Callable[[Notebook], str]) -> NotebookChanged:
    said = act(room.notebook)
    kept = room.notebook.bookmarks()
    if room.notebook.choices() != room.desk.choices:
        room.post_message(lay_over(room))
    return NotebookChanged(said, kept)


@hears(NotebookChanged)
def notebook_changed(room: Room, answer: NotebookChanged) -> None:
    """Show what the notebook now holds, and say what it did."""
    changed, room.desk.bookmarks = room.desk.bookmarks != answer.bookmarks, answer.bookmarks
    show_stars(room)
    if room.desk.listing.results is None:
        refill(room, keep=room.highlighted)
    elif changed and _concerned(room.desk.listing):
        ask_again(room)
    if answer.said:
        room.say(answer.said)
    screen = room.app.screen
    if isinstance(screen, BookmarksScreen):
        screen.refresh_bookmarks(answer.bookmarks)
    elif isinstance(screen, SavedScreen):
        HANDLERS["saved_searches"](room)


def _concerned(listing: Listing) -> bool:
    """Whether what is kept decides on an answer, or is counted in it."""
    asked = listing.query is not None and _OF_NOTEBOOK.search(listing.query.text) is not None
    return asked or (listing.results is not None and any(facet.name == "tag" for facet in listing.results.facets))


def show_stars(room: Room) -> None:
    """Mark the bookmarks of the document on the screen."""
    reading = room.reader.reading
    if reading is not None:
        here = tuple(mark for mark in room.desk.bookmarks if mark.document == reading.document.id)
        room.reader.set_bookmarks(spans(here, reading))


@handles("bookmark")
def bookmark(room: Room) -> None:
    """Keep the passage under the cursor, or remove its bookmark."""
    reading, passage = room.reader.reading, room.reader.passage
    if reading is None or passage is None:
        return  # the reason is said already
    write(room, partial(_toggle, reading, passage.start, passage.end))


def _toggle(reading: DocumentText, start: int, end: int, notebook: Notebook) -> str:
    kept = notebook.toggle_bookmark(reading, start, end)
    return f"Kept: “{kept.brief}”" if kept is not None else f"Bookmark removed; {key_of('undo')} brings it back."


@handles("undo")
def undo(room: Room) -> None:
    """Take back the last thing written to the notebook."""
    write(room, _undo)


def _undo(notebook: Notebook) -> str:
    what = notebook.undo()
    return f"Undone: {what}" if what else "Nothing to undo."


@handles("redo")
def redo(room: Room) -> None:
    """Do again what was undone."""
    write(room, _redo)


def _redo(notebook: Notebook) -> str:
    what = notebook.redo()
    return f"Done again: {what}" if what else "Nothing to do again."


def go_to_bookmark(room: Room, mark: Bookmark) -> None:
    """Open the passage of a bookmark."""
    if all(document.id != mark.document for document in room.desk.documents):
        room.say(f"{mark.document} is not in the collection now; its bookmark is kept.", trouble=True)
        return
    go_to(room, Request(mark.document, room.desk.listing, at=mark.start, quote=mark.quote))
