"""What is wrong with a query, under the bar in which it is typed."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tui.content import safe


class Refusal(Static):
    """A sentence in as many lines as it takes, between the bar and what else stands there."""

    DEFAULT_CSS = """
    Refusal {
        display: none;
        height: auto;
        max-height: 4;
        padding: 0 1;
        background: $panel;
        color: $text-error;
        text-style: bold;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.line = ""

    def say(self, line: str) -> None:
        """Show a sentence; with an empty one go away."""
        self.line = safe(line)
        self.update(Content(self.line))
        self.display = bool(line)
