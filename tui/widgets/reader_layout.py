"""The whole of a document in lines, of which only those near the view are ever wrapped.

Passages are held in blocks. A far block has an estimated height; a block that comes near has an estimated height for
each of its parts; a part that comes into view is wrapped and its height is exact from then on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from indexdir import DocumentText, Passage
from tui.markdown_blocks import Sign
from tui.widgets.reader_markup import Markup, Revealing
from tui.widgets.reader_wrap import Line, line_at
from tui.widgets.reader_written import Written

BLOCK = 256
LONGEST_PART = 8_192
KEPT_PARTS = 512
NEAR_PARTS = 128


class Part(NamedTuple):
    """A passage, or a piece of a very long one, with the number of blank lines above it."""

    start: int
    end: int
    passage: int
    gap: int


class Block:
    """A run of passages."""

    __slots__ = ("first", "height", "heights", "last", "parts", "tops")

    def __init__(self, first: int, last: int, height: int) -> None:
        self.first = first
        self.last = last
        self.height = height
        self.parts: list[Part] = []
        self.heights: list[int] = []
        self.tops: list[int] = []

    def measure(self) -> None:
        """Sum the heights anew."""
        self.tops = list(accumulate(self.heights, initial=0))
        self.height = self.tops[-1]


class Layout:
    """Lines of a document at a width in cells; `y` counts lines from the first and is true once it has been settled."""

    def __init__(self, reading: DocumentText, width: int, revealing: Revealing | None = None) -> None:
        self.text = reading.text
        self.passages: Sequence[Passage] = reading.passages
        if not self.passages and self.text.strip():
            self.passages = (Passage(0, 0, len(self.text)),)
        self.width = max(1, width)
        self.wrapped = 0
        self.markup = Markup(reading, revealing)
        self.written = Written(self.text, self.passages, self.width, self.markup)
        self._hidden: dict[tuple[int, int], tuple[Sign, ...]] = {}
        self._lines: OrderedDict[tuple[int, int], list[Line]] = OrderedDict()
        self._blocks = [self._estimated(first) for first in range(0, len(self.passages), BLOCK)]
        self._sums: list[int] = []

    @property
    def _tops(self) -> list[int]:
        """The first line of each block, and the height of all of them."""
        if not self._sums:
            self._sums = list(accumulate((block.height for block in self._blocks), initial=0))
        return self._sums

    @property
    def height(self) -> int:
        """The number of lines of the document, as far as is known."""
        return self._tops[-1]

    def reveal(self) -> bool:
        """Wrap anew, when next needed, what now hides more or less of its signs; whether any was near the view."""
        near = set(islice(reversed(self._lines), NEAR_PARTS))
        for key in self._hidden.keys() - near:
            self._forget(key)
        stale = [key for key, hidden in self._hidden.items() if hidden != self._hidden_in(key)]
        for key in stale:
            self._forget(key)
        return bool(stale)

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds `offset`, or the one before it."""
        if not self.passages:
            return None
        at = bisect_right(self.passages, offset, key=lambda passage: passage.start) - 1
        return self.passages[max(at, 0)]

    def settle(self, y: int, before: int, after: int) -> int:
        """Make the lines around line `y` exact, `before` above it and `after` below; answers where that line is now."""
        if not self._blocks:
            return 0
        block, part, inside = self._place(min(max(y, 0), self.height - 1))
        self._settle_down(block, part, inside + after)
        if before > inside:
            self._settle_up(block, part, before - inside)
        return self._tops[block] + self._blocks[block].tops[part] + inside

    def y_of(self, offset: int) -> int:
        """The line that shows `offset`, among exact lines of its passage."""
        if not self._blocks:
            return 0
        at = max(0, bisect_right(self.passages, offset, key=lambda passage: passage.start) - 1)
        number = at // BLOCK
        block = self._open(number)
        part = max(0, bisect_right(block.parts, offset, key=lambda each: each.start) - 1)
        lines = self._exact(number, part)
        return self._tops[number] + block.tops[part] + block.parts[part].gap + line_at(lines, offset)

    def line(self, y: int) -> tuple[Line, Part] | None:
        """What stands in line `y`; None for a blank line and outside the document."""
        if not 0 <= y < self.height:
            return None
        number, at, inside = self._place(y)
        lines = self._exact(number, at)
        part = self._blocks[number].parts[at]
        index = inside - part.gap
        return (lines[index], part) if 0 <= index < len(lines) else None

    def text_at(self, y: int) -> tuple[Line, Part] | None:
        """What stands in line `y`; None also for a rule below a heading, and for a remark that is not drawn."""
        found = self.line(y)
        if found is None or (found[0].start == found[0].end and found[1].start < found[1].end):
            return None
        drawn = found[0].shown or not self.markup.is_comment(self.passages[found[1].passage])
        return found if drawn else None

    def _place(self, y: int) -> tuple[int, int, int]:
        """The block, the part in it and the line in the part; what is there becomes exact."""
        while True:
            y = min(y, self.height - 1)
            number = bisect_right(self._tops, y) - 1
            block = self._open(number)
            inside = y - self._tops[number]
            if inside < block.height:
                part = bisect_right(block.tops, inside) - 1
                self._exact(number, part)
                if y - self._tops[number] < block.tops[part + 1]:
                    return number, part, inside - block.tops[part]

    def _settle_down(self, number: int, part: int, lines: int) -> None:
        while lines > 0 and number < len(self._blocks):
            block = self._open(number)
            while lines > 0 and part < len(block.parts):
                self._exact(number, part)
                lines -= block.heights[part]
                part += 1
            number, part = number + 1, 0

    def _settle_up(self, number: int, part: int, lines: int) -> None:
        while lines > 0 and number >= 0:
            block = self._open(number)
            while lines > 0 and part > 0:
                part -= 1
                self._exact(number, part)
                lines -= block.heights[part]
            number -= 1
            part = len(self._open(number).parts) if number >= 0 else 0

    def _estimated(self, first: int) -> Block:
        last = min(first + BLOCK, len(self.passages))
        characters = self.passages[last - 1].end - self.passages[first].start
        return Block(first, last, int(characters / (self.width * 0.93)) + (last - first) * 3 // 2)

    def _open(self, number: int) -> Block:
        block = self._blocks[number]
        if not block.parts:
            for at in range(block.first, block.last):
                block.parts += self._parts(at)
            block.heights = [self._guess(part) for part in block.parts]
            block.measure()
            self._sums.clear()
        return block

    def _parts(self, at: int) -> list[Part]:
        passage = self.passages[at]
        gap = self.written.gap(at)
        if passage.end - passage.start <= LONGEST_PART:
            return [Part(passage.start, passage.end, at, gap)]
        parts: list[Part] = []
        start = passage.start
        while start < passage.end:
            end = _cut(self.text, start, passage.end)
            parts.append(Part(start, end, at, gap if start == passage.start else 0))
            start = end
        return parts

    def _guess(self, part: Part) -> int:
        filled = int((part.end - part.start) / (self.width * 0.97)) + 1
        if self.passages[part.passage].kind in ("code", "row"):
            filled = max(filled, self.text.count("\n", part.start, part.end) + 1)
        return part.gap + filled

    def _exact(self, number: int, at: int) -> list[Line]:
        key = (number, at)
        if key in self._lines:
            self._lines.move_to_end(key)
            return self._lines[key]
        block = self._blocks[number]
        part = block.parts[at]
        lines = self._lines[key] = self._wrapped(key, part)
        self.wrapped += 1
        if len(self._lines) > KEPT_PARTS:
            self._forget(next(iter(self._lines)))
        if block.heights[at] != part.gap + len(lines):
            block.heights[at] = part.gap + len(lines)
            block.measure()
            self._sums.clear()
        return lines

    def _wrapped(self, key: tuple[int, int], part: Part) -> list[Line]:
        hidden = self._hidden_in(key)
        if self.markup.signs(part.start, part.end, self.passages[part.passage].kind):
            self._hidden[key] = hidden
        return self.written.lines(part.passage, part.start, part.end, hidden)

    def _hidden_in(self, key: tuple[int, int]) -> tuple[Sign, ...]:
        part = self._blocks[key[0]].parts[key[1]]
        return self.markup.hidden(part.start, part.end, self.passages[part.passage].kind)

    def _forget(self, key: tuple[int, int]) -> None:
        del self._lines[key]
        self._hidden.pop(key, None)


def _cut(text: str, start: int, end: int) -> int:
    """Where to end a piece of a very long passage: after a line end if there is one, else after a space."""
    if end - start <= LONGEST_PART:
        return end
    limit = start + LONGEST_PART
    for mark in ("\n", " "):
        found = text.rfind(mark, start + LONGEST_PART // 2, limit)
        if found >= 0:
            return found + 1
    return limit
