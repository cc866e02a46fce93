"""The card of a person, organisation, law, weapon or term, with its sources and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.message import Message
from textual.style import Style

from indexdir import Card, Document, Fact, Link, Source
from tui.content import Palette, safe
from tui.widgets.colours import palette_for
from tui.widgets.rows import Row, Rows

CONFIDENCE = {"high": "● high", "medium": "◐ medium", "low": "○ low"}


@dataclass(frozen=True, slots=True)
class CardView:
    """All that a card pane shows: the card, its links, and the names, documents and sources these point to."""

    card: Card
    links: tuple[Link, ...] = ()
    names: Mapping[str, str] | None = None
    kind_label: str = ""
    documents: tuple[tuple[Document, int], ...] = ()
    sources: Mapping[str, Source] | None = None
    pinned: bool = False


class CardPane(Rows):
    """A card as rows: what is known, then links to other cards, then the documents that mention it."""

    @dataclass
    class CardOpened(Message):
        """The reader followed a relation to another card."""

        pane: CardPane
        card_id: str

        @property
        def control(self) -> CardPane:
            """The pane that posted this."""
            return self.pane

    @dataclass
    class DocumentOpened(Message):
        """The reader chose a document that mentions the card."""

        pane: CardPane
        document_id: str
        card_id: str

        @property
        def control(self) -> CardPane:
            """The pane that posted this."""
            return self.pane

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self.view: CardView | None = None
        self._laid_out = (0, "")

    def show(self, view: CardView | None) -> None:
        """Show a card from its top, or none."""
        same = view is not None and self.view is not None and view.card.id == self.view.card.id
        keep = self.row.key if same and self.row is not None else ""
        self.view = view
        self._lay_out(keep, self.scroll_offset.y if same else 0)

    def _lay_out(self, keep: str, top: int) -> None:
        width = self._measure()
        self._laid_out = (width, self.app.theme)
        palette = palette_for(self)
        title = card_title(self.view, palette)
        self.border_title = title
        framed = self.styles.border_top[0] not in ("", "none") and title.cell_length <= self.region.width - 6
        self.set_rows(list(card_rows(self.view, width, palette, framed)) if self.view else [], keep=keep)
        # a card is read from its top; its links come into view, and only then into play, further down
        if not keep:
            self._at = -1
        self.scroll_to(y=top, animate=False, force=True)

    def _measure(self) -> int:
        return max(8, self.scrollable_content_region.width - 2)

    def resized(self) -> None:
        """Wrap anew for another width."""
        if self._laid_out != (self._measure(), self.app.theme):
            self._lay_out(self.row.key if self.row is not None else "", self.scroll_offset.y)

    def notify_style_update(self) -> None:
        """Wrap anew in the colours of another theme."""
        super().notify_style_update()
        if self.is_mounted and self._laid_out[1] not in ("", self.app.theme):
            self._lay_out(self.row.key if self.row is not None else "", self.scroll_offset.y)

    @on(Rows.Highlighted)
    def _stop(self, event: Rows.Highlighted) -> None:
        event.stop()

    @on(Rows.Chosen)
    def _follow(self, event: Rows.Chosen) -> None:
        event.stop()
        what, _, rest = event.row.key.partition(":")
        if self.view is None:
            return
        if what == "card":
            self.post_message(self.CardOpened(self, rest.partition(":")[2]))
        elif what == "doc":
            self.post_message(self.DocumentOpened(self, rest, self.view.card.id))


def card_title(view: CardView | None, palette: Palette) -> Content:
    """The name on a card, and whether it is pinned."""
    if view is None:
        return Content("Card")
    name = Content(safe(view.card.name)).stylize(palette.entity(view.card.kind))
    return name + Content(" ─ pinned") if view.pinned else name


def card_rows(view: CardView, width: int, palette: Palette, framed: bool = False) -> Iterator[Row]:
    """The rows of a card at a width in cells; `framed` tells that its name stands in the frame."""
    card = view.card
    names = view.names or {}
    yield from _head(view, width, palette, framed)
    if card.facts:
        yield _heading("Facts", palette)
    for number, fact in enumerate(card.facts):
        yield _fixed(f"fact:{number}", list(_fact(fact, view.sources or {}, width, palette)))
    if view.links:
        yield _heading("Links", palette)
    for number, link in enumerate(view.links):
        yield _fixed(f"card:{number}:{link.card}", _link(link, names, width, palette), selectable=True)
    if view.documents:
        yield _heading("Mentioned in", palette)
    for document, count in view.documents:
        lines = _wrapped(safe(document.title or document.id), width, 2, "  ", Style())
        tail = Content(f"  {document.date + ' · ' if document.date else ''}{count}×").stylize(palette.muted)
        yield _fixed(f"doc:{document.id}", [*lines, tail], selectable=True)


def _head(view: CardView, width: int, palette: Palette, framed: bool) -> Iterator[Row]:
    card = view.card
    name_style = palette.entity(card.kind) + palette.strong
    lines = [] if framed else _wrapped(safe(card.name), width, 0, "", name_style)
    lines.append(Content(safe(view.kind_label or card.kind)).stylize(palette.muted))
    if card.aliases:
        also = "also " + ", ".join(safe(alias) for alias in card.aliases)
        lines += _wrapped(also, width, 0, "", palette.muted)
    if card.summary:
        lines += [Content(""), *_wrapped(safe(card.summary), width, 0, "", Style())]
    yield _fixed("head", lines)


def _fact(fact: Fact, sources: Mapping[str, Source], width: int, palette: Palette) -> Iterator[Content]:
    yield from _wrapped(safe(fact.text), width, 2, "· ", Style())
    mark = CONFIDENCE.get(fact.confidence, fact.confidence)
    titles = [safe(sources[source].title) if source in sources else safe(source) for source in fact.sources]
    note = " · ".join(part for part in (safe(fact.date), mark, "; ".join(titles)) if part)
    yield from _wrapped(note, width, 2, "  ", palette.muted)


def _link(link: Link, names: Mapping[str, str], width: int, palette: Palette) -> list[Content]:
    arrow = "→ " if link.outward else "← "
    label = safe(link.type.replace("_", " "))
    name = safe(names.get(link.card) or link.card)
    lines = _wrapped(f"{label}  {name}", width, 2, arrow, Style())
    if link.since or link.until:
        span = f"  {safe(link.since)} – {safe(link.until)}".rstrip()
        lines.append(Content(span).stylize(palette.muted))
    return lines


def _heading(text: str, palette: Palette) -> Row:
    line = Content(text).stylize(palette.muted).stylize(palette.strong)
    return Row(f"heading:{text}", lambda _width: [Content(""), line], 2, False)


def _fixed(key: str, lines: Sequence[Content], *, selectable: bool = False) -> Row:
    return Row(key, lambda _width: lines, len(lines), selectable)


def _wrapped(text: str, width: int, indent: int, first: str, style: Style) -> list[Content]:
    lines = Content(text).stylize(style).wrap(max(2, width - indent))
    return [(Content(first) if not at else Content(" " * indent)) + line for at, line in enumerate(lines)]
