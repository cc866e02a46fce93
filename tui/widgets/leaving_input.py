"""A line of text that is left by a key: what was typed after that key goes where the key led."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import Input


class LeavingInput(Input):
    """An input that holds the keys which come while the focus is still on its way out."""

    _held: list[events.Key] | None = None

    @property
    def leaving(self) -> bool:
        """Whether the key that leads out has been pressed, and the focus is still here."""
        return self._held is not None

    def leave(self, message: Message) -> None:
        """Post what leads out; keys that came after it are held until the focus has moved.

        The app moves it when the screen has heard the message, so the way back leads through both their queues.
        """
        self._held = []
        self.call_later(self.post_message, message)  # after what is still to be told of what was typed
        self.call_later(self.call_later, self.screen.call_later, self.app.call_later, self.call_later, self._let_go)

    def _on_paste(self, event: events.Paste) -> None:
        """Paste all lines as one: a quotation breaks where its page did."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.split()), *sorted(self.selection))

    def lead(self, key: str) -> None:
        """Do what Enter, Esc or an arrow up or down means here."""

    def on_key(self, event: events.Key) -> None:
        """Enter, Esc and the arrows up and down mean something else here; while one leads out, keys are held."""
        if not self.leaving and event.key not in ("enter", "escape", "down", "up"):
            return
        event.stop()
        event.prevent_default()
        if self._held is not None:
            self._held.append(event)
        else:
            self.lead(event.key)

    def _let_go(self) -> None:
        held, self._held = self._held, None
        for key in held or ():
            self.app.post_message(events.Key(key.key, key.character))
