"""The reader: a document of any size as a column of text, with its mentions, hits and bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from indexdir import DocumentText, Mention, Passage
from tui.content import Layer
from tui.widgets.colours import palette_for
from tui.widgets.reader_cursor import ReaderCursor
from tui.widgets.reader_layout import Part
from tui.widgets.reader_marks import Marks
from tui.widgets.reader_place import Place, ReaderState
from tui.widgets.reader_wrap import Line

__all__ = ["Place", "Reader", "ReaderState"]


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

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
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

    def set_hits(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark other hits; the view stays."""
        self._marks.hits = spans
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
        place = self.place.words(self.region.width - 6)
        self.border_subtitle = Content(place) if place else None
        now = (self.reading, self._line.start, self._marks.mention)
        if now != self._posted:
            self._posted = now
            self.post_message(self.CursorMoved(self, self.passage, self.mention))

    def layers_on(self, line: Line) -> Iterable[Layer]:
        """Mentions, and hits over them."""
        return self._marks.layers(line.start, line.end, palette_for(self))

    def margin_of(self, line: Line, part: Part) -> tuple[bool, bool, bool]:
        """Whether a line is the cursor's, is of the cursor's passage, and begins a starred passage."""
        here, inside, _ = super().margin_of(line, part)
        starred = line.start == part.start and self._marks.starred(part.start, part.end)
        return here, inside, starred

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
