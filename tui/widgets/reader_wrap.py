"""Lines of a passage: where they break, how far they are indented, and which offset each of their characters has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tui.markdown_blocks import Sign
from tui.text_lines import drawn, label_of, logical_lines, opening_of, was_filled
from tui.widgets.reader_breaks import SPACES, breaks_in, clusters

__all__ = ["Line", "clusters", "covering", "line_at", "lines_of", "was_filled"]


class Line(NamedTuple):
    """A line of a passage: it covers the offsets `start` to `end` and shows `shown`, `indent` cells in.

    `offsets` has the offset of each shown character where that is not simply `start + index`; `bars` is how many
    bars of quotations stand before it, within the indent.
    """

    start: int
    end: int
    indent: int
    shown: str
    offsets: tuple[int, ...] | None = None
    bars: int = 0

    def index_of(self, offset: int) -> int:
        """The index in `shown` at which the character at `offset` is."""
        if self.offsets is None:
            return min(max(offset - self.start, 0), len(self.shown))
        return bisect_left(self.offsets, offset)

    def offset(self, index: int) -> int:
        """The offset of the character at an index in `shown`."""
        if index >= len(self.shown):
            index = len(self.shown) - 1
        if index < 0:
            return self.start
        return self.offsets[index] if self.offsets is not None else self.start + index

    def offset_at_cell(self, cell: int) -> int | None:
        """The offset of the character drawn `cell` cells right of the indent, None where nothing is drawn."""
        if cell < 0:
            return None
        for index in range(len(self.shown)):
            if cell_len(self.shown[: index + 1]) > cell:
                return self.offset(index)
        return None


def lines_of(text: str, start: int, end: int, kind: str, width: int, hidden: Sequence[Sign] = ()) -> list[Line]:
    """The passage `text[start:end]` in lines of at most `width` cells; together they cover all of its offsets.

    What is `hidden`, in order, is not drawn, or in another way.
    """
    width = max(1, width)
    lines: list[Line] = []
    for first, last in logical_lines(text, start, end, kind, hidden):
        lines += _wrapped(text, first, last, kind, width, hidden)
    return covering(lines, start, end) or [Line(start, end, 0, "")]


def rule_line(start: int, end: int, width: int) -> Line:
    """A line across the page in place of the signs that ask for one."""
    return Line(start, end, 0, "─" * width, tuple(min(start + index, end - 1) for index in range(width)))


def under_line(end: int, width: int, sign: str) -> Line:
    """A line below what ends at `end`, of which it covers nothing."""
    return Line(end, end, 0, sign * width, (end - 1,) * width)


def covering(lines: list[Line], start: int, end: int) -> list[Line]:
    """The lines with ends that meet the next start, so that no offset is left out."""
    starts = [start, *(line.start for line in lines[1:]), end]
    return [
        line._replace(start=first, end=last, offsets=_offsets_from(line, first))
        for line, first, last in zip(lines, starts, starts[1:], strict=False)
    ]


def _offsets_from(line: Line, first: int) -> tuple[int, ...] | None:
    if line.offsets is None and line.start != first:
        return tuple(range(line.start, line.start + len(line.shown)))
    return line.offsets


def _wrapped(text: str, start: int, end: int, kind: str, width: int, hidden: Sequence[Sign]) -> Iterator[Line]:
    opening = opening_of(text, start, end, kind)
    start, hang = opening.start, 0
    label, label_offsets = label_of(text, opening)
    indent = min(cell_len(opening.blanks), width // 3)
    bars = min(opening.quoted, (width // 2 - indent) // 2) if opening.quoted else 0
    indent += 2 * bars
    if label and indent + (hang := cell_len(label)) > width // 2:
        # in a narrow column the sign is text like any other, or nothing would be left for the words
        opening, label, hang = opening._replace(body=start), "", 0
    body = opening.body
    shown, offsets = drawn(text, body, end, kind, hidden, cell_len)
    breaks = breaks_in(shown, max(1, width - indent - hang))
    for at, (first, last) in enumerate(zip(breaks, [*breaks[1:], len(shown)], strict=True)):
        piece = shown[first:last].rstrip(SPACES)
        places = offsets[first : first + len(piece)] if offsets is not None else None
        begin = offsets[first] if offsets is not None and first < len(offsets) else body + first
        if at == 0 and label:
            rest = places if places is not None else tuple(range(body, body + len(piece)))
            yield Line(start, body + last, indent, label + piece, (*label_offsets, *rest), bars)
        else:
            yield Line(begin, begin, indent + hang, piece, places, bars)


def line_at(lines: list[Line], offset: int) -> int:
    """The index of the line that covers `offset`."""
    return max(0, bisect_right(lines, offset, key=lambda line: line.start) - 1)
