"""The façade: a folder with its cards, its index and its answers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from indexdir.asked import Asked
from indexdir.cards.web import Web
from indexdir.described import CardSet, Manifest
from indexdir.errors import CollectionError, UnknownItemError
from indexdir.findings import ConcordanceLine, Decision, Evidence, Related, Suggestion
from indexdir.folders import checked, described, seeds_folder
from indexdir.mentions import Mentions
from indexdir.openings import Openings
from indexdir.records import (
    BuildReport,
    Card,
    Conflict,
    Document,
    DocumentText,
    Event,
    Failure,
    Link,
    Mention,
    Problem,
    Progress,
    Source,
)
from indexdir.remembered import digest, recall, remember
from indexdir.searching import Searching
from indexdir.storage import IndexDirectory, cache_root, collection_key

if TYPE_CHECKING:
    from indexdir.engines.base import Engine
    from indexdir.linking.linker import Linker

T = TypeVar("T")

# The engine, the linker, the build and YAML are imported when first needed: the first screen needs none of them.

SEEDS_KEY = "dtti"  # the embedded collection moves with every installation; its bookmarks must not


class Library(Asked):
    """A collection opened for reading: its cards at once, its documents as soon as there is an index.

    Any thread may call it. `generation` is 0 while there is no index; `damage` says why an index was set aside.
    """

    def __init__(self, folder: Path, key: str, manifest: Manifest, cards: CardSet, openings: Openings) -> None:
        self.folder = folder
        self.key = key
        self.title = manifest.title
        self.description = manifest.description
        self.problems: tuple[Problem, ...] = (*manifest.problems, *cards.problems)
        self._manifest = manifest
        self._card_set = cards
        self._cards = {card.id: card for card in cards.cards}
        self._web = Web(cards.cards)
        self._openings = openings
        self._described = b""
        self._mentions = Mentions(openings, self._cards)
        super().__init__(Searching(openings, self._mentions, self._cards, self.kinds))

    @classmethod
    def open(cls, folder: Path | None = None, *, index_dir: Path | None = None) -> Library:
        """Open a folder, or the embedded DTTI collection; builds nothing. Raises CollectionError and StorageError."""
        where = seeds_folder() if folder is None else checked(folder)
        key = SEEDS_KEY if where == seeds_folder() else collection_key(where)
        directory = IndexDirectory(cache_root(index_dir) / key)
        openings = Openings(directory)  # refuses a directory of somebody else's before anything in it is read
        digested = digest(where)
        manifest, cards = recall(where, directory.path) or described(where)
        library = cls(where, key, manifest, cards, openings)
        library._described = digested
        return library

    @property
    def index_path(self) -> Path:
        """Where the index of this collection is, or will be."""
        return self._openings.directory.path

    @property
    def generation(self) -> int:
        """The number of the open state of the index; 0 for none."""
        return self._openings.generation

    @property
    def damage(self) -> str:
        """Why the index was set aside, until it is built again."""
        return self._openings.damage

    @property
    def kinds(self) -> Mapping[str, str]:
        """Kind of card to the label of many of them, in the order in which they are shown."""
        return self._manifest.kinds_of(self._card_set.cards)

    def build(
        self,
        *,
        rebuild: bool = False,
        report: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> BuildReport:
        """Bring the index up to date, in the calling thread. Raises BusyError and StorageError."""
        from indexdir.build import Work, build

        work = Work(self.folder, self._manifest, self._card_set, _engine(), self._openings.directory)
        done = build(work, rebuild=rebuild, report=report, cancelled=cancelled)
        remember(self.folder, self.index_path, self._described, self._manifest, self._card_set)
        self._openings.damage = ""
        self.refresh()
        return done

    def refresh(self) -> bool:
        """Open the newest state of the index; whether it is another one than before."""
        return self._openings.refresh()

    def check(self, *, documents: bool = True) -> tuple[Problem, ...]:
        """All that is wrong or doubtful in manifest, cards and, as far as indexed, documents."""
        from indexdir.cards.lint import check_cards
        from indexdir.health.documents import check_documents
        from indexdir.health.names import check_names

        cards, readings = self._card_set, self._mentions.readings
        described = (*self._manifest.problems, *check_cards(cards), *check_names(cards))
        if not documents:
            return described
        counts = self.entity_counts()
        look = partial(check_documents, self.folder, cards, counts)
        nothing: tuple[Problem, ...] = ()
        return (*described, *self._openings.ask(lambda opened: tuple(look(readings(opened))), nothing))

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Names that the documents define and no card has, the most frequent first; none is linked."""
        from indexdir.harvest import suggestions

        cards, readings = self._card_set.cards, self._mentions.readings
        return self._openings.ask(lambda opened: suggestions(lambda: readings(opened), cards), ())

    def documents(self) -> tuple[Document, ...]:
        """All documents by date, then id; undated ones last."""
        nothing: tuple[Document, ...] = ()
        return self._openings.ask(lambda opened: opened.catalogue.documents(), nothing)

    def failures(self) -> tuple[Failure, ...]:
        """The files of the folder that are not in the index, and why."""
        return self._openings.ask(lambda opened: opened.catalogue.failures(), ())

    def read(self, document_id: str) -> DocumentText:
        """A document with its text. Raises UnknownItemError and DamagedIndexError."""
        reading = self._mentions.read(document_id)
        if reading is None:
            raise UnknownItemError(f"{document_id}: there is no such document in {self.title}")
        return reading

    def sentence(self, reading: DocumentText, offset: int) -> tuple[int, int]:
        """The sentence of a passage that holds an offset, else the next one; empty where there is none."""
        from indexdir.sentences import sentence_at

        at = max(0, bisect_right(reading.passages, offset, key=attrgetter("start")) - 1)
        around = [(each.start, each.end) for each in reading.passages[at : at + 2] if offset < each.end]
        start, end = around[0] if around else (0, len(reading.text))
        first, last = (bisect_left(reading.mentions, place, key=attrgetter("start")) for place in (start, end))
        names = [(mention.start, mention.end) for mention in reading.mentions[first:last]]
        return sentence_at(reading.text, start, end, offset, names)

    def read_file(self, path: Path) -> DocumentText:
        """A file that need not be in the collection, cleaned, and linked with its cards. Raises CollectionError."""
        from indexdir.collection.read import UnreadableError, load_bytes, read_document

        try:
            reading = read_document(path.name, load_bytes(path))
        except UnreadableError as error:
            raise CollectionError(f"{path}: {error}") from error
        linked = _linker(self._card_set.cards).link(reading.text, reading.passages, reading.document.date)
        return replace(reading, mentions=linked)

    def link(self, text: str, date: str = "") -> tuple[Mention, ...]:
        """The mentions in a text that is in no collection."""
        return _linker(self._card_set.cards).link(text, (), date)

    def mentions_of(self, card_id: str) -> tuple[tuple[str, int], ...]:
        """(document id, count) for each document that mentions a card, in the order of the documents."""
        return self._mentions.documents(card_id)

    def entity_counts(self) -> Mapping[str, int]:
        """How often each card is mentioned in the collection."""
        return self._mentions.counts()

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Let these decisions of the reader, and no others, stand over what the linker found."""
        self._mentions.decide(decisions)

    def concordance(self, card_id: str, *, limit: int = 2000) -> tuple[ConcordanceLine, ...]:
        """The mentions of a card in context, in the order of the documents and of their text."""
        return self._mentions.concordance(card_id, limit)

    def evidence(self, card_id: str, other_id: str, *, limit: int = 500) -> tuple[Evidence, ...]:
        """The sentences that mention two cards, then the passages that do."""
        return self._mentions.evidence(card_id, other_id, limit)

    def related(self, card_id: str) -> tuple[Related, ...]:
        """The cards that are mentioned together with a card, those that are most often first."""
        return self._mentions.related(card_id)

    def card(self, card_id: str) -> Card:
        """The card with this id. Raises UnknownItemError."""
        try:
            return self._cards[card_id]
        except KeyError:
            raise UnknownItemError(f"{card_id}: there is no such card in {self.title}") from None

    def cards(self) -> tuple[Card, ...]:
        """All cards by kind, in the order of the kinds, then by name."""
        order = {kind: place for place, kind in enumerate(self.kinds)}
        return tuple(sorted(self._cards.values(), key=lambda card: (order[card.kind], card.name.casefold(), card.id)))

    def links(self, card_id: str) -> tuple[Link, ...]:
        """The relations of a card, those it holds first, then those that lead to it."""
        return self._web.links(card_id)

    def events(self, card_id: str = "") -> tuple[Event, ...]:
        """The events that a card had a part in, or all, by date."""
        return self._card_set.events_of(card_id) if card_id else self._card_set.events

    def conflicts(self, card_id: str = "") -> tuple[Conflict, ...]:
        """The matters on which the sources of a card disagree, or all."""
        return self._card_set.conflicts_of(card_id) if card_id else self._card_set.conflicts

    def source(self, source_id: str) -> Source | None:
        """Where facts with this source id were read."""
        return self._card_set.sources.get(source_id)

    def close(self) -> None:
        """Let go of the files of the index."""
        self._openings.close()


def _engine() -> Engine:
    from indexdir.engines.whoosh import WhooshEngine

    return WhooshEngine()


def _linker(cards: Iterable[Card]) -> Linker:
    from indexdir.linking.linker import Linker

    return Linker(cards)
