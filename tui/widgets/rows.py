"""The one list of the app: rows of any height, painted by line, so that ten thousand cost no more than ten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from tui.content import safe
from tui.widgets.colours import palette_for

BAR = "▌"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: `draw` gets a width in cells and answers at most `height` lines; it is called only in view."""

    key: str
    draw: Callable[[int], Sequence[Content]]
    height: int = 1
    selectable: bool = True


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """A virtual list with one highlighted row; what the reader does is posted, what the program does is not."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    Rows {
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

    @dataclass
    class Highlighted(Message):
        """The reader moved the highlight to `row`."""

        rows: Rows
        row: Row

        @property
        def control(self) -> Rows:
            """The list that posted this."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """The reader chose `row`, by key or click."""

        rows: Rows
        row: Row

        @property
        def control(self) -> Rows:
            """The list that posted this."""
            return self.rows

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self._rows: Sequence[Row] = ()
        self._tops: list[int] = [0]
        self._at = -1
        self._drawn: dict[int, Sequence[Content]] = {}
        self._drawn_width = 0

    @property
    def row(self) -> Row | None:
        """The highlighted row."""
        return self._rows[self._at] if 0 <= self._at < len(self._rows) else None

    @property
    def rows(self) -> Sequence[Row]:
        """All rows, in order."""
        return self._rows

    def set_rows(self, rows: Sequence[Row], *, keep: str = "") -> None:
        """Show other rows; the row with key `keep` is highlighted, else the first that can be chosen."""
        self._rows = rows
        self._tops = list(accumulate((row.height for row in rows), initial=0))
        self._drawn.clear()
        self._at = self._next(-1, 1)
        self.virtual_size = Size(0, max(1, self._tops[-1]))
        if not (keep and self.highlight_key(keep)):
            self._show_row()
        self.refresh()

    def highlight_key(self, key: str) -> bool:
        """Highlight the row with this key and scroll it into view; False if there is none."""
        at = next((at for at, row in enumerate(self._rows) if row.key == key and row.selectable), -1)
        if at < 0:
            return False
        self._at = at
        self._show_row()
        self.refresh()
        return True

    def move(self, step: int) -> None:
        """Move the highlight by rows that can be chosen; long stretches without one are scrolled by line."""
        at = self._at
        for _ in range(abs(step)):
            onward = self._next(at, 1 if step > 0 else -1)
            if onward < 0:
                break
            at = onward
        if at == self._at or self._far(at):
            self.scroll_to(y=self.scroll_offset.y + step, animate=False)
        if at != self._at and not self._far(at):
            self._highlight(at)

    def page(self, step: float) -> None:
        """Move the highlight by as many lines as are in view, times `step`."""
        lines = max(1, int(self.scrollable_content_region.height * abs(step)) - 1)
        target = self._tops[max(self._at, 0)] + (lines if step > 0 else -lines)
        at = self._row_at(min(max(target, 0), self._tops[-1] - 1))
        onward = 1 if step > 0 else -1
        if 0 <= at < len(self._rows) and not self._rows[at].selectable:
            found = self._next(at, onward)
            at = found if found >= 0 else self._next(at, -onward)
        self.scroll_to(y=self.scroll_offset.y + onward * lines, animate=False)
        if at >= 0:
            self._highlight(at)

    def first(self) -> None:
        """Go to the first row."""
        self.scroll_to(y=0, animate=False)
        self._highlight(self._next(-1, 1))

    def last(self) -> None:
        """Go to the last row."""
        self.scroll_to(y=self.max_scroll_y, animate=False)
        self._highlight(self._next(len(self._rows), -1))

    def choose(self) -> None:
        """Open the highlighted row."""
        if (row := self.row) is not None:
            self.post_message(self.Chosen(self, row))

    def _next(self, at: int, step: int) -> int:
        at += step
        while 0 <= at < len(self._rows):
            if self._rows[at].selectable:
                return at
            at += step
        return -1

    def _far(self, at: int) -> bool:
        """Whether row `at` is out of view behind lines that can't be highlighted and have not been seen."""
        height = self.scrollable_content_region.height
        if self._at < 0 or abs(self._tops[at] - self._tops[self._at]) < height:
            return False
        above = self._tops[at + 1] <= self.scroll_offset.y
        below = self._tops[at] >= self.scroll_offset.y + height
        return above if at < self._at else below

    def _row_at(self, line: int) -> int:
        at = bisect_right(self._tops, line) - 1
        return at if 0 <= line < self._tops[-1] else -1

    def _highlight(self, at: int) -> None:
        if at < 0:
            return
        moved, self._at = at != self._at, at
        self._show_row()
        self.refresh()
        if moved:
            self.post_message(self.Highlighted(self, self._rows[at]))

    def _show_row(self) -> None:
        if self._at < 0:
            self.scroll_to(y=0, animate=False)
            return
        height = self.scrollable_content_region.height
        top, bottom = self._tops[self._at], self._tops[self._at + 1]
        # the headings right above a row belong to it, and the first row shows all that is above
        above = self._at
        while above > 0 and not self._rows[above - 1].selectable and bottom - self._tops[above - 1] <= height:
            above -= 1
        if self._tops[above] < self.scroll_offset.y:
            self.scroll_to(y=self._tops[above], animate=False)
        elif bottom > self.scroll_offset.y + height:
            self.scroll_to(y=min(top, bottom - height), animate=False)

    def on_click(self, event: events.Click) -> None:
        """A click highlights and chooses."""
        offset = event.get_content_offset(self)
        at = self._row_at(offset.y + self.scroll_offset.y) if offset is not None else -1
        if at >= 0 and self._rows[at].selectable:
            self._at = at
            self.refresh()
            self.choose()

    def on_resize(self) -> None:
        """Keep the highlighted row in view."""
        self._show_row()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The highlight looks different with focus."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew in the colours of another theme."""
        super().notify_style_update()
        self._drawn.clear()

    def render_line(self, y: int) -> Strip:
        """Paint one line of the view."""
        width = self.scrollable_content_region.width
        base = self.visual_style
        if not self._rows:
            return self._line(self._empty_line(y, width - 2), width, base, " ")
        line = y + self.scroll_offset.y
        at = self._row_at(line)
        if at < 0:
            return Strip.blank(width, base.rich_style)
        drawn = self._draw(at, width - 1)
        inside = line - self._tops[at]
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
            self._drawn[at] = self._rows[at].draw(width)
        return self._drawn[at]

    def _empty_line(self, y: int, width: int) -> Content:
        lines = Content(safe(self.empty)).wrap(max(1, width)) if self.empty else []
        muted = palette_for(self).muted
        return lines[y].stylize(muted).pad_left(1) if y < len(lines) else Content("")

    def _line(self, content: Content, width: int, base: Style, bar: str, bar_style: Style | None = None) -> Strip:
        bar_content = Content(bar).stylize(bar_style) if bar_style is not None else Content(bar)
        fitted = content.truncate(max(0, width - 1), ellipsis=True)
        segments = (bar_content + fitted).render_segments(base)
        return Strip(segments).adjust_cell_length(width, base.background_style.rich_style)
