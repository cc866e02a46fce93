"""Rows of which only those that have some words are shown, with the headings they stand under."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.content import Content

from tui.commands import key_of
from tui.find_here import folded, has_all
from tui.widgets.row_stack import Row
from tui.widgets.rows_view import RowsView

CONTENT = 9
"""The level of a row that heads nothing; those of headings are lower, the highest heading's 0."""

_HEADINGS = ("heading", "kind", "unit", "doc")
_WIDE = 400  # cells in which a row is drawn to be read


def kept_rows(levels: Sequence[int], texts: Sequence[str], words: Sequence[str]) -> list[int]:
    """The indices of the rows that have every word, by themselves or with their headings, and of those headings.

    `levels` tell what heads what; `texts` and `words` are folded.
    """
    if len(set(levels)) <= 1:  # none heads another
        return [at for at, text in enumerate(texts) if has_all(words, text)]
    kept: list[bool] = []
    above: list[tuple[int, int, str]] = []
    for at, (level, text) in enumerate(zip(levels, texts, strict=True)):
        while above and above[-1][0] >= level:
            above.pop()
        whole = f"{above[-1][2]} {text}" if above else text
        found = has_all(words, whole)
        kept.append(found)
        if found:
            for _level, head, _text in above:
                kept[head] = True
        if level < CONTENT:
            above.append((level, at, whole))
    return [at for at, stays in enumerate(kept) if stays]


class _Sifting(NamedTuple):
    """What a filter has to know of all rows, found out once."""

    levels: list[int]
    texts: list[str]
    counted: list[bool]
    always: list[int]


class FilteredRows(RowsView, can_focus=True, inherit_bindings=False):
    """A list that knows all its rows and shows those with the words of its filter."""

    ALWAYS: ClassVar[tuple[str, ...]] = ()
    """What the keys of rows begin with that no filter hides."""

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self.filter = ""
        self._all: Sequence[Row] = ()
        self._sifting: _Sifting | None = None
        self._entitled: Content | None = None
        self._left = (0, 0)

    def words_of(self, row: Row) -> str:
        """What a row says, for a filter to look in."""
        return " ".join(line.plain.strip() for line in row.draw(_WIDE))

    def level_of(self, row: Row) -> int:
        """Which rows a row heads: those after it of a higher level."""
        head = not row.selectable and row.key.partition(":")[0] in _HEADINGS
        return _HEADINGS.index(row.key.partition(":")[0]) if head else CONTENT

    def counts(self, row: Row) -> bool:
        """Whether a row is one of those that are counted."""
        return self.level_of(row) == CONTENT

    @property
    def filter_left(self) -> tuple[int, int]:
        """How many rows the filter leaves, and of how many."""
        return self._left

    @property
    def empty_words(self) -> str:
        """What is said where no row is."""
        if not self._all:
            return self.empty
        return f"No row here has “{self.filter.strip()}”; {key_of('clear')} shows all of them."

    def entitle(self, title: Content | None) -> None:
        """Put a title into the frame; a filter is told of in place of what stands after its dash."""
        self._entitled = title
        self.border_title = self._told(title) if self.filter and title is not None else title

    def sifted(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Take other rows for all there are, and answer those to be shown."""
        if rows is not self._all:
            self._all, self._sifting = rows, None
        words = folded(self.filter).split()
        if not words:
            return rows
        self.look_through()
        assert self._sifting is not None
        levels, texts, counted, always = self._sifting
        shown = kept_rows(levels, texts, words)
        if always:
            shown = sorted({*shown, *always})
        kept = [rows[at] for at in shown]
        self._left = sum(counted[at] for at in shown), sum(counted)
        return [_without_gap(kept[0]), *kept[1:]] if kept else kept

    def look_through(self) -> None:
        """Know what a filter will look in, from any thread: of ten thousand rows that takes a while, once."""
        rows = self._all
        if self._sifting is not None:
            return
        sifting = _Sifting(
            [self.level_of(row) for row in rows],
            [folded(self.words_of(row)) for row in rows],
            [self.counts(row) for row in rows],
            [at for at, row in enumerate(rows) if self.ALWAYS and row.key.startswith(self.ALWAYS)],
        )
        if rows is self._all:
            self._sifting = sifting

    def _told(self, title: Content) -> Content:
        number, total = self._left
        told = f"filter: {self.filter.strip()} {number:,} of {total:,}"
        dash = title.plain.find(" ─ ")
        name = title[:dash] if dash >= 0 else title
        room = self.region.width - 6
        short = Content(f"{self.filter.strip()} {number:,}/{total:,}")
        wordings = (name + Content(f" ─ {told}"), Content(told), short)
        return next((words for words in wordings if words.cell_length <= room), short)


def _without_gap(row: Row) -> Row:
    """A row without the blank line by which it is set off from the one above it."""
    if row.height < 2 or row.selectable or any(line.plain.strip() for line in row.draw(_WIDE)[:1]):
        return row
    return row._replace(draw=lambda width: row.draw(width)[1:], height=row.height - 1)
