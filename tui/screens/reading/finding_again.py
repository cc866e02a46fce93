"""Bookmarks are looked for in the documents as they are, after each build and whenever the notebook has changed."""

from __future__ import annotations

from functools import partial

from tui.notebook import Bookmark, NotebookError
from tui.screens.reading.answers import NotebookChanged
from tui.screens.reading.kept_index import KeptIndex
from tui.screens.reading.overlay import lay_over
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled

SECONDS_BETWEEN = 1.0  # what another program has written shows here after at most so long


def look_for_bookmarks(room: Room) -> None:
    """Look, in a thread, for the bookmarks that have not been looked for in the documents as they are."""
    room.fetch("standings", partial(_look, room, room.desk.bookmarks))


def begin_watching(room: Room) -> None:
    """Follow what other programs write to the notebook from now on."""
    room.set_interval(SECONDS_BETWEEN, partial(_watch, room))


def _watch(room: Room) -> None:
    number = room.notebook.number()
    if number not in (-1, room.desk.number) and not room.writing.locked():
        room.desk.number = number
        room.fetch("watching", lambda cancelled: changed(room))


def changed(room: Room, said: str = "") -> NotebookChanged:
    """What the notebook holds now, in the calling thread."""
    number = room.notebook.number()
    if room.notebook.choices() != room.desk.choices:
        room.post_message(lay_over(room))
    return NotebookChanged(" ".join(filter(None, (said, *room.notebook.news()))), _index(room), number)


def _look(room: Room, bookmarks: tuple[Bookmark, ...], cancelled: Cancelled) -> NotebookChanged | None:
    notebook = room.notebook
    # Imported when it is first needed: matching approximately is nothing that the first screen waits for.
    from tui.notebook.auditing import newly_in_doubt
    from tui.notebook.finding_again import find_again
    from tui.screens.reading.auditing import DoubtArisen

    found = find_again(bookmarks, room.library, cancelled)
    if not found:
        return None
    doubted = newly_in_doubt(notebook.bookmarks(), found)  # as they are now: two may look at the same time
    try:
        notebook.remember_standings(found)
    except NotebookError:
        return None  # it is looked for again the next time; what can't be written is told of where it was made
    if doubted:
        room.post_message(DoubtArisen(doubted))
    number = notebook.number()  # before what is read, which may only be newer
    return NotebookChanged("", _index(room), number)


def _index(room: Room) -> KeptIndex:
    """What is kept now, in the calling thread: the event loop has no time for ten thousand."""
    return KeptIndex.of(room.notebook.bookmarks(), room.desk.kept.index)
