"""Several lines to write in, whose text can't drive a terminal whatever it is."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import TextArea

from tui.content import safe


class NoteArea(TextArea):
    """A text area that paints signs of control as signs; what is written stays as it is."""

    def get_line(self, line_index: int) -> Text:
        """A line as it is painted, character for character."""
        line = self.document.get_line(line_index)
        return Text("\t".join(map(safe, line.split("\t"))), end="", no_wrap=True)
