"""Which function does what a command says; each is registered once, under the command's id."""

from __future__ import annotations

from collections.abc import Callable

from tui.screens.reading.room import Room

Handler = Callable[[Room], None]

HANDLERS: dict[str, Handler] = {}


def handles(command: str) -> Callable[[Handler], Handler]:
    """Register the decorated function for the command with this id; a second one for it is a mistake."""

    def register(handler: Handler) -> Handler:
        if command in HANDLERS:
            raise ValueError(f"{command} has a handler already")
        HANDLERS[command] = handler
        return handler

    return register
