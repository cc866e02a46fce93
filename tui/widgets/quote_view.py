"""A whole quotation in few lines, which are scrolled."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tui.content import safe
from tui.widgets.rows import Row, Rows

MOST_LINES = 6


class QuoteView(Rows):
    """As many lines as there is room for; it takes the keys only where there are more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_lines(1)", "Down", show=False),
        Binding("up,k", "scroll_lines(-1)", "Up", show=False),
        Binding("pagedown,space", "scroll_lines(4)", "On", show=False),
        Binding("pageup", "scroll_lines(-4)", "Back", show=False),
        Binding("home,g", "scroll_lines(-1000000)", "Start", show=False),
        Binding("end,G", "scroll_lines(1000000)", "End", show=False),
    ]
    DEFAULT_CSS = """
    QuoteView { border: none; color: $text-muted; }
    QuoteView:focus { border: none; background: $surface; color: $foreground; }
    """

    def __init__(self, quote: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.can_focus = False
        self.quote = quote
        self._wrapped_for = 0

    def on_resize(self) -> None:
        """Wrap the quotation for another width."""
        width = self.size.width - 2
        if width > 0 and width != self._wrapped_for:
            self._wrapped_for = width
            lines = [line for part in self.quote.splitlines() or [""] for line in _wrapped(part, width)]
            self.styles.height = min(len(lines), MOST_LINES)
            self.set_rows([_row(line) for line in lines])
        self.can_focus = self._stack.height > self.size.height
        super().on_resize()

    def action_scroll_lines(self, count: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_offset.y + count, animate=False, force=True)


def _wrapped(part: str, width: int) -> list[Content]:
    return Content(safe(part)).wrap(width) if part.strip() else [Content("")]


def _row(line: Content) -> Row:
    return Row("", lambda _width: [line], selectable=False)
