"""The one list of the app: rows of any height, painted by line, so that ten thousand cost no more than ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from tui.widgets.row_stack import MadeRows, Row, RowStack
from tui.widgets.rows_filter import FilteredRows
from tui.widgets.scrolled_height import set_scrolled_height

__all__ = ["MadeRows", "Row", "Rows"]


class Rows(FilteredRows, can_focus=True, inherit_bindings=False):
    """A virtual list with one highlighted row; what the reader does is posted, what the program does is not."""

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

    @property
    def row(self) -> Row | None:
        """The highlighted row."""
        return self._stack.rows[self._at] if self._at >= 0 else None

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown, in order."""
        return self._stack.rows

    @property
    def index(self) -> int:
        """The place of the highlighted row among those that are shown; -1 for none."""
        return self._at

    def set_rows(self, rows: Sequence[Row], *, keep: str = "") -> None:
        """Show other rows; the row with key `keep` is highlighted, else the first that can be chosen."""
        self._stack = RowStack(self.sifted(rows))
        self._drawn.clear()
        kept = self._stack.find(keep) if keep else -1
        self._at = kept if kept >= 0 else self._stack.after(-1, 1)
        set_scrolled_height(self, max(1, self._stack.height))
        if self.filter:
            self.entitle(self._entitled)
        self._show_row()

    def set_filter(self, text: str) -> None:
        """Show only the rows that have every word of `text`, all of them for a blank one."""
        if text != self.filter:
            keep = self.row.key if self.row is not None else ""
            self.filter = text if text.strip() else ""
            self.set_rows(self._all, keep=keep)
            self.entitle(self._entitled)

    def exchange_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows in place of these: the highlighted one, or the first in view, stays on its line."""
        stack, top = self._stack, int(self.scroll_offset.y)
        at = self._at if stack.in_view(self._at, top, self.view_height) else stack.at_line(top)
        key, line = (stack.rows[at].key, stack.tops[at] - top) if at >= 0 else ("", 0)
        self.set_rows(rows, keep=self.row.key if self.row is not None else "")
        now = self._stack.find(key, any_row=True)
        if now >= 0:
            self.scroll_to(y=self._stack.tops[now] - line, animate=False, force=True)

    def highlight_key(self, key: str) -> bool:
        """Highlight the row with this key and bring it into view; False if there is none."""
        at = self._stack.find(key)
        if at >= 0 and not (at == self._at and self._stack.in_view(at, int(self.scroll_offset.y), self.view_height)):
            self._at = at
            self._show_row()
        return at >= 0

    def move(self, count: int) -> None:
        """Move the highlight by rows that can be chosen; long stretches without one are scrolled by line."""
        step = 1 if count > 0 else -1
        at = self._at
        for _ in range(abs(count)):
            onward = self._stack.step(at, step, self.scroll_offset.y, self.view_height or self._stack.height)
            if onward < 0:
                self.scroll_to(y=self.scroll_offset.y + step, animate=False, force=True)
            else:
                at = onward
                self._show_row(at)
        self._highlight(at)

    def page(self, fraction: float) -> None:
        """Scroll by a part of the view and take the highlight along; where there is no more it goes to the end."""
        step = 1 if fraction > 0 else -1
        before, row = self.scroll_offset.y, self._stack.tops[max(self._at, 0)] - self.scroll_offset.y
        self.scroll_to(y=before + step * max(1, int(self.view_height * abs(fraction)) - 1), animate=False, force=True)
        top = self.scroll_offset.y
        if top == before:
            self._highlight(self._stack.first_in_view(-step, top, self.view_height))
            return
        at = self._stack.at_line(min(max(top + row, top), top + self.view_height - 1))
        if at >= 0 and not self._stack.rows[at].selectable:
            at = self._stack.first_in_view(-step, top, self.view_height)
        self._highlight(at)

    def move_group(self, step: int) -> None:
        """Move the highlight to the first row under the next heading, or under the one before."""
        rows = self.rows
        starts = [at for at, row in enumerate(rows) if row.selectable and (at == 0 or not rows[at - 1].selectable)]
        beyond = [at for at in starts if (at > self._at if step > 0 else at < self._at)]
        if beyond:
            at = beyond[0 if step > 0 else -1]
            self._show_row(at)
            self._highlight(at)

    def first(self) -> None:
        """Go to the first row."""
        self.scroll_to(y=0, animate=False, force=True)
        self._highlight(self._stack.first_in_view(1, 0, self.view_height))

    def last(self) -> None:
        """Go to the last row."""
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)
        self._highlight(self._stack.first_in_view(-1, self.scroll_offset.y, self.view_height))

    def choose(self) -> None:
        """Open the highlighted row."""
        if (row := self.row) is not None:
            self.post_message(self.Chosen(self, row))

    def _highlight(self, at: int) -> None:
        if at < 0:
            return
        moved, self._at = at != self._at, at
        self.refresh()
        if moved:
            self.post_message(self.Highlighted(self, self._stack.rows[at]))

    def _show_row(self, at: int | None = None) -> None:
        """Scroll no more than it takes to have a row, the highlighted one, in view."""
        self.refresh()
        at = self._at if at is None else at
        height = self.view_height
        top = self._stack.headed_top(at, height) if at >= 0 else 0
        bottom = self._stack.tops[at + 1]
        if at < 0 or top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        elif bottom > self.scroll_offset.y + height:
            self.scroll_to(y=min(self._stack.tops[at], bottom - height), animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """A click highlights and chooses."""
        offset = event.get_content_offset(self)
        at = self._stack.at_line(offset.y + self.scroll_offset.y) if offset is not None else -1
        if at >= 0 and self._stack.rows[at].selectable:
            self._at = at
            self.refresh()
            self.choose()

    def on_resize(self) -> None:
        """Take account of another size."""
        self.resized()
        if self.filter:
            self.entitle(self._entitled)

    def resized(self) -> None:
        """Keep the highlighted row in view."""
        self._show_row()
