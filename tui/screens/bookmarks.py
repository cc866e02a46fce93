"""Every passage that was kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tui.commands import Where, key_of
from tui.content import safe
from tui.notebook import Bookmark
from tui.screens.keys import bindings_for
from tui.screens.lists import ListScreen
from tui.widgets.rows import Row

_LINES = 3

Change = Callable[[str, str], None]


class BookmarksScreen(ListScreen):
    """The bookmarks, newest first; it closes with the id of the one to go to.

    `change(what, bookmark id)` is called for `remove`, `note`, `undo` and `redo`, whose outcome `refresh_bookmarks`
    shows, and for `copy` and `copy_cited`.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("bookmarks")
    PLACE: ClassVar[Where] = "bookmarks"

    def __init__(self, bookmarks: Sequence[Bookmark], change: Change) -> None:
        super().__init__(
            "Bookmarks",
            self._rows_for,
            empty=f"Nothing is kept yet: {key_of('bookmark')} in the text keeps the passage under the cursor.",
            typing=False,
        )
        self.bookmarks = tuple(bookmarks)
        self.change = change

    def refresh_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show what the notebook holds now."""
        self.bookmarks = tuple(bookmarks)
        self.fill(anew=True)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The notebook's commands besides those of every list."""
        return {
            **super().deeds(),
            "remove_bookmark": partial(self._change, "remove"),
            "note": partial(self._change, "note"),
            "copy": partial(self._change, "copy"),
            "copy_cited": partial(self._change, "copy_cited"),
            "undo": lambda: self.change("undo", ""),
            "redo": lambda: self.change("redo", ""),
        }

    def _change(self, what: str) -> None:
        if self.rows.row is not None:
            self.change(what, self.rows.row.key)

    def _rows_for(self, text: str, width: int) -> Sequence[Row]:
        words = text.lower().split()
        return [
            _bookmark_row(mark, width)
            for mark in self.bookmarks
            if all(
                word in f"{mark.quote} {mark.title} {mark.created} {mark.note} {' '.join(mark.tags)}".lower()
                for word in words
            )
        ]


def _bookmark_row(mark: Bookmark, width: int) -> Row:
    quote = Content(safe(f"“{' '.join(mark.quote.split())}”")).wrap(max(8, width - 3))
    if len(quote) > _LINES:
        quote = [*quote[: _LINES - 1], quote[_LINES - 1].rstrip() + " …"]
    tags = f" · tagged {', '.join(mark.tags)}" if mark.tags else ""
    where = Content.styled(safe(f"  ★ kept {mark.created[:10]}{tags} · {mark.title or mark.document}"), "$text-muted")
    note = [line for part in mark.note.splitlines() for line in Content(safe(part)).wrap(max(8, width - 5))]
    if len(note) > _LINES:
        note = [*note[: _LINES - 1], note[_LINES - 1].rstrip() + " …"]
    lines = [*quote, *(Content("    ") + line for line in note), where, Content("")]
    return Row(mark.id, lambda _width: lines, len(lines))
