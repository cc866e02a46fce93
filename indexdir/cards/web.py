"""The relations between cards, seen from either end."""

from __future__ import annotations

from collections.abc import Iterable

from indexdir.records import Card, Link


class Web:
    """All relations of a set of cards; cycles and several relations between two cards are fine."""

    def __init__(self, cards: Iterable[Card]) -> None:
        outward: dict[str, list[Link]] = {}
        inward: dict[str, list[Link]] = {}
        for card in cards:
            for relation in card.relations:
                span = (relation.since, relation.until, relation.sources)
                outward.setdefault(card.id, []).append(Link(relation.target, relation.type, True, *span))
                inward.setdefault(relation.target, []).append(Link(card.id, relation.type, False, *span))
        self._links = {
            card_id: (*outward.get(card_id, ()), *inward.get(card_id, ())) for card_id in outward.keys() | inward.keys()
        }

    def links(self, card_id: str) -> tuple[Link, ...]:
        """Give the relations of a card: those it holds in its own order, then those that point to it."""
        return self._links.get(card_id, ())
