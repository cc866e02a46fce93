"""The note, the tags and the colour of a bookmark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, TextArea

from tui.notebook import Bookmark, Colour, Draft
from tui.screens.annotation import Annotation, annotation_of, both
from tui.screens.note_form import WAYS, NoteForm
from tui.widgets.colour_field import ColourField

_DOUBT = Content.assemble(
    "What you wrote is not kept yet:   ",
    ("Ctrl+S", "bold"),
    " keeps it   ",
    ("Esc", "bold"),
    " drops it   ",
    "any other key goes on",
)
_OUTSIDE = "The editor still has the note; close it there first."
_DRAFT_AFTER = 0.4  # seconds from a change until what is typed is on the disk
_AGAIN_AFTER = 1.0  # seconds until that is tried again where it could not be written


class Writing(Protocol):
    """What the form has done: each of it answers later, by what it calls of the form."""

    def keep(self, annotation: Annotation, *, anew: bool) -> None:
        """Keep this; `anew` with the bookmark, which was removed meanwhile."""

    def typed(self, note: str, tags: str, colour: Colour) -> None:
        """This is in the fields now."""

    def save(self) -> None:
        """Have on the disk what is in the fields, for the case that the program ends."""

    def flush(self) -> None:
        """The same, in the calling thread, for it ends now."""

    def drop(self) -> None:
        """What was typed is not wanted."""

    def edit(self, note: str) -> None:
        """Open the note in an editor."""


class NoteScreen(NoteForm):
    """Stays open until what was typed is kept, or is dropped, which has to be asked for twice.

    `draft` is what was typed at another time and never kept: it is in the fields again. `where` tells in a line where
    the quote stands.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", show=False, priority=True),
        Binding("ctrl+o", "edit", "Editor", show=False, priority=True),
        Binding("escape", "leave", "Back", show=False, priority=True),
        Binding("tab", "app.focus_next", "Next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "Previous", show=False, priority=True),
    ]

    def __init__(
        self,
        mark: Bookmark,
        writing: Writing,
        *,
        where: str = "",
        known: Sequence[str] = (),
        draft: Draft | None = None,
        told: str = "",
    ) -> None:
        first = (draft.note, draft.tags, draft.colour) if draft else (mark.note, ", ".join(mark.tags), mark.colour)
        super().__init__(mark, first, where=where, known=known, told=told)
        self.before = annotation_of(mark)
        self.writing = writing
        self._typed: tuple[str, str, Colour] = first
        self._unsaved = False
        self._asked = self._keeping = self._removed = self._over = False
        self._saving: Timer | None = None

    # What the writing answers

    def kept(self, annotation: Annotation, now: Annotation) -> None:
        """It is kept, and so the bookmark has it now: close, unless something was typed since."""
        self.before, self._keeping = now, False
        if self.written == annotation:
            self._close()
        else:
            self.tell("Kept as it was; what you typed since is not kept yet.")
            self.writing.save()

    def refused(self, line: str) -> None:
        """It could not be kept: say why, and stay."""
        self._keeping = False
        self.tell(f"Not kept: {line}")

    def unsaved(self, line: str) -> None:
        """What is typed could not be written to the disk: say why, and try again soon."""
        self._unsaved = True
        self.wait(f"What you type is not on the disk yet: {line}")
        if self.is_attached and not self._over:
            self._saving = self._saving or self.set_timer(_AGAIN_AFTER, self._save)

    def saved(self) -> None:
        """What is typed is on the disk."""
        if self._unsaved:
            self._unsaved = False
            self.wait("")

    def removed(self) -> None:
        """The bookmark is not there any more."""
        self._keeping, self._removed = False, True
        self.tell("This bookmark was removed elsewhere meanwhile. Ctrl+S keeps it again, with what you wrote.")

    def changed_elsewhere(self, theirs: Annotation) -> None:
        """Another program has written to the bookmark: have both here."""
        merged, self._keeping, self.before = both(self.before, self.written, theirs), False, theirs
        self.put(merged.note)
        self.field.value = ", ".join(merged.tags)
        self.label.colour = merged.colour
        self.tell("It was changed elsewhere meanwhile. Both are here now: look it over, Ctrl+S keeps it.")

    # What is typed

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(ColourField.Changed)
    def went_on(self) -> None:
        """Typing goes on: nothing is to be dropped any more, and it is soon on the disk."""
        self._ask(False)
        typed = self.note.text, self.field.value, self.label.colour
        if typed != self._typed:
            self._typed = typed
            self.writing.typed(*typed)
            self._saving = self._saving or self.set_timer(_DRAFT_AFTER, self._save)

    def _save(self) -> None:
        self._saving = None
        self.writing.save()

    def on_unmount(self) -> None:
        """What is still being typed when the program ends is there the next time."""
        self.writing.flush()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter in the line of tags keeps all of it."""
        event.stop()
        self.action_keep()

    @on(ColourField.EditorWanted)
    def action_edit(self) -> None:
        """Open the note in an editor."""
        self._when_typed(lambda: self.writing.edit(self.note.text))

    def action_keep(self) -> None:
        """Keep what was written."""
        if not self._keeping:
            self._keeping = True
            self._when_typed(self._keep)

    def _keep(self) -> None:
        if self.outside:
            self._keeping = False
            self.tell(_OUTSIDE)
        else:
            self.writing.keep(self.written, anew=self._removed)

    @property
    def expecting(self) -> bool:
        """Whether keys are to wait: what is being kept closes the form, and they are meant for what lies below."""
        return self._keeping

    def action_leave(self) -> None:
        """Close without it; where something was written, ask first."""
        self._when_typed(self._leave)

    def _leave(self) -> None:
        if self.outside:
            self.tell(_OUTSIDE)
        elif self._asked or self.written == self.before:
            self.writing.drop()
            self._close()
        else:
            self._ask(True)

    def _ask(self, asked: bool) -> None:
        self._asked = asked
        self.ways.update(_DOUBT if asked else WAYS)

    def _close(self) -> None:
        self._over = True
        if self.is_current:
            self.dismiss(None)

    def on_screen_resume(self) -> None:
        """What was kept while another screen stood over this one closes it now."""
        self._keeping = False
        if self._over:
            self.dismiss(None)
