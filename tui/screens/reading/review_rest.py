"""The passages of a document that a review goes over besides its best ones, for the list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from indexdir import DocumentText, Excerpt, Library, Query, UnknownItemError
from tui.screens.reading.answers import Answer
from tui.screens.reading.handlers import hears
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled

Span = tuple[int, int]


class RestFound(Answer, frozen=True):
    """Passages that a query finds, by document and digest."""

    query: str
    excerpts: Mapping[tuple[str, str], Sequence[Excerpt]]


def rest_wanted(room: Room, query: str, spans: Mapping[str, Sequence[Span]]) -> None:
    """Look up passages of documents that have come into view."""
    room.fetch("rest", partial(_find, room.library, query, spans))


def _find(library: Library, query: str, spans: Mapping[str, Sequence[Span]], cancelled: Cancelled) -> Answer | None:
    found: dict[tuple[str, str], Sequence[Excerpt]] = {}
    for name, wanted in spans.items():
        if cancelled():
            return None
        try:
            reading = library.read(name)
        except UnknownItemError:
            continue  # the answer without it is on its way
        found[name, reading.document.digest] = excerpts_of(reading, wanted, library.marks(Query(query), reading))
    return RestFound(query, found)


def excerpts_of(reading: DocumentText, spans: Sequence[Span], marks: Sequence[Span]) -> tuple[Excerpt, ...]:
    """Those of some spans that are passages of the text, with what there is to tell of them."""
    numbers = {(each.start, each.end): at for at, each in enumerate(reading.passages)}
    headings = [each for each in reading.passages if each.kind == "heading"]
    heads, marked = [each.start for each in headings], [start for start, _ in marks]
    named = [each.start for each in reading.mentions]
    found = []
    for start, end in spans:
        if (start, end) not in numbers:
            continue
        inside = tuple(marks[bisect_left(marked, start) : bisect_left(marked, end)])
        head = bisect_left(heads, start) - 1
        section = reading.text[headings[head].start : headings[head].end] if head >= 0 else ""
        cards = Counter(
            each.card for each in reading.mentions[bisect_left(named, start) : bisect_right(named, end - 1)]
        )
        told = " ".join(section.strip("# \t").split()), tuple(card for card, _ in cards.most_common())
        found.append(Excerpt(start, end, reading.text[start:end], inside, numbers[start, end], *told))
    return tuple(found)


@hears(RestFound)
def rest_found(room: Room, answer: RestFound) -> None:
    """Show them, unless it is another review by now."""
    room.documents_pane.add_rest(answer.query, answer.excerpts)
