"""The note and the tags of a bookmark."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from indexdir import DocumentText
from tui.commands import key_of
from tui.notebook import Bookmark, Notebook
from tui.screens.reading.answers import KeptForNote
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.keeping import write
from tui.screens.reading.room import Room

if TYPE_CHECKING:
    from tui.screens.note import Annotation


@handles("note")
def note_here(room: Room) -> None:
    """Write a note and tags for the bookmark under the cursor; a passage that has none is kept."""
    mark, reading, passage = bookmark_here(room), room.reader.reading, room.reader.passage
    if mark is not None:
        note(room, mark)
    elif reading is not None and passage is not None:
        keep_and_note(room, (reading, passage.start, passage.end))


def keep_and_note(room: Room, place: tuple[DocumentText, int, int]) -> None:
    """Keep a span of a text, and write a note to it."""
    write(room, partial(_keep, room, place))


def _keep(room: Room, place: tuple[DocumentText, int, int], notebook: Notebook) -> str:
    kept = notebook.keep_bookmark(*place)
    room.post_message(KeptForNote(kept))
    return f"Kept: “{kept.brief}”"


@hears(KeptForNote)
def kept_for_note(room: Room, answer: KeptForNote) -> None:
    """What is to be noted is a bookmark now."""
    if room.is_active:
        note(room, answer.bookmark)


def bookmark_here(room: Room) -> Bookmark | None:
    """The bookmark at the cursor, else the first one on its line, else the first one of its passage."""
    reading, passage, cursor = room.reader.reading, room.reader.passage, room.reader.cursor
    if reading is None:
        return None
    spans = [(cursor, cursor + 1), room.reader.line]
    if passage is not None:
        spans.append((passage.start, passage.end))
    here = sorted(
        (mark for mark in room.desk.bookmarks if mark.document == reading.document.id and mark.stands_in(reading.text)),
        key=lambda mark: (mark.start, mark.end),
    )
    for start, end in spans:
        for mark in here:
            if mark.start < end and start < mark.end:
                return mark
    return None


def note(room: Room, mark: Bookmark) -> None:
    """Write a note and tags for a bookmark."""
    # Imported when it is asked for: the first screen does without it.
    from tui.screens.note import NoteScreen

    def written(annotation: Annotation | None) -> None:
        if annotation is not None:
            write(room, partial(_annotate, mark.id, annotation))

    known = dict.fromkeys(tag for each in room.desk.bookmarks for tag in each.tags)
    room.app.push_screen(NoteScreen(mark.brief, mark.note, mark.tags, tuple(known)), written)


def _annotate(bookmark: str, annotation: Annotation, notebook: Notebook) -> str:
    kept = notebook.annotate(bookmark, annotation.note, annotation.tags)
    tags = f", tagged {', '.join(kept.tags)}" if kept.tags else ""
    return f"Kept{tags}; {key_of('undo')} undoes it."
