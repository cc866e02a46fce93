"""Dates on cards that cannot all be right: two holders at once, events before there was anything, circles of parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from indexdir.described import CardSet
from indexdir.records import Card, Problem

PART_OF = frozenset({"part_of", "member_of", "belongs_to", "subsidiary_of", "under"})
HELD = frozenset({"held_office", "holds_office"})

Tenure = tuple[str, str, str]  # since, until, person


def check_dates(card_set: CardSet) -> Iterator[Problem]:
    """Give overlapping tenures, events and relations outside the time of their card, and circles of parts."""
    cards = {card.id: card for card in card_set.cards}
    yield from _tenures(cards)
    yield from _events(card_set, cards)
    yield from _relations(cards)
    yield from _circles(cards)


def _tenures(cards: dict[str, Card]) -> Iterator[Problem]:
    held: dict[str, list[Tenure]] = {}
    for card in cards.values():
        for relation in card.relations:
            if relation.type in HELD and relation.since:
                held.setdefault(relation.target, []).append((relation.since, relation.until, card.id))
    for office, tenures in held.items():
        for (_, until, one), (since, _, other) in pairwise(sorted(tenures)):
            if one != other and (not until or _after(until, since)):
                end = until or "no end"
                message = f"{one} (until {end}) and {other} (from {since}) hold this office at once"
                yield _doubt(cards.get(office) or cards[one], "held_office", message)


def _events(card_set: CardSet, cards: dict[str, Card]) -> Iterator[Problem]:
    for event in card_set.events:
        for card in filter(None, map(cards.get, event.cards)):
            last = event.until or event.date
            if card.kind == "event" and card.since and not _same(card.since, event.date):
                message = f"“{event.title}” is on {event.date}, the card “{card.id}” says {card.since}"
            elif card.until and _after(event.date, card.until):
                message = f"“{event.title}” ({event.date}) comes after the end of “{card.id}” ({card.until})"
            elif card.since and card.kind in ("organisation", "office") and _after(card.since, last):
                message = f"“{event.title}” ({event.date}) comes before “{card.id}” began ({card.since})"
            else:
                continue
            yield Problem(event.file, message, event.line, 1, level="warning")


def _relations(cards: dict[str, Card]) -> Iterator[Problem]:
    for card in cards.values():
        for number, relation in enumerate(card.relations):
            for whole in filter(None, (card, cards.get(relation.target))):
                before = whole.since and relation.until and _after(whole.since, relation.until)
                after = whole.until and relation.since and _after(relation.since, whole.until)
                if before or after:
                    span = f"{whole.since or '…'} to {whole.until or '…'}"
                    message = f"the relation is outside the time of “{whole.id}” ({span})"
                    yield _doubt(card, f"relations[{number}]", message)


def _circles(cards: dict[str, Card]) -> Iterator[Problem]:
    """Each circle once, at the card of it that comes first by id; without recursion, for a chain of any length."""
    up = {
        card.id: [relation.target for relation in card.relations if relation.type in PART_OF] for card in cards.values()
    }
    state: dict[str, int] = {}
    for start in sorted(up):
        trail: list[str] = []
        stack = [(start, iter(up[start]))] if start not in state else []
        while stack:
            here, following = stack[-1]
            if here not in state:
                state[here] = 1
                trail.append(here)
            target = next(following, None)
            if target is None:
                state[here] = 2
                trail.pop()
                stack.pop()
            elif target not in state and target in up:
                stack.append((target, iter(up[target])))
            elif state.get(target) == 1 and target != here:
                circle = [*trail[trail.index(target) :], target]
                yield _doubt(cards[target], "relations", f"a circle of parts: {' → '.join(circle)}")


def _after(one: str, other: str) -> bool:
    """Whether a date is surely after another, at the precision that both have."""
    shared = min(len(one), len(other))
    return one[:shared] > other[:shared]


def _same(one: str, other: str) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]


def _doubt(card: Card, key: str, message: str) -> Problem:
    return Problem(card.file, message, card.line, 1, f"{card.id}.{key}", "warning")
