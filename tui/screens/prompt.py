"""One line to be written."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.content import safe


class PromptScreen(ModalScreen[str]):
    """Closes with the line that was written and `fits`, or empty."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", show=False)]

    field = getters.query_one(Input)

    def __init__(
        self, heading: str, told: str, line: str = "", *, fits: Callable[[str], bool] = lambda _line: True
    ) -> None:
        super().__init__(classes="form-screen")
        self.heading = heading
        self.told = told
        self.line = line
        self.fits = fits

    def compose(self) -> ComposeResult:
        """A line, and what it is for."""
        with Vertical(id="form"):
            yield Static(Content(safe(self.told)), id="told", markup=False)
            yield Input(self.line, id="line", compact=True)
            yield Static(Content.assemble(("Enter", "bold"), " keeps it   ", ("Esc", "bold"), " back"), id="ways")

    def on_mount(self) -> None:
        """Begin with the line selected, so that typing replaces it."""
        self.query_one("#form").border_title = Content(self.heading)
        self.field.focus()
        self.field.select_all()

    @on(Input.Submitted)
    def written(self, event: Input.Submitted) -> None:
        """Close with the line; one that is blank or does not fit stays."""
        event.stop()
        line = " ".join(event.value.split())
        if line and self.fits(line):
            self.dismiss(line)
        else:
            self.field.select_all()

    def action_leave(self) -> None:
        """Close without it."""
        self.dismiss("")
