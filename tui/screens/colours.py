"""The choice of a colour for bookmarks: each has a letter, which chooses it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.colour_labels import NONE, colour_of, label
from tui.content import safe
from tui.notebook import COLOURS, Colour


class ColourScreen(ModalScreen[Colour | None]):
    """Closes with the colour that was chosen, empty for none of them, or with None where all is to stay as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("enter", "choose", "Choose", show=False),
        Binding("escape,q", "leave", "Back", show=False),
    ]

    def __init__(self, told: str, now: Colour = "") -> None:
        super().__init__()
        self.told = told
        self.now = now
        self.at = COLOURS.index(now)

    def compose(self) -> ComposeResult:
        """A line for each colour."""
        yield Static(id="colours", markup=False)

    def on_mount(self) -> None:
        """Begin at the colour that counts now."""
        self.query_one("#colours").border_title = Content(safe(self.told))
        self._show()

    def on_key(self, event: events.Key) -> None:
        """The letter of a colour chooses it."""
        colour = colour_of(event.key)
        if colour is not None:
            event.stop()
            self.dismiss(colour)

    def action_move(self, step: int) -> None:
        """Go to the next line, or to the one before."""
        self.at = (self.at + step) % len(COLOURS)
        self._show()

    def action_choose(self) -> None:
        """Close with the colour of the line."""
        self.dismiss(COLOURS[self.at])

    def action_leave(self) -> None:
        """Close without one."""
        self.dismiss(None)

    def _show(self) -> None:
        lines = [_line(colour, here=at == self.at, now=colour == self.now) for at, colour in enumerate(COLOURS)]
        ways = Content.assemble(("Enter", "bold"), " takes it   ", ("Esc", "bold"), " back")
        self.query_one("#colours", Static).update(Content("\n").join([*lines, Content(""), ways]))


def _line(colour: Colour, *, here: bool, now: bool) -> Content:
    bar = "▌" if here else " "
    marked = " (now)" if now else ""
    return Content.assemble(
        (bar, "$border"), (f"{colour[:1] or NONE}  ", "bold"), label(colour), (marked, "$text-muted")
    )
