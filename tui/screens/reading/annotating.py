"""What was written to a bookmark is kept, unless another program has written to it meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.commands import key_of
from tui.notebook import Bookmark
from tui.screens.annotation import Annotation, annotation_of
from tui.screens.reading.answers import NotebookChanged
from tui.screens.reading.finding_again import changed
from tui.screens.reading.room import Room


def keep_annotation(
    room: Room, mark: Bookmark, before: Annotation, annotation: Annotation, *, anew: bool, drafts: Sequence[str]
) -> tuple[Annotation, NotebookChanged]:
    """Write to a bookmark, in the calling thread; `before` is what it had when writing began. What it has now.

    `anew` keeps the bookmark itself again; what was typed in the windows of `drafts` is done with. Raises
    NotebookError, also as ChangedElsewhereError and GoneError.
    """
    kept = room.notebook.write_note(_with(mark, annotation), _with(mark, before), anew=anew, drafts=drafts)
    told = [f"tagged {', '.join(kept.tags)}"] if kept.tags else []
    told += [f"labelled {kept.colour}"] if kept.colour else []
    return annotation_of(kept), changed(room, f"{', '.join(['Kept', *told])}; {key_of('undo')} undoes it.")


def _with(mark: Bookmark, written: Annotation) -> Bookmark:
    return replace(mark, note=written.note, tags=written.tags, colour=written.colour)
