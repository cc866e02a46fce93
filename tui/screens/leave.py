"""The question before leaving."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static


class LeaveScreen(ModalScreen[bool]):
    """Asks whether to leave; closes with the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter,q", "answer(True)", "Leave", show=False),
        Binding("n,escape", "answer(False)", "Stay", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One question."""
        yield Static(
            "Leave the reading room?\nAll you made is kept.\n\n[b]Enter[/b] leave   [b]Esc[/b] stay", id="question"
        )

    def action_answer(self, leave: bool) -> None:
        """Close with the answer."""
        self.dismiss(leave)
