"""Labels over all that can be opened, on a picture of the screen below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from tui.labels import labels_for
from tui.widgets.colours import palette_for

Spot = tuple[int, int]
"""A cell of the screen: column and line, from 0."""

_HINTS = (
    " Type a label to open what it stands on; any other key ends this.",
    " Type a label; any other key ends this.",
    "",
)


class _Picture(Widget):
    """The screen as it was, with the labels that what has been typed begins."""

    def __init__(self, strips: Sequence[Strip], labels: dict[str, Spot]) -> None:
        super().__init__()
        self._strips = strips
        self.labels = labels
        self.typed = ""

    def render_line(self, y: int) -> Strip:
        """A line of the screen with its labels."""
        width = self.size.width
        strip = self._strips[y] if y < len(self._strips) else Strip.blank(width)
        palette = palette_for(self)
        style = (self.visual_style + palette.find_here + palette.strong).rich_style
        shown = [(x, label) for label, (x, line) in self.labels.items() if line == y and label.startswith(self.typed)]
        if y == len(self._strips) - 1 > 0:
            hint = next(words for words in _HINTS if len(words) <= width)
            return Strip([Segment(hint.ljust(width), style)])
        for x, label in sorted(shown):
            words = label[len(self.typed) :]
            end = min(x + len(words), width)
            strip = Strip.join([strip.crop(0, x), Strip([Segment(words[: end - x], style)]), strip.crop(end, width)])
        return strip


class LabelScreen(ModalScreen[int]):
    """Closes with the number of the spot whose label was typed, or with -1."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    LabelScreen { background: $background; }
    LabelScreen > _Picture { width: 100%; height: 100%; }
    """

    def __init__(self, strips: Sequence[Strip], spots: Sequence[Spot]) -> None:
        super().__init__()
        self._labels = labels_for(len(spots))
        self._picture = _Picture(strips, dict(zip(self._labels, spots, strict=False)))

    def compose(self) -> ComposeResult:
        """The picture of the screen below."""
        yield self._picture

    def on_key(self, event: events.Key) -> None:
        """A letter chooses; any other key ends it."""
        event.stop()
        event.prevent_default()
        typed = self._picture.typed + (event.character or " ").lower()
        if typed in self._labels:
            self.dismiss(self._labels.index(typed))
        elif any(label.startswith(typed) for label in self._labels):
            self._picture.typed = typed
            self._picture.refresh()
        else:
            self.dismiss(-1)

    def on_click(self) -> None:
        """A click ends it."""
        self.dismiss(-1)

    def on_resize(self, event: events.Resize) -> None:
        """On a screen of another size the labels would stand elsewhere."""
        if self.is_current and self._picture.size and event.size != self._picture.size:
            self.dismiss(-1)
