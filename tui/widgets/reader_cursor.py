"""The line cursor of the reader, and the moves it can make."""

from __future__ import annotations

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from indexdir import Passage
from tui.widgets.reader_layout import Part
from tui.widgets.reader_paint import Margin
from tui.widgets.reader_view import ReaderView
from tui.widgets.reader_wrap import Line

SCROLL_OFF = 2


class ReaderCursor(ReaderView):
    """A view with a cursor: an offset, whose line is kept in sight."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.cursor = 0
        self._line: Line | None = None
        self._row: int | None = None
        self._passage_number = -1

    @property
    def passage(self) -> Passage | None:
        """The passage under the cursor."""
        return self.sheet.passage_at(self.cursor) if self.sheet is not None else None

    def cursor_settled(self) -> None:
        """Called whenever the line of the cursor is known anew."""

    def move_lines(self, count: int) -> None:
        """Move the cursor by lines of text, down if positive; blank lines do not count."""
        if self.sheet is None:
            return
        step = 1 if count > 0 else -1
        reach = 2 * abs(count) + 2
        y = self.sheet.settle(self.sheet.y_of(self.cursor), reach, reach)
        for _ in range(abs(count)):
            following = y + step
            while self.sheet.text_at(following) is None and 0 <= following < self.sheet.height:
                following += step
            if not 0 <= following < self.sheet.height:
                break
            y = following
        self._cursor_to_line(y)

    def move_passages(self, count: int) -> None:
        """Move the cursor to the start of another passage; upward first to the start of its own."""
        passage = self.passage
        if self.sheet is None or passage is None:
            return
        if count < 0 and self.sheet.y_of(self.cursor) != self.sheet.y_of(passage.start):
            count += 1
        number = min(max(passage.number + count, 0), len(self.sheet.passages) - 1)
        self.go_to(self.sheet.passages[number].start)

    def move_pages(self, fraction: float) -> None:
        """Scroll by a part of the view, the cursor with it; where there is no more to scroll it goes to the end."""
        if self.sheet is None:
            return
        sign = 1 if fraction > 0 else -1
        overlap = min(SCROLL_OFF, self.view_height // 2) if abs(fraction) >= 1 else 0
        row = min(max(self.row_of(self.sheet.y_of(self.cursor)), 0), self.view_height - 1)
        before = self.scroll_offset.y
        self.scroll_lines(sign * max(1, int(self.view_height * abs(fraction)) - overlap))
        if self.scroll_offset.y != before:
            self._cursor_to_line(self.scroll_offset.y - len(self._head) + row, scroll=False)
        elif fraction > 0:
            self.go_end()
        else:
            self.go_start()

    def go_start(self) -> None:
        """Go to the first line, with the head in view."""
        self.go_to(0)

    def go_end(self) -> None:
        """Go to the last line."""
        if self.sheet is not None and self.sheet.passages:
            self._cursor_to_line(self.sheet.y_of(self.sheet.passages[-1].end))

    def go_to(self, offset: int, *, top: bool = False) -> None:
        """Put the cursor at an offset and bring it into view: to the first row if `top`, a third down if it was out."""
        if self.reading is None:
            return
        self.cursor = min(max(offset, 0), len(self.reading.text))
        if self.sheet is None:
            return
        y = self.sheet.y_of(self.cursor)
        if top:
            self.put(y, 0)
        elif y == 0:
            self.put(0, min(len(self._head), self.view_height - 1))
        elif not 0 <= self.row_of(y) < self.view_height:
            self.put(y, self.view_height // 3)
        else:
            self._keep_in_view(y)
        self._settle_cursor()

    def place_cursor(self, row: int | None = None) -> None:
        """Lay the document out and show the cursor in a row of the view, a third from the top unless said otherwise."""
        self._row = row
        if not self.lay_out() or self.sheet is None:
            self.refresh()
            return
        y = self.sheet.y_of(self.cursor)
        third = len(self._head) if y == 0 else self.view_height // 3
        self.put(y, third if row is None else min(max(row, 0), self.view_height - 1))
        self._row = None
        self._settle_cursor()

    def set_measure(self, columns: int) -> None:
        """Let lines have at most so many columns; the line of the cursor stays in its row."""
        self.most_columns = columns
        self.place_cursor(self._row if self.sheet is None else self.row_of(self.sheet.y_of(self.cursor)))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap for another width; the line of the cursor stays in its row."""
        if self.sheet is None:
            self.place_cursor(self._row)
        elif self._page.width != self.scrollable_content_region.width:
            self.place_cursor(self.row_of(self.sheet.y_of(self.cursor)))
        else:
            self.put(self.scroll_offset.y - len(self._head), 0)
            self._keep_in_view(self.sheet.y_of(self.cursor))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the view, laid out first where it is not yet: the first frame comes before the news of its size."""
        if self.sheet is None and self.reading is not None:
            self.place_cursor(self._row)
        return super().render_lines(crop)

    def scroll_by_hand(self, count: int) -> None:
        """Scroll as the wheel does: the cursor stays on its line until that leaves the view."""
        self.scroll_lines(count)
        if self.sheet is not None:
            row = self.row_of(self.sheet.y_of(self.cursor))
            inside = min(max(row, 0), self.view_height - 1)
            if row != inside:
                self._cursor_to_line(self.scroll_offset.y - len(self._head) + inside, scroll=False)

    def _cursor_to_line(self, y: int, *, scroll: bool = True) -> None:
        """Put the cursor at the start of line `y`, or of the nearest line of text."""
        assert self.sheet is not None
        y = min(max(y, 0), self.sheet.height - 1)
        first, second = (y - 1, y + 1) if self.row_of(y + 1) >= self.view_height and not scroll else (y + 1, y - 1)
        found = self.sheet.text_at(y) or self.sheet.text_at(first) or self.sheet.text_at(second)
        if found is None:
            return
        self.cursor = found[0].start
        if scroll:
            self._keep_in_view(self.sheet.y_of(self.cursor))
        self._settle_cursor()

    def _keep_in_view(self, y: int) -> None:
        """Scroll no more than it takes for line `y` to be in view with a little of what is around it."""
        off = min(SCROLL_OFF, (self.view_height - 1) // 2)
        row = self.row_of(y)
        if y == 0 and row < len(self._head):
            self.put(0, min(len(self._head), self.view_height - 1))
        elif row < off:
            self.put(y, off)
        elif row >= self.view_height - off:
            self.put(y, self.view_height - 1 - off)

    def _settle_cursor(self) -> None:
        if self.sheet is not None:
            found = self.sheet.line(self.sheet.y_of(self.cursor))
            self._line = found[0] if found is not None else None
        passage = self.passage
        self._passage_number = passage.number if passage is not None else -1
        self.refresh()
        self.cursor_settled()

    def margin_of(self, line: Line, part: Part) -> Margin:
        """Whether a line is the cursor's, and is of the cursor's passage."""
        here = self._line is not None and line.start == self._line.start
        return Margin(here, part.passage == self._passage_number)
