"""How a list of rows is painted: only what is in view is ever drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.content import Content
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from tui.content import safe
from tui.widgets.colours import palette_for
from tui.widgets.row_stack import Row, RowStack

BAR = "▌"


class RowsView(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows one below the other, one of them highlighted."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    RowsView {
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

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self._stack = RowStack()
        self._at = -1
        self._drawn: dict[int, Sequence[Content]] = {}
        self._drawn_width = 0

    @property
    def view_height(self) -> int:
        """The lines in view."""
        return self.scrollable_content_region.height

    @property
    def cursor_row(self) -> int:
        """The line of the view in which the highlighted row begins."""
        return self._stack.tops[max(self._at, 0)] - int(self.scroll_offset.y)

    def rows_in_view(self) -> Iterator[tuple[int, Row]]:
        """The rows that begin in view, each with the line of the view in which it does."""
        top = int(self.scroll_offset.y)
        first = bisect_left(self._stack.tops, top)
        for at in range(first, min(bisect_left(self._stack.tops, top + self.view_height), len(self._stack.rows))):
            yield self._stack.tops[at] - top, self._stack.rows[at]

    @property
    def empty_words(self) -> str:
        """What is said where no row is."""
        return self.empty

    def watch_has_focus(self, has_focus: bool) -> None:
        """The highlight looks different with focus."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def redraw(self) -> None:
        """Draw anew what the same rows say now."""
        self._drawn.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew in the colours of another theme."""
        super().notify_style_update()
        self._drawn.clear()

    def render_line(self, y: int) -> Strip:
        """Paint one line of the view."""
        width = self.scrollable_content_region.width
        base = self.visual_style
        if not self._stack.rows:
            return self._line(self._empty_line(y, width - 2), width, base, " ")
        line = y + self.scroll_offset.y
        at = self._stack.at_line(line)
        if at < 0:
            return Strip.blank(width, base.rich_style)
        # a column stays free where the scroll bar would touch the text
        drawn = self._draw(at, width - 1 - self.show_vertical_scrollbar)
        inside = line - self._stack.tops[at]
        content = drawn[inside] if inside < len(drawn) else Content("")
        if at != self._at:
            return self._line(content, width, base, " ")
        palette = palette_for(self)
        if self.has_focus:
            return self._line(content, width, base + palette.cursor_line, BAR, palette.bar + palette.strong)
        return self._line(content, width, base, BAR, palette.bar_quiet)

    def _draw(self, at: int, width: int) -> Sequence[Content]:
        if width != self._drawn_width or len(self._drawn) > 500:
            self._drawn, self._drawn_width = {}, width
        if at not in self._drawn:
            self._drawn[at] = self._stack.rows[at].draw(width)
        return self._drawn[at]

    def _empty_line(self, y: int, width: int) -> Content:
        lines = Content(safe(self.empty_words)).wrap(max(1, width)) if self.empty_words else []
        muted = palette_for(self).muted
        return lines[y].stylize(muted).pad_left(1) if y < len(lines) else Content("")

    def _line(self, content: Content, width: int, base: Style, bar: str, bar_style: Style | None = None) -> Strip:
        bar_content = Content(bar).stylize(bar_style) if bar_style is not None else Content(bar)
        fitted = content.truncate(max(0, width - 1), ellipsis=True)
        segments = (bar_content + fitted).render_segments(base)
        return Strip(segments).adjust_cell_length(width, base.background_style.rich_style)
