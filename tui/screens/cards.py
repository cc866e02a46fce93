"""Every card of the collection: by kind, by name or by mentions, with a word on the one under the highlight."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import ClassVar, Literal, TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from indexdir import Card
from tui.commands import Where
from tui.content import kind_style, safe
from tui.screens.keys import bindings_for
from tui.screens.lists import ListScreen
from tui.widgets.filter_field import FilterField
from tui.widgets.footer import KeyFooter
from tui.widgets.kept_places import STAR
from tui.widgets.rows import Row, Rows
from tui.widgets.wrapping import counted

CardOrder: TypeAlias = Literal["kind", "name", "mentions"]
_ORDERS: tuple[CardOrder, ...] = ("kind", "name", "mentions")
_PREVIEW_ROWS = 24
_NAMES = 12
_kind = attrgetter("card.kind")

Act = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A card of the list: its rows with and without its kind, and all words by which it is found."""

    card: Card
    count: int
    name: str
    words: str
    row: Row
    row_with_kind: Row


class CardCatalogue:
    """All cards in each order, made once in a thread, so that filtering many thousands takes no time."""

    def __init__(self, cards: Sequence[Card], kinds: Mapping[str, str], counts: Mapping[str, int]) -> None:
        self.kept: set[str] = set()
        self.labels = {card.kind: kinds.get(card.kind) or card.kind.capitalize() for card in cards}
        entries = [_entry(card, self.labels[card.kind], counts.get(card.id, 0), self.kept) for card in cards]
        by_name = sorted(entries, key=lambda entry: (entry.card.name.casefold(), entry.card.id))
        self.cards = {entry.card.id: entry for entry in entries}
        self._orders: dict[CardOrder, list[Entry]] = {
            "kind": entries,
            "name": by_name,
            "mentions": sorted(by_name, key=lambda entry: -entry.count),
        }
        self._last: tuple[tuple[CardOrder, str], list[Entry]] = (("kind", ""), entries)

    def rows(self, order: CardOrder, text: str) -> Sequence[Row]:
        """The rows for a filter: every word of it is in the name, an alias or the kind."""
        found = self._found(order, text)
        return list(self._grouped(found)) if order == "kind" else [entry.row_with_kind for entry in found]

    def _found(self, order: CardOrder, text: str) -> list[Entry]:
        """The cards that a filter leaves; while it is typed on, out of those that were left before."""
        (last_order, last_text), found = self._last
        if (order, text) != (last_order, last_text):
            if order != last_order or not text.startswith(last_text):
                found = self._orders[order]
            for word in text.lower().split():
                found = [entry for entry in found if word in entry.words]
            self._last = (order, text), found
        return found

    def best(self, order: CardOrder, text: str) -> str:
        """The id of the card that a filter most likely means: one whose name begins with its first word, or has it."""
        words = text.lower().split()
        if not words:
            return ""
        named = [entry for entry in self._found(order, text) if words[0] in entry.name]
        best = next((entry for entry in named if entry.name.startswith(words[0])), None)
        return best.card.id if best is not None else named[0].card.id if named else ""

    def _grouped(self, entries: Sequence[Entry]) -> Iterator[Row]:
        gap = False
        for kind, group in groupby(entries, key=_kind):
            rows = [entry.row for entry in group]
            yield _heading(self.labels[kind], len(rows), gap=gap)
            yield from rows
            gap = True


