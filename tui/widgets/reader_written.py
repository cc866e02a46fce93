"""The parts of a document as its markup has them drawn: rules, tables and headings are more than their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from indexdir import Passage
from tui.content import Layer, Palette
from tui.markdown_blocks import Sign
from tui.widgets.reader_markup import Markup
from tui.widgets.reader_table import Tables
from tui.widgets.reader_wrap import Line, lines_of, rule_line, under_line


class Written:
    """How parts of passages come in lines of a width, and how these lines look."""

    def __init__(self, text: str, passages: Sequence[Passage], width: int, markup: Markup) -> None:
        self._text = text
        self._passages = passages
        self._width = width
        self._markup = markup
        self._tables = Tables(text, passages, width, markup.drawn)

    def lines(self, number: int, start: int, end: int, hidden: tuple[Sign, ...]) -> list[Line]:
        """A part of a passage, of the signs of which these are `hidden`."""
        kind, markup = self._passages[number].kind, self._markup
        where = self._text, start, end, kind, self._width
        if not markup.on:
            return lines_of(*where)
        if hidden != markup.signs(start, end, kind):
            return lines_of(*where, () if kind == "row" else hidden)
        if markup.is_rule(start, end, kind):
            return [rule_line(start, end, self._width)]
        if kind == "row":
            return self._tables.table_of(number).lines(start, end)
        lines = lines_of(*where, hidden)
        level = markup.level(start, end, kind)
        if level in (1, 2):
            widest = max(line.indent + cell_len(line.shown) for line in lines)
            lines.append(under_line(end, self._width, "━") if level == 1 else under_line(end, widest, "─"))
        return lines

    def layers(self, number: int, line: Line, start: int, end: int, palette: Palette) -> Iterator[Layer]:
        """The styles that markup gives a line of a part, lowest first."""
        kind = self._passages[number].kind
        if kind == "row" and self._markup.on:
            yield from self._tables.layers(number, palette)
        yield from self._markup.layers(line, (start, end), kind, palette)

    def gap(self, at: int) -> int:
        """How many blank lines stand above a passage."""
        if at == 0:
            return 0
        before, passage = self._passages[at - 1], self._passages[at]
        if passage.kind == before.kind and passage.kind in ("item", "row", "code", "quote"):
            return int(self._text.count("\n", before.end, passage.start) > 1)
        if self._markup.on and self._text[before.start] == self._text[passage.start] == "[":  # a list of footnotes
            return int(self._text.count("\n", before.end, passage.start) > 1)
        if self._markup.is_comment(passage) or self._markup.is_comment(before):  # it is a blank line itself
            return 0
        return 1
