"""A draft whose quotations are to be checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.content import safe

_TOLD = "Paste or type a text with quotations, or write the path of a file."
_WAYS = Content.assemble(("Ctrl+S", "bold"), " checks it   ", ("Esc", "bold"), " back; the text is kept")


class DraftScreen(ModalScreen[str]):
    """Closes with what is written; `check` is called with it where it is to be checked, and `tell` says how that is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f5", "check", "Check", show=False, priority=True),
        Binding("escape", "leave", "Back", show=False, priority=True),
    ]

    draft = getters.query_one(TextArea)
    ways = getters.query_one("#ways", Static)

    def __init__(self, text: str, check: Callable[[str], None]) -> None:
        super().__init__(classes="form-screen draft-screen")
        self.before = text
        self.check = check

    def compose(self) -> ComposeResult:
        """The text, and what to do with it."""
        with Vertical(id="form"):
            yield Static(Content(_TOLD), id="told", markup=False)
            yield TextArea(self.before, id="note", show_line_numbers=False, compact=True, tab_behavior="focus")
            yield Static(_WAYS, id="ways")

    def on_mount(self) -> None:
        """Begin with all of the text selected, so that another one takes its place."""
        self.query_one("#form").border_title = Content("Check the quotations of a draft")
        self.draft.focus()
        if self.before:
            self.draft.select_all()

    def tell(self, line: str, *, trouble: bool = False) -> None:
        """Say how the check is getting on, or why there is none; blank says what can be done."""
        self.ways.update(Content.styled(safe(line), "bold $text-error" if trouble else "bold") if line else _WAYS)

    def action_check(self) -> None:
        """Have what is written checked, once the field has taken the keys that came before."""
        self.draft.call_later(self.call_later, self._check)

    def _check(self) -> None:
        if not self.is_current:
            return
        if self.draft.text.strip():
            self.check(self.draft.text)
        else:
            self.tell("There is no text yet; paste one, or write the path of a file.", trouble=True)

    def action_leave(self) -> None:
        """Close; what is written stays for the next time."""
        self.draft.call_later(self.call_later, self._leave)

    def _leave(self) -> None:
        if self.is_current:
            self.dismiss(self.draft.text)
