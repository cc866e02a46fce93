"""The pane of a card: of a person, organisation, law, weapon or term, with its sources and links."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.message import Message

from indexdir import ConcordanceLine, Link
from tui.widgets.card_rows import card_rows, card_title
from tui.widgets.card_view import CardView, Extent, Sheet
from tui.widgets.colours import palette_for
from tui.widgets.kept_places import KeptPlaces
from tui.widgets.rows import Rows

__all__ = ["CardPane", "CardView"]

_MEASURE = 100


class CardPane(Rows):
    """A card as rows: what is known, then links to other cards, then where it is mentioned.

    Beside the text it shows the first of each section; as the `whole` card it shows all.
    """

    @dataclass
    class CardOpened(Message):
        """The reader followed a link to another card."""

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

    @dataclass
    class LineOpened(Message):
        """The reader chose a mention of the card in its context."""

        pane: CardPane
        line: ConcordanceLine
        card_id: str

        @property
        def control(self) -> CardPane:
            """The pane that posted this."""
            return self.pane

    @dataclass
    class MoreWanted(Message):
        """The reader wants the rest of a section, which only the whole card has; `lines` are the mentions."""

        pane: CardPane
        section: str

        @property
        def control(self) -> CardPane:
            """The pane that posted this."""
            return self.pane

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self.view: CardView | None = None
        self._extent = Extent()
        self._laid_out = (0, "")
        self._kept: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether all of the card is shown."""
        return self._extent.whole

    def show(self, view: CardView | None) -> None:
        """Show a card from its top, or none; the same card keeps its place."""
        same = view is not None and self.view is not None and view.card.id == self.view.card.id
        keep = self.row.key if same and self.row is not None else ""
        if not same:
            self._extent = Extent(self.whole)
        self.view = view
        self._lay_out(keep, self.scroll_offset.y if same else 0)

    def set_kept(self, kept: KeptPlaces) -> None:
        """Mark the card where it is kept."""
        changed = {self.view.card.id} & (kept.cards ^ self._kept) if self.view is not None else ()
        self._kept = kept.cards
        if changed:
            self._lay_out(self.row.key if self.row is not None else "", self.scroll_offset.y)

    def show_whole(self, whole: bool, section: str = "") -> None:
        """Show all of the card, or the first of each section; of a `section` begin with what was hidden."""
        if whole != self.whole:
            self._reveal(section, Extent(whole))

    def show_more(self, section: str) -> None:
        """Show more rows of a section, and go to the first of them."""
        self._reveal(section, self._extent.with_more(section))

    def _reveal(self, section: str, extent: Extent) -> None:
        keys = [row.key for row in self.rows]
        last = keys[keys.index(f"more:{section}") - 1] if f"more:{section}" in keys else ""
        self._extent = extent
        if self.view is None:
            return
        top = self.scroll_offset.y if extent.whole and not last else 0
        self._lay_out(self.row.key if self.row is not None else "", top)
        if self.row is not None and not top:
            self.highlight_key(self.row.key)
        at = next((at for at, row in enumerate(self.rows) if row.key == last), -1) + 1 if last else 0
        if 0 < at < len(self.rows):
            self._at = at if self.rows[at].selectable else -1
            self.scroll_to(y=self._stack.tops[at - 1], animate=False, force=True)

    def place(self, row: str, top: int) -> bool:
        """Come back to a row and a line of the card; whether the row is there."""
        found = not row or self.highlight_key(row)
        self.scroll_to(y=top, animate=False, force=True)
        return found

    def pair(self) -> tuple[str, Link | None]:
        """The other card of the highlighted row, and the relation that leads to it; empty where there is none."""
        what, _, rest = (self.row.key if self.row is not None else "").partition(":")
        if self.view is not None and what == "card":
            number, _, card = rest.partition(":")
            return card, self.view.links[int(number)]
        return (rest, None) if what == "with" else ("", None)

    def _sheet(self, extent: Extent) -> Sheet:
        return Sheet(self._measure(), palette_for(self), extent)

    def _lay_out(self, keep: str, top: int) -> None:
        width = self._measure()
        self._laid_out = (width, self.app.theme)
        palette = palette_for(self)
        room = self.region.width - 6
        kept = self.view is not None and self.view.card.id in self._kept
        title = card_title(self.view, palette, whole=self.whole, kept=kept)
        pinned_below = title.cell_length > room and self.view is not None and self.view.pinned and not self.whole
        self.border_subtitle = Content("pinned") if pinned_below else None
        title = card_title(self.view, palette, whole=self.whole or pinned_below, kept=kept)
        self.entitle(title)
        framed = self.styles.border_top[0] not in ("", "none") and title.cell_length <= room
        sheet = self._sheet(self._extent)
        self.set_rows(list(card_rows(self.view, sheet, framed)) if self.view else [], keep=keep)
        # a card is read from its top; its links come into view, and only then into play, further down
        if not keep:
            self._at = -1
        self.scroll_to(y=top, animate=False, force=True)

    def _measure(self) -> int:
        return min(_MEASURE, max(8, self.scrollable_content_region.width - 2))

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
        if self.view is None:
            return
        what, _, rest = event.row.key.partition(":")
        if what in ("card", "event"):
            self.post_message(self.CardOpened(self, rest.partition(":")[2]))
        elif what == "with":
            self.post_message(self.CardOpened(self, rest))
        elif what == "doc":
            self.post_message(self.DocumentOpened(self, rest, self.view.card.id))
        elif what == "line":
            self.post_message(self.LineOpened(self, self.view.lines[int(rest)], self.view.card.id))
        else:
            self.post_message(self.MoreWanted(self, "lines" if what == "context" else rest))
