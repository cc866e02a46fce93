"""The reader's marks: mentions, hits, what was found here, bookmarks and the selection, and the way between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from textual.content import Content

from indexdir import Mention
from tui.content import Layer
from tui.widgets.colours import palette_for
from tui.widgets.reader_cursor import ReaderCursor
from tui.widgets.reader_gutter import gutter_cell, nearest_mark
from tui.widgets.reader_layout import Part
from tui.widgets.reader_marks import Marks
from tui.widgets.reader_paint import Margin
from tui.widgets.reader_wrap import Line

_NO_COLOURS: Mapping[tuple[int, int], str] = {}


class MarkedReader(ReaderCursor):
    """A view with a cursor, and marks over its text; setting marks never moves the view."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._marks = Marks()

    def set_hits(self, spans: Sequence[tuple[int, int]], title_marks: Sequence[tuple[int, int]] = ()) -> None:
        """Mark other hits in the text and in its title."""
        self._marks.hits = spans
        self._title_marks = title_marks
        if self.reading is not None:
            self._paint_head(self.reading)
        self._reveal()
        self._settle_cursor()

    def set_finds(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark what a search in this text only has found."""
        self._marks.finds = spans
        self._reveal()
        self._settle_cursor()

    def select(self, span: tuple[int, int] | None) -> None:
        """Mark a stretch of the text as selected, or nothing; the cursor stays."""
        self._marks.selection = span
        self._reveal()
        self.refresh()

    @property
    def selection(self) -> tuple[int, int] | None:
        """The offsets between which the text is selected; None for nothing."""
        return self._marks.selection

    def set_bookmarks(
        self, spans: Sequence[tuple[int, int]], colours: Mapping[tuple[int, int], str] = _NO_COLOURS
    ) -> None:
        """Star other passages; `colours` are those of the labelled ones."""
        self._marks.bookmarks, self._marks.colours = tuple(sorted(spans)), colours
        self.refresh()

    @property
    def mention(self) -> Mention | None:
        """The mention at the cursor, else the first of its line from there on, else the first of the line."""
        return self._marks.mentions[self._marks.mention] if self._marks.mention >= 0 else None

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

    def next_find(self, step: int) -> tuple[int, int] | None:
        """Go to what was found here `step` further on; None, and no move, past the last or first."""
        at = self._marks.next_find(self.cursor, step)
        if at < 0:
            return None
        self.go_to(self._marks.finds[at][0])
        return self._marks.finds[at]

    @property
    def find_place(self) -> tuple[int, int]:
        """Which of the finds is at the cursor, from 1 on, 0 for none; and how many there are."""
        return self._marks.find + 1, len(self._marks.finds)

    def go_to_find(self, at: int) -> None:
        """Go to one of the finds, by its index."""
        self.go_to(self._marks.finds[at][0])

    @property
    def cursor_row(self) -> int:
        """The row of the view in which the cursor is."""
        return self.row_of(self.sheet.y_of(self.cursor)) if self.sheet is not None else 0

    def mentions_in(self, line: Line) -> Iterator[Mention]:
        """The mentions that begin in a line."""
        return self._marks.mentions_from(line.start, line.end)

    def layers_on(self, line: Line) -> Iterable[Layer]:
        """Mentions, and hits over them."""
        return self._marks.layers(line.start, line.end, palette_for(self))

    def revealing(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """What is marked between two offsets, for no mark may be out of sight."""
        return self._marks.revealing(start, end)

    def _reveal(self) -> None:
        """Show the signs of markup that are marked, and no others; the line of the cursor stays in its row."""
        if self.sheet is None or not self.sheet.markup.on:
            return
        row = self.row_of(self.sheet.y_of(self.cursor))
        if self.sheet.reveal():
            self.put(self.sheet.y_of(self.cursor), row)

    def edge_of(self, y: int) -> Content | None:
        """Where in the whole document something is marked; nothing where all of it is in view."""
        marks = self._marks
        if self.reading is None or not (marks.hits or marks.finds or marks.bookmarks):
            return None
        height = self.view_height
        if self.virtual_size.height <= height:
            return None
        return gutter_cell(self._marks, y, height, len(self.reading.text), palette_for(self))

    def go_to_edge(self, x: int, y: int) -> bool:
        """Go to the place in the document that a cell beside the scrollbar stands for; False for any other cell."""
        page, height = self._page, self.view_height
        if self.reading is None or not page.has_edge or x != page.width - 1 or self.virtual_size.height <= height:
            return False
        offset = nearest_mark(self._marks, y, height, len(self.reading.text))
        if offset >= 0:
            self.go_to(offset)
        return offset >= 0

    def margin_of(self, line: Line, part: Part) -> Margin:
        """What is told left of a line."""
        starred = line.start == part.start and self._marks.starred(part.start, part.end)
        doubtful = self._marks.doubtful(line.start, line.end)
        colour = self._marks.colour(part.start, part.end) if starred else ""
        return super().margin_of(line, part)._replace(starred=starred, doubtful=doubtful, colour=colour)
