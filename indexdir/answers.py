"""The frozen records of what is asked of a collection and what is answered; offsets and dates are as in records.py."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from indexdir.records import Document, Failure

Matched = Literal["all", "some", "spelling"]


class Query(Struct, frozen=True):
    """The question as a value: refining it makes a new one, and two equal questions have equal answers.

    `text` is in the query language of docs/search.md, or prose where `plain` is set (any word may match).
    `prefix` lets the last word match as a beginning, as while typing. `limit` bounds the documents returned.
    """

    text: str
    plain: bool = False
    prefix: bool = False
    limit: int = 50


class Kept(Struct, frozen=True):
    """A place that the notebook answers with: `quote` from `start` to `end` of a document.

    Where the quote does not stand there any more, the document still counts and the place does not.
    """

    document: str
    start: int
    end: int
    quote: str


class Excerpt(Struct, frozen=True):
    """A passage of a hit: `text` is the document's text from `start` to `end`; marks are document offsets.

    `number` counts the passages of the document from 0. `section` is the nearest heading before it. `cards` are the
    ids of the cards that the passage mentions, the most often mentioned first.
    """

    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    number: int = 0
    section: str = ""
    cards: tuple[str, ...] = ()


class Hit(Struct, frozen=True):
    """A document that answers a query, with its best passages first; `count` is the number of marks in all of it.

    `passages` and `title_marks` are empty where they were not asked for. `missing` are the words of the query that
    the document lacks, where only some had to match.
    """

    document: Document
    score: float
    passages: tuple[Excerpt, ...]
    count: int
    title_marks: tuple[tuple[int, int], ...] = ()
    missing: tuple[str, ...] = ()


class FacetValue(Struct, frozen=True):
    """A value that documents of the answer share: how many do, and the query text that refines to it.

    `state` says whether the query already asks for it (`in`) or leaves it out (`out`).
    """

    label: str
    count: int
    query: str
    state: Literal["", "in", "out"] = ""


class Facet(Struct, frozen=True):
    """One way of dividing an answer; `more` values are not listed.

    `name` is kind, entity, year, source, type, lang or tag.
    """

    name: str
    label: str
    values: tuple[FacetValue, ...]
    more: int = 0


class Results(Struct, frozen=True):
    """The answer to a query: best documents first, and what was and was not searched.

    `total` counts all matching documents, also those past the limit, and `places` the marks in all of them.
    `executed` is the query as it was run. `matched` says whether the documents have all that was asked for, only
    some of the words, or words of a near spelling. `remarks` tell, a line each, what was widened, respelled or not
    used.
    """

    query: Query
    executed: str
    total: int
    hits: tuple[Hit, ...]
    searched: int
    not_searched: tuple[Failure, ...] = ()
    places: int = 0
    matched: Matched = "all"
    remarks: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()


class Weight(Struct, frozen=True):
    """What one word of a query adds to the score of a document: its `count` in a `field`, and how many have it."""

    term: str
    field: str
    count: int
    documents: int
    score: float


class Explanation(Struct, frozen=True):
    """Why a document stands where it does: the sum of `weights`, `closeness` and `all_words` is its score.

    `rank` counts from 1; 0 where the document does not answer the query.
    """

    executed: str
    document: str
    rank: int
    score: float
    weights: tuple[Weight, ...]
    closeness: float = 0.0
    all_words: float = 0.0


class WordCount(Struct, frozen=True):
    """A word of a query: how many documents have it, and words of this collection that are spelled nearly so."""

    word: str
    documents: int
    near: tuple[tuple[str, int], ...] = ()


class Relaxation(Struct, frozen=True):
    """A single change that makes a query ask for less: `text` is the query to ask, `documents` what it finds."""

    label: str
    text: str
    documents: int


class Ladder(Struct, frozen=True):
    """The way out of an empty answer: what each word finds, and what each single relaxation would."""

    words: tuple[WordCount, ...]
    relaxations: tuple[Relaxation, ...]
