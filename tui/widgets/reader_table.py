"""Tables of Markdown in columns; where they are too wide for that, each row as a record with the names of its cells.

What is drawn between cells has the offset of the sign that stands there, and what fills a cell that of its end: so
the offsets of a line go up, and a mark over words is on these words only.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from indexdir import Passage
from tui.content import Layer, Palette
from tui.markdown_blocks import Cell, Side, Sign, cells_of, is_separator, sides_of
from tui.text_lines import drawn
from tui.widgets.reader_breaks import SPACES, breaks_in
from tui.widgets.reader_wrap import Line, covering

CHUNK = 128
LEAST = 18
BETWEEN = " │ "
Signs = Callable[[int, int], Sequence[Sign]]


class Drawn(NamedTuple):
    """A cell as it is drawn, with the offset of each character."""

    shown: str
    offsets: tuple[int, ...]
    cell: Cell


class Table:
    """Some rows of one table; `rows` begin with its head, if it has one."""

    def __init__(self, text: str, rows: Sequence[tuple[int, int]], width: int, signs: Signs, *, headed: bool) -> None:
        self._text = text
        self._signs = signs
        self._width = width
        self.headed = headed
        self.sides: list[Side] = sides_of(text, *rows[1]) if headed else []
        data = [self._cells(*row) for at, row in enumerate(rows) if not headed or at != 1]
        columns = max(map(len, data), default=0)
        self.sides += ["left"] * (columns - len(self.sides))
        self.names = [cell.shown for cell in data[0]] if headed else []
        natural = [max((cell_len(row[at].shown) for row in data if at < len(row)), default=0) for at in range(columns)]
        self.widths, self.wide = _fitting(natural, width)

    @property
    def is_grid(self) -> bool:
        """Whether the columns stand side by side."""
        return bool(self.widths)

    def lines(self, start: int, end: int) -> list[Line]:
        """A row in lines; together they cover all of its offsets."""
        if self.headed and is_separator(self._text, start, end):
            return [self._rule(start, end)]
        cells = self._cells(start, end)
        if self.is_grid:
            lines = self._side_by_side(cells, start)
        elif not self.headed or [cell.shown for cell in cells] == self.names or len(cells) < 2:
            lines = self._in_a_run(cells, start)
        else:
            lines = self._record(cells)
        return covering([line for line in lines if line.shown], start, end) or [Line(start, end, 0, "")]

    def _cells(self, start: int, end: int) -> list[Drawn]:
        signs = self._signs(start, end)
        found: list[Drawn] = []
        for cell in cells_of(self._text, start, end):
            shown, offsets = drawn(self._text, cell.start, cell.end, "row", signs, cell_len)
            found.append(Drawn(shown, offsets if offsets is not None else tuple(range(cell.start, cell.end)), cell))
        return found

    def _rule(self, start: int, end: int) -> Line:
        rule = "─┼─".join("─" * width for width in self.widths) if self.is_grid else "─" * self._width
        return Line(start, end, 0, rule, tuple(min(start + at, end - 1) for at in range(len(rule))))

    def _side_by_side(self, cells: Sequence[Drawn], start: int) -> list[Line]:
        lines: list[Line] = []
        offsets: list[int] = []
        shown, begin, indent = "", start, 0
        for at, (cell, width) in enumerate(zip(cells, self.widths, strict=False)):
            before = cell.cell.sign if cell.cell.sign >= 0 else cell.cell.start
            if at:
                shown += BETWEEN
                offsets += [before] * len(BETWEEN)
            pieces = _pieces(cell, width)
            for number, (piece, places) in enumerate(pieces):
                if number:
                    lines.append(Line(begin, begin, indent, shown.rstrip(SPACES), tuple(offsets)))
                    indent = sum(self.widths[:at]) + len(BETWEEN) * at
                    shown, offsets, begin = "", [], places[0]
                blank = width - cell_len(piece)
                left = {"left": 0, "centre": blank // 2, "right": blank}[self.sides[at]]
                after = cell.cell.end if number == len(pieces) - 1 else places[-1]
                shown += " " * left + piece + " " * (blank - left)
                offsets += [*(places[0] if number else before for _ in range(left)), *places, *[after] * (blank - left)]
        lines.append(_line(begin, indent, shown, offsets))
        return [_line(line.start, line.indent, line.shown, line.offsets or ()) for line in lines]

    def _in_a_run(self, cells: Sequence[Drawn], start: int) -> list[Line]:
        """The cells one after the other, on as many lines as that takes."""
        shown = ""
        offsets: list[int] = []
        for cell in cells:
            if shown:
                shown += BETWEEN
                offsets += [cell.cell.sign] * len(BETWEEN)
            shown += cell.shown
            offsets += cell.offsets
        whole = Drawn(shown, tuple(offsets), Cell(start, start, -1))
        return _hanging(whole, self._width, "", 0, 2)

    def _record(self, cells: Sequence[Drawn]) -> list[Line]:
        """The first cell as a title, and the others below it with their names."""
        lines = _hanging(cells[0], self._width, "", 0, 2)
        for at, cell in enumerate(cells[1:], 1):
            name = self.names[at] if at < len(self.names) else ""
            if cell_len(name) > self._width // 3:
                name = set_cell_size(name, max(0, self._width // 3 - 1)).rstrip() + "…"
            if cell.shown:
                lines += _hanging(cell, self._width, f"{name}: " if name else "", 2, 4)
        return lines


def _line(begin: int, indent: int, shown: str, offsets: Sequence[int]) -> Line:
    kept = shown.rstrip(SPACES)
    return Line(begin, begin, indent, kept, tuple(offsets[: len(kept)]))


def _pieces(cell: Drawn, width: int) -> list[tuple[str, tuple[int, ...]]]:
    """A cell in pieces of at most `width` cells."""
    if cell_len(cell.shown) <= width:
        return [(cell.shown, cell.offsets)]
    breaks = breaks_in(cell.shown, max(1, width))
    pieces = []
    for first, last in pairwise([*breaks, len(cell.shown)]):
        piece = cell.shown[first:last].rstrip(SPACES)
        if piece:
            pieces.append((piece, cell.offsets[first : first + len(piece)]))
    return pieces


def _hanging(cell: Drawn, width: int, name: str, indent: int, hang: int) -> list[Line]:
    """A cell after its name, on as many lines as that takes."""
    if not cell.shown:
        return []
    if width < 3 * hang:
        indent = hang = 0
    shown = name + cell.shown
    sign = cell.cell.sign if cell.cell.sign >= 0 else cell.cell.start
    whole = Drawn(shown, (*[sign] * len(name), *cell.offsets), cell.cell)
    first = _pieces(whole, max(1, width - indent))[:1]
    if not first:
        return []
    lines = [Line(sign if name else first[0][1][0], sign, indent, *first[0])]
    rest = len(first[0][0])
    while rest < len(shown) and shown[rest] in SPACES:
        rest += 1
    more = Drawn(shown[rest:], whole.offsets[rest:], cell.cell)
    if more.shown:
        lines += [Line(places[0], places[0], hang, piece, places) for piece, places in _pieces(more, width - hang)]
    return lines


def _fitting(natural: Sequence[int], width: int) -> tuple[list[int], int]:
    """The widths of the columns, and which of them is narrower than its text; no widths where they do not fit.

    Only one column may be wrapped: the offsets of a line go up, and two would have to take turns.
    """
    room = width - len(BETWEEN) * (len(natural) - 1)
    if sum(natural) <= room:
        return list(natural), -1
    wide = max(range(len(natural)), key=natural.__getitem__)
    left = room - (sum(natural) - natural[wide])
    if left < max(2, min(LEAST, width // 3)) or (wide < len(natural) - 1 and natural[wide] > 3 * left):
        return [], -1
    return [left if at == wide else each for at, each in enumerate(natural)], wide


class Tables:
    """The tables of a document, each found and measured when a row of it comes near the view."""

    def __init__(self, text: str, passages: Sequence[Passage], width: int, signs: Signs) -> None:
        self._text = text
        self._passages = passages
        self._width = width
        self._signs = signs
        self._ends: dict[int, int] = {}
        self._starts: list[int] = []
        self._tables: dict[int, Table] = {}

    def table_of(self, number: int) -> Table:
        """The table in which a passage is a row: a long one is measured in pieces."""
        first = self._first(number)
        piece = first + (number - first) // CHUNK * CHUNK
        if piece not in self._tables:
            last = min(self._ends[first], piece + CHUNK)
            rows = [self._passages[at] for at in range(piece, last)]
            headed = self._ends[first] > first + 1 and self._parts(first + 1)
            if headed and piece > first:
                rows = [*self._passages[first : first + 2], *rows]
            spans = [(row.start, row.end) for row in rows]
            self._tables[piece] = Table(self._text, spans, self._width, self._signs, headed=headed)
        return self._tables[piece]

    def layers(self, number: int, palette: Palette) -> Iterator[Layer]:
        """What of a row is strong: the head of a table, and of a record its first cell."""
        row = self._passages[number]
        if self.is_head(number):
            yield Layer(row.start, row.end, palette.strong)
        elif not (table := self.table_of(number)).is_grid and table.headed:
            first = cells_of(self._text, row.start, row.end)[0]
            yield Layer(first.start, first.end, palette.strong)

    def is_head(self, number: int) -> bool:
        """Whether a row is the head of its table."""
        return self._joined(number) and self._parts(number + 1) and self._first(number) == number

    def _parts(self, number: int) -> bool:
        row = self._passages[number]
        return is_separator(self._text, row.start, row.end)

    def _first(self, number: int) -> int:
        """The first row of the table, the end of which is known then."""
        at = bisect_right(self._starts, number) - 1
        if at >= 0 and number < self._ends[self._starts[at]]:
            return self._starts[at]
        first = last = number
        while first > 0 and self._joined(first - 1):
            first -= 1
        while self._joined(last):
            last += 1
        insort(self._starts, first)
        self._ends[first] = last + 1
        return first

    def _joined(self, number: int) -> bool:
        """Whether the passage after this one is the next row of the same table."""
        if number + 1 >= len(self._passages):
            return False
        row, after = self._passages[number], self._passages[number + 1]
        return row.kind == after.kind == "row" and self._text.count("\n", row.end, after.start) == 1
