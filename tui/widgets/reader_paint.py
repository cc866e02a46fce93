"""From a line of the layout to a strip of cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.content import Content, Span
from textual.strip import Strip
from textual.style import Style

from indexdir import Document
from tui.content import Layer, Palette, highlight, safe
from tui.widgets.reader_wrap import Line

MEASURE = 90
BAR, LINE_BAR, STAR, DOUBT = "▌", "█", "★", "?"


class Margin(NamedTuple):
    """What is told of a line: it is the cursor's, is of its passage, begins a starred one, has a doubtful name.

    `colour` is the label of the star.
    """

    here: bool = False
    passage: bool = False
    starred: bool = False
    doubtful: bool = False
    colour: str = ""


class Page:
    """Where the column of text stands in a view of `width` cells: at most `most` cells wide, in the middle."""

    def __init__(self, width: int, most: int = MEASURE) -> None:
        self.width = width
        self.gutter = 3 if width >= 30 else 2
        right = 2 if width >= 30 else 0  # a blank column, and that of the marks beside the scroll bar
        self.measure = max(1, min(most, width - self.gutter - right))
        self.left = max(0, (width - self.measure - self.gutter - right) // 2)
        self._margins: dict[tuple[Margin, bool], list[Segment]] = {}
        self._margins_in: tuple[Palette, Style] | None = None

    @property
    def has_edge(self) -> bool:
        """Whether there is a column right of the text, beside the scrollbar."""
        return self.left + self.gutter + self.measure < self.width

    def on_ground(self, content: Content, ground: Style) -> Content:
        """A line of text on a ground as wide as the column of text."""
        return content.pad_right(max(0, self.measure - content.cell_length)).stylize_before(ground)

    def cell_in_text(self, x: int) -> int:
        """How many cells right of the text's left edge the cell `x` of the view is."""
        return x - self.left - self.gutter

    def strip(self, content: Content, margin: Sequence[Segment], base: Style, edge: Content | None = None) -> Strip:
        """A line of the view; where there is room, `edge` is its last cell."""
        segments = [Segment(" " * self.left, base.rich_style), *margin]
        segments += content.render_segments(base)
        told = edge is not None and self.has_edge
        filled = self.left + self.gutter + content.cell_length
        rest = self.width - told - filled
        if rest < 0:
            whole = Strip(segments, filled).adjust_cell_length(self.width - told, base.background_style.rich_style)
            segments = [*whole]
        elif rest:
            segments.append(Segment(" " * rest, base.background_style.rich_style))
        if told and edge is not None:
            segments += edge.render_segments(base)
        return Strip(segments, self.width)

    def blank_margin(self, base: Style) -> Sequence[Segment]:
        """What stands left of a line of which nothing is told."""
        return (Segment(" " * self.gutter, base.rich_style),)

    def margin(self, told: Margin, *, focus: bool, palette: Palette, base: Style) -> Sequence[Segment]:
        """The signs left of a line on its ground; `base` is that of the lines without the cursor."""
        if self._margins_in is None or self._margins_in[0] is not palette or self._margins_in[1] is not base:
            self._margins_in = palette, base
            self._margins.clear()
        key = (told, focus)
        if key not in self._margins:
            ground = base + palette.cursor_line if told.here and focus else base
            self._margins[key] = self._signs(told, focus=focus, palette=palette).render_segments(ground)
        return self._margins[key]

    def _signs(self, told: Margin, *, focus: bool, palette: Palette) -> Content:
        """The bar of the cursor's passage, stronger on its line, star or the letter of its label, question mark."""
        strong = told.here and focus
        bar = Content(LINE_BAR if strong else BAR if told.passage or told.here else " ")
        bar = bar.stylize(palette.bar if strong else palette.bar_quiet)
        star = Content(told.colour[:1].upper() or STAR).stylize(palette.labels.get(told.colour, palette.bookmark))
        doubt = Content(DOUBT).stylize(palette.doubt)
        signs = [sign for sign, shown in ((star, told.starred), (doubt, told.doubtful)) if shown]
        line = bar + Content("").join(signs[: self.gutter - 1])
        return line.pad_right(self.gutter - line.cell_length)


def text_line(line: Line, layers: Iterable[Layer], palette: Palette) -> Content:
    """The text of a line under its layers."""
    spans: list[Span] = []
    for start, end, style in layers:
        first, last = line.index_of(start), line.index_of(end)
        if first < last:
            spans.append(Span(first, last, style))
    content = Content(line.shown, spans)
    if line.bars:
        bars = Content("│ " * line.bars).stylize(palette.bar_quiet)
        return Content(" " * (line.indent - 2 * line.bars)) + bars + content
    return content.pad_left(line.indent)


def title_line(document: Document, marks: Sequence[tuple[int, int]], palette: Palette) -> Content:
    """The title of a document with the places in it that a query matches."""
    title = safe(document.title or document.id)
    return highlight(title, 0, len(title), [Layer(*mark, palette.hit) for mark in marks])


def head_lines(document: Document, title: Content | None, page: Page, palette: Palette) -> list[Content]:
    """The head of a document: its title unless that stands elsewhere, what is known of it, and a blank line."""
    lines = title.stylize_before(palette.strong).wrap(page.measure) if title is not None else []
    words = f"{document.words:,} {'word' if document.words == 1 else 'words'}" if document.words else ""
    guessed = f" ({document.date_source})" if document.date_source in ("file name", "text") else ""
    facts = (f"{document.date}{guessed}", document.source, document.kind, words)
    known = " · ".join(safe(fact) for fact in facts if fact)
    if known:
        lines += [line.stylize(palette.muted) for line in Content(known).wrap(page.measure)]
    return [*lines, Content("")] if lines else []
