"""Writing to a bookmark that another program may have written to, or removed, meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from tui.notebook import annotation, drafting, journal, standing
from tui.notebook.bookmark import SELECT, Bookmark, Colour, bookmark_from, row_of
from tui.notebook.bookmarking import Bookmarking, on_same
from tui.notebook.errors import NotebookError
from tui.notebook.saved import moment

_Text = tuple[str, tuple[str, ...], Colour]


class ChangedElsewhereError(NotebookError):
    """Somebody else has written to the bookmark; nothing was kept. `theirs` is what it is now."""

    def __init__(self, theirs: Bookmark) -> None:
        super().__init__("It was changed elsewhere meanwhile; nothing was changed.")
        self.theirs = theirs


class GoneError(NotebookError):
    """The bookmark is not there any more; nothing was kept."""


class Noting(Bookmarking):
    """The part of a notebook that writes to a bookmark only as it was seen."""

    def write_note(
        self, wanted: Bookmark, before: Bookmark, *, anew: bool = False, drafts: Iterable[str] = ()
    ) -> Bookmark:
        """Give a bookmark the note, tags and colour of `wanted`, as one action; the bookmark as it is now.

        `before` has those it had when writing began. `anew` keeps the bookmark itself again where it was removed.
        What was typed to it here and in the windows of `drafts` is done with. Raises NotebookError, as
        ChangedElsewhereError and GoneError where that is why.
        """
        with self._writing() as connection:
            drafting.drop(connection, wanted.id, (self.window, *drafts))
            row = connection.execute(SELECT + " WHERE bookmarks.id = ?", (wanted.id,)).fetchone()
            if row is None:
                return _again(connection, wanted, anew=anew)
            if _text(there := bookmark_from(row)) not in (_text(before), _text(wanted)):
                raise ChangedElsewhereError(there)
            return annotation.annotate(connection, wanted.id, wanted.note, wanted.tags, wanted.colour)


def _text(mark: Bookmark) -> _Text:
    return annotation.written_note(mark.note), annotation.written_tags(mark.tags), mark.colour


def _again(connection: sqlite3.Connection, wanted: Bookmark, *, anew: bool) -> Bookmark:
    if not anew:
        raise GoneError("This bookmark is not there any more; nothing was changed.")
    if on_same(connection, wanted):
        raise NotebookError("another bookmark stands there now; write to that one.")
    note, tags, colour = _text(wanted)
    kept = replace(wanted, note=note, tags=tags, colour=colour, modified=moment())
    change = journal.Change("bookmarks", kept.id, None, row_of(kept))
    journal.perform(connection, f"bookmark added: “{kept.brief}”", [change])
    if kept.standing is not None:
        standing.remember(connection, {kept.id: kept.standing})
    return kept
