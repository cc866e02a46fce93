"""A query and an open index become results: ranked documents, each with its best passages and their marks."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence

from indexdir.answers import Excerpt, Hit, Query, Results
from indexdir.catalogue import Catalogue
from indexdir.engines.base import EngineReader
from indexdir.errors import SearchCancelledError
from indexdir.query.grammar import describe, parse
from indexdir.query.spans import Span, Spotter
from indexdir.records import DocumentText

PASSAGES = 3  # of a hit


def search(
    query: Query, reader: EngineReader, catalogue: Catalogue, cancelled: Callable[[], bool] | None = None
) -> Results:
    """Answer a query. Raises QueryError, DamagedIndexError and SearchCancelledError."""
    node = parse(query)
    searched, failures = catalogue.count(), catalogue.failures()
    if node is None:
        return Results(query, "", 0, (), searched, failures)
    ranked = reader.search(node, query.limit, cancelled)
    spotter = Spotter(node)
    hits = []
    for number, score in ranked.best:
        if cancelled and cancelled():
            raise SearchCancelledError("the search was given up")
        hits.append(_hit(number, score, spotter, catalogue))
    return Results(query, describe(node), ranked.total, tuple(hits), searched, failures)


def marks(query: Query, reading: DocumentText) -> tuple[Span, ...]:
    """Every place where a query matches in a document's passages, in order. Raises QueryError."""
    if not reading.passages:
        return ()
    return Spotter(parse(query)).spans(reading.text, reading.passages[0].start)


def _hit(number: int, score: float, spotter: Spotter, catalogue: Catalogue) -> Hit:
    document, text, passages = catalogue.text(number)
    found = spotter.spans(text, passages[0][0] if passages else 0)
    excerpts = tuple(
        Excerpt(start, end, text[start:end], tuple(spans)) for start, end, spans in _best(text, passages, found)
    )
    return Hit(document, score, excerpts, len(found), spotter.spans(document.title))


def _best(
    text: str, passages: Sequence[tuple[int, int, str]], found: Sequence[Span]
) -> list[tuple[int, int, list[Span]]]:
    """The passages with most different matches, then most matches, then the earliest; the first where none has any."""
    starts = [passage[0] for passage in passages]
    inside: dict[int, list[Span]] = defaultdict(list)
    for span in found:
        inside[bisect_right(starts, span[0]) - 1].append(span)

    def worth(place: int) -> tuple[int, int, int]:
        different = {text[start:end].casefold() for start, end in inside[place]}
        return -len(different), -len(inside[place]), place

    best = sorted(inside, key=worth)[:PASSAGES] or ([0] if passages else [])
    return [(*passages[place][:2], inside[place]) for place in best]
