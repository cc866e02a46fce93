"""The line on which the collection is searched."""

from __future__ import annotations

from dataclasses import dataclass

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tui.content import safe


class _Trouble(Highlighter):
    """Marks what stands from a column on."""

    def __init__(self) -> None:
        self.column = -1

    def highlight(self, text: Text) -> None:
        """Underline and reverse the character where the trouble starts, or the last one if it is missing."""
        if self.column >= 0 and len(text):
            start = min(self.column, len(text) - 1)
            text.stylize("reverse underline", start, start + 1)


class SearchBar(Input):
    """A query as it is typed; what came of it stands at the right of the border."""

    DEFAULT_CSS = """
    SearchBar {
        height: 3;
        padding: 0 1;
        border: round $border-blurred;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
        background: $background;
        color: $foreground;
        &:focus { border: heavy $border; border-title-color: $foreground; border-title-style: bold; }
        &.-trouble { border-subtitle-color: $text-error; border-subtitle-style: bold; }
    }
    """

    @dataclass
    class Typed(Message):
        """The text of the query changed under the reader's hands."""

        bar: SearchBar
        text: str

        @property
        def control(self) -> SearchBar:
            """The bar that posted this."""
            return self.bar

    @dataclass
    class Asked(Message):
        """Enter: the reader is done with the query."""

        bar: SearchBar
        text: str

        @property
        def control(self) -> SearchBar:
            """The bar that posted this."""
            return self.bar

    @dataclass
    class Left(Message):
        """The reader goes on to the list, or back: `downward` tells the arrow from Esc."""

        bar: SearchBar
        downward: bool

        @property
        def control(self) -> SearchBar:
            """The bar that posted this."""
            return self.bar

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        self._trouble = _Trouble()
        super().__init__(highlighter=self._trouble, id=id, classes=classes, select_on_focus=False, compact=False)
        self.border_title = Content("/ search the collection")

    def say(self, text: str, *, error: bool = False, column: int = -1) -> None:
        """Put `text` at the right of the border; an error is marked at its 0-based column in the query."""
        self.set_class(error, "-trouble")
        self._trouble.column = column if error else -1
        self.border_subtitle = Content(safe(text)) if text else None
        self.refresh()

    def warn(self, text: str) -> None:
        """Say beside the title, as long as the bar is there, what is wrong; empty for nothing."""
        title = Content("/ search the collection")
        self.border_title = title + Content(safe(f" ─ {text}")).stylize("bold") if text else title

    def set_text(self, text: str) -> None:
        """Show a query without posting that it was typed."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self, event.value))

    @on(Input.Submitted)
    def _asked(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Asked(self, event.value))

    def on_key(self, event: events.Key) -> None:
        """Esc and the down arrow lead out of the bar."""
        if event.key in ("escape", "down"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self, event.key == "down"))
