"""What was written to a bookmark is kept, unless another program has written to it meanwhile."""

from __future__ import annotations

from tui.commands import key_of
from tui.notebook import Bookmark, NotebookError
from tui.screens.annotation import Annotation, annotation_of
from tui.screens.reading.answers import NotebookChanged
from tui.screens.reading.finding_again import changed
from tui.screens.reading.room import Room


class ConflictError(Exception):
    """Somebody else has written to the bookmark; nothing was kept. `theirs` is what it has now."""

    def __init__(self, theirs: Annotation) -> None:
        super().__init__("written to elsewhere")
        self.theirs = theirs


class GoneError(Exception):
    """The bookmark is not there any more; nothing was kept."""


def keep_annotation(
    room: Room, mark: Bookmark, before: Annotation, annotation: Annotation, *, anew: bool
) -> NotebookChanged:
    """Write to a bookmark, in the calling thread; `before` is what it had when writing began.

    `anew` keeps the bookmark itself again. Raises NotebookError, ConflictError and GoneError.
    """
    notebook = room.notebook
    there = next((each for each in notebook.bookmarks() if each.id == mark.id), None)
    if there is None and not anew:
        raise GoneError
    if there is None and notebook.keep(mark).id != mark.id:
        raise NotebookError("another bookmark stands there now; write to that one.")
    if there is not None and annotation_of(there) not in (before, annotation):
        raise ConflictError(annotation_of(there))
    kept = notebook.annotate(mark.id, annotation.note, annotation.tags, annotation.colour)
    told = [f"tagged {', '.join(kept.tags)}"] if kept.tags else []
    told += [f"labelled {kept.colour}"] if kept.colour else []
    return changed(room, f"{', '.join(['Kept', *told])}; {key_of('undo')} undoes it.")
