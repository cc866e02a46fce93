"""The passages of a hit: the best of those that match, with their place in the document and the cards they mention."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from indexdir.answers import Excerpt
from indexdir.records import DocumentText, Passage

MOST = 3  # passages of a hit
Span = tuple[int, int]


def excerpts(reading: DocumentText, marks: Sequence[Span]) -> tuple[Excerpt, ...]:
    """The passages with most different matches, then most, then the earliest; the first where none has any."""
    starts = [passage.start for passage in reading.passages]
    inside: dict[int, list[Span]] = defaultdict(list)
    for span in marks:
        inside[max(bisect_right(starts, span[0]) - 1, 0)].append(span)

    def worth(place: int) -> tuple[int, int, int]:
        different = {reading.text[start:end].casefold() for start, end in inside[place]}
        return -len(different), -len(inside[place]), place

    best = sorted(inside, key=worth)[:MOST] or ([0] if starts else [])
    return tuple(_excerpt(reading, reading.passages[place], inside[place]) for place in best)


def _excerpt(reading: DocumentText, passage: Passage, marks: Sequence[Span]) -> Excerpt:
    text = reading.text[passage.start : passage.end]
    return Excerpt(
        passage.start,
        passage.end,
        text,
        tuple(marks),
        passage.number,
        _section(reading, passage),
        _cards(reading, passage),
    )


def _section(reading: DocumentText, passage: Passage) -> str:
    """The heading that a passage stands under, without its marks."""
    for before in reversed(reading.passages[: passage.number]):
        if before.kind == "heading":
            return " ".join(reading.text[before.start : before.end].strip("# \t").split())
    return ""


def _cards(reading: DocumentText, passage: Passage) -> tuple[str, ...]:
    first = bisect_right(reading.mentions, passage.start - 1, key=lambda mention: mention.start)
    found: Counter[str] = Counter()
    for mention in reading.mentions[first:]:
        if mention.start >= passage.end:
            break
        found[mention.card] += 1
    return tuple(card for card, _ in found.most_common())
