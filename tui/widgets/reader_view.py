"""The view on a document's lines: scrolling that never jumps, and painting. The cursor is the reader's affair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import ClassVar

from textual.content import Content
from textual.scroll_view import ScrollView
from textual.strip import Strip

from indexdir import DocumentText
from tui.content import Layer, safe
from tui.widgets.colours import palette_for
from tui.widgets.reader_layout import Layout, Part
from tui.widgets.reader_paint import MEASURE, Margin, Page, head_lines, text_line, title_line
from tui.widgets.reader_wrap import Line
from tui.widgets.scrolled_height import move_bar, set_scrolled_height

_NOTHING = Content("")


class ReaderView(ScrollView, can_focus=True, inherit_bindings=False):
    """Paints the lines of a layout below the head of the document; `y` counts lines of text from the first."""

    ALLOW_SELECT: ClassVar[bool] = False
    WHEEL: ClassVar[int] = 3
    DEFAULT_CSS = """
    ReaderView {
        border: round $border-blurred;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        &:focus { border: heavy $border; border-title-color: $foreground; border-title-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.reading: DocumentText | None = None
        self._sheet: Layout | None = None
        self._head: list[Content] = []
        self.most_columns = MEASURE
        self._page = Page(0)
        self._notice = ""
        self._title_marks: Sequence[tuple[int, int]] = ()

    @property
    def sheet(self) -> Layout | None:
        """The lines of the document at the width of the view; None before there is a width or a document."""
        return self._sheet

    @property
    def view_height(self) -> int:
        """The lines in view."""
        return max(1, self.scrollable_content_region.height)

    def lay_out(self) -> bool:
        """Wrap the document for the width of the view; False while there is nothing to wrap or no width."""
        width = self.scrollable_content_region.width
        if self.reading is None or width <= 0:
            self._sheet = None
            return False
        self._page = Page(width, self.most_columns)
        self._paint_head(self.reading)
        self._sheet = Layout(self.reading, self._page.measure, self.revealing)
        return True

    def _paint_head(self, reading: DocumentText) -> None:
        """The title stands in the frame; where there is no frame, or not enough of it, it heads the text."""
        palette = palette_for(self)
        title = title_line(reading.document, self._title_marks, palette)
        self.border_title = title
        framed = self.styles.border_top[0] not in ("", "none") and title.cell_length <= self.region.width - 6
        self._head = head_lines(reading.document, None if framed else title, self._page, palette)

    def row_of(self, y: int) -> int:
        """The row of the view that shows line `y`; negative above it."""
        return len(self._head) + y - self.scroll_offset.y

    def put(self, y: int, row: int) -> None:
        """Scroll so that line `y` stands in a row of the view, as far as the ends of the document let it."""
        if self._sheet is not None:
            y = self._sheet.settle(y, self.view_height, self.view_height)
            self._set_top(len(self._head) + y - row)

    def scroll_lines(self, count: int) -> None:
        """Scroll by exactly `count` lines, up if negative."""
        if self._sheet is None:
            return
        top = self.scroll_offset.y - len(self._head)
        height = self.view_height
        y = self._sheet.settle(max(top, 0), max(0, -count), height + max(0, count))
        self._set_top(len(self._head) + y + min(top, 0) + count)

    def _set_top(self, top: int) -> None:
        assert self._sheet is not None
        self._set_height()
        self.scroll_to(y=max(0, top), animate=False, force=True)
        self._settle_view()
        self.refresh()

    def _set_height(self) -> None:
        if self._sheet is not None:
            set_scrolled_height(self, len(self._head) + self._sheet.height)

    def _settle_view(self) -> None:
        if self._sheet is not None:
            self._sheet.settle(max(0, self.scroll_offset.y - len(self._head)), 0, self.view_height + 1)
            self._set_height()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Make what came into view exact before it is painted."""
        self._settle_view()
        move_bar(self)
        if round(old_value) != round(new_value):
            self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor looks different with focus."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw the head anew in the colours of another theme."""
        super().notify_style_update()
        if self.is_mounted and self.reading is not None and self._head:
            self._paint_head(self.reading)

    def layers_on(self, line: Line) -> Iterable[Layer]:
        """The styles over a line, lowest first."""
        return ()

    def revealing(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """What between two offsets no sign of markup may hide."""
        return ()

    def margin_of(self, line: Line, part: Part) -> Margin:
        """What is told left of a line."""
        return Margin()

    def edge_of(self, y: int) -> Content | None:
        """What is told of the whole document in the last cell of row `y` of the view."""
        return None

    def lines_in_view(self) -> Iterator[tuple[int, int, Line]]:
        """The lines of text in view, each with its row of the view and the cell in which it begins."""
        first = self.scroll_offset.y - len(self._head)
        for row in range(self.view_height):
            found = self._sheet.line(first + row) if self._sheet is not None else None
            if found is not None:
                yield row, found[0].indent - self._page.cell_in_text(0), found[0]

    def render_line(self, y: int) -> Strip:
        """Paint one line of the view."""
        base = self.visual_style
        if self._sheet is None or self.reading is None:
            return self._notice_line(y, self.scrollable_content_region.width)
        line_y = y + self.scroll_offset.y - len(self._head)
        if line_y < 0:
            return self._page.strip(self._head[line_y], self._page.blank_margin(base), base, self.edge_of(y))
        found = self._sheet.line(line_y)
        if found is None:
            return self._page.strip(_NOTHING, self._page.blank_margin(base), base, self.edge_of(y))
        line, part = found
        palette = palette_for(self)
        told = self.margin_of(line, part)
        focus = self.has_focus
        markup = self._sheet.written.layers(part.passage, line, part.start, part.end, palette)
        text = text_line(line, chain(markup, self.layers_on(line)), palette)
        if self._sheet.passages[part.passage].kind == "code" and not (told.here and focus):
            text = self._page.on_ground(text, palette.code)
        margin = self._page.margin(told, focus=focus, palette=palette, base=base)
        ground = base + palette.cursor_line if told.here and focus else base
        return self._page.strip(text, margin, ground, self.edge_of(y))

    def _notice_line(self, y: int, width: int) -> Strip:
        base = self.visual_style
        lines = Content(safe(self._notice)).wrap(max(1, width - 4)) if self._notice else []
        at = y - max(0, (self.view_height - len(lines)) // 3)
        if not 0 <= at < len(lines):
            return Strip.blank(width, base.rich_style)
        line = lines[at].stylize(palette_for(self).muted)
        line = line.pad_left(max(0, (width - line.cell_length) // 2))
        return Strip(line.render_segments(base)).adjust_cell_length(width, base.background_style.rich_style)
