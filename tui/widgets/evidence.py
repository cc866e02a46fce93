"""What in the documents supports a relation: the sentences, or else the passages, that name both its ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from textual import on
from textual.content import Content
from textual.message import Message

from indexdir import Document, Evidence
from tui.content import Layer, Palette, highlight, safe
from tui.widgets.colours import palette_for
from tui.widgets.kept_places import STAR, KeptPlaces
from tui.widgets.rows import Row, Rows
from tui.widgets.wrapping import counted, row_of, wrapped

_MEASURE = 96
_MOST = 1_200  # characters of a passage; what is left out of a longer one is said by a sign
_NOTHING_KEPT = KeptPlaces()
_UNITS = {
    "sentence": "Both in one sentence",
    "passage": "Both in one passage, not in one sentence",
}


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Two cards, what is said to relate them, the titles of the card's own sources, and the places that name both."""

    ends: tuple[str, str]
    names: tuple[str, str]
    kinds: Mapping[str, str]
    relation: str
    sources: tuple[str, ...]
    pieces: tuple[Evidence, ...]


class EvidenceList(Rows):
    """The places that name both ends of a relation, sentences before passages, by document."""

    @dataclass
    class Opened(Message):
        """The reader chose a place."""

        evidence: EvidenceList
        piece: Evidence

        @property
        def control(self) -> EvidenceList:
            """The page that posted this."""
            return self.evidence

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self.view: EvidenceView | None = None
        self._laid_out = (0, "")
        self._kept = KeptPlaces()

    def set_kept(self, kept: KeptPlaces) -> None:
        """Mark the places that stand in what is kept."""
        changed, self._kept = kept != self._kept, kept
        if changed:
            self._lay_out(self.row.key if self.row is not None else "")

    def show(self, view: EvidenceView, *, row: str = "", top: int = 0) -> None:
        """Show what supports a relation, from the first or at a place that was left."""
        self.view = view
        self._lay_out(row)
        if row:
            self.scroll_to(y=top, animate=False, force=True)
            self.highlight_key(row)
        else:
            self.scroll_to(y=0, animate=False, force=True)

    def clear(self) -> None:
        """Show nothing, while something else is being fetched."""
        self.view = None
        self.entitle(None)
        self.set_rows([])

    def _lay_out(self, keep: str = "") -> None:
        view, width, palette = self.view, self._measure(), palette_for(self)
        self._laid_out = (width, self.app.theme)
        if view is not None:
            self.entitle(Content("What supports it ─ " + _found(view)))
            self.set_rows(list(evidence_rows(view, width, palette, self._kept)), keep=keep)

    def _measure(self) -> int:
        return min(_MEASURE, max(8, self.scrollable_content_region.width - 2))

    def resized(self) -> None:
        """Wrap anew for another width."""
        if self._laid_out != (self._measure(), self.app.theme):
            self._lay_out(self.row.key if self.row is not None else "")

    def notify_style_update(self) -> None:
        """Wrap anew in the colours of another theme."""
        super().notify_style_update()
        if self.is_mounted and self._laid_out[1] not in ("", self.app.theme):
            self._lay_out(self.row.key if self.row is not None else "")

    @on(Rows.Highlighted)
    def _moved(self, event: Rows.Highlighted) -> None:
        event.stop()

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        event.stop()
        if (piece := self._piece_of(event.row)) is not None:
            self.post_message(self.Opened(self, piece))

    @property
    def piece_here(self) -> Evidence | None:
        """The highlighted sentence or passage."""
        return self._piece_of(self.row) if self.row is not None else None

    def _piece_of(self, row: Row) -> Evidence | None:
        number = row.key.partition(":")[2]
        return self.view.pieces[int(number)] if self.view is not None and number.isdecimal() else None


def _found(view: EvidenceView) -> str:
    sentences = sum(piece.unit == "sentence" for piece in view.pieces)
    passages = len(view.pieces) - sentences
    parts = [counted(number, what) for number, what in ((sentences, "sentence"), (passages, "passage")) if number]
    return ", ".join(parts) or "nothing found"


def evidence_rows(view: EvidenceView, width: int, palette: Palette, kept: KeptPlaces = _NOTHING_KEPT) -> Iterator[Row]:
    """The relation, then the places that support it, or the plain word that there are none; what is kept has a star."""
    first, second = (
        Content(safe(name)).stylize(palette.entity(view.kinds.get(end, "")) + palette.strong)
        for name, end in zip(view.names, view.ends, strict=True)
    )
    said = f"  {view.relation}  " if view.relation else " and "
    lines = (first + Content(safe(said)).stylize(palette.muted) + second).wrap(width)
    if view.relation:
        sources = "; ".join(view.sources)
        told = f"The card says so, after: {sources}" if sources else "The card says so, and names no source."
        lines += wrapped(told, width, 2, style=palette.muted)
    yield row_of("relation", lines)
    if not view.pieces:
        yield row_of("none", [Content(""), *wrapped(_NOTHING, width)])
    numbered = list(enumerate(view.pieces))
    for unit, group in groupby(numbered, key=lambda one: one[1].unit):
        yield row_of(f"unit:{unit}", [Content(""), Content(_UNITS[unit]).stylize(palette.muted + palette.strong)])
        for document, pieces in groupby(group, key=lambda one: one[1].document):
            yield row_of(f"doc:{unit}:{document.id}", [Content(""), *_heading(document, width, palette)])
            for number, piece in pieces:
                star = kept.has(piece.document, piece.start, piece.end)
                yield row_of(f"piece:{number}", _piece(piece, view, width, palette, star=star), selectable=True)


_NOTHING = "No sentence and no passage of these documents names both; what is known of it is on the card alone."


def _heading(document: Document, width: int, palette: Palette) -> list[Content]:
    date = Content(safe(f"{document.date}  " if document.date else "")).stylize(palette.muted)
    return (date + Content(safe(document.title or document.id)).stylize(palette.strong)).wrap(width)


def _piece(piece: Evidence, view: EvidenceView, width: int, palette: Palette, *, star: bool) -> list[Content]:
    cut = len(piece.text) > _MOST
    text = piece.text[:_MOST] + (" …" if cut else "")
    layers = [
        Layer(start - piece.start, end - piece.start, palette.entity(view.kinds.get(card, "")) + palette.strong)
        for start, end, card in piece.marks
        if not cut or end - piece.start <= _MOST
    ]
    lines = highlight(safe(text), 0, len(text), layers).wrap(max(2, width - 2))
    first = Content(f"{STAR} ").stylize(palette.bookmark) if star else Content("  ")
    return [(Content("  ") if at else first) + line for at, line in enumerate(lines)]
