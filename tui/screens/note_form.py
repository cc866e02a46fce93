"""The fields of the form for what is written to a bookmark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.content import safe
from tui.notebook import Bookmark, Colour
from tui.screens.annotation import Annotation, typed_tags
from tui.screens.tag_suggester import TagSuggester
from tui.widgets.colour_field import ColourField
from tui.widgets.note_area import NoteArea
from tui.widgets.quote_view import QuoteView
from tui.written_outside import Outcome

WAYS = Content.assemble(
    ("Ctrl+S", "bold"),
    " keeps it   ",
    ("Tab", "bold"),
    " tags, label   ",
    ("Ctrl+O", "bold"),
    " editor   ",
    ("Esc", "bold"),
    " back",
)


class NoteForm(ModalScreen[None]):
    """The quote and where it stands, a note, a line of tags, a label; `first` is what to begin with.

    `told` is what is said above the fields.
    """

    AUTO_FOCUS = "#note"

    note = getters.query_one("#note", NoteArea)
    field = getters.query_one("#line", Input)
    label = getters.query_one(ColourField)
    ways = getters.query_one("#ways", Static)
    told = getters.query_one("#told", Static)

    def __init__(
        self,
        mark: Bookmark,
        first: tuple[str, str, Colour],
        *,
        where: str = "",
        known: Sequence[str] = (),
        told: str = "",
    ) -> None:
        super().__init__(classes="form-screen")
        self.mark = mark
        self.where = where
        self.known = tuple(known)
        self._first = first
        self._stays = told

    def compose(self) -> ComposeResult:
        """The quote and where it stands, the note under it, a line of tags, a label."""
        note, tags, colour = self._first
        with Vertical(id="form"):
            yield QuoteView(f"“{self.mark.quote}”" if self.mark.quote else self.mark.brief, id="quote")
            yield Static(Content(safe(self.where)), id="where", markup=False)
            yield Static(Content(safe(self._stays)), id="told", markup=False)
            yield NoteArea(note, id="note", show_line_numbers=False, compact=True, tab_behavior="focus")
            yield Input(
                tags,
                placeholder="tags, a comma between them",
                id="line",
                compact=True,
                select_on_focus=False,
                suggester=TagSuggester(self.known),
            )
            yield ColourField(colour, id="label")
            yield Static(WAYS, id="ways")

    def on_mount(self) -> None:
        """Begin at the end of the note."""
        self.query_one("#form").border_title = Content("Note, tags and label")
        self.note.border_title = Content("note")
        self.field.border_title = Content("tags")
        self.told.display = bool(self._stays)
        self.note.focus()
        self.note.move_cursor(self.note.document.end)

    @property
    def written(self) -> Annotation:
        """What stands in the fields now."""
        return Annotation(self.note.text, typed_tags(self.field.value), self.label.colour)

    def tell(self, line: str) -> None:
        """Say a line above the fields; it stays."""
        self._stays = line
        self.wait("")

    def wait(self, line: str) -> None:
        """Say a line in place of the one that stays, while something is waited for; an empty one brings that back."""
        if self.is_attached:
            line = line or self._stays
            self.told.update(Content(safe(line)))
            self.told.display = bool(line)

    def put(self, note: str) -> None:
        """Have another note in its field."""
        if note != self.note.text:
            self.note.text = note
            self.note.move_cursor(self.note.document.end)

    @property
    def outside(self) -> bool:
        """Whether an editor in a window of its own has the note."""
        return self.note.read_only

    def hand_out(self, line: str) -> None:
        """An editor has the note for a while."""
        self.note.read_only = True
        self.tell(line)

    def take_back(self, outcome: Outcome) -> None:
        """The editor has ended."""
        if self.is_attached:
            self.note.read_only = False
            self.put(outcome.text)
            self.tell(outcome.said)

    def _when_typed(self, act: Callable[[], object]) -> None:
        """Act once both fields have taken the keys that came before: a binding of priority overtakes them.

        What the fields post about those keys is to be heard as well, so it goes through them twice.
        """
        queues = (self.note, self.field, self.label, self.note, self.field, self.query_one("#form"), self)
        act = partial(self._once, act)
        for queue in reversed(queues):
            act = partial(queue.call_later, act)
        act()

    def _once(self, act: Callable[[], object]) -> None:
        if self.is_current:
            act()
