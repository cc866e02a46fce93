"""The names of the panes on one line, for terminals that have no room for all of them."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.commands import PANES, Where, key_of

_LABELS: dict[Where, str] = {
    "documents": "Documents",
    "reader": "Text",
    "entities": "In this text",
    "card": "Card",
    "facets": "Narrow down",
}
_SHORT: dict[Where, str] = {**_LABELS, "documents": "Docs", "entities": "Names", "facets": "Narrow"}


class PaneTabs(Static):
    """A tab for each pane, with the key that goes there; the ones on the screen are marked."""

    DEFAULT_CSS = """
    PaneTabs {
        height: 1;
        width: 1fr;
        text-wrap: nowrap;
        color: $text-muted;
    }
    """

    @dataclass
    class Chosen(Message):
        """A tab was clicked."""

        pane: Where

    def __init__(self) -> None:
        super().__init__(id="tabs", markup=False)
        self._shown: tuple[Where, Where, bool, bool] = ("reader", "documents", False, True)
        self._spans: list[tuple[int, int, Where]] = []

    def show(self, current: Where, side: Where, *, narrowing: bool = False, cards: bool = True) -> None:
        """Mark the pane that has the keys, and the side pane beside the text.

        `narrowing` adds the facets; without `cards` there are neither names nor a card.
        """
        self._shown = (current, side, narrowing, cards)
        self._draw()

    @property
    def starts(self) -> list[tuple[int, Where]]:
        """The column in which the tab of each pane begins."""
        return [(start, pane) for start, _end, pane in self._spans]

    def on_resize(self) -> None:
        """Shorten the names where there is too little room."""
        self._draw()

    def _draw(self) -> None:
        current, side, narrowing, cards = self._shown
        panes: tuple[Where, ...] = (*PANES, "facets") if narrowing else PANES
        length = sum(len(label) + 5 for label in _LABELS.values())  # with the facets, whether they are there or not
        labels = _LABELS if length <= (self.size.width or length) + 1 else _SHORT
        parts: list[tuple[str, str]] = []
        self._spans.clear()
        column = 0
        for pane in panes:
            if pane in ("entities", "card") and not cards:
                continue
            text = f" {key_of(f'pane_{pane}')} {labels[pane]} "
            style = "bold reverse" if pane == current else "underline" if pane in (side, "reader") else ""
            parts += [(text, style), (" ", "")]
            self._spans.append((column, column + len(text), pane))
            column += len(text) + 1
        self.update(Content.assemble(*parts))

    def on_click(self, event: events.Click) -> None:
        """Tell which tab was meant."""
        for start, end, pane in self._spans:
            if start <= event.x < end:
                self.post_message(self.Chosen(pane))