class CardsScreen(ListScreen):
    """All cards with how often the collection mentions each; it closes with the id of the one to open.

    `act(what, card id)` is called for `bookmark`, and without a card for `undo` and `redo`; `show_kept` shows the
    outcome.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("cards")
    PLACE: ClassVar[Where] = "cards"

    def __init__(
        self, catalogue: CardCatalogue, order: CardOrder = "kind", card: str = "", act: Act = lambda _what, _card: None
    ) -> None:
        super().__init__(_title(catalogue, order), self._rows_for, empty="No card has these words.")
        self.catalogue = catalogue
        self.order = order
        self._begin_at = card
        self._act = act

    def compose(self) -> ComposeResult:
        """A field above the rows, and below them a word on the highlighted card."""
        with Vertical(id="sheet"):
            yield FilterField(placeholder="type to filter", id="filter", compact=True)
            yield Rows(empty=self.empty, id="rows")
            yield Static(id="preview", markup=False)
            yield KeyFooter()

    @on(events.Resize)
    def make_room(self) -> None:
        """Show the word on the card where there is room for it."""
        self.query_one("#preview").display = self.size.height >= _PREVIEW_ROWS

    def fill(self, *, anew: bool = False) -> None:
        """Show the rows for what stands in the field; at first the card that one comes from is highlighted."""
        before = self._filled[0]
        super().fill(anew=anew)
        if self._begin_at and self.rows.size.height:
            self.rows.highlight_key(self._begin_at)
            self._begin_at = ""
        elif self.field.value not in ("", before):
            self.rows.highlight_key(self.catalogue.best(self.order, self.field.value))
        self._preview()

    @on(Rows.Highlighted)
    def row_highlighted(self) -> None:
        """Say a word on another card."""
        self._preview()

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The order, and keeping a card, besides the commands of every list."""
        return {
            **super().deeds(),
            "sort": self._sort,
            "bookmark": self._bookmark,
            "undo": lambda: self._act("undo", ""),
            "redo": lambda: self._act("redo", ""),
        }

    def show_kept(self, cards: Iterable[str]) -> None:
        """Mark the cards that are kept."""
        self.catalogue.kept.clear()
        self.catalogue.kept.update(cards)
        if self.is_mounted:
            self.rows.redraw()

    def _bookmark(self) -> None:
        if self.rows.row is not None:
            self._act("bookmark", self.rows.row.key)

    def _sort(self) -> None:
        self.order = _ORDERS[(_ORDERS.index(self.order) + 1) % len(_ORDERS)]
        self.query_one("#sheet").border_title = Content(_title(self.catalogue, self.order))
        self.rows.set_rows([])  # another order is read from its top
        self.fill(anew=True)

    def _rows_for(self, text: str, _width: int) -> Sequence[Row]:
        return self.catalogue.rows(self.order, text)

    def _preview(self) -> None:
        row = self.rows.row
        entry = self.catalogue.cards.get(row.key) if row is not None else None
        self.query_one("#preview", Static).update(_word_on(entry) if entry is not None else Content(""))


def _title(catalogue: CardCatalogue, order: CardOrder) -> str:
    return f"Cards ─ {len(catalogue.cards):,}, by {order}"


def _word_on(entry: Entry) -> Content:
    card = entry.card
    kind = safe(f"  {card.kind.replace('-', ' ')} · {counted(entry.count, 'mention')}")
    head = Content.styled(safe(card.name), f"bold ${kind_style(card.kind)}") + Content.styled(kind, "$text-muted")
    return Content("\n").join([head, Content(safe(card.summary or "The card has no summary."))])


def _entry(card: Card, label: str, count: int, kept: Collection[str]) -> Entry:
    words = " ".join((card.name, *card.aliases, *card.short, card.kind, label)).lower()
    row = Row(card.id, partial(_card_row, card, count, "", kept))
    with_kind = Row(card.id, partial(_card_row, card, count, card.kind.replace("-", " "), kept))
    return Entry(card, count, card.name.lower(), words, row, with_kind)


def _heading(text: str, count: int, *, gap: bool) -> Row:
    line = Content.styled(safe(text), "bold $text-muted") + Content.styled(f"  {count:,}", "$text-muted")
    return Row(f"heading:{text}", lambda _width: [Content(""), line] if gap else [line], 1 + gap, False)


def _card_row(card: Card, count: int, kind: str, kept: Collection[str], width: int) -> list[Content]:
    number = f"{count:,}" if count else ""
    star = Content.styled(f"{STAR} ", "$bookmark") if card.id in kept else Content("")
    name = star + Content.styled(safe(card.name), f"${kind_style(card.kind)}")
    told = "  ".join(part for part in (kind, ", ".join(card.aliases[:_NAMES])) if part)
    also = Content.styled(safe(f"  {told}") if told else "", "$text-muted")
    left = (name + also).truncate(max(1, width - len(number) - 2), ellipsis=True)
    return [left + " " * max(1, width - left.cell_length - len(number)) + Content.styled(number, "$text-muted")]
