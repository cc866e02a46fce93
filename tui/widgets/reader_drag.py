"""Selecting with the mouse: a drag within the text, a double click a word, a triple click a passage."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset
from textual.timer import Timer

from tui.widgets.reader_selection import SelectingReader
from tui.widgets.reader_spans import Selected, cluster_at, moved, passage_at, word_at

_LEFT = 1
_TICK = 0.05
_FASTEST = 5


class DraggedReader(SelectingReader):
    """A reader whose text can be selected by dragging; past its upper or lower edge the text scrolls."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._pressed: int | None = None
        self._dragging = False
        self._spot = Offset()
        self._scrolling: Timer | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Note where a drag would begin."""
        spot = event.get_content_offset(self)
        self._dragging = False
        self._pressed = self._offset_near(spot) if spot is not None and event.button == _LEFT else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button was pressed to where the mouse is."""
        if self._pressed is None or self.reading is None:
            return
        if event.button != _LEFT:
            self._let_go()
            return
        self._spot = event.get_content_offset_capture(self)
        offset = self._offset_near(self._spot)
        if not self._dragging:
            if offset is None or offset == self._pressed:
                return
            self._dragging = True
            self.capture_mouse()
            self._scrolling = self.set_interval(_TICK, self._scroll_on)
        self._drag_to(offset)

    def on_mouse_up(self) -> None:
        """The selection is made."""
        self._let_go()

    def click_selects(self, event: events.Click) -> bool:
        """Select the word or the passage that was clicked twice or thrice; whether the click meant selecting."""
        if self._dragging:
            self._dragging = False
            return True
        spot = event.get_content_offset(self)
        offset = self._offset_near(spot) if spot is not None else None
        if self.reading is None or self.sheet is None or offset is None or event.chain < 2:
            self.end_selecting()
            return False
        if event.chain == 2:
            self.put_selection(Selected(*word_at(self.reading.text, offset)))
        else:
            self.put_selection(Selected(*passage_at(self.sheet.passages, offset)))
        return True

    def _let_go(self) -> None:
        self._pressed = None
        if self._scrolling is not None:
            self._scrolling.stop()
            self._scrolling = None
        if self._dragging:
            self.release_mouse()

    def _drag_to(self, offset: int | None) -> None:
        if offset is None or self._pressed is None or self.reading is None:
            return
        text = self.reading.text
        top = self.scroll_offset.y
        self.put_selection(moved(text, Selected(*cluster_at(text, self._pressed)), offset))
        self.scroll_lines(top - self.scroll_offset.y)  # the text stays under the mouse

    def _scroll_on(self) -> None:
        """Scroll while the mouse is above or below the text, the faster the further."""
        below = self._spot.y - (self.view_height - 1)
        step = self._spot.y if self._spot.y < 0 else max(0, below)
        if step and self.sheet is not None:
            self.scroll_lines(max(-_FASTEST, min(step, _FASTEST)))
            self._drag_to(self._offset_near(self._spot))

    def _offset_near(self, spot: Offset) -> int | None:
        """The offset drawn at a cell of the view, else the nearest one on its line or on the line above or below."""
        if self.sheet is None:
            return None
        row = min(max(spot.y, 0), self.view_height - 1)
        y = min(max(row + self.scroll_offset.y - len(self._head), 0), self.sheet.height - 1)
        found = self.sheet.line(y) or self.sheet.line(y - 1) or self.sheet.line(y + 1)
        if found is None:
            return None
        line = found[0]
        at = line.offset_at_cell(max(0, self._page.cell_in_text(spot.x) - line.indent))
        return line.offset(len(line.shown)) if at is None else at
