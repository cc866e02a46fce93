"""What describes a collection besides its documents: manifest and cards, as records that need no YAML to be loaded."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from indexdir.records import Card, Conflict, Event, Problem, Source


class About(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What the manifest says of one document."""

    title: str = ""
    date: str = ""
    source: str = ""
    kind: str = ""
    lang: str = ""


class Manifest(msgspec.Struct, frozen=True):
    """What `manifest.yaml` says, with the problems found in it; everything in it is optional."""

    title: str
    description: str = ""
    kinds: dict[str, str] = {}
    ignore: tuple[str, ...] = ()
    documents: dict[str, About] = {}
    problems: tuple[Problem, ...] = ()

    def described(self, document_id: str) -> str:
        """What is said of a document, as text that changes when any of it does."""
        about = self.documents.get(document_id)
        return json.dumps(msgspec.to_builtins(about)) if about else ""

    def kinds_of(self, cards: Iterable[Card]) -> dict[str, str]:
        """The kinds with their labels as listed, then those of cards that are not listed."""
        labels = dict(self.kinds)
        for card in cards:
            labels.setdefault(card.kind, card.kind.replace("-", " ").capitalize())
        return labels


@dataclass(frozen=True)
class CardSet:
    """All cards of a collection in the order of their files, with the events and conflicts that name them.

    `digest` changes when any card file does.
    """

    cards: tuple[Card, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def events_of(self, card_id: str) -> tuple[Event, ...]:
        """The events that a card had a part in."""
        return tuple(event for event in self.events if card_id in event.cards)

    def conflicts_of(self, card_id: str) -> tuple[Conflict, ...]:
        """The matters on which the sources of a card disagree."""
        return tuple(conflict for conflict in self.conflicts if card_id in conflict.cards)
