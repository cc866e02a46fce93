"""Lines of a passage: where they break, how far they are indented, and which offset each of their characters has."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from tui.widgets.reader_breaks import SPACES, breaks_in, clusters

__all__ = ["Line", "clusters", "line_at", "lines_of", "was_filled"]

Stretch = tuple[int, int]
TAB = 4
LOOK_BACK = 200
_MARKER = re.compile(r"(?:[-*+•‣◦–—]|\(?\d{1,4}[.)]|\(?[A-Za-z][.)]|\(?[ivxIVX]{1,5}[.)])[ \t]+")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_SOFT = re.compile(r"[ \t]*\n[ \t]*|\t")
_SOFT_QUOTE = re.compile(r"[ \t]*\n[ \t]*(?:(?:>[ \t]?)+)?|\t")  # a sign of quotation is no text in a quotation only


class Line(NamedTuple):
    """A line of a passage: it covers the offsets `start` to `end` and shows `shown`, `indent` cells in.

    `offsets` has the offset of each shown character where that is not simply `start + index`.
    """

    start: int
    end: int
    indent: int
    shown: str
    offsets: tuple[int, ...] | None = None

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


def lines_of(text: str, start: int, end: int, kind: str, width: int, hidden: Sequence[Stretch] = ()) -> list[Line]:
    """The passage `text[start:end]` in lines of at most `width` cells; together they cover all of its offsets.

    What is `hidden`, in order, is not drawn.
    """
    width = max(1, width)
    lines: list[Line] = []
    for first, last in _logical(text, start, end, kind):
        lines += _wrapped(text, first, last, kind, width, hidden)
    return _covering(lines, start, end) or [Line(start, end, 0, "")]


def rule_line(start: int, end: int, width: int) -> Line:
    """A line across the page in place of the signs that ask for one."""
    return Line(start, end, 0, "─" * width, tuple(min(start + index, end - 1) for index in range(width)))


def _covering(lines: list[Line], start: int, end: int) -> list[Line]:
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


def _logical(text: str, start: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    """The stretches to wrap: the whole passage where its own line ends only come from filling, else its lines."""
    if "\n" not in text[start:end] or (kind not in ("code", "row") and was_filled(text[start:end])):
        yield start, end
        return
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def was_filled(passage: str) -> bool:
    """Whether the lines of a passage were broken by a program at some width, and not by an author for a reason."""
    lines = [line.strip() for line in passage.split("\n")]
    longest = max(map(len, lines))
    if longest < 40 or not all(lines):
        return False
    full = sum(len(line) + 1 + len(following.split(None, 1)[0]) > longest - 6 for line, following in pairwise(lines))
    return full >= 0.7 * (len(lines) - 1)


def _wrapped(text: str, start: int, end: int, kind: str, width: int, hidden: Sequence[Stretch]) -> Iterator[Line]:
    line_start = text.rfind("\n", max(0, start - LOOK_BACK), start) + 1
    while start < end and text[start] in " \t":
        start += 1
    before = text[max(line_start, start - LOOK_BACK) : start]
    indent = min(cell_len(before.expandtabs(TAB)), width // 3) if not before.strip() else 0
    body, hang = start, 0
    if kind == "heading" and (marker := _HEADING.match(text, start, end)):
        start = body = marker.end()
    elif kind == "quote" and (marker := _QUOTE.match(text, start, end)):
        start = body = marker.end()
        indent = min(indent + 2, width // 2)
    elif kind == "item" and (marker := _MARKER.match(text, start, end)):
        hang = cell_len(marker.group().expandtabs(TAB))
        # in a narrow column the sign is text like any other, or nothing would be left for the words
        body, hang = (marker.end(), hang) if indent + hang <= width // 2 else (start, 0)
    shown, offsets = _shown(text, body, end, _SOFT_QUOTE if kind == "quote" else _SOFT, hidden)
    breaks = breaks_in(shown, max(1, width - indent - hang))
    for at, (first, last) in enumerate(zip(breaks, [*breaks[1:], len(shown)], strict=True)):
        piece = shown[first:last].rstrip(SPACES)
        places = offsets[first : first + len(piece)] if offsets is not None else None
        begin = offsets[first] if offsets is not None and first < len(offsets) else body + first
        if at == 0 and body > start:
            label = text[start:body].expandtabs(TAB)
            rest = places if places is not None else tuple(range(body, body + len(piece)))
            label_offsets = tuple(min(start + index, body - 1) for index in range(len(label)))
            yield Line(start, body + last, indent, label + piece, (*label_offsets, *rest))
        else:
            yield Line(begin, begin, indent + hang, piece, places)


def _shown(
    text: str, start: int, end: int, soft: re.Pattern[str], hidden: Sequence[Stretch]
) -> tuple[str, tuple[int, ...] | None]:
    """What is drawn of a stretch: a tab goes to the next stop, a line end that came from filling is one space."""
    signs = [(max(first, start), min(last, end)) for first, last in hidden if first < end and last > start]
    if not signs and "\n" not in (raw := text[start:end]) and "\t" not in raw:
        return raw, None
    pieces: list[str] = []
    offsets: list[int] = []
    cells, at = 0, start
    for first, last, blank in _blanks(text, start, end, soft, signs):
        pieces.append(text[at:first])
        cells += cell_len(pieces[-1])
        pieces.append(" " * (TAB - cells % TAB) if blank == "\t" else blank)
        offsets += range(at, first)
        offsets += [first] * len(pieces[-1])
        cells += len(pieces[-1])
        at = last
    pieces.append(text[at:end])
    offsets += range(at, end)
    return "".join(pieces), tuple(offsets)


def _blanks(
    text: str, start: int, end: int, soft: re.Pattern[str], signs: Sequence[Stretch]
) -> Iterator[tuple[int, int, str]]:
    """What is drawn otherwise than it stands, in order, as (start, end, what is drawn)."""
    at = start
    for first, last in (*signs, (end, end)):
        for found in soft.finditer(text, at, first):
            yield found.start(), found.end(), "\t" if found.group() == "\t" else " "
        if first < last:
            yield first, last, ""
        at = last


def line_at(lines: list[Line], offset: int) -> int:
    """The index of the line that covers `offset`."""
    return max(0, bisect_right(lines, offset, key=lambda line: line.start) - 1)
