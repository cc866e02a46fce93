"""The reader: a document of any size as a column of text, with its mentions, hits and bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from indexdir import Document, DocumentText, Mention, Passage
from tui.content import safe
from tui.widgets.reader_marked import MarkedReader
from tui.widgets.reader_marks import Marks
from tui.widgets.reader_place import Place, ReaderState

__all__ = ["Place", "Reader", "ReaderState"]

Explain = Callable[[Mention, Document], Sequence[str]]
"""How a mention was recognised, in words: the longest wording first, the last one for the narrowest frame."""


class Reader(MarkedReader):
    """Shows one document; wherever the cursor comes to stand is posted as `CursorMoved`."""

    @dataclass
    class CursorMoved(Message):
        """The cursor is on another line, mention or document."""

        reader: Reader
        passage: Passage | None
        mention: Mention | None

    @dataclass
    class MentionOpened(Message):
        """The reader clicked a mention."""

        reader: Reader
        mention: Mention

    @dataclass
    class LineClicked(Message):
        """The reader clicked elsewhere in the text."""

        reader: Reader
        offset: int

    def __init__(self, *, explain: Explain | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._explain = explain
        self._posted: tuple[DocumentText | None, int, int] = (None, -1, -1)

    def show(
        self,
        reading: DocumentText,
        *,
        hits: Sequence[tuple[int, int]] = (),
        bookmarks: Sequence[tuple[int, int]] = (),
        cursor: int = 0,
        query_title_marks: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Show a document with the cursor at an offset, a third from the top of the view."""
        self.reading = reading
        self.cursor = min(max(cursor, 0), len(reading.text))
        self._title_marks = query_title_marks
        self._marks = Marks(reading.mentions, hits, bookmarks)
        self.place_cursor()

    def revise(self, reading: DocumentText) -> bool:
        """Show the same text with other mentions, the view as it is; False if another text is shown."""
        shown = self.reading
        if shown is None or (shown.document.id, shown.text) != (reading.document.id, reading.text):
            return False
        self.reading = reading
        self._marks.mentions = reading.mentions
        self._settle_cursor()
        return True

    def notice(self, text: str) -> None:
        """Show a sentence in place of a document."""
        self.reading = self._sheet = None
        self._notice = text
        self._marks = Marks()
        self.cursor = 0
        self.border_title = self.border_subtitle = None
        self.virtual_size = Size(0, 1)
        self.refresh()

    def clear(self) -> None:
        """Show nothing."""
        self.notice("")

    @property
    def line(self) -> tuple[int, int]:
        """The offsets between which the line of the cursor stands."""
        return (self._line.start, self._line.end) if self._line is not None else (self.cursor, self.cursor)

    @property
    def place(self) -> Place:
        """Where the cursor is among passages and hits."""
        passage = self.passage
        if self.sheet is None or passage is None:
            return Place()
        return Place(passage.number + 1, len(self.sheet.passages), self._marks.hit + 1, len(self._marks.hits))

    def view_state(self) -> ReaderState | None:
        """The view as a value for `restore`; None without a document."""
        if self.reading is None:
            return None
        row = self.row_of(self.sheet.y_of(self.cursor)) if self.sheet is not None else 0
        return ReaderState(self.reading.document.id, self.cursor, row)

    def restore(self, state: ReaderState) -> None:
        """Come back to a view, if its document is the one that is shown."""
        if self.reading is not None and self.reading.document.id == state.document_id:
            self.cursor = min(state.cursor, len(self.reading.text))
            self.place_cursor(state.row)

    def cursor_settled(self) -> None:
        """Find what is current on the cursor's line, and say so."""
        if self._line is None:
            return
        self._marks.settle(self.cursor, self._line.start, self._line.end)
        self._tell_place()
        now = (self.reading, self._line.start, self._marks.mention)
        if now != self._posted:
            self._posted = now
            self.post_message(self.CursorMoved(self, self.passage, self.mention))

    def _tell_place(self) -> None:
        """Say in the frame how the current mention was recognised, and where in the document this is."""
        room = self.region.width - 6
        mention, reading = self.mention, self.reading
        told = self._explain(mention, reading.document) if self._explain and mention and reading else ()
        lines = [f"{safe(words)} ─ {self.place.words(room - cell_len(words) - 3)}" for words in told]
        lines[-1:] = [*map(safe, told[2:-1]), *lines[-1:], self.place.words(room)]
        line = next((line for line in lines if cell_len(line) <= room), lines[-1])
        self.border_subtitle = Content(line) if line else None

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by exact lines."""
        event.stop()
        event.prevent_default()
        self.scroll_by_hand(self.WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll by exact lines."""
        event.stop()
        event.prevent_default()
        self.scroll_by_hand(-self.WHEEL)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; on a mention it opens it."""
        spot = event.get_content_offset(self)
        if spot is None or self.sheet is None:
            return
        found = self.sheet.line(spot.y + self.scroll_offset.y - len(self._head))
        if found is None:
            return
        line = found[0]
        offset = line.offset_at_cell(self._page.cell_in_text(spot.x) - line.indent)
        self.go_to(line.start if offset is None else offset)
        at = self._marks.mention_at(offset) if offset is not None else -1
        if at >= 0:
            self.post_message(self.MentionOpened(self, self._marks.mentions[at]))
        else:
            self.post_message(self.LineClicked(self, self.cursor))
