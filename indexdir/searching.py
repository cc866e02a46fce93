"""What is asked of a collection in words: one place that opens, remembers and answers, for any thread."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from indexdir.answers import Explanation, Hit, Kept, Ladder, Query, Results
from indexdir.mentions import Mentions
from indexdir.openings import Opened, Openings
from indexdir.records import Card, DocumentText
from indexdir.verified import Draft, Verification

if TYPE_CHECKING:
    from indexdir.query.lookup import Keeps
    from indexdir.search import Search

T = TypeVar("T")
Tags = Callable[[], Mapping[str, Iterable[str]]]
Spans = tuple[tuple[int, int], ...]

# The search and the engine are imported when something is searched for: the first screen needs neither.


class Searching:
    """Answers queries over the newest generation, with the reader's decisions and the notebook's knowledge."""

    def __init__(
        self, openings: Openings, mentions: Mentions, cards: Mapping[str, Card], kinds: Mapping[str, str]
    ) -> None:
        self._openings = openings
        self._mentions = mentions
        self._cards = cards
        self._kinds = kinds
        self._keeps: Keeps | None = None
        self._tags: Tags = dict
        self._lookup: object = None

    def keeps(self, answer: Callable[..., Iterable[Kept]], tags: Tags) -> None:
        """Let the notebook answer what only it knows."""
        self._keeps, self._tags, self._lookup = answer, tags, None

    def results(
        self, query: Query, cancelled: Callable[[], bool] | None, shown: int | None, *, facets: bool
    ) -> Results:
        """Answer a query."""
        nothing = Results(query, "", 0, (), 0)
        return self._ask(lambda search: search.results(query, shown, facets=facets), nothing, cancelled)

    def hits(
        self, query: Query, documents: Iterable[str], cancelled: Callable[[], bool] | None = None
    ) -> Mapping[str, Hit]:
        """The hits in these documents, with their passages."""
        nothing: Mapping[str, Hit] = {}
        return self._ask(lambda search: search.hits(query, documents), nothing, cancelled)

    def matching(
        self, query: Query, take: Callable[[Hit], T], cancelled: Callable[[], bool] | None = None
    ) -> tuple[T, ...]:
        """What `take` makes of each hit, with all its passages."""
        nothing: tuple[T, ...] = ()
        return self._ask(lambda search: search.matching(query, take), nothing, cancelled)

    def marks(self, query: Query, reading: DocumentText) -> Spans:
        """Where a query matches in a document, as long as it is the one that was searched."""

        def mark(search: Search) -> Spans:
            docnum = search.view.docnum_of_id.get(reading.document.id)
            if docnum is None or search.view.document(docnum).digest != reading.document.digest:
                return ()
            return search.marks(query, reading.document.id)

        return self._ask(mark, ())

    def explain(self, query: Query, document: str) -> Explanation:
        """Why a document stands where it does in the answer to a query."""
        return self._ask(lambda search: search.explain(query, document), Explanation("", document, 0, 0.0, ()))

    def ladder(self, query: Query) -> Ladder:
        """The ways out of an empty answer."""
        from indexdir.ladder import ladder

        return self._ask(lambda search: ladder(query, search), Ladder((), ()))

    def verify(
        self,
        draft: Draft,
        among: Collection[str] | None,
        report: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> Verification:
        """Check the quotations of a draft."""
        from indexdir.verifying.checking import Checker, verify

        def check(search: Search) -> Verification:
            checker = Checker(search.view, search.catalogue, among)
            return verify(draft, checker, search.catalogue.failures(), report, cancelled)

        return self._ask(check, Verification(draft, (), 0))

    def warm(self) -> None:
        """Read what every search needs, so that the first does not wait for it."""
        self._ask(lambda search: search.warm(), None)

    def _ask(self, question: Callable[[Search], T], nothing: T, cancelled: Callable[[], bool] | None = None) -> T:
        return self._openings.ask(lambda opened: question(self._search(opened, cancelled)), nothing)

    def _search(self, opened: Opened, cancelled: Callable[[], bool] | None) -> Search:
        from indexdir.engines.whoosh import WhooshEngine
        from indexdir.matching.facets import Facets
        from indexdir.matching.view import IndexView
        from indexdir.query.lookup import Lookup
        from indexdir.search import Remembered, Search

        def read() -> tuple[IndexView, Remembered]:
            opened.generation.verify()
            reader = WhooshEngine().reader(opened.folder)
            try:
                return IndexView(reader, opened.catalogue), Remembered()
            except BaseException:
                reader.close()
                raise

        view, remembered = opened.shared.once(read, close=lambda made: made[0].reader.close())
        lookup = self._lookup
        if not isinstance(lookup, Lookup):
            lookup = self._lookup = Lookup(tuple(self._cards.values()), self._kinds, self._keeps)
        revision, revised = self._mentions.revised(opened)
        facets = Facets(self._cards, self._kinds, self._tags)
        return Search(view, opened.catalogue, lookup, facets, remembered, revision, revised, cancelled)
