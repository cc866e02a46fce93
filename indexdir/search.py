"""A query and an open index become results: ranked documents, their best passages, facets, and why."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from indexdir.answers import Explanation, Hit, Matched, Query, Results, Weight
from indexdir.catalogue import Catalogue
from indexdir.errors import QueryError
from indexdir.matching.answer import Found, find
from indexdir.matching.evaluation import Evaluation
from indexdir.matching.excerpts import Glance, all_passages
from indexdir.matching.facets import Facets
from indexdir.matching.marking import Marking
from indexdir.matching.ranking import Ranking, rank, weighed_words
from indexdir.matching.view import IndexView, Revised
from indexdir.offsets import decode_starts, packed_places
from indexdir.query import tree
from indexdir.query.describe import describe
from indexdir.query.grammar import crumbs_of, parse
from indexdir.query.lookup import Lookup
from indexdir.query.places import Places

REMEMBERED = 8  # answers of a generation
REMEMBERED_PLACES = 4_000_000  # in all of them, 16 bytes a place

Cancelled = Callable[[], bool]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a tree found, in order, and where it is marked."""

    found: Found
    ranking: Ranking
    places: Places


class Remembered:
    """The last answers of a generation, for all threads: the reader asks for the marks of what was just searched."""

    def __init__(self) -> None:
        self._answers: dict[object, Answer] = {}
        self._lock = threading.Lock()

    def get(self, key: object) -> Answer | None:
        """An answer that was given before."""
        with self._lock:
            if (known := self._answers.pop(key, None)) is not None:
                self._answers[key] = known
            return known

    def keep(self, key: object, answer: Answer) -> None:
        """Remember an answer, and forget the one that was longest not asked for."""
        with self._lock:
            self._answers[key] = answer
            size = sum(len(each.places) for each in self._answers.values())
            while len(self._answers) > REMEMBERED or (size > REMEMBERED_PLACES and len(self._answers) > 1):
                size -= len(self._answers.pop(next(iter(self._answers))).places)


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """All that a question is answered with: an open generation, the cards, and what the reader decided."""

    view: IndexView
    catalogue: Catalogue
    lookup: Lookup
    facets: Facets
    remembered: Remembered
    revision: int = 0
    revised: Revised = field(default_factory=dict)
    cancelled: Cancelled | None = None

    def results(self, query: Query, shown: int | None = None, *, facets: bool = True) -> Results:
        """Answer a query, with the passages of the best `shown` hits. Raises QueryError and SearchCancelledError."""
        parsed = parse(query, self.lookup)
        searched, failures = self.catalogue.count(), self.catalogue.failures()
        if parsed.node is None:
            return Results(query, "", 0, (), searched, failures)
        evaluation = self.evaluation()
        answer = self._answer(parsed.node, query.text, evaluation)
        marking = Marking(answer.found.node, evaluation, answer.places)
        best = answer.ranking.order[: query.limit].tolist()
        hits = []
        for at, docnum in enumerate(best):
            evaluation.look_up()
            hits.append(self._hit(docnum, answer, marking, passages=shown is None or at < shown))
        documents = answer.found.documents
        crumbs = _crumbs(query)
        return Results(
            query,
            describe(answer.found.node),
            int(documents.sum()),
            tuple(hits),
            searched,
            failures,
            marking.total(documents),
            _matched(answer.found),
            (*parsed.remarks, *answer.found.remarks),
            self.facets.of(documents, self.view, self.catalogue, self.revised, crumbs) if facets else (),
        )

    def hits(self, query: Query, documents: Iterable[str]) -> Mapping[str, Hit]:
        """The hits in these documents, with their passages. Raises QueryError and SearchCancelledError."""
        if (node := parse(query, self.lookup).node) is None:
            return {}
        evaluation = self.evaluation()
        answer = self._answer(node, query.text, evaluation)
        marking = Marking(answer.found.node, evaluation, answer.places)
        wanted = {name: docnum for name in documents if (docnum := self.view.docnum_of_id.get(name)) is not None}
        found: dict[str, Hit] = {}
        for name, docnum in wanted.items():
            evaluation.look_up()
            if answer.found.documents[docnum]:
                found[name] = self._hit(docnum, answer, marking, passages=True)
        return found

    def matching(self, query: Query, take: Callable[[Hit], T]) -> tuple[T, ...]:
        """What `take` makes of each hit, with all its passages in their order. Raises as `results`."""
        if (node := parse(query, self.lookup).node) is None:
            return ()
        evaluation = self.evaluation()
        answer = self._answer(node, query.text, evaluation)
        marking = Marking(answer.found.node, evaluation, answer.places)
        taken = []
        for docnum in answer.ranking.order.tolist():
            evaluation.look_up()
            text, stored, words = self.catalogue.glance(self.view.number(docnum))
            marks = marking.in_text(docnum, text, decode_starts(words))
            score = float(answer.ranking.scores[docnum])
            taken.append(take(Hit(self.view.document(docnum), score, all_passages(text, stored, marks), len(marks))))
        return tuple(taken)

    def marks(self, query: Query, document: str) -> tuple[tuple[int, int], ...]:
        """Every place where a query matches in the text of a document. Raises QueryError."""
        node, docnum = parse(query, self.lookup).node, self.view.docnum_of_id.get(document)
        if node is None or docnum is None:
            return ()
        evaluation = self.evaluation()
        answer = self._answer(node, query.text, evaluation)
        text, _, words = self.catalogue.glance(self.view.number(docnum))
        return Marking(answer.found.node, evaluation, answer.places).in_text(docnum, text, decode_starts(words))

    def explain(self, query: Query, document: str) -> Explanation:
        """Why a document stands where it does. Raises QueryError."""
        node, docnum = parse(query, self.lookup).node, self.view.docnum_of_id.get(document)
        if node is None or docnum is None:
            return Explanation("", document, 0, 0.0, ())
        evaluation = self.evaluation()
        answer = self._answer(node, query.text, evaluation)
        ranking, order = answer.ranking, answer.ranking.order.tolist()
        rank_of = order.index(docnum) + 1 if answer.found.documents[docnum] else 0
        weights = [
            Weight(word.label, name, int(counts[docnum]), word.documents, float(word.scores[docnum]) * share)
            for word in weighed_words(answer.found.node, evaluation)
            for name, counts, share in word.by_field(docnum)
        ]
        return Explanation(
            describe(answer.found.node),
            document,
            rank_of,
            float(ranking.scores[docnum]) if rank_of else 0.0,
            tuple(sorted(weights, key=lambda weight: -weight.score)),
            float(ranking.closeness[docnum]),
            float(ranking.all_words[docnum]),
        )

    def warm(self) -> None:
        """Read what every search needs."""
        self.view.card_rows(self.catalogue)
        self.view.newest_first  # noqa: B018
        self.view.reader.vocabulary()

    def evaluation(self) -> Evaluation:
        """A fresh evaluation of trees over this generation."""
        return Evaluation(self.view, self.catalogue, self.revised, self.cancelled)

    def _answer(self, node: tree.Node, text: str, evaluation: Evaluation) -> Answer:
        key = (node, self.revision)
        if (known := self.remembered.get(key)) is not None:
            return known
        found = find(node, text, evaluation)
        ranking = rank(found.node, found.documents, evaluation, found.coverage)
        answer = Answer(found, ranking, Marking(found.node, evaluation).places)
        self.remembered.keep(key, answer)
        return answer

    def _hit(self, docnum: int, answer: Answer, marking: Marking, *, passages: bool) -> Hit:
        document, score = self.view.document(docnum), float(answer.ranking.scores[docnum])
        missing = tuple(said for said, having in answer.found.lacking if not having[docnum])
        if not passages:
            return Hit(document, score, (), marking.count(docnum), (), missing)
        number, titled = self.view.number(docnum), marking.in_title(docnum)
        text, stored, words = self.catalogue.glance(number)
        glance = Glance(text, stored, words, self._cards_of(number, text, words))
        if not marking.counted_by_reading and number not in self.revised:
            return Hit(document, score, glance.excerpts(marking, docnum), marking.count(docnum), titled, missing)
        marks = marking.in_text(docnum, text, decode_starts(words))
        return Hit(document, score, glance.around(marks), len(marks), titled, missing)

    def _cards_of(self, number: int, text: str, words: bytes) -> Sequence[tuple[str, bytes]]:
        """The cards that a document mentions, for the reader, with their places as they are packed."""
        if (mentions := self.revised.get(number)) is None:
            return self.catalogue.cards_of(number)
        named = ((each.card, each.start, each.end) for each in mentions)
        return tuple(packed_places(text, decode_starts(words), named).items())


def _matched(found: Found) -> Matched:
    return found.matched if found.documents.any() else "all"


def _crumbs(query: Query) -> tuple[str, ...]:
    with suppress(QueryError):
        return () if query.plain else crumbs_of(query.text)
    return ()
