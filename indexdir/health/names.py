"""Names that two cards claim, once spelling is put aside, and short forms that nothing tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexdir.described import CardSet
from indexdir.name_keys import name_key
from indexdir.records import Card, Level, Problem
from indexdir.yaml_reader import shown

_ONE_EACH = frozenset({"person", "government", "place"})  # there is no plural of them
_METONYMS = frozenset({"government", "place"})  # a capital is a short form of one and the name of the other
_MOST_NAMED = 4


def check_names(card_set: CardSet) -> Iterator[Problem]:
    """Give names that are one in a text though they are written in two ways, then doubtful short forms."""
    claimed: dict[str, tuple[Card, str]] = {}
    for card in card_set.cards:
        for key, listed in _keyed(card, (card.name, *card.aliases)):
            other, also = claimed.setdefault(key, (card, listed))
            if other is not card and also.casefold() != listed.casefold():  # equal ones were said at loading
                message = f"“{shown(listed)}” and “{shown(also)}” of “{other.id}” are one name in a text"
                yield _problem(card, "aliases", message, "warning")
    yield from _short_forms(card_set.cards, claimed)


def _short_forms(cards: Iterable[Card], claimed: dict[str, tuple[Card, str]]) -> Iterator[Problem]:
    related = {relation.target for card in cards for relation in card.relations}
    shared: dict[tuple[str, str], dict[str, tuple[Card, str]]] = {}
    for card in cards:
        for key, short in _keyed(card, card.short):
            full = claimed.get(key, (card, ""))[0]
            if full is not card and not _METONYMS & {card.kind, full.kind}:
                message = f"“{shown(short)}” is a full name of “{full.id}”, which is then meant before this card"
                yield _problem(card, "short", message, "note")
            if not (card.relations or card.since or card.until or card.id in related):
                shared.setdefault((key, card.kind), {})[card.id] = (card, short)
    for same in shared.values():
        if len(same) > 1:
            card, short = next(iter(same.values()))
            others = ", ".join(list(same)[1 : 1 + _MOST_NAMED]) + (" …" if len(same) > 1 + _MOST_NAMED else "")
            message = f"“{shown(short)}” is short for {others} too, and no date or relation tells them apart"
            yield _problem(card, "short", message, "note")


def _keyed(card: Card, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    plural = card.kind not in _ONE_EACH
    return ((key, name) for name in names if (key := name_key(name, plural=plural)))


def _problem(card: Card, key: str, message: str, level: Level) -> Problem:
    return Problem(card.file, message, card.line, 1, f"{card.id}.{key}", level)
