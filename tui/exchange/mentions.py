"""The passages of the documents that say most of a card, and what was kept of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from indexdir import Card, DocumentText, IndexdirError, Library, Passage
from tui.copying import citation_of
from tui.exchange.quotations import Quotation
from tui.notebook import Bookmark
from tui.notebook.folding import same_key


def kept_of(card: Card, library: Library, bookmarks: Iterable[Bookmark]) -> list[Bookmark]:
    """The bookmarks on a card, on passages that mention it, and those whose tags have its name."""
    names = {same_key(name) for name in (card.id, card.name, *card.aliases)}
    mentioning = {document for document, _ in library.mentions_of(card.id)}
    readings: dict[str, DocumentText] = {}
    found = []
    for mark in bookmarks:
        now = mark.now.document
        if mark.card == card.id or names & set(map(same_key, mark.tags)):
            found.append(mark)
        elif mark.kind == "passage" and now in mentioning:
            reading = readings.get(now) or readings.setdefault(now, library.read(now))
            span = mark.span_in(reading)
            if span is not None and card.id in cards_in(reading, *span):
                found.append(mark)
    return found


def cards_in(reading: DocumentText, start: int, end: int) -> Counter[str]:
    """The cards that are mentioned between two offsets, with how often."""
    first = bisect_left(reading.mentions, start, key=attrgetter("start"))
    last = bisect_left(reading.mentions, end, key=attrgetter("start"))
    return Counter(mention.card for mention in reading.mentions[first:last])


def best_passages(card: str, library: Library, most: int, taken: Sequence[Quotation] = ()) -> list[Quotation]:
    """Of each document that mentions a card the passages with most mentions of it, at most so many, in their order.

    Those that something was `taken` from are left out. The documents stand by date.
    """
    spans = [(each.citation.document, each.citation.start, each.citation.end) for each in taken]
    found: list[Quotation] = []
    for document, _ in library.mentions_of(card):
        reading = library.read(document)
        before = [(start, end) for name, start, end in spans if name == document]
        counts = _counted(card, reading)
        for passage in _best(counts, reading.passages, most, before):
            citation = citation_of(reading, passage.start, passage.end, library.key)
            found.append(Quotation(citation, None, reading.document))
    return found


def _counted(card: str, reading: DocumentText) -> Counter[int]:
    """How often each passage mentions a card, by its place among the passages."""
    counts: Counter[int] = Counter()
    for mention in reading.mentions:
        if mention.card == card:
            counts[bisect_right(reading.passages, mention.start, key=attrgetter("start")) - 1] += 1
    return counts


def _best(
    counts: Counter[int], passages: Sequence[Passage], most: int, taken: Sequence[tuple[int, int]]
) -> list[Passage]:
    open_ones = [
        at
        for at in counts
        if at >= 0 and not any(start < passages[at].end and passages[at].start < end for start, end in taken)
    ]
    # A heading says little by itself.
    order = sorted(open_ones, key=lambda at: (passages[at].kind == "heading", -counts[at], at))
    return [passages[at] for at in sorted(order[:most])]


def names_in(library: Library, quotations: Iterable[Quotation]) -> list[tuple[Card, int]]:
    """The cards that quotations mention, with in how many of them, the most frequent first."""
    counts: Counter[str] = Counter()
    for each in quotations:
        if each.document is None or not each.citation.quote or each.doubt:
            continue
        try:
            reading = library.read(each.document.id)
        except IndexdirError:
            continue
        counts.update(set(cards_in(reading, each.citation.start, each.citation.end)))
    cards = {card.id: card for card in library.cards()}
    order = sorted((name for name in counts if name in cards), key=lambda name: (-counts[name], cards[name].name))
    return [(cards[name], counts[name]) for name in order]
