"""The reader's marks: mentions, hits, what was found here, bookmarks and the selection, and the way between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexdir import Mention
from tui.content import Layer
from tui.widgets.colours import palette_for
from tui.widgets.reader_cursor import ReaderCursor
from tui.widgets.reader_layout import Part
from tui.widgets.reader_marks import Marks
from tui.widgets.reader_paint import Margin
from tui.widgets.reader_wrap import Line


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
        self._settle_cursor()

    def set_finds(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark what a search in this text only has found."""
        self._marks.finds = spans
        self._settle_cursor()

    def select(self, span: tuple[int, int] | None) -> None:
        """Mark a stretch of the text as selected, or nothing; the cursor stays."""
        self._marks.selection = span
        self.refresh()

    @property
    def selection(self) -> tuple[int, int] | None:
        """The offsets between which the text is selected; None for nothing."""
        return self._marks.selection

    def set_bookmarks(self, spans: Sequence[tuple[int, int]]) -> None:
        """Star other passages."""
        self._marks.bookmarks = tuple(sorted(spans))
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

    def layers_on(self, line: Line) -> Iterable[Layer]:
        """Mentions, and hits over them."""
        return self._marks.layers(line.start, line.end, palette_for(self))

    def margin_of(self, line: Line, part: Part) -> Margin:
        """What is told left of a line."""
        starred = line.start == part.start and self._marks.starred(part.start, part.end)
        doubtful = self._marks.doubtful(line.start, line.end)
        return super().margin_of(line, part)._replace(starred=starred, doubtful=doubtful)
