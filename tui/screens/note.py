"""The note and the tags of a bookmark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static, TextArea

from tui.content import safe

_WAYS = Content.assemble(
    ("Ctrl+S", "bold"), " keeps it   ", ("Tab", "bold"), " note, tags   ", ("Esc", "bold"), " back"
)
_DOUBT = Content.assemble(
    "What you wrote is not kept yet:   ",
    ("Ctrl+S", "bold"),
    " keeps it   ",
    ("Esc", "bold"),
    " drops it   ",
    "any other key goes on",
)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note of any number of lines, and tags."""

    note: str
    tags: tuple[str, ...]


class NoteScreen(ModalScreen[Annotation | None]):
    """Closes with the note and the tags to keep, or with None where they stay as they were.

    What was typed is only dropped when that is asked for twice.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", show=False, priority=True),
        Binding("escape", "leave", "Back", show=False, priority=True),
        Binding("tab", "app.focus_next", "Next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "Previous", show=False, priority=True),
    ]

    note = getters.query_one(TextArea)
    field = getters.query_one(Input)
    ways = getters.query_one("#ways", Static)

    def __init__(self, quote: str, note: str, tags: Sequence[str], known: Sequence[str] = ()) -> None:
        super().__init__(classes="form-screen")
        self.quote = quote
        self.before = Annotation(note, tuple(tags))
        self.known = tuple(known)
        self._asked = False

    def compose(self) -> ComposeResult:
        """The quote, the note under it, a line of tags."""
        with Vertical(id="form"):
            yield Static(Content(safe(f"“{self.quote}”")), id="told", markup=False)
            yield TextArea(self.before.note, id="note", show_line_numbers=False, compact=True, tab_behavior="focus")
            yield Input(
                ", ".join(self.before.tags),
                placeholder="tags, a comma between them",
                id="line",
                compact=True,
                select_on_focus=False,
                suggester=_TagSuggester(self.known),
            )
            yield Static(_WAYS, id="ways")

    def on_mount(self) -> None:
        """Begin at the end of the note."""
        self.query_one("#form").border_title = Content("Note and tags")
        self.note.border_title = Content("note")
        self.field.border_title = Content("tags")
        self.note.focus()
        self.note.move_cursor(self.note.document.end)

    @property
    def written(self) -> Annotation:
        """What stands in the fields now."""
        tags = tuple(tag for part in self.field.value.split(",") if (tag := " ".join(part.split())))
        return Annotation(self.note.text, tags)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def went_on(self) -> None:
        """Typing goes on: nothing is to be dropped any more."""
        self._ask(False)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter in the line of tags keeps all of it."""
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Close with what was written."""
        self._when_typed(lambda: self.dismiss(self.written))

    def action_leave(self) -> None:
        """Close without it; where something was written, ask first."""
        self._when_typed(self._leave)

    def _when_typed(self, act: Callable[[], object]) -> None:
        """Act once both fields have taken the keys that came before: a binding of priority overtakes them.

        What the fields post about those keys is to be heard as well, so it goes through them twice.
        """
        queues = (self.note, self.field, self.note, self.field, self.query_one("#form"), self)
        act = partial(self._once, act)
        for queue in reversed(queues):
            act = partial(queue.call_later, act)
        act()

    def _once(self, act: Callable[[], object]) -> None:
        if self.is_current:
            act()

    def _leave(self) -> None:
        if self._asked or self.written == self.before:
            self.dismiss(None)
        else:
            self._ask(True)

    def _ask(self, asked: bool) -> None:
        self._asked = asked
        self.ways.update(_DOUBT if asked else _WAYS)


class _TagSuggester(Suggester):
    """Ends the last tag of the line with one that was used before."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)  # so that the tags before the last stay as they are written
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last tag ended."""
        begun = value.rpartition(",")[2].strip()
        end = len(value) - len(begun)
        found = next((tag for tag in self._known if begun and tag.casefold().startswith(begun.casefold())), None)
        return value[:end] + found if found and value.endswith(begun) else None
