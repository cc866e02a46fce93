"""The reader: a document of any size as a column of text, with its mentions, hits and bookmarks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from indexdir import Document, DocumentText, Mention, Passage, Section
from tui.content import safe
from tui.widgets.reader_drag import DraggedReader
from tui.widgets.reader_marks import Marks
from tui.widgets.reader_place import Place, ReaderState, frame_line
from tui.widgets.verdicts import told

__all__ = ["Place", "Reader", "ReaderState"]

Explain = Callable[[Mention, Document], Sequence[str]]
"""How a mention was recognised, in words: the longest wording first, the last one for the narrowest frame."""
VerdictOn = Callable[[tuple[str, int, int]], str]
"""What was decided about a passage, by its document and its span; empty for nothing."""

_NO_COLOURS: Mapping[tuple[int, int], str] = {}


class Reader(DraggedReader):
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
        """The reader clicked elsewhere in the text; `exact` is whether on a character, and not beside the line."""

        reader: Reader
        offset: int
        exact: bool = True

    def __init__(self, *, explain: Explain | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._explain = explain
        self._sections: Sequence[Section] | None = None
        self._verdict_on: VerdictOn | None = None
        self._posted: tuple[DocumentText | None, int, int] = (None, -1, -1)
        self._frame_line = ""

    def show(
        self,
        reading: DocumentText,
        *,
        hits: Sequence[tuple[int, int]] = (),
        bookmarks: Sequence[tuple[int, int]] = (),
        colours: Mapping[tuple[int, int], str] = _NO_COLOURS,
        cursor: int = 0,
        query_title_marks: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Show a document with the cursor at an offset, a third from the top of the view."""
        self.end_selecting()
        self.reading = reading
        self._sections = None
        self.cursor = min(max(cursor, 0), len(reading.text))
        self._title_marks = query_title_marks
        self._marks = Marks(reading.mentions, hits, bookmarks, colours)
        self.place_cursor()

    def revise(self, reading: DocumentText) -> bool:
        """Show the same text with other mentions, the view as it is; False if another text is shown."""
        shown = self.reading
        if shown is None or (shown.document.id, shown.text) != (reading.document.id, reading.text):
            return False
        self.reading = reading
        self._marks.mentions = reading.mentions
        self._reveal()
        self._settle_cursor()
        return True

    def notice(self, text: str) -> None:
        """Show a sentence in place of a document."""
        self.end_selecting()
        self.reading = self._sheet = None
        self._notice = text
        self._marks = Marks()
        self.cursor = 0
        self.border_title = self.border_subtitle = None
        self._frame_line = ""
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
        number, total = self.find_place
        hits = self._marks.hit + 1, len(self._marks.hits)
        percent, section = self._percent(), self.section
        title = safe(section.title) if section is not None else ""
        term, at, of = self._marks.term(self.sheet.text)
        here = passage.number + 1, len(self.sheet.passages)
        verdict = self._verdict(passage)
        return Place(*here, *hits, percent, title, number, total, safe(term), at, of, verdict)

    def show_verdicts(self, verdict_on: VerdictOn | None) -> None:
        """Tell in the frame what was decided about the passage under the cursor; None where nothing is reviewed."""
        self._verdict_on = verdict_on
        self._tell_place()

    def _verdict(self, passage: Passage) -> str:
        if self._verdict_on is None or self.reading is None:
            return ""
        return told(self._verdict_on((self.reading.document.id, passage.start, passage.end)))

    def _percent(self) -> int:
        """How much of the text is above the line of the cursor; all of it on the last line."""
        text = self.reading.text if self.reading is not None else ""
        start, end = self.line
        return 100 if not text[end : end + 1_000].strip() and len(text) - end < 1_000 else 100 * start // len(text)

    @property
    def section(self) -> Section | None:
        """The section in which the line of the cursor stands."""
        sections = self._sections or ()
        at = bisect_left(sections, self.line[1], key=attrgetter("start")) - 1
        return sections[at] if at >= 0 else None

    @property
    def sections(self) -> Sequence[Section] | None:
        """The headings of the document, in order; None as long as nobody has said which there are."""
        return self._sections

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Know the headings of the document."""
        self._sections = sections
        self._tell_place()

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
        reading, *where = self._posted
        now = (self._line.start, self._marks.mention)
        if reading is not self.reading or tuple(where) != now:  # two equal texts are compared letter by letter
            self._posted = (self.reading, *now)
            self.post_message(self.CursorMoved(self, self.passage, self.mention))

    def _tell_place(self) -> None:
        """Say in the frame how the current mention was recognised, and where in the document this is."""
        room = self.region.width - 6
        mention, reading = self.mention, self.reading
        explained = self._explain(mention, reading.document) if self._explain and mention and reading else ()
        line = frame_line([safe(words) for words in explained], self.place, room)
        if line != self._frame_line:  # to say it again paints all of the view again
            self._frame_line = line
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
        """A click moves the cursor; on a mention it opens it; a drag and more than one click select."""
        if self.click_selects(event):
            return
        spot = event.get_content_offset(self)
        if spot is None or self.sheet is None or self.go_to_edge(*spot):
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
            self.post_message(self.LineClicked(self, self.cursor, offset is not None))
