"""The part of the façade that is asked in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from indexdir.answers import Explanation, Hit, Kept, Ladder, Query, Results
from indexdir.records import DocumentText
from indexdir.searching import Searching
from indexdir.verified import Draft, Verification

T = TypeVar("T")


class Asked:
    """What can be searched for and asked about the answers. Any thread may call it."""

    def __init__(self, searching: Searching) -> None:
        self._searching = searching

    def search(
        self,
        query: Query,
        *,
        cancelled: Callable[[], bool] | None = None,
        excerpts: int | None = None,
        facets: bool = True,
    ) -> Results:
        """Answer a query, with the passages of the best `excerpts` hits, all if None.

        Raises QueryError, SearchCancelledError, DamagedIndexError once the index is set aside.
        """
        return self._searching.results(query, cancelled, excerpts, facets=facets)

    def excerpts(
        self, query: Query, document_ids: Iterable[str], *, cancelled: Callable[[], bool] | None = None
    ) -> Mapping[str, Hit]:
        """The hits of a query in these documents, with their passages. Raises as `search`."""
        return self._searching.hits(query, document_ids, cancelled)

    def matching(
        self, query: Query, take: Callable[[Hit], T], *, cancelled: Callable[[], bool] | None = None
    ) -> tuple[T, ...]:
        """What `take` makes of each hit of a query, the best first: of all of them, whatever its limit.

        Each has all the passages that match, in their order; the first one where only its title or its cards do.
        What else an excerpt tells is left out. Raises as `search`.
        """
        return self._searching.matching(query, take, cancelled)

    def explain(self, query: Query, document_id: str) -> Explanation:
        """Why a document stands where it does in the answer to a query. Raises QueryError."""
        return self._searching.explain(query, document_id)

    def ladder(self, query: Query) -> Ladder:
        """What the words of a query find and what it would find if it asked for less. Raises QueryError."""
        return self._searching.ladder(query)

    def crumbs(self, text: str) -> tuple[str, ...]:
        """The refinements of a query, cut at its `|`. Raises QueryError."""
        from indexdir.query.grammar import crumbs_of

        return crumbs_of(text)

    def keeps(
        self, answer: Callable[..., Iterable[Kept]], *, tags: Callable[[], Mapping[str, Iterable[str]]] = dict
    ) -> None:
        """Let the notebook answer `is:`, `tag:` and `in:notes`, and say which documents have which tag.

        `answer` takes `bookmarked`, `tag` or `note`, and the value that was asked for.
        """
        self._searching.keeps(answer, tags)

    def warm(self) -> None:
        """Read what every search needs, so that the first does not wait for it."""
        self._searching.warm()

    def marks(self, query: Query, reading: DocumentText) -> tuple[tuple[int, int], ...]:
        """Every place where a query matches in a document, in order. Raises QueryError."""
        return self._searching.marks(query, reading)

    def verify(
        self,
        draft: Draft,
        *,
        among: Collection[str] | None = None,
        report: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Verification:
        """Look each quotation of a draft up, in all documents or `among` those with these ids.

        `report` is told how many are done, of how many. Raises SearchCancelledError.
        """
        return self._searching.verify(draft, among, report, cancelled)
