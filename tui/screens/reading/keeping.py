"""What is made: written to the notebook first, shown and told of afterwards."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable

from indexdir import DamagedIndexError, IndexdirError
from tui.commands import key_of
from tui.notebook import Bookmark, Notebook, NotebookError
from tui.notebook.errors import ElsewhereError
from tui.screens.cards import CardsScreen
from tui.screens.prompt import PromptScreen
from tui.screens.reading.answers import NotebookChanged, Trouble
from tui.screens.reading.finding import ask_again
from tui.screens.reading.finding_again import changed, look_for_bookmarks
from tui.screens.reading.following import pin
from tui.screens.reading.going import colours, go_to, spans
from tui.screens.reading.handlers import HANDLERS, handles, hears
from tui.screens.reading.kept_index import kept_here
from tui.screens.reading.listing import refill
from tui.screens.reading.patience import told_of_waiting
from tui.screens.reading.room import Room
from tui.screens.reading.views import Listing, Request
from tui.screens.saved import SavedScreen

_OF_NOTEBOOK = re.compile(r"\b(?:is|tag|in):", re.IGNORECASE)


def write(room: Room, act: Callable[[Notebook], str], form: PromptScreen | None = None) -> None:
    """Let the notebook do `act`, which answers what it did; several are done one after the other, none is dropped.

    A form in which it was typed is told how that went: it closes only when it is written.
    """

    async def work() -> None:
        async with room.writing:
            try:
                with told_of_waiting(room, room.notebook, room.say):
                    answer = await asyncio.to_thread(_written, room, act)
            except (NotebookError, IndexdirError) as error:
                if form is not None and form.is_attached:
                    form.refuse(f"Not kept: {error}")
                else:
                    room.post_message(Trouble(str(error), damaged=isinstance(error, DamagedIndexError)))
                return
        if form is not None:
            form.done()
        room.post_message(answer)

    room.run_worker(work(), group="notebook", exit_on_error=False)


def _written(room: Room, act: Callable[[Notebook], str]) -> NotebookChanged:
    return changed(room, act(room.notebook))


@hears(NotebookChanged)
def notebook_changed(room: Room, answer: NotebookChanged) -> None:
    """Show what the notebook now holds, and say what it did."""
    if 0 <= answer.number < room.desk.number:
        # It was read before something that is on the screen already, or is about to be.
        if answer.said:
            room.say(answer.said)
        return
    other = room.desk.bookmarks != answer.index.marks
    room.desk.bookmarks, room.desk.kept.index = answer.index.marks, answer.index
    room.desk.number = max(room.desk.number, answer.number)
    show_stars(room)
    if room.desk.listing.results is None:
        refill(room, keep=room.highlighted)
    elif other and _concerned(room.desk.listing):
        ask_again(room)
    if answer.said:
        room.say(answer.said)
    if other:
        look_for_bookmarks(room)
    if room.desk.listing.query is not None:
        # Imported when it is needed: it needs what stands here.
        from tui.screens.reading.reviewed import look

        look(room)
    _show_in_lists(room)


def _show_in_lists(room: Room) -> None:
    """Let the lists that lie over the room show what the notebook holds now, also below a form."""
    # Imported when they are needed: they need what stands here.
    from tui.screens.reading.keeping_here import show_kept
    from tui.screens.reading.kept_list import refresh_bookmarks

    show_kept(room)
    refresh_bookmarks(room)
    for screen in room.app.screen_stack:
        if isinstance(screen, CardsScreen):
            screen.show_kept(kept_here(room).places.cards)
        elif isinstance(screen, SavedScreen):
            HANDLERS["saved_searches"](room)
        elif getattr(screen, "PLACE", "") == "audit":
            HANDLERS["audit"](room)


def _concerned(listing: Listing) -> bool:
    """Whether what is kept decides on an answer, or is counted in it."""
    asked = listing.query is not None and _OF_NOTEBOOK.search(listing.query.text) is not None
    return asked or (listing.results is not None and any(facet.name == "tag" for facet in listing.results.facets))


def show_stars(room: Room) -> None:
    """Mark the bookmarks of the document on the screen."""
    reading = room.reader.reading
    if reading is not None:
        marks = kept_here(room).standing_in(reading.document.id)
        room.reader.set_bookmarks(spans(marks, reading), colours(marks, reading))


@handles("undo")
def undo(room: Room) -> None:
    """Take back the last thing written to the notebook."""
    write(room, _undo)


def _undo(notebook: Notebook) -> str:
    try:
        what = notebook.undo(asking=True)
    except ElsewhereError as error:
        return f"The last thing was done in another window: {error}; {key_of('undo')} again undoes it."
    return f"Undone: {what}" if what else "Nothing to undo."


@handles("redo")
def redo(room: Room) -> None:
    """Do again what was undone."""
    write(room, _redo)


def _redo(notebook: Notebook) -> str:
    try:
        what = notebook.redo(asking=True)
    except ElsewhereError as error:
        return f"The last thing was undone in another window: {error}; {key_of('redo')} again does it."
    return f"Done again: {what}" if what else "Nothing to do again."


def go_to_bookmark(room: Room, mark: Bookmark) -> None:
    """Open the passage of a bookmark."""
    now = mark.now
    if mark.kind == "card":
        if mark.card in room.cards:
            pin(room, mark.card, whole=True)
        else:
            room.say(f"There is no card {mark.card} in the collection now; its bookmark is kept.", trouble=True)
    elif all(document.id != now.document for document in room.desk.documents):
        room.say(f"{now.document} is not in the collection now; its bookmark is kept.", trouble=True)
    elif mark.kind == "document":
        go_to(room, Request(now.document, room.desk.listing))
    else:
        at = max(now.start, 0)
        go_to(room, Request(now.document, room.desk.listing, at=at, bookmark=mark))
