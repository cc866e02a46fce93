"""The line over the footer that says what has just happened."""

from __future__ import annotations

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tui.content import safe

_SECONDS = 5.0


class NoticeLine(Static):
    """One line of plain text, shown for a few seconds."""

    DEFAULT_CSS = """
    NoticeLine {
        display: none;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        text-style: bold;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &.-trouble { color: $text-error; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="notice", markup=False)
        self.line = ""
        self._timer: Timer | None = None

    def say(self, line: str, *, trouble: bool = False) -> None:
        """Show `line` in place of the one before; trouble stays twice as long."""
        if self._timer is not None:
            self._timer.stop()
        self.line = safe(line)
        self.update(Content(self.line))
        self.set_class(trouble, "-trouble")
        self.display = bool(self.line)
        self._timer = self.set_timer(_SECONDS * (2 if trouble else 1), self.clear_notice)

    def clear_notice(self) -> None:
        """Take the line away."""
        self.line = ""
        self.display = False
