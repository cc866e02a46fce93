"""The entries of all files held against each other: names claimed twice, references to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from msgspec.structs import replace

from indexdir.cards.entries import EntryReader
from indexdir.records import Card, Conflict, Event, Problem, Relation, Source
from indexdir.yaml_reader import KeyPath, shown

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """An entry with the way back to the lines it was read from."""

    item: T
    at: KeyPath
    reader: EntryReader


@dataclass(slots=True)
class Sheet:
    """All entries of a collection's files as they were read, and what was wrong with them."""

    cards: dict[str, Placed[Card]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    events: list[Placed[Event]] = field(default_factory=list)
    conflicts: dict[str, Placed[Conflict]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def join(sheet: Sheet) -> tuple[tuple[Card, ...], tuple[Event, ...], tuple[Conflict, ...]]:
    """Give cards and conflicts in the order of their files and events by date, without references to nothing."""
    cards = tuple(_cards(sheet))
    events, conflicts = [], []
    for happening in sheet.events:
        _sourced(happening, happening.item.sources, happening.at, sheet)
        events.append(replace(happening.item, cards=_present(happening, happening.item.cards, sheet)))
    for placed in sheet.conflicts.values():
        for number, version in enumerate(placed.item.versions):
            _sourced(placed, version.sources, (*placed.at, "versions", number), sheet)
        conflicts.append(replace(placed.item, cards=_present(placed, placed.item.cards, sheet)))
    return cards, tuple(sorted(events, key=lambda event: event.date)), tuple(conflicts)


def _cards(sheet: Sheet) -> Iterator[Card]:
    claimed: dict[str, Card] = {}
    for placed in sheet.cards.values():
        card, at = placed.item, placed.at
        for number, name in ((-1, card.name), *enumerate(card.aliases)):
            other = claimed.setdefault(" ".join(name.casefold().split()), card)
            if other is not card:
                where = (*at, "name") if number < 0 else (*at, "aliases", number)
                placed.reader.warn(f"“{shown(name)}” is also a name of “{other.id}” ({other.file}:{other.line})", where)
        for number, fact in enumerate(card.facts):
            _sourced(placed, fact.sources, (*at, "facts", number), sheet)
        kept = tuple(
            relation
            for number, relation in enumerate(card.relations)
            if _has_target(placed, relation, (*at, "relations", number), sheet)
        )
        for number, relation in enumerate(card.relations):
            _sourced(placed, relation.sources, (*at, "relations", number), sheet)
        yield card if len(kept) == len(card.relations) else replace(card, relations=kept)


def _has_target(placed: Placed[Card], relation: Relation, at: KeyPath, sheet: Sheet) -> bool:
    if relation.target in sheet.cards:
        return True
    placed.reader.warn(f"there is no card “{shown(relation.target)}”; the relation is left out", (*at, "target"))
    return False


def _present(placed: Placed[Event] | Placed[Conflict], named: tuple[str, ...], sheet: Sheet) -> tuple[str, ...]:
    """Give those of the named cards that there are."""
    for number, card in enumerate(named):
        if card not in sheet.cards:
            placed.reader.warn(f"there is no card “{shown(card)}”", (*placed.at, "cards", number))
    return tuple(card for card in named if card in sheet.cards)


def _sourced(placed: Placed[T], named: tuple[str, ...], at: KeyPath, sheet: Sheet) -> None:
    """Warn of sources that are not listed; nothing is left out for them."""
    for number, source in enumerate(named):
        if source not in sheet.sources:
            placed.reader.warn(f"there is no source “{shown(source)}”", (*at, "sources", number))
