"""How far the review of an answer has come: every passage that a query finds, with what was decided about it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from indexdir import Query, UnknownItemError
from tui.notebook.review import Review, Verdict
from tui.notebook.review_base import Base
from tui.notebook.reviewing import strongest
from tui.notebook.saved import moment

if TYPE_CHECKING:
    from indexdir import Document, Hit, Library

Spot = tuple[str, int, int]
"""A document, and the span of a passage in it."""
Cancelled = Callable[[], bool]


class Found(NamedTuple):
    """A document of an answer with its hits, in their order: the passages, the first mark in each, and their texts.

    Of the texts only the hashes: an answer may have a hundred thousand passages.
    """

    document: Document
    spans: tuple[tuple[int, int], ...]
    marks: tuple[int, ...]
    texts: tuple[int, ...]

    @classmethod
    def of(cls, hit: Hit) -> Found:
        """What is to be known of a hit that has all its passages."""
        spans = tuple((each.start, each.end) for each in hit.passages)
        marks = tuple(each.marks[0][0] if each.marks else each.start for each in hit.passages)
        return cls(hit.document, spans, marks, tuple(hash(each.text) for each in hit.passages))

    def number(self, span: tuple[int, int]) -> int:
        """Which of the hits this span is, from 0; -1 for none."""
        at = bisect_right(self.spans, span) - 1
        return at if at >= 0 and self.spans[at] == span else -1


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """The review of an answer. `verdicts` are those on its hits; `earlier` those on text that is not there any more.

    `beyond` counts those on passages that the query does not find now. `placed` says by its id where each stands.
    `total` counts the hits, `new` the open ones in documents that are new or changed since the base.
    """

    query: str
    found: tuple[Found, ...]
    verdicts: Mapping[Spot, Review]
    earlier: tuple[Review, ...]
    beyond: int
    placed: Mapping[str, Spot | None]
    base: Base
    total: int = 0
    new: int = 0
    _by_id: Mapping[str, Found] = field(default_factory=dict)
    _tallies: Mapping[str, Counter[Verdict]] = field(default_factory=dict)
    _counts: Counter[Verdict] = field(default_factory=Counter)

    @property
    def begun(self) -> bool:
        """Whether anything was ever decided."""
        return bool(self.placed)

    def count(self, verdict: Verdict) -> int:
        """How many hits have this verdict."""
        return self._counts[verdict]

    @property
    def reviewed(self) -> int:
        """How many hits are kept or dismissed."""
        return self.count("kept") + self.count("dismissed")

    def open_in(self, document: str) -> int:
        """How many hits of a document are neither kept nor dismissed."""
        there = self._by_id.get(document)
        tally = self._tallies.get(document, Counter())
        return len(there.spans) - tally["kept"] - tally["dismissed"] if there is not None else 0

    def all_dismissed(self, document: str) -> bool:
        """Whether every hit of a document is dismissed."""
        there = self._by_id.get(document)
        dismissed = self._tallies.get(document, Counter())["dismissed"]
        return there is not None and dismissed == len(there.spans) > 0

    def answers(self, document: Document) -> bool:
        """Whether a document answers, in the text that was searched."""
        there = self._by_id.get(document.id)
        return there is not None and there.document.digest == document.digest

    def verdict(self, spot: Spot) -> str:
        """What was decided about a hit, or empty."""
        known = self.verdicts.get(spot)
        return known.verdict if known is not None else ""

    def hit_at(self, document: str, offset: int) -> Spot | None:
        """The hit that holds an offset of a document; None where that is in no hit."""
        there = self._by_id.get(document)
        at = bisect_right(there.spans, offset, key=lambda span: span[0]) - 1 if there is not None else -1
        if there is None or at < 0 or offset >= there.spans[at][1]:
            return None
        return (document, *there.spans[at])

    def spans_in(self, document: str) -> Sequence[tuple[int, int]]:
        """The hits of a document, in their order."""
        there = self._by_id.get(document)
        return there.spans if there is not None else ()

    @property
    def out_of_sight(self) -> int:
        """How many documents have no hit that is not dismissed."""
        return sum(self.all_dismissed(name) for name in self._tallies)

    def mark_of(self, spot: Spot) -> int:
        """The first mark in a hit."""
        there = self._by_id[spot[0]]
        return there.marks[there.number(spot[1:])]

    def open_hits(self, document: str) -> Iterator[Spot]:
        """The open hits of a document, in their order."""
        there = self._by_id.get(document)
        for span in there.spans if there is not None else ():
            if self.verdict((document, *span)) in ("", "seen"):
                yield (document, *span)

    def next_open(self, document: str, offset: int, among: Collection[str] | None = None) -> Spot | None:
        """The first open hit behind an offset of a document, else in the documents below; None for no more.

        From a document that is not in the answer it is the first of all. `among` are the documents that count.
        """
        names = [each.document.id for each in self.found]
        at = names.index(document) if document in names else 0
        for name in names[at:]:
            if not self.open_in(name) or (among is not None and name not in among):
                continue
            for spot in self.open_hits(name):
                if name != document or spot[1] > offset:
                    return spot
        return None

    def caught_up(self) -> Base | None:
        """What the base is to be from now on, None where it can stay: until all that is new is reviewed."""
        now = {each.document.id: each.document.digest for each in self.found}
        if self.base.documents == now or (self.base.documents and self.new):
            return None
        return Base(now, moment())

    @property
    def words(self) -> str:
        """How far it has come: `134 of 152 passages reviewed: 20 kept, 114 dismissed`."""
        return f"{self._of_all} reviewed: {self._parts}"

    @property
    def _parts(self) -> str:
        return f"{self.count('kept'):,} kept, {self.count('dismissed'):,} dismissed"

    @property
    def _of_all(self) -> str:
        return f"{self.reviewed:,} of {self.total:,} {'passage' if self.total == 1 else 'passages'}"

    def wordings(self) -> tuple[str, ...]:
        """How far it has come and what else is to be known, the longest wording first."""
        bare = f"{self.reviewed:,} of {self.total:,} reviewed"
        new = f" · {self.new:,} new since {self.base.at[:10]}" if self.new else ""
        earlier = f" · {len(self.earlier):,} of an earlier text" if self.earlier else ""
        beyond = f" · {self.beyond:,} no longer found" if self.beyond else ""
        forms = (
            f"{self.words}{new}{earlier}{beyond}",
            f"{self.words}{new}",
            self.words,
            f"{bare}: {self._parts}{f' · {self.new:,} new' if self.new else ''}",
            f"{bare}: {self._parts}",
            f"{bare}{f' · {self.new:,} new' if self.new else ''}",
            bare,
            f"{self.reviewed:,}/{self.total:,}",
        )
        return tuple(dict.fromkeys(forms))

    def beside(self, found: Sequence[str]) -> tuple[str, ...]:
        """How far it has come and how much was found, the longest wordings of both first.

        Passages are told apart from the hits in them: either both are named, or only one is told.
        """
        most, partly = self.wordings(), len(found) > 2
        named = dict.fromkeys((*most[: most.index(self.words) + 1], f"{self._of_all} reviewed"))
        plain = [each for each in named if each.startswith(self.words)]
        if partly:  # not all was searched: that is told at any width
            together = [f"{each} · {told}" for told in found for each in named]
            return (*together, f"{most[-1]} · {found[-1]}")
        return (*(f"{each} · {found[0]}" for each in plain), *most)


def find_hits(library: Library, query: str, cancelled: Cancelled | None = None) -> tuple[Found, ...]:
    """Every hit of a query. Raises QueryError and SearchCancelledError."""
    return library.matching(Query(query), Found.of, cancelled=cancelled)


def ledger_of(
    query: str,
    found: tuple[Found, ...],
    reviews: Sequence[Review],
    library: Library,
    base: Base | None = None,
    placed: Mapping[str, Spot | None] | None = None,
) -> Ledger:
    """Lay what was decided about the hits of a query over its answer; `placed` is where some are known to stand."""
    by_id = {each.document.id: each for each in found}
    known = placed or {}
    where = {each.id: known[each.id] for each in reviews if each.id in known}
    where |= _placed([each for each in reviews if each.id not in where], by_id, library)
    on: dict[Spot, list[Review]] = defaultdict(list)
    earlier, beyond = [], 0
    for each in reviews:
        spot = where[each.id]
        if spot is None:
            earlier += [each] if each.verdict != "seen" else []
        elif spot[0] in by_id and by_id[spot[0]].number(spot[1:]) >= 0:
            on[spot].append(each)
        else:
            beyond += each.verdict != "seen"
    verdicts = {spot: strongest(each) for spot, each in on.items()}
    tallies: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for spot, review in verdicts.items():
        tallies[spot[0]][review.verdict] += 1
    counts = Counter(review.verdict for review in verdicts.values())
    laid = Ledger(query, found, verdicts, tuple(earlier), beyond, where, base or Base({}, ""))
    laid = replace(
        laid, total=sum(len(each.spans) for each in found), _by_id=by_id, _tallies=dict(tallies), _counts=counts
    )
    return replace(laid, new=_new(laid))


def _new(ledger: Ledger) -> int:
    known = ledger.base.documents
    changed = (each.document for each in ledger.found if known.get(each.document.id) != each.document.digest)
    return sum(ledger.open_in(document.id) for document in changed) if known else 0


def _placed(
    reviews: Sequence[Review], by_id: Mapping[str, Found], library: Library
) -> Iterator[tuple[str, Spot | None]]:
    """Where verdicts stand in the documents as they are now."""
    others = []
    for each in reviews:
        there = by_id.get(each.document)
        at = there.number((each.start, each.end)) if there is not None and there.document.digest == each.digest else -1
        if there is not None and at >= 0 and there.texts[at] == hash(each.quote):
            yield each.id, (each.document, each.start, each.end)
        else:
            others.append(each)
    if others:
        yield from _placed_by_reading(others, library)


def _placed_by_reading(reviews: Sequence[Review], library: Library) -> Iterator[tuple[str, Spot | None]]:
    documents = {document.id for document in library.documents()}
    files: dict[str, list[str]] = defaultdict(list)
    for document in library.documents():
        files[document.digest].append(document.id)
    groups: dict[str, list[Review]] = defaultdict(list)
    for each in reviews:
        same = files[each.digest] if each.digest else []
        if each.document in documents:
            groups[each.document].append(each)
        elif len(same) == 1:  # the very file under another name
            groups[same[0]].append(each)
        else:
            yield each.id, None
    for name, group in groups.items():
        try:
            reading = library.read(name)
        except UnknownItemError:
            reading = None
        for each in group:
            span = each.span_in(reading) if reading is not None else None
            yield each.id, (name, *span) if span is not None else None
