"""The line on which the collection is searched."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.highlighter import Highlighter
from rich.text import Text
from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tui.commands import key_of
from tui.content import safe
from tui.widgets.leaving_input import LeavingInput

_TITLE = "search the collection"


class _Trouble(Highlighter):
    """Marks what stands from a column on."""

    def __init__(self) -> None:
        self.column = -1

    def highlight(self, text: Text) -> None:
        """Underline and reverse the character where the trouble starts, or the last one if it is missing."""
        if self.column >= 0 and len(text):
            start = min(self.column, len(text) - 1)
            text.stylize("reverse underline", start, start + 1)


class SearchBar(LeavingInput):
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
        &.-trouble { border: round $text-error; }
        &.-trouble:focus { border: heavy $text-error; }
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

    @dataclass
    class Recalled(Message):
        """↑ or ↓: what was asked before is wanted, or what was asked after that."""

        bar: SearchBar
        older: bool

        @property
        def control(self) -> SearchBar:
            """The bar that posted this."""
            return self.bar

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        self._trouble = _Trouble()
        super().__init__(highlighter=self._trouble, id=id, classes=classes, select_on_focus=False, compact=False)
        self.recalling = False
        self._said: tuple[str, ...] = ()
        self._headed: tuple[str, ...] = ()
        self._warning = ""
        self._frame()

    def say(self, *wordings: str) -> None:
        """Put what came of the query at the right of the frame, in the first wording that fits; none for nothing."""
        self._said = tuple(map(safe, wordings))
        self._frame()

    def head(self, *wordings: str) -> None:
        """Say in the frame what the query consists of, in the first wording that fits; none for nothing."""
        self._headed = tuple(map(safe, wordings))
        self._frame()

    def warn(self, text: str) -> None:
        """Say beside the title, as long as the bar is there, what is wrong; empty for nothing."""
        self._warning = safe(text)
        self._frame()

    def mark(self, column: int) -> None:
        """Mark where in the query something is wrong, at a 0-based column; -1 for nothing."""
        self._trouble.column = column
        self.set_class(column >= 0, "-trouble")
        self.refresh()

    @property
    def trouble(self) -> int:
        """The column that is marked, or -1."""
        return self._trouble.column

    def on_resize(self) -> None:
        """Word anew what stands in the frame."""
        self._frame()

    def _frame(self) -> None:
        said = self._fitting(self._said, 4)
        self.border_subtitle = Content(said) if said else None
        title = f"{key_of('search')} {self._fitting(self._headed, 8) if self._headed else _TITLE}"
        warning = f" ─ {self._warning}" if self._warning else ""
        self.border_title = Content(title) + Content(warning).stylize("bold")

    def _fitting(self, wordings: tuple[str, ...], taken: int) -> str:
        room = (self.size.width or 80) - taken
        return next((line for line in wordings if cell_len(line) <= room), wordings[-1] if wordings else "")

    @property
    def wholly_selected(self) -> bool:
        """Whether all that stands in it is selected, so that typing would replace it."""
        return bool(self.value) and self.selected_text == self.value

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
        self.leave(self.Asked(self, event.value))

    def lead(self, key: str) -> None:
        """Enter, Esc and the down arrow lead out of the bar, the up arrow to what was asked before."""
        if key == "enter":
            self.leave(self.Asked(self, self.value))
        elif key == "up" or (key == "down" and self.recalling):
            self.post_message(self.Recalled(self, key == "up"))
        else:
            self.leave(self.Left(self, key == "down"))
