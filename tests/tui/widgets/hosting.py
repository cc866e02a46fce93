"""An app that shows one widget, and a list of what it posted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from tui.themes import THEMES


class Host(App[None]):
    """One widget on all of the screen, with the focus."""

    CSS = "#guest { width: 1fr; }"

    def __init__(self, guest: Widget) -> None:
        super().__init__()
        self.guest = guest
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def compose(self) -> ComposeResult:
        self.guest.id = "guest"
        yield self.guest

    def on_mount(self) -> None:
        self.guest.focus()


@asynccontextmanager
async def hosted(
    guest: Widget, *wanted: type[Message], size: tuple[int, int] = (60, 20)
) -> AsyncIterator[tuple[Pilot[None], list[Any]]]:
    """Show a widget; yields the pilot, and the messages of the wanted classes as they are posted."""
    posted: list[Any] = []

    def remember(message: Message) -> None:
        if isinstance(message, wanted) and not any(message is earlier for earlier in posted):
            posted.append(message)

    async with Host(guest).run_test(size=size, message_hook=remember) as pilot:
        await pilot.pause()
        yield pilot, posted


def screen_lines(pilot: Pilot[None]) -> list[str]:
    """The text on the screen by line."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


def styles_at(pilot: Pilot[None], words: str) -> Any:
    """The style in which the first place of `words` on the screen is drawn."""
    for strip in pilot.app.screen._compositor.render_strips():
        at = strip.text.find(words)
        if at >= 0:
            return next(segment.style for segment in strip.crop(at, at + len(words)))
    raise AssertionError(f"{words!r} is not on the screen")
