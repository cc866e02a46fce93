"""The column beside the scrollbar that shows where in the whole document something is marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from textual.content import Content
from textual.style import Style

from tui.content import Palette
from tui.widgets.reader_marks import Marks

HIT, FIND, STAR = "━", "═", "★"
_NOTHING = Content(" ")


def offset_of_row(row: int, height: int, length: int) -> int:
    """The first offset of a text of some length that a row of the column stands for."""
    return -(-row * length // max(1, height))


def gutter_cell(marks: Marks, row: int, height: int, length: int, palette: Palette) -> Content:
    """One row of the column: what was found here before what a search found, and that before a bookmark."""
    start, end = offset_of_row(row, height, length), offset_of_row(row + 1, height, length)
    if at := _between(marks.finds, start, end, marks.find):
        return Content(FIND).stylize(_style(palette.find_here, here=at > 1))
    if at := _between(marks.hits, start, end, marks.hit):
        return Content(HIT).stylize(_style(palette.hit_here, here=at > 1))
    if _between(marks.bookmarks, start, end, -1):
        colour = marks.colour(start, end)
        return Content(colour[:1].upper() or STAR).stylize(palette.labels.get(colour, palette.bookmark))
    return _NOTHING


def nearest_mark(marks: Marks, row: int, height: int, length: int) -> int:
    """The offset of what a row of the column shows; -1 where it shows nothing."""
    start, end = offset_of_row(row, height, length), offset_of_row(row + 1, height, length)
    for spans in (marks.finds, marks.hits, marks.bookmarks):
        at = bisect_left(spans, (start,))
        if at < len(spans) and spans[at][0] < end:
            return spans[at][0]
    return -1


def _between(spans: Sequence[tuple[int, int]], start: int, end: int, current: int) -> int:
    """1 if one of the spans begins between two offsets, 2 if the current one does, 0 if none."""
    at = bisect_left(spans, (start,))
    if at >= len(spans) or spans[at][0] >= end:
        return 0
    return 2 if 0 <= current < len(spans) and start <= spans[current][0] < end else 1


def _style(marked: Style, *, here: bool) -> Style:
    """In the colour that the current mark has as its ground; the current mark itself as it is in the text."""
    return marked if here else Style(foreground=marked.background, bold=marked.bold)
