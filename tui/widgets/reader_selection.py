"""Selecting in the reader: a stretch of the text, one end of which moves by what moves the cursor otherwise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len
from textual.message import Message
from textual.style import Style

from tui.content import Layer
from tui.widgets.colours import palette_for
from tui.widgets.reader_marked import MarkedReader
from tui.widgets.reader_spans import Selected, caret, moved, passage_at, word_at
from tui.widgets.reader_wrap import Line, clusters


class SelectingReader(MarkedReader):
    """A view with marks in which text can be selected; while it is, the cursor is at the end that moves."""

    @dataclass
    class SelectingChanged(Message):
        """Selecting has begun or has ended."""

        reader: SelectingReader
        selecting: bool

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._selected: Selected | None = None
        self._goal: int | None = None

    @property
    def selected(self) -> Selected | None:
        """What is selected and which end of it moves; None while nothing is being selected."""
        return self._selected if self._marks.selection is not None else None

    @property
    def selecting(self) -> bool:
        """Whether text is being selected."""
        return self.selected is not None

    def begin_selecting(self) -> bool:
        """Select the word under the cursor, at the start of a line its first word; False where there is no text."""
        if self.reading is None or self.sheet is None or not self.reading.text.strip():
            return False
        start, end = word_at(self.reading.text, self.cursor)
        if self._line is not None and not self._line.start <= start < self._line.end:
            start, end = caret(self.reading.text, Selected(self.cursor, self.cursor + 1))
        self.put_selection(Selected(start, end))
        return True

    def put_selection(self, selected: Selected) -> None:
        """Select this, with the end that moves in view."""
        if self.reading is None:
            return
        begins = not self.selecting
        self._selected, self._goal = selected, None
        self.select(selected.span)
        super().go_to(caret(self.reading.text, selected)[0])
        if begins:
            self.post_message(self.SelectingChanged(self, True))

    def end_selecting(self) -> None:
        """Select nothing; the cursor stays where the moving end was."""
        was, self._selected = self.selecting, None
        self.select(None)
        if was:
            self.post_message(self.SelectingChanged(self, False))

    # What moves the cursor otherwise

    def move_characters(self, count: int) -> None:
        """Move the end by characters as they are drawn, to the right if positive."""
        if self.reading is None or self.selected is None:
            return
        for _ in range(abs(count)):
            self._extend(self._beside(self.cursor, 1 if count > 0 else -1))

    def move_lines(self, count: int) -> None:
        """Move the cursor, or the end, by lines; at the last or first line the end goes on to the end of that."""
        if self.selected is None or self._line is None:
            super().move_lines(count)
            return
        goal = self._goal if self._goal is not None else _cell_of(self._line, self.cursor)
        before = self._line
        super().move_lines(count)
        line = self._line
        if line.start == before.start:
            self._extend(line.offset(len(line.shown) if count > 0 else 0))
        else:
            self._extend(_offset_at(line, goal))
        self._goal = goal

    def move_passages(self, count: int) -> None:
        """Move the cursor by passages, or the end: downward to the end of its passage, upward to the start."""
        sheet, selected, reading = self.sheet, self.selected, self.reading
        if selected is None or sheet is None or reading is None:
            super().move_passages(count)
            return
        at, passages = self.cursor, sheet.passages
        start, end = passage_at(passages, at)
        number = max(0, bisect_right(passages, at, key=lambda passage: passage.start) - 1)
        if count > 0 and at >= caret(reading.text, Selected(start, end))[0]:
            end = passages[min(number + 1, len(passages) - 1)].end
        elif count < 0 and at <= start:
            start = passages[max(number - 1, 0)].start
        self._extend(end - 1 if count > 0 else start)

    def move_pages(self, fraction: float) -> None:
        """Scroll by a part of the view; while selecting, move the end by as many lines."""
        if self.selected is None:
            super().move_pages(fraction)
        else:
            self.move_lines(int(self.view_height * fraction) or (1 if fraction > 0 else -1))

    def go_start(self) -> None:
        """Go to the first line, with the end if something is being selected."""
        if self.selected is None or self.sheet is None:
            super().go_start()
        else:
            self._extend(self.sheet.passages[0].start)

    def go_end(self) -> None:
        """Go to the last line, with the end if something is being selected."""
        if self.selected is None or self.sheet is None:
            super().go_end()
        else:
            self._extend(self.sheet.passages[-1].end - 1)

    def scroll_by_hand(self, count: int) -> None:
        """Scroll as the wheel does; what is selected stays."""
        if self.selected is None:
            super().scroll_by_hand(count)
        else:
            self.scroll_lines(count)

    def _extend(self, offset: int) -> None:
        if self.reading is not None and self._selected is not None:
            self.put_selection(moved(self.reading.text, self._selected, offset))

    def _beside(self, offset: int, step: int) -> int:
        """The offset of what is drawn next to the character at `offset`; the same at an end of the document."""
        assert self.sheet is not None
        y = self.sheet.y_of(offset)
        found = self.sheet.line(y)
        if found is not None:
            starts = [found[0].offset(index) for index, _cells in clusters(found[0].shown)]
            at = max(0, bisect_right(starts, offset) - 1)
            while 0 <= at + step < len(starts):
                at += step
                if starts[at] != offset:  # a tab is drawn as several
                    return starts[at]
        while 0 <= y + step < self.sheet.height:
            y += step
            found = self.sheet.line(y)
            if found is not None and found[0].shown:
                line = found[0]
                return line.offset([index for index, _cells in clusters(line.shown)][0 if step > 0 else -1])
        return offset

    def layers_on(self, line: Line) -> Iterable[Layer]:
        """The marks, and over the selection the end that moves."""
        yield from super().layers_on(line)
        selected = self.selected
        if selected is not None and self.reading is not None:
            start, end = caret(self.reading.text, selected)
            if start < line.end and end > line.start:
                yield Layer(start, end, _caret_style(palette_for(self).selection))


def _caret_style(selection: Style) -> Style:
    """The selection turned round, so that its end is as legible as the rest of it."""
    return selection + Style(reverse=not selection.reverse, bold=True, underline=True)


def _cell_of(line: Line, offset: int) -> int:
    return line.indent + cell_len(line.shown[: line.index_of(offset)])


def _offset_at(line: Line, cell: int) -> int:
    """The offset drawn at a cell, else the nearest one of the line."""
    found = line.offset_at_cell(max(0, cell - line.indent))
    return line.offset(len(line.shown)) if found is None else found
