"""The reader: a document of any size as a column of text, with its mentions, hits and bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from indexdir import Document, DocumentText, Mention, Passage
from tui.content import Layer, safe
from tui.widgets.colours import palette_for
from tui.widgets.reader_cursor import ReaderCursor
from tui.widgets.reader_layout import Part
from tui.widgets.reader_marks import Marks
from tui.widgets.reader_paint import Margin
from tui.widgets.reader_place import Place, ReaderState
from tui.widgets.reader_wrap import Line

__all__ = ["Place", "Reader", "ReaderState"]

Explain = Callable[[Mention, Document], Sequence[str]]
"""How a mention was recognised, in words: the longest wording first, the last one for the narrowest frame."""


class Reader(ReaderCursor):
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
        self._marks = Marks()
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

    def set_hits(self, spans: Sequence[tuple[int, int]], title_marks: Sequence[tuple[int, int]] = ()) -> None:
        """Mark other hits in the text and in its title; the view stays."""
        self._marks.hits = spans
        self._title_marks = title_marks
        if self.reading is not None:
            self._paint_head(self.reading)
        self._settle_cursor()

    def set_bookmarks(self, spans: Sequence[tuple[int, int]]) -> None:
        """Star other passages; the view stays."""
        self._marks.bookmarks = tuple(sorted(spans))
        self.refresh()

    @property
    def mention(self) -> Mention | None:
        """The mention at the cursor, else the first of its line from there on, else the first of the line."""
        return self._marks.mentions[self._marks.mention] if self._marks.mention >= 0 else None

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

    def next_mention(self, step: int) -> Mention | None:
        """Go to the mention `step` further on; None, and no move, past the last or first."""
        at = self._marks.next_mention(self.cursor, step)
        if at < 0:
            return None
        self.go_to(self._marks.mentions[at].start)
        return self._marks.mentions[at]

    def next_hit(self, step: int) -> tuple[int, int] | None:
        """Go to the hit `step` further on; None, and no move, past the last or first."""
        at = self._marks.next_hit(self.cursor, step)
        if at < 0:
            return None
        self.go_to(self._marks.hits[at][0])
        return self._marks.hits[at]

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

    def layers_on(self, line: Line) -> Iterable[Layer]:
        """Mentions, and hits over them."""
        return self._marks.layers(line.start, line.end, palette_for(self))

    def margin_of(self, line: Line, part: Part) -> Margin:
        """What is told left of a line."""
        starred = line.start == part.start and self._marks.starred(part.start, part.end)
        doubtful = self._marks.doubtful(line.start, line.end)
        return super().margin_of(line, part)._replace(starred=starred, doubtful=doubtful)

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
