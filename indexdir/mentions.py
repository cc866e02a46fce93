"""What is asked of the mentions of a collection, with what the reader decided about them laid over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from weakref import WeakValueDictionary

from msgspec.structs import replace

from indexdir.columns import cards_together, in_columns, tally
from indexdir.concordance import concordance, passage_of
from indexdir.evidence import evidence
from indexdir.findings import ConcordanceLine, Decision, Evidence, Related
from indexdir.openings import Opened, Openings
from indexdir.records import Card, DocumentText, Mention
from indexdir.related import related


class Mentions:
    """The mentions of all documents, by card. Any thread may ask."""

    def __init__(self, openings: Openings, cards: Mapping[str, Card]) -> None:
        self._openings = openings
        self._cards = cards
        self._decisions: Mapping[str, tuple[Decision, ...]] = {}
        self._revision = 0
        self._held: WeakValueDictionary[tuple[object, int], DocumentText] = WeakValueDictionary()
        self._known: tuple[object, int, Mapping[int, tuple[Mention, ...]]] | None = None

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Let these decisions of the reader, and no others, stand over what the linker found."""
        by_document: dict[str, tuple[Decision, ...]] = {}
        for decision in decisions:
            by_document[decision.document] = (*by_document.get(decision.document, ()), decision)
        self._decisions = by_document
        self._revision += 1

    def decided(self, reading: DocumentText) -> DocumentText:
        """Give a document as the reader decided its mentions."""
        decisions = self._decisions.get(reading.document.id, ())
        if not decisions:
            return reading
        return replace(reading, mentions=in_columns(self._decide(reading, decisions), reading.text))

    def revised(self, opened: Opened) -> tuple[int, Mapping[int, tuple[Mention, ...]]]:
        """The mentions of those documents, by number, about which something was decided; the first is new with them."""
        revision = self._revision
        if not self._decisions:
            return revision, {}
        if (known := self._known) is not None and known[:2] == (opened.generation, revision):
            return revision, known[2]
        found = {opened.catalogue.number(name): mentions for name, mentions in self._revised(opened)}
        revised = {number: mentions for number, mentions in found.items() if number is not None}
        self._known = (opened.generation, revision, revised)
        return revision, revised

    def read(self, document_id: str) -> DocumentText | None:
        """Give a document with what its mentions are for the reader, if there is one with this id."""

        def fetch(opened: Opened) -> DocumentText | None:
            number = opened.catalogue.number(document_id)
            if number is None:
                return None
            reading = self.decided(self._reading(opened, number))
            tally(reading.mentions)  # here, in a thread; whoever shows them then need not count
            return reading

        return self._openings.ask(fetch, None)

    def documents(self, card_id: str) -> tuple[tuple[str, int], ...]:
        """(document id, count) for each document that mentions a card, in the order of the documents."""

        def count(opened: Opened) -> tuple[tuple[str, int], ...]:
            found = opened.catalogue.mentions_of(card_id)
            if not self._decisions:
                return found
            counts = {document_id: number for document_id, number in found if document_id not in self._decisions}
            for document_id, mentions in self._revised(opened):
                number = sum(mention.card == card_id for mention in mentions)
                if number:
                    counts[document_id] = number
            order = [document.id for document in opened.catalogue.documents()]
            return tuple((document_id, counts[document_id]) for document_id in order if document_id in counts)

        return self._openings.ask(count, ())

    def counts(self) -> Mapping[str, int]:
        """How often each card is mentioned in the collection."""

        def count(opened: Opened) -> Mapping[str, int]:
            counts = Counter(opened.catalogue.entity_counts())
            for document_id, mentions in self._revised(opened):
                number = opened.catalogue.number(document_id)
                assert number is not None
                counts.subtract(mention.card for mention in opened.catalogue.read(number).mentions)
                counts.update(mention.card for mention in mentions)
            return {card: number for card, number in counts.items() if number}

        nothing: Mapping[str, int] = {}
        return self._openings.ask(count, nothing)

    def concordance(self, card_id: str, limit: int) -> tuple[ConcordanceLine, ...]:
        """The mentions of a card in context, in the order of the documents, at most `limit`."""
        return self._openings.ask(lambda opened: concordance(self.readings(opened, card_id), card_id, limit), ())

    def evidence(self, card_id: str, other_id: str, limit: int) -> tuple[Evidence, ...]:
        """The sentences, then the passages, that mention two cards, at most `limit`."""

        def find(opened: Opened) -> tuple[Evidence, ...]:
            return evidence(self.readings(opened, card_id, other_id), card_id, other_id, limit)

        return self._openings.ask(find, ())

    def related(self, card_id: str) -> tuple[Related, ...]:
        """The cards that share passages with a card, those that share most first."""

        def find(opened: Opened) -> tuple[Related, ...]:
            return related(self._together(opened, card_id), card_id, self._cards)

        return self._openings.ask(find, ())

    def readings(self, opened: Opened, *cards: str) -> Iterator[DocumentText]:
        """Give the documents that may mention all of these cards, as the reader decided their mentions."""
        return (self.decided(self._reading(opened, number)) for number in self._holding(opened, *cards))

    def _reading(self, opened: Opened, number: int) -> DocumentText:
        """A document as the linker left it: what somebody has open already is not read once more."""
        key = (opened.generation, number)
        reading = self._held.get(key)
        if reading is None:
            reading = self._held[key] = opened.catalogue.read(number)
        return reading

    def _together(self, opened: Opened, card_id: str) -> Iterator[Iterable[frozenset[str]]]:
        decided = {opened.catalogue.number(document_id) for document_id in self._decisions}
        for number in self._holding(opened, card_id):
            if number in decided:
                reading = self.decided(opened.catalogue.read(number))
                passages: dict[int, set[str]] = {}
                for mention in reading.mentions:
                    passages.setdefault(passage_of(reading, mention).start, set()).add(mention.card)
                yield [frozenset(cards) for cards in passages.values()]
            else:
                held = self._held.get((opened.generation, number))
                sets = cards_together(held) if held is not None else None
                yield [frozenset(cards) for cards in sets or opened.catalogue.together(number)]

    def _holding(self, opened: Opened, *cards: str) -> tuple[int, ...]:
        """The documents that may mention all of these cards: those that do for the linker, and the decided ones."""
        holding = opened.catalogue.holding(*cards)
        if not self._decisions:
            return holding
        wanted = {*holding, *map(opened.catalogue.number, self._decisions)}
        return tuple(number for number in opened.catalogue.holding() if number in wanted)

    def _revised(self, opened: Opened) -> Iterable[tuple[str, tuple[Mention, ...]]]:
        """Give each document about whose mentions the reader decided something, with what they are then."""
        for document_id, decisions in self._decisions.items():
            number = opened.catalogue.number(document_id)
            if number is not None:
                yield document_id, self._decide(opened.catalogue.read(number), decisions)

    def _decide(self, reading: DocumentText, decisions: Iterable[Decision]) -> tuple[Mention, ...]:
        standing = {
            (decision.start, decision.end): decision
            for decision in decisions
            if reading.text[decision.start : decision.end] == decision.text
        }
        return tuple(
            mention
            for found in reading.mentions
            if (mention := self._as_decided(found, standing.get((found.start, found.end)))) is not None
        )

    def _as_decided(self, mention: Mention, decision: Decision | None) -> Mention | None:
        if decision is None or (decision.card and decision.card not in self._cards):
            return mention
        if not decision.card:
            return None
        return replace(mention, card=decision.card, kind=self._cards[decision.card].kind, rule="chosen", rivals=())
