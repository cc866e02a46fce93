"""The line at the foot of a pane on which one types what is to be found there."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import on
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from tui.content import safe
from tui.widgets.colours import palette_for
from tui.widgets.leaving_input import LeavingInput

_LEAST = 14  # cells that the text itself has, with what frames it
_WORDED = 36  # cells from which on there is room for a word before it


class FindLine(LeavingInput):
    """Lies over the lower frame of a pane while it is typed in; what came of it stands at its right end."""

    DEFAULT_CSS = """
    FindLine, FindLine:focus {
        layer: above;
        position: absolute;
        display: none;
        height: 1;
        border: none;
        background: $panel;
        color: $foreground;
    }
    """

    @dataclass
    class Typed(Message):
        """The text changed under the reader's hands."""

        text: str

    @dataclass
    class Kept(Message):
        """Enter: what is typed is to stay, and the keys go back to the pane."""

        text: str

    @dataclass
    class Left(Message):
        """Esc: all is to be as it was before."""

    @dataclass
    class Stepped(Message):
        """An arrow: up for -1, down for 1."""

        step: int

    def __init__(self) -> None:
        super().__init__(id="find", compact=True, select_on_focus=False)
        self.pane: Widget | None = None
        self.told = ""
        self._word = self._lead = ""

    def open_over(self, pane: Widget, lead: str, text: str, hint: str) -> None:
        """Show the line over a pane with a text in it, all of it selected."""
        self.pane, self._word = pane, lead
        self.placeholder = safe(hint)
        self.set_text(text)
        self.select_all()
        self.tell()
        self.display = True
        self._follow()

    def close(self) -> None:
        """Take the line away."""
        self.display, self.pane = False, None

    def set_text(self, text: str) -> None:
        """Show a text without posting that it was typed."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)

    def tell(self, *wordings: str) -> None:
        """Say at the right what came of the text, in the first wording that leaves room for it; else nothing."""
        width = self.pane.region.width if self.pane is not None else 80
        self._lead = f" {self._word} " if width >= _WORDED else " "
        room = width - len(self._lead) - _LEAST
        self.told = safe(next((words for words in wordings if cell_len(words) <= room), ""))
        self.styles.padding = (0, cell_len(self.told) + 2 if self.told else 1, 0, len(self._lead))
        self.refresh()

    def on_mount(self) -> None:
        """Stay on the pane when the screen is laid out anew."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _screen: self._follow())

    def _follow(self) -> None:
        if self.pane is None:
            return
        around = self.pane.region
        inside = around.shrink((0, 1, 0, 1)) if self.pane.styles.border_bottom[0] not in ("", "none") else around
        place = (inside.x, inside.bottom - 1)
        if (self.styles.offset.x.value, self.styles.offset.y.value) != place:
            self.styles.offset = place
        if self.styles.width is None or self.styles.width.value != inside.width:
            self.styles.width = max(1, inside.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The line with a word before it, and what came of it after it."""
        strips = super().render_lines(crop)
        if not strips or crop.y:
            return strips
        style = self.visual_style + palette_for(self).strong
        lead, told = self._lead, f" {self.told} " if self.told else ""
        width = self.size.width + cell_len(lead) + (cell_len(told) or 1)
        middle = strips[0].crop(cell_len(lead), max(cell_len(lead), width - cell_len(told)))
        ends = (Strip([Segment(words, style.rich_style)]) for words in (lead, told))
        first, last = ends
        strips[0] = Strip.join([first, middle, last]).crop(crop.x, crop.right)
        return strips

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()

    def lead(self, key: str) -> None:
        """Enter and Esc lead out of the line, the arrows to something else in it."""
        if key == "enter":
            self.leave(self.Kept(self.value))
        elif key == "escape":
            self.leave(self.Left())
        else:
            self.post_message(self.Stepped(-1 if key == "up" else 1))
