"""What of a generation every search needs, read once for all threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from indexdir.catalogue import Catalogue
from indexdir.engines.base import EngineReader
from indexdir.errors import DamagedIndexError
from indexdir.offsets import decode_starts, words_between
from indexdir.query.dates import span_of
from indexdir.query.places import Ints, Places, either, from_intervals, nowhere
from indexdir.records import Document, Mention

Revised = Mapping[int, tuple[Mention, ...]]
"""The mentions of those documents, by number, about which the reader decided something."""


class IndexView:
    """Documents and mentions in the order of the engine; `documents` has None where one was taken out."""

    def __init__(self, reader: EngineReader, catalogue: Catalogue) -> None:
        self.reader = reader
        known = dict(catalogue.numbered())
        numbers = reader.numbers.tolist()
        self.documents: list[Document | None] = [known.get(number) for number in numbers]
        self.docnum_of = {number: at for at, number in enumerate(numbers) if number >= 0}
        if set(self.docnum_of) != set(known):
            raise DamagedIndexError("the word index and the catalogue hold different documents")
        self.docnum_of_id = {document.id: at for at, document in enumerate(self.documents) if document is not None}
        self._lock = threading.Lock()
        self._mentions: dict[str, Places] = {}
        self._first: np.ndarray | None = None
        self._last: np.ndarray | None = None
        self._newest: Ints | None = None
        self._columns: dict[str, tuple[list[str], Ints]] = {}
        self._cards: tuple[list[str], Ints, Ints] | None = None

    @property
    def size(self) -> int:
        """How many places for documents there are, also of those that were taken out."""
        return self.reader.size

    def document(self, docnum: int) -> Document:
        """The document with this number of the engine."""
        document = self.documents[docnum]
        assert document is not None
        return document

    def number(self, docnum: int) -> int:
        """The number in the catalogue."""
        return int(self.reader.numbers[docnum])

    @property
    def spans(self) -> tuple[np.ndarray, np.ndarray]:
        """The first and the last day of each document's date; both empty where there is none."""
        if self._first is None or self._last is None:
            dates = [_span(document.date) if document else ("", "") for document in self.documents]
            self._first = np.array([first for first, _ in dates], dtype="U10")
            self._last = np.array([last for _, last in dates], dtype="U10")
        return self._first, self._last

    @property
    def newest_first(self) -> Ints:
        """The rank of each document by date, the newest first, then by id; the order of ties."""
        if self._newest is None:
            order = sorted(range(self.size), key=lambda at: document.id if (document := self.documents[at]) else "")
            order.sort(key=lambda at: document.date if (document := self.documents[at]) else "", reverse=True)
            ranks = np.empty(self.size, dtype=np.int64)
            ranks[order] = np.arange(self.size)
            self._newest = ranks
        return self._newest

    def mentions(self, cards: Iterable[str], catalogue: Catalogue, revised: Revised) -> Places:
        """Where any of these cards is mentioned."""
        wanted = tuple(cards)
        found = either([self._mentions_of(card, catalogue) for card in wanted])
        if not revised:
            return found
        decided = [self.docnum_of[number] for number in revised if number in self.docnum_of]
        kept = found.where(~np.isin(found.documents, decided))
        return either([kept, self._revised(set(wanted), catalogue, revised)])

    def _mentions_of(self, card: str, catalogue: Catalogue) -> Places:
        with self._lock:
            if (known := self._mentions.get(card)) is not None:
                return known
        try:
            rows = [
                (self.docnum_of[number], start, end)
                for number, places in catalogue.places_of(card)
                for start, end in zip(places[::2], places[1::2], strict=True)
                if start < end
            ]
        except (KeyError, ValueError) as error:
            raise DamagedIndexError(f"the mentions of {card} can't be read ({error})") from error
        found = from_intervals(rows)
        with self._lock:
            self._mentions[card] = found
        return found

    def _revised(self, wanted: set[str], catalogue: Catalogue, revised: Revised) -> Places:
        rows = [
            (self.docnum_of[number], start, end)
            for number, mentions in revised.items()
            if number in self.docnum_of
            for start, end in word_spans(
                catalogue, number, [(each.start, each.end) for each in mentions if each.card in wanted]
            )
        ]
        return from_intervals(rows) if rows else nowhere()

    def column(self, name: str, of: Callable[[Document], str]) -> tuple[list[str], Ints]:
        """What is told of every document: all values, and for each document the place of its own in that list.

        It is worked out once for each `name`; the first value is the empty one.
        """
        if (known := self._columns.get(name)) is None:
            places: dict[str, int] = {"": 0}
            codes = [
                places.setdefault(of(document), len(places)) if document is not None else 0
                for document in self.documents
            ]
            known = self._columns[name] = list(places), np.array(codes, dtype=np.int64)
        return known

    def card_rows(self, catalogue: Catalogue) -> tuple[list[str], Ints, Ints]:
        """All cards, and for each mention of one by a document the document and the place of the card in the list."""
        if self._cards is None:
            ids: dict[str, int] = {}
            counts = catalogue.card_counts()
            try:
                rows = [(self.docnum_of[number], ids.setdefault(card, len(ids))) for number, card, _ in counts]
            except KeyError as error:
                raise DamagedIndexError(f"mentions are counted of a document {error} that is not there") from error
            table = np.array(rows, dtype=np.int64).reshape(-1, 2)
            self._cards = list(ids), table[:, 0], table[:, 1]
        return self._cards


def word_spans(catalogue: Catalogue, number: int, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of the text of a document as the words that they touch; those that touch none are left out."""
    if not spans:
        return []
    text, _, words = catalogue.glance(number)
    starts = decode_starts(words)
    found = (words_between(text, starts, begin, end) for begin, end in spans)
    return [(first, last) for first, last in found if first < last]


def _span(date: str) -> tuple[str, str]:
    try:
        return span_of(date) if date else ("", "")
    except ValueError:
        return "", ""
