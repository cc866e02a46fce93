"""A bookmark is placed by hand: the reader goes through the texts, and says where it stands."""

from __future__ import annotations

from functools import partial

from indexdir import DocumentText
from tui.commands import key_of
from tui.notebook import Bookmark, Notebook
from tui.notebook.auditing import Finding
from tui.screens.reading.answers import Answer
from tui.screens.reading.auditing import ask_for_audit, leave_bookmarks, look_at
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.keeping import write
from tui.screens.reading.room import Room
from tui.screens.reading.selecting import quotation


class BookmarkPlaced(Answer, frozen=True):
    """A bookmark stands where the reader has placed it."""


def begin_placing(room: Room, finding: Finding, at: int) -> None:
    """Leave the list for the text, at the place that is shown; from there on the reader goes where he likes."""
    room.app.screen.dismiss("")
    leave_bookmarks(room)
    room.desk.placing = finding.mark
    look_at(room, finding, at)
    room.refresh_footer()
    room.say(
        f"Select the passage with {key_of('select')}, then {key_of('place_here')} places “{finding.mark.brief}” there; "
        f"{key_of('clear')} leaves it."
    )


@handles("place_here")
def place_here(room: Room) -> None:
    """Let the bookmark stand on what is selected, else on the passage under the cursor."""
    mark, place = room.desk.placing, quotation(room)
    if mark is None or place is None:
        room.say("There is no text here to place it on.")
        return
    room.reader.end_selecting()
    write(room, partial(_place, room, mark, place))


def _place(room: Room, mark: Bookmark, place: tuple[DocumentText, int, int], notebook: Notebook) -> str:
    placed = notebook.reanchor(mark.id, *place)
    room.post_message(BookmarkPlaced())
    return f"Placed on “{placed.brief}”; {key_of('undo')} undoes it."


@hears(BookmarkPlaced)
def bookmark_placed(room: Room, answer: BookmarkPlaced) -> None:
    """Go back to the list."""
    leave_placing(room)


def leave_placing(room: Room) -> None:
    """Place nothing any more, and go back to the list."""
    room.desk.placing = None
    room.refresh_footer()
    ask_for_audit(room)
