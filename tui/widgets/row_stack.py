"""Rows of a list one below the other: which stands where, and which comes next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple, overload

from textual.content import Content

NEAR = 2


class Row(NamedTuple):
    """A row of a list: `draw` gets a width in cells and answers at most `height` lines; it is called only in view."""

    key: str
    draw: Callable[[int], Sequence[Content]]
    height: int = 1
    selectable: bool = True


class MadeRows(Sequence[Row]):
    """Rows of which only their keys and heights are known until one is asked for; all of them can be chosen."""

    def __init__(self, keys: Sequence[str], heights: Sequence[int], make: Callable[[int], Row]) -> None:
        self.keys = keys
        self.heights = heights
        self._make = make

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self._make(each) for each in range(*at.indices(len(self)))]
        return self._make(at if at >= 0 else len(self) + at)

    def find(self, key: str) -> int:
        """The row with a key; -1 for none."""
        try:
            return self.keys.index(key)
        except ValueError:
            return -1


class RowStack:
    """Rows by their index and by the lines they take; -1 is no row."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows = rows
        heights = rows.heights if isinstance(rows, MadeRows) else [row.height for row in rows]
        self.tops = list(accumulate(heights, initial=0))

    @property
    def height(self) -> int:
        """The lines of all rows."""
        return self.tops[-1]

    def find(self, key: str, *, any_row: bool = False) -> int:
        """The row with this key that can be chosen, or any row that has it."""
        if isinstance(self.rows, MadeRows):
            return self.rows.find(key)
        return next((at for at, row in enumerate(self.rows) if row.key == key and (any_row or row.selectable)), -1)

    def at_line(self, line: int) -> int:
        """The row that takes a line."""
        return bisect_right(self.tops, line) - 1 if 0 <= line < self.height else -1

    def after(self, at: int, step: int) -> int:
        """The next row that can be chosen, after row `at` or before it as `step` is 1 or -1."""
        at += step
        while 0 <= at < len(self.rows):
            if self.rows[at].selectable:
                return at
            at += step
        return -1

    def in_view(self, at: int, top: int, height: int) -> bool:
        """Whether any of a row is among the `height` lines from `top`."""
        return at >= 0 and self.tops[at] < top + height and self.tops[at + 1] > top

    def first_in_view(self, step: int, top: int, height: int) -> int:
        """The first row in view that can be chosen, or the last for a `step` of -1."""
        first = max(0, bisect_right(self.tops, top) - 1)
        last = min(len(self.rows), bisect_left(self.tops, top + height))
        inside = range(first, last) if step > 0 else range(last - 1, first - 1, -1)
        return next((at for at in inside if self.rows[at].selectable), -1)

    def step(self, at: int, step: int, top: int, height: int) -> int:
        """Where one step of the highlight leads from row `at`; -1 to scroll by a line instead.

        A long stretch of rows that can't be chosen is read through line by line before the next one is highlighted.
        """
        if not self.in_view(at, top, height):
            return self.first_in_view(step, top, height)
        onward = self.after(at, step)
        if onward < 0 or self.in_view(onward, top, height):
            return onward
        between = self.tops[onward] - self.tops[at + 1] if step > 0 else self.tops[at] - self.tops[onward + 1]
        return onward if between <= NEAR else -1

    def headed_top(self, at: int, room: int) -> int:
        """The first line of a row together with the headings right above it, as far as there is room for both."""
        above = at
        while above > 0 and not self.rows[above - 1].selectable and self.tops[at + 1] - self.tops[above - 1] <= room:
            above -= 1
        return self.tops[above]
