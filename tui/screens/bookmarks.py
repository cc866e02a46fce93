"""The list of all that was kept, and what is done with its rows: one, or as many as are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, TypeVar

from msgspec.structs import replace
from textual.binding import BindingType

from tui.screens.bookmark_entries import Only, is_shown
from tui.screens.bookmark_list import GROUPS, ONLY, SORTS, Group, Sort
from tui.screens.bookmark_rows import heading_of, id_of, is_heading, is_placeless, next_heading
from tui.screens.bookmarks_shown import BookmarksShown
from tui.screens.keys import bindings_for
from tui.widgets.rows import Row

Way = TypeVar("Way", bound=str)


class BookmarksScreen(BookmarksShown):
    """Passages, documents, cards and searches.

    `act` is also called for what is done with the rows: `remove`, `tag`, `colour`, `note`, `copy`, `copy_cited`,
    `write` and `no_place`; and for `undo`, `redo` and `audit`, which need none.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("bookmarks")

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The commands for what is kept besides those of every list."""
        of_rows = {"remove_bookmark": "remove", "tag_rows": "tag", "colour": "colour"}
        of_one = ("note", "copy", "copy_cited")
        return {
            **super().deeds(),
            **{command: partial(self._do, what) for command, what in of_rows.items()},
            **{command: partial(self._do_one, command) for command in of_one},
            **{command: partial(self.act, command, ()) for command in ("undo", "redo", "audit")},
            "write_rows": lambda: self.act("write", self.chosen_entries if self.selected else self.shown),
            "sort": self._sort,
            "group": self._group,
            "only": self._only,
            "select_row": self._select,
            "select_rows": self._select_shown,
            "fold": self.fold,
            "fold_all": self._fold_all,
            "next_passage": partial(self._step_heading, 1),
            "previous_passage": partial(self._step_heading, -1),
            "half_down": partial(self._scroll_told, 1),
            "half_up": partial(self._scroll_told, -1),
            "zoom": self._zoom,
            "one_level_back": self._back,
        }

    def chosen(self, row: Row) -> None:
        """Close with what the row shows; a heading is folded or unfolded, and what has no place says so."""
        entry = self.entry
        if is_heading(row):
            self.fold()
        elif entry is not None and is_placeless(entry):
            self.act("no_place", [entry])
        else:
            self.dismiss(id_of(row))

    def _do(self, what: str) -> None:
        if entries := self.chosen_entries:
            self.act(what, entries)

    def _do_one(self, what: str) -> None:
        if self.entry is not None:
            self.act(what, [self.entry])

    def _sort(self) -> None:
        orders: list[Sort] = list(SORTS)
        self.change_view(replace(self.view, sort=_next(orders, self.view.sort)))

    def _group(self) -> None:
        groups: list[Group] = list(GROUPS)
        self.change_view(replace(self.view, group=_next(groups, self.view.group), folded=()))

    def _only(self) -> None:
        """Go on to the next kind of which there is something."""
        kinds: list[Only] = [each for each in ONLY if any(is_shown(entry, each) for entry in self.kept.entries)]
        if kinds:
            self.change_view(replace(self.view, only=_next(kinds, self.view.only)))

    def _select(self) -> None:
        """Select the row and go on to the next, or on a heading all that stands under it; again lets go of them."""
        row = self.rows.row
        if row is None:
            return
        if is_heading(row):
            under = self.heading_here()
            self._toggle({entry.id for entry in under.entries} if under is not None else set())
        else:
            self._toggle({id_of(row)})
            self.rows.move(1)

    def _select_shown(self) -> None:
        self._toggle({entry.id for entry in self.shown})

    def _toggle(self, some: set[str]) -> None:
        if some <= self.selected:
            self.selected.difference_update(some)
        else:
            self.selected.update(some)
        self.selection_changed()

    def clear(self) -> None:
        """Let go of what is selected, then of the filter, or close."""
        if not self._let_go():
            super().clear()

    def _back(self) -> None:
        if not self._let_go():
            self.dismiss("")

    def _let_go(self) -> bool:
        if not self.selected or self.field.has_focus:
            return False
        self.selected.clear()
        self.selection_changed()
        return True

    def fold(self) -> None:
        """Fold what stands under the heading of the row, or unfold it."""
        if self.rows.row is not None and (key := heading_of(self.rows.row)):
            folded = tuple(sorted({*self.view.folded} ^ {key}))
            self.change_view(replace(self.view, folded=folded), row=f"heading:{key}")

    def _fold_all(self) -> None:
        keys = {each.key for each in self.kept.groups(self.view, self.cards_of)} if self.view.group != "none" else set()
        folded = () if keys <= {*self.view.folded} else tuple(sorted(keys))
        under = heading_of(self.rows.row) if self.rows.row is not None else ""
        self.change_view(replace(self.view, folded=folded), row=f"heading:{under}")

    def _scroll_told(self, step: int) -> None:
        """Scroll what is told of the row by half of its height."""
        self.around.scroll_relative(y=step * max(1, self.around.size.height // 2), animate=False)

    def _zoom(self) -> None:
        """Give what is told of the row the whole screen, and the keys, which rows that are hidden can't have."""
        self.toggle_class("-telling")
        alone = self.has_class("-telling")
        self.around.can_focus = alone
        (self.around if alone else self.rows).focus()
        self.call_after_refresh(self.moved)  # there is another room for it then

    def _step_heading(self, step: int) -> None:
        if heading := next_heading(self.made, self.rows.index, step):
            self.rows.highlight_key(heading)
            self.moved()


def _next(ways: Sequence[Way], now: Way) -> Way:
    return ways[(ways.index(now) + 1) % len(ways)] if now in ways else ways[0]
