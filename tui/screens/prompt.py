"""One line to be written."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.content import safe

Unfit = Callable[[str], str]
"""Why a line does not do; empty where it does."""
Attempt = Callable[["PromptScreen", str], None]


class PromptScreen(ModalScreen[str]):
    """Closes with the line that was written and is not `unfit`, or empty; `act` is what Enter does with it.

    With an `attempt` it stays open, and what was typed with it, until that or what it began calls `done` or `refuse`;
    then it closes with the line that was attempted.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", show=False)]

    field = getters.query_one(Input)

    def __init__(
        self,
        heading: str,
        told: str,
        line: str = "",
        *,
        act: str,
        unfit: Unfit = lambda _line: "",
        attempt: Attempt | None = None,
    ) -> None:
        super().__init__(classes="form-screen")
        self.heading = heading
        self.told = told
        self.line = line
        self.act = act
        self.refused = ""
        self._unfit = unfit
        self._attempt = attempt
        self._attempted = ""

    def compose(self) -> ComposeResult:
        """A line, what it is for, and why nothing became of it."""
        with Vertical(id="form"):
            yield Static(id="told", markup=False)
            yield Input(self.line, id="line", compact=True)
            yield Static(id="refused", markup=False)
            yield Static(id="ways", markup=False)

    def on_mount(self) -> None:
        """Begin with the line selected, so that typing replaces it."""
        self.ask(self.heading, self.told, self.act)
        self.field.focus()
        self.field.select_all()

    def ask(self, heading: str, told: str, act: str) -> None:
        """Ask for the line in other words; what was typed stays."""
        self.heading, self.told, self.act, self._attempted = heading, told, act, ""
        self.query_one("#form").border_title = Content(safe(heading))
        self.query_one("#told", Static).update(Content(safe(told)))
        ways = Content.assemble(("Enter", "bold"), f" {safe(act)}   ", ("Esc", "bold"), " back")
        self.query_one("#ways", Static).update(ways)
        self._say("")

    def refuse(self, why: str) -> None:
        """Stay, and say why nothing became of the line."""
        self._attempted = ""
        self._say(why)

    def done(self) -> None:
        """Close with the line that was attempted; one that was left meanwhile is closed already."""
        if self.is_current:
            self.dismiss(self._attempted)

    def _say(self, why: str) -> None:
        self.refused = safe(why)
        said = self.query_one("#refused", Static)
        said.update(Content(self.refused))
        said.display = bool(why)

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """What was said of another line is not true of this one."""
        event.stop()
        if self.refused:
            self._say("")

    @on(Input.Submitted)
    def written(self, event: Input.Submitted) -> None:
        """Close with the line, or attempt what it is for; one that is blank or does not do stays."""
        event.stop()
        line = " ".join(event.value.split())
        if self._attempted:
            return
        if why := self._unfit(line) if line else "Nothing is written here yet.":
            self._say(why)
            if self._attempt is None:  # a short line, that is written anew sooner than mended
                self.field.select_all()
        elif self._attempt is None:
            self.dismiss(line)
        else:
            self._attempted = line
            self._say("")
            self._attempt(self, line)

    @property
    def expecting(self) -> bool:
        """Whether keys are to wait: what is attempted closes this, and they are meant for what lies below."""
        return bool(self._attempted)

    def action_leave(self) -> None:
        """Close without it."""
        self.dismiss("")
