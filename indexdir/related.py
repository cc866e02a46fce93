"""Which cards are mentioned together with a card, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from indexdir.findings import Related
from indexdir.records import Card

# A passage of a document as the cards that are mentioned in it.
CardsTogether = Iterable[frozenset[str]]


def related(documents: Iterable[CardsTogether], card_id: str, cards: Mapping[str, Card]) -> tuple[Related, ...]:
    """Give the cards that share a passage with a card: by passages, then documents, then name."""
    passages: Counter[str] = Counter()
    in_documents: Counter[str] = Counter()
    for document in documents:
        here: set[str] = set()
        for together in document:
            if card_id in together:
                passages.update(together)
                here |= together
        in_documents.update(here)
    found = (
        Related(card, number, in_documents[card])
        for card, number in passages.items()
        if card != card_id and card in cards
    )
    return tuple(
        sorted(found, key=lambda one: (-one.passages, -one.documents, cards[one.card].name.casefold(), one.card))
    )
