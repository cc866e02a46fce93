"""Every card of the collection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from textual.content import Content

from indexdir import Card
from tui.content import kind_style, safe
from tui.screens.lists import ListScreen
from tui.widgets.rows import Row


class CardsScreen(ListScreen):
    """All cards by kind, with how often the collection mentions each; it closes with the id of the one to open."""

    def __init__(self, cards: Sequence[Card], kinds: Mapping[str, str], counts: Mapping[str, int]) -> None:
        super().__init__(
            f"Cards ─ {len(cards):,}",
            partial(card_rows, cards, kinds, counts),
            empty="No card has these words.",
        )


def card_rows(
    cards: Sequence[Card], kinds: Mapping[str, str], counts: Mapping[str, int], text: str, width: int
) -> Sequence[Row]:
    """The rows for a filter: every word of it is in the name, an alias or the kind."""
    words = text.lower().split()
    rows: list[Row] = []
    shown = ""
    for card in cards:
        kind = kinds.get(card.kind) or card.kind.capitalize()
        known = " ".join((card.name, *card.aliases, *card.short, kind)).lower()
        if not all(word in known for word in words):
            continue
        if kind != shown:
            rows.append(_heading(kind, first=not rows))
            shown = kind
        rows.append(Row(card.id, partial(_card_row, card, counts.get(card.id, 0))))
    return rows


def _heading(text: str, *, first: bool) -> Row:
    lines = [Content.styled(safe(text), "bold $text-muted")]
    return Row(f"heading:{text}", lambda _width: lines if first else [Content(""), *lines], 1 + (not first), False)


def _card_row(card: Card, count: int, width: int) -> list[Content]:
    number = f"{count:,}" if count else ""
    name = Content.styled(safe(card.name), f"${kind_style(card.kind)}")
    also = Content.styled(safe("  " + ", ".join(card.aliases)) if card.aliases else "", "$text-muted")
    left = (name + also).truncate(max(1, width - len(number) - 2), ellipsis=True)
    return [left + " " * max(1, width - left.cell_length - len(number)) + Content.styled(number, "$text-muted")]
