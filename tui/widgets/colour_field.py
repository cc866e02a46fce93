"""A line of a form that holds the colour of a bookmark; letters choose it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.colour_labels import LETTERS, NONE, colour_of, label
from tui.notebook import COLOURS, Colour


class ColourField(Widget, can_focus=True):
    """Shows a colour by its sign and word; `e` asks for the editor, so that no Ctrl key is needed for that."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    ColourField {
        height: 1;
        padding: 0 1;
        color: $text-muted;
        &:focus { background: $surface; color: $foreground; }
    }
    """

    @dataclass
    class Changed(Message):
        """Another colour was chosen."""

        field: ColourField
        colour: Colour

    @dataclass
    class EditorWanted(Message):
        """The note is to be opened in an editor."""

        field: ColourField

    def __init__(self, colour: Colour, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._colour = colour

    @property
    def colour(self) -> Colour:
        """The colour that is chosen, empty for none."""
        return self._colour

    @colour.setter
    def colour(self, colour: Colour) -> None:
        if colour != self._colour:
            self._colour = colour
            self.refresh()
            self.post_message(self.Changed(self, colour))

    def on_key(self, event: events.Key) -> None:
        """A letter is a colour; arrows go through them."""
        colour = colour_of(event.key)
        steps = {"right": 1, "down": 1, "left": -1, "up": -1}
        if colour is not None:
            self.colour = colour
        elif event.key in steps:
            self.colour = COLOURS[(COLOURS.index(self._colour) + steps[event.key]) % len(COLOURS)]
        elif event.key == "e":
            self.post_message(self.EditorWanted(self))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self) -> None:
        """A click goes on to the next colour."""
        self.colour = COLOURS[(COLOURS.index(self._colour) + 1) % len(COLOURS)]

    def watch_has_focus(self, has_focus: bool) -> None:
        """The letters are told where they act."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def render(self) -> Content:
        """The colour, and how it is chosen."""
        said = Content.assemble("▌" if self.has_focus else " ", "label: ", label(self._colour))
        if not self.has_focus:
            return said
        letters = " ".join((*LETTERS.values(), NONE))
        for ways in (f"   {letters} choose, e opens the editor", f"   {letters} · e editor", f"   {letters}"):
            if said.cell_length + len(ways) <= self.content_size.width:
                return Content.assemble(said, (ways, "$text-muted"))
        return said
