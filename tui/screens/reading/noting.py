"""The note, the tags and the label of a bookmark."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from indexdir import DocumentText, IndexdirError
from tui.notebook import Bookmark, ChangedElsewhereError, Colour, Draft, GoneError, Notebook, NotebookError
from tui.notebook.quoting import brief
from tui.screens.reading.answers import KeptForNote
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.keeping import write
from tui.screens.reading.kept_index import kept_here
from tui.screens.reading.patience import told_of_waiting
from tui.screens.reading.provenance import query_for
from tui.screens.reading.room import Room

if TYPE_CHECKING:
    from tui.screens.annotation import Annotation
    from tui.screens.note import NoteScreen
    from tui.screens.reading.drafting import DraftKeeper

_STATUS = {"moved": "moved since", "doubtful": "its place is in doubt", "lost": "lost in the text as it is"}


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
    kept = notebook.keep_bookmark(*place, query=query_for(room, place[0].document.id))
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
    standing = ((mark.span_in(reading), mark) for mark in kept_here(room).standing_in(reading.document.id))
    here = sorted(((*span, mark) for span, mark in standing if span is not None), key=lambda each: each[:2])
    for start, end in spans:
        for first, last, mark in here:
            if first < end and start < last:
                return mark
    return None


def note(room: Room, mark: Bookmark, draft: Draft | None = None) -> None:
    """Write a note, tags and a label for a bookmark; what was typed at another time and not kept is offered.

    Without a `draft` that is the last one.
    """
    # Imported when it is asked for: the first screen does without it.
    from tui.screens.note import NoteScreen
    from tui.screens.reading.drafting import time_of

    if draft is None:
        draft = next((each for each in reversed(room.desk.drafts.values()) if each.bookmark == mark.id), None)
    told = f"A draft of {time_of(draft)} was not kept: here it is." if draft else ""
    writing = _Writing(room, mark, draft)
    writing.screen = NoteScreen(mark, writing, where=where_of(mark), known=kept_here(room).tags, draft=draft, told=told)
    room.app.push_screen(writing.screen)


def where_of(mark: Bookmark) -> str:
    """Where a bookmark stands, in a line."""
    if mark.kind == "card":
        return f"card · {mark.card}"
    now = mark.now
    parts = [mark.title or now.document]
    if mark.kind == "document":
        parts.append("the whole document")
    elif mark.placeless:
        parts.append("kept without a place")
    elif now.status == "lost":
        parts.append(_STATUS["lost"])
    else:
        parts.append(f"characters {now.start:,}–{now.end:,}")
        parts += [f"passage {mark.passage:,} when it was kept"] if mark.passage and now.status != "exact" else []
        parts += [f"passage {mark.passage:,}"] if mark.passage and now.status == "exact" else []
        parts += [_STATUS[now.status]] if now.status in _STATUS else []
    if now.document != mark.title:
        parts.append(now.document)
    if mark.first_quote:
        parts.append(f"first kept as “{brief(mark.first_quote)}”")
    return " · ".join(dict.fromkeys(parts))


class _Writing:
    """What the form has done in the notebook; the answers go to the form, which decides whether it closes."""

    screen: NoteScreen

    def __init__(self, room: Room, mark: Bookmark, draft: Draft | None) -> None:
        from tui.screens.reading.drafting import DraftKeeper

        self.room = room
        self.mark = mark
        self.drafts: DraftKeeper = DraftKeeper(room.notebook, mark.id, draft)
        self.typed: Callable[[str, str, Colour], None] = self.drafts.typed

    def save(self) -> None:
        """Have on the disk what is typed; where that can't be, the form says so."""
        self.room.run_worker(self._save, thread=True, group="draft", exit_on_error=False)

    def _save(self) -> None:
        try:
            self.drafts.save()
        except NotebookError as error:
            self.screen.call_later(self.screen.unsaved, str(error))
        else:
            self.screen.call_later(self.screen.saved)

    def flush(self) -> None:
        """Have on the disk what is typed, as the program ends."""
        try:
            self.drafts.save()
        except NotebookError:
            return  # there is nothing left that could tell

    def drop(self) -> None:
        """What was typed is not wanted."""
        self._done_with()
        self.drafts.leave()
        self.room.run_worker(self.drafts.drop, thread=True, group="draft", exit_on_error=False)

    def edit(self, note: str) -> None:
        """Open the note in an editor."""
        from tui.screens.reading.editing import edit_note

        self.save()
        edit_note(self.room, self.screen, self.mark.id, note)

    def keep(self, annotation: Annotation, *, anew: bool) -> None:
        """Keep it, unless somebody else has changed the bookmark since."""
        keeping = self._keep(annotation, self.drafts.count, anew=anew)
        self.room.run_worker(keeping, group="notebook", exit_on_error=False)

    async def _keep(self, annotation: Annotation, count: int, *, anew: bool) -> None:
        from tui.screens.annotation import annotation_of
        from tui.screens.reading.annotating import keep_annotation

        room, screen = self.room, self.screen
        owners = self.drafts.owners
        keeping = partial(keep_annotation, room, self.mark, screen.before, annotation, anew=anew, drafts=owners)
        async with room.writing:
            try:
                with told_of_waiting(room, room.notebook, screen.wait):
                    now, outcome = await asyncio.to_thread(self.drafts.keep, keeping, count)
            except ChangedElsewhereError as conflict:
                screen.changed_elsewhere(annotation_of(conflict.theirs))
            except GoneError:
                screen.removed()
            except (NotebookError, IndexdirError) as error:
                screen.refused(str(error))
            else:
                self._done_with()
                screen.kept(annotation, now)
                room.post_message(outcome)

    def _done_with(self) -> None:
        desk, done = self.room.desk, {(self.mark.id, owner) for owner in self.drafts.owners}
        desk.drafts = {key: each for key, each in desk.drafts.items() if (each.bookmark, each.owner) not in done}
