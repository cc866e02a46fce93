"""The colour label of bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from indexdir import DocumentText
from tui.commands import key_of
from tui.notebook import Bookmark, Colour, Notebook
from tui.screens.reading.answers import Answer
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.keeping import write
from tui.screens.reading.noting import bookmark_here
from tui.screens.reading.provenance import query_for
from tui.screens.reading.room import Room
from tui.screens.reading.unable import unable
from tui.widgets.wrapping import counted


class KeptForColour(Answer, frozen=True):
    """A passage is kept, so that it can be given a colour."""

    bookmark: Bookmark


@handles("colour")
def colour_here(room: Room) -> None:
    """Choose a colour for the bookmark under the cursor; a passage that has none is kept."""
    mark, reading, passage = bookmark_here(room), room.reader.reading, room.reader.passage
    if mark is not None:
        colour_bookmarks(room, [mark])
    elif reading is not None and passage is not None:
        write(room, partial(_keep, room, (reading, passage.start, passage.end)))
    else:
        room.say(unable(room, "bookmark"))


def _keep(room: Room, place: tuple[DocumentText, int, int], notebook: Notebook) -> str:
    kept = notebook.keep_bookmark(*place, query=query_for(room, place[0].document.id))
    room.post_message(KeptForColour(kept))
    return f"Kept: “{kept.brief}”"


@hears(KeptForColour)
def kept_for_colour(room: Room, answer: KeptForColour) -> None:
    """What is to be coloured is a bookmark now."""
    if room.is_active:
        colour_bookmarks(room, [answer.bookmark])


def colour_bookmarks(room: Room, marks: Sequence[Bookmark]) -> None:
    """Choose a colour for bookmarks, and give it to all of them as one action."""
    # Imported when it is asked for: the first screen does without it.
    from tui.screens.colours import ColourScreen

    def chosen(colour: Colour | None) -> None:
        if colour is not None:
            write(room, partial(_colour, [mark.id for mark in marks], colour))

    now = {mark.colour for mark in marks}
    told = f"“{marks[0].brief}”" if len(marks) == 1 else counted(len(marks), "bookmark")
    room.app.push_screen(ColourScreen(told, now.pop() if len(now) == 1 else ""), chosen)


def _colour(bookmarks: Sequence[str], colour: Colour, notebook: Notebook) -> str:
    changed = notebook.colour(bookmarks, colour)
    if not changed:
        return f"It is {colour} already." if colour else "It has no colour."
    what = f"labelled {colour}" if colour else "without a colour"
    return f"{counted(changed, 'bookmark')} {what}; {key_of('undo')} undoes it."
