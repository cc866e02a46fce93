"""The line of keys at the foot of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.content import safe

MOST = 7


class KeyItem(NamedTuple):
    """A key as it is printed, what it does, and the command it stands for."""

    key: str
    label: str
    command: str


class KeyFooter(Widget):
    """At most seven keys, as many as fit; the last one, help, stays longest."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    KeyFooter { dock: bottom; height: 1; padding: 0 1; background: $footer-background; color: $text-muted; }
    """

    @dataclass
    class Pressed(Message):
        """A key of the footer was clicked."""

        footer: KeyFooter
        command_id: str

        @property
        def control(self) -> KeyFooter:
            """The footer that posted this."""
            return self.footer

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._items: tuple[KeyItem, ...] = ()

    def show(self, items: Sequence[tuple[str, str, str]]) -> None:
        """Show (key, label, command) triples, the most useful first and help last."""
        self._items = tuple(KeyItem(*item) for item in items)
        self.refresh()

    def shown(self, width: int) -> tuple[KeyItem, ...]:
        """The items that fit into `width` cells."""
        items = list(self._items)
        if len(items) > MOST:
            items = [*items[: MOST - 1], items[-1]]
        while len(items) > 1 and sum(map(_width, items)) - 2 > width:
            del items[-2]
        return tuple(items)

    def render(self) -> Content:
        """The keys with their labels."""
        parts: list[Content] = []
        for item in self.shown(self.size.width):
            key = Content.styled(safe(item.key), "bold $footer-key-foreground")
            parts.append(Content.assemble(key, " ", safe(item.label)))
        return Content("  ").join(parts).truncate(max(1, self.size.width), ellipsis=True)

    def on_click(self, event: events.Click) -> None:
        """A click on a key is as good as the key."""
        offset = event.get_content_offset(self)
        left = 0
        for item in self.shown(self.size.width):
            right = left + _width(item)
            if offset is not None and left <= offset.x < right - 2:
                self.post_message(self.Pressed(self, item.command))
            left = right


def _width(item: KeyItem) -> int:
    return cell_len(safe(item.key)) + 1 + cell_len(safe(item.label)) + 2
