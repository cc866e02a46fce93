"""Keys that come in one burst, as when a line is pasted or a slow network gathers them, are done one after the other.

Textual hands a key to the widget that has the focus when the key comes, and does what is bound to it later, when it has
bubbled up: letters typed right after the key that opens a field would reach what lies below the field.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from textual import events
from textual.app import App
from textual.keys import key_to_character
from textual.widgets import Input, TextArea

_LONGEST = 2.0  # seconds that keys wait for what is being opened
_LEADING = 0.3  # seconds at most for a key on its way up: what it closes may never answer
_BEAT = 0.01


class KeysInOrder(App[None]):
    """An app in which what a key opens gets the keys that come after it."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[events.Key] = []
        self._since = 0.0
        self._led_out = 0.0

    def being_opened(self) -> bool:
        """Whether something that a key has opened is not there yet; a screen says so by its `expecting`."""
        screen = self.screen
        unfocused = screen.focused is None and bool(screen.focus_chain)
        expecting = not screen.is_mounted or unfocused or bool(getattr(screen, "expecting", False))
        return expecting or time.monotonic() < self._led_out

    async def on_event(self, event: events.Event) -> None:
        """Do what is bound to a key before the next key is looked at; keep keys for what is being opened."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif event.key.startswith("alt+") and not self._bound(event.key):
            # A terminal sends Alt as Esc; two quick keys look the same, and mean more here.
            rest = event.key.removeprefix("alt+")
            await self.on_event(events.Key("escape", None))
            await self.on_event(events.Key(rest, key_to_character(rest)))
        elif self._waiting or self.being_opened():
            if not self._waiting:
                self._since = time.monotonic()
                self.set_timer(_BEAT, self._go_on)
            self._waiting.append(event)
        elif not await self._done_at_once(event):
            await super().on_event(event)

    def _bound(self, key: str) -> bool:
        return any(key in bindings.key_to_bindings for _, bindings in self.screen._modal_binding_chain)

    async def _done_at_once(self, event: events.Key) -> bool:
        """Do what is bound to a key, unless the widget that has the focus hears keys itself.

        What is no letter may lead out of a field; the keys after it wait until it has gone all the way up.
        """
        target = self.focused or self.screen
        if isinstance(target, Input | TextArea) or hasattr(target, "on_key"):
            if not event.is_printable:
                self._led_out = time.monotonic() + _LEADING
                act: Callable[[], object] = self._arrived
                for node in reversed(target.ancestors_with_self):
                    act = partial(node.call_later, act)
                self.call_later(act)
            return False
        return await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key)

    def _arrived(self) -> None:
        self._led_out = 0.0

    async def _go_on(self) -> None:
        """Hand on the keys that waited, as far as nothing else is being opened by them."""
        late = time.monotonic() - self._since > _LONGEST
        while self._waiting and (late or not self.being_opened()):
            event = self._waiting.pop(0)
            if not await self._done_at_once(event):
                await super().on_event(event)
        if self._waiting:
            self.set_timer(_BEAT, self._go_on)
