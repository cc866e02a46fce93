"""All mentions of a card in context: on a page of lines, the names in one column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Literal, TypeAlias

from textual import on
from textual.content import Content
from textual.message import Message

from indexdir import ConcordanceLine, Document
from tui.content import safe
from tui.widgets.colours import palette_for
from tui.widgets.kept_places import STAR, KeptPlaces
from tui.widgets.kwic import in_context
from tui.widgets.rows import Row, Rows

Order: TypeAlias = Literal["document", "left", "right"]
ORDERS: dict[Order, str] = {
    "document": "by document",
    "left": "by the word before",
    "right": "by the word after",
}
_DATED, _TITLED = 80, 110
_TITLE = 24
_NEAR = 60  # characters; words further from the name decide no order


@dataclass(frozen=True, slots=True)
class ConcordanceView:
    """The mentions of a card in the order of the documents; of `total` there may be more than `lines`.

    `sorted_lines` are the same in other orders, where they have been sorted beforehand.
    """

    card: str
    name: str
    kind: str
    lines: tuple[ConcordanceLine, ...]
    total: int
    sorted_lines: Mapping[Order, Sequence[ConcordanceLine]] = field(default_factory=dict)


class Concordance(Rows):
    """Mentions of one card, a line each; under headings of the documents while they are in that order."""

    @dataclass
    class Opened(Message):
        """The reader chose a mention."""

        concordance: Concordance
        card_id: str
        line: ConcordanceLine

        @property
        def control(self) -> Concordance:
            """The page that posted this."""
            return self.concordance

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self.view: ConcordanceView | None = None
        self.order: Order = "document"
        self._lines: Mapping[str, ConcordanceLine] = {}
        self._kept = KeptPlaces()

    def show(self, view: ConcordanceView, order: Order = "document", *, row: str = "", top: int = 0) -> None:
        """Show mentions in an order, from the first or at a place that was left."""
        self.view = view
        self._lines = {line_key(line): line for line in view.lines}
        self.sort(order, row)
        if row:
            self.scroll_to(y=top, animate=False, force=True)
            self.highlight_key(row)

    def set_kept(self, kept: KeptPlaces) -> None:
        """Mark the mentions that stand in what is kept."""
        self._kept = kept
        self.redraw()

    def clear(self) -> None:
        """Show nothing, while other mentions are being fetched."""
        self.view = None
        self.border_subtitle = None
        self.entitle(None)
        self.set_rows([])

    def sort(self, order: Order, keep: str = "") -> None:
        """Put the same mentions into another order."""
        self.order = order
        if self.view is None:
            return
        told = f"{self.view.total:,} {'mention' if self.view.total == 1 else 'mentions'}, {ORDERS[order]}"
        if len(self.view.lines) < self.view.total:
            told = f"first {len(self.view.lines):,} of {told}"
        name = Content(safe(self.view.name)).stylize(palette_for(self).entity(self.view.kind))
        self.entitle(name + Content(f" in context ─ {told}"))
        self.set_rows(list(self._rows_in(order)), keep=keep)
        self._tell_place()

    def _rows_in(self, order: Order) -> Iterator[Row]:
        assert self.view is not None
        if order != "document":
            for line in self.view.sorted_lines.get(order) or in_order(self.view.lines, order):
                yield Row(line_key(line), partial(self._mention, line, True))
            return
        first = True
        for document, lines in groupby(self.view.lines, key=lambda line: line.document):
            group = list(lines)
            yield Row(f"doc:{document.id}", partial(self._heading, document, len(group), first), 2 - first, False)
            for line in group:
                yield Row(line_key(line), partial(self._mention, line, False))
            first = False

    def _heading(self, document: Document, count: int, first: bool, width: int) -> list[Content]:
        palette = palette_for(self)
        date = Content(safe(f"{document.date}  " if document.date else "")).stylize(palette.muted)
        room = max(1, width - date.cell_length - len(f"{count:,}") - 2)
        title = Content(safe(document.title or document.id)).stylize(palette.strong).truncate(room, ellipsis=True)
        line = date + title + Content(f"  {count:,}").stylize(palette.muted)
        return [line] if first else [Content(""), line]

    def _mention(self, line: ConcordanceLine, dated: bool, width: int) -> list[Content]:
        assert self.view is not None
        palette = palette_for(self)
        lead = _lead(line.document, width) if dated else ""
        shown = in_context(line, width, palette.entity(self.view.kind), palette, lead)
        if self._kept.has(line.document, line.start, line.end):
            shown = Content(STAR).stylize(palette.bookmark) + shown[1:]
        return [shown]

    @property
    def line_here(self) -> ConcordanceLine | None:
        """The highlighted mention."""
        return self._lines.get(self.row.key) if self.row is not None else None

    def _tell_place(self) -> None:
        line = self.line_here
        if line is None:
            self.border_subtitle = None
            return
        where = " · ".join(safe(part) for part in (line.document.date, line.document.title or line.document.id) if part)
        self.border_subtitle = Content(where).truncate(max(1, self.region.width - 6), ellipsis=True)

    def resized(self) -> None:
        """Tell the place anew in another width."""
        super().resized()
        self._tell_place()

    def highlight_key(self, key: str) -> bool:
        """Highlight a mention, and tell where it is."""
        found = super().highlight_key(key)
        self._tell_place()
        return found

    def words_of(self, row: Row) -> str:
        """The sentence of a mention, or the title over some."""
        line = self._lines.get(row.key)
        return f"{line.left} {line.text} {line.right}" if line is not None else super().words_of(row)

    @on(Rows.Highlighted)
    def _moved(self, event: Rows.Highlighted) -> None:
        event.stop()
        self._tell_place()

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        event.stop()
        if self.view is not None:
            self.post_message(self.Opened(self, self.view.card, self._lines[event.row.key]))


def _lead(document: Document, width: int) -> str:
    """Where a mention is, for a line that no heading tells it of, as far as there is room."""
    if width < _DATED:
        return ""
    if width < _TITLED:
        return safe(f"{document.date:<10}  ")
    title = Content(safe(document.title or document.id)).truncate(_TITLE, ellipsis=True, pad=True)
    return f"{title.plain}  "


def line_key(line: ConcordanceLine) -> str:
    """What tells one mention from all others."""
    return f"line:{line.document.id}:{line.start}"


def in_order(lines: Sequence[ConcordanceLine], order: Order) -> Sequence[ConcordanceLine]:
    """Mentions by the words before the name, the nearest first, or by those after it."""
    if order == "left":
        return sorted(lines, key=lambda line: _words(line.left[-_NEAR:])[::-1])
    if order == "right":
        return sorted(lines, key=lambda line: _words(line.right[:_NEAR]))
    return lines


def _words(text: str) -> list[str]:
    """The words of a text, without what is neither letter nor figure around them."""
    return [word for part in text.casefold().split() if (word := part.strip("\"'“”‘’«»()[]{}.,;:!?…–—-·"))]
