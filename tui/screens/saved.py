"""The searches that were saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tui.commands import Where, key_of
from tui.content import safe
from tui.notebook import SavedSearch
from tui.screens.keys import bindings_for
from tui.screens.lists import ListScreen
from tui.widgets.rows import Row

_LEAST = 12  # cells of a name

Change = Callable[[str, SavedSearch | None], None]


class SavedScreen(ListScreen):
    """The saved searches by name; it closes with the id of the one to ask. `fresh` says by id what is new to one.

    `change(what, search)` is called for `remove` and `rename` with a search, and for `undo` and `redo` with none;
    `refresh_saved` shows the outcome.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("saved")
    PLACE: ClassVar[Where] = "saved"

    def __init__(self, searches: Sequence[SavedSearch], fresh: Mapping[str, str], change: Change) -> None:
        super().__init__(
            "Saved searches",
            self._rows_for,
            empty=f"No search is saved yet: {key_of('save_search')} among the documents found keeps the search under a"
            " name.",
            typing=False,
        )
        self.searches = tuple(searches)
        self.change = change
        self._fresh = fresh
        self._reviewed: Mapping[str, Sequence[str]] = {}

    def refresh_saved(
        self, searches: Sequence[SavedSearch], fresh: Mapping[str, str], reviewed: Mapping[str, Sequence[str]]
    ) -> None:
        """Show what the notebook holds now; `reviewed` says by id, longest first, how far a review has come."""
        self.searches, self._fresh, self._reviewed = tuple(searches), fresh, reviewed
        if self.is_mounted:
            self.fill(anew=True)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The commands for saved searches besides those of every list."""
        return {
            **super().deeds(),
            "remove_search": partial(self._change, "remove"),
            "rename_search": partial(self._change, "rename"),
            "undo": lambda: self.change("undo", None),
            "redo": lambda: self.change("redo", None),
        }

    def _change(self, what: str) -> None:
        row = self.rows.row
        search = next((search for search in self.searches if row is not None and search.id == row.key), None)
        if search is not None:
            self.change(what, search)

    def _progress(self, search: SavedSearch) -> Sequence[str]:
        return self._reviewed.get(search.id, ())

    def _rows_for(self, text: str, width: int) -> Sequence[Row]:
        words = text.lower().split()
        return [
            Row(search.id, partial(_saved_row, search, self._fresh.get(search.id, "…"), self._progress(search)), 3)
            for search in self.searches
            if all(word in f"{search.name} {search.text}".lower() for word in words)
        ]


def _saved_row(search: SavedSearch, fresh: str, reviewed: Sequence[str], width: int) -> list[Content]:
    name = Content.styled(safe(search.name), "bold")
    news = Content.styled(safe(fresh), "bold" if fresh[:1].isdigit() else "$text-muted")
    room = max(1, width - news.cell_length - 2)
    progress = Content("")
    if reviewed:
        # The name comes first: the longest words that leave room for it, or for some of it.
        least = min(name.cell_length, max(_LEAST, room // 2))
        fitting = next((words for words in reviewed if len(words) + 2 <= room - least), reviewed[-1])
        progress = Content.styled(f"  {fitting}", "$text-muted")
    left = name.truncate(max(1, room - progress.cell_length), ellipsis=True) + progress
    head = left + " " * max(1, width - left.cell_length - news.cell_length) + news
    asked = Content.styled(safe(f"  {search.text}"), "$text-muted")
    return [head, asked.truncate(max(1, width), ellipsis=True), Content("")]
