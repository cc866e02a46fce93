"""Documents held against cards, sources, files and each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from indexdir.described import CardSet
from indexdir.health.links import cited_in, dead_links, head_of
from indexdir.health.unnamed import Unnamed
from indexdir.records import Card, DocumentText, Problem

_OFFICES = frozenset({"held_office", "holds_office"})
_MOST_NAMED = 10


def check_documents(
    folder: Path, card_set: CardSet, counts: Mapping[str, int], readings: Iterable[DocumentText]
) -> Iterator[Problem]:
    """Give dead links, duplicate documents, cards and sources that nothing uses, frequent names without a card.

    `counts` is how often each card is mentioned.
    """
    digests: dict[str, str] = {}
    unnamed = Unnamed()
    used, cited = set(counts), _cited(card_set)
    held = {card.id: {one.target for one in card.relations if one.type in _OFFICES} for card in card_set.cards}
    for reading in readings:
        document = reading.document
        head = head_of(reading)
        cited.update(cited_in(head))
        yield from dead_links(folder, reading, head, card_set)
        twin = digests.setdefault(document.digest, document.id)
        if document.digest and twin != document.id:
            yield Problem(document.id, f"holds the same as {twin}", level="warning")
        for mention in reading.mentions:
            if mention.rule == "office":  # the words name the office, whoever they mean
                used |= held.get(mention.card, set())
        unnamed.look(reading)
    yield from _unused(card_set, used, cited)
    yield from unnamed.frequent()


def _unused(card_set: CardSet, used: set[str], cited: set[str]) -> Iterator[Problem]:
    for card in card_set.cards:
        if card.id not in used:
            yield Problem(card.file, "no document mentions this card", card.line, 1, card.id, "note")
    idle = [source for source in card_set.sources if source not in cited]
    if idle:
        named = ", ".join(idle[:_MOST_NAMED]) + (f" and {len(idle) - _MOST_NAMED} more" if idle[_MOST_NAMED:] else "")
        yield Problem("cards", f"cited by no card, event, conflict or document: {named}", field="sources", level="note")


def _cited(card_set: CardSet) -> set[str]:
    """Give the ids of the sources that cards, events and conflicts cite."""
    cited = {source for event in card_set.events for source in event.sources}
    cited.update(source for conflict in card_set.conflicts for claim in conflict.versions for source in claim.sources)
    return cited.union(*map(_cited_on, card_set.cards))


def _cited_on(card: Card) -> set[str]:
    facts = {source for fact in card.facts for source in fact.sources}
    return facts.union(*(relation.sources for relation in card.relations))
