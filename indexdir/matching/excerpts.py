"""The passages of a hit: the best of those that match, with their place in the document and the cards they mention."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from indexdir.answers import Excerpt
from indexdir.matching.marking import Marking
from indexdir.query.places import Ints

MOST = 3  # passages of a hit
Span = tuple[int, int]
Stored = tuple[int, int, str]  # a passage: start, end, kind


class Glance:
    """A document as its excerpts need it; nothing of a long one is worked out but what they show."""

    def __init__(self, text: str, passages: Sequence[Stored], words: bytes, cards: Sequence[tuple[str, bytes]]) -> None:
        self.text = text
        self._passages = passages
        self._starts = _starts(words)
        self._cards = cards
        self._begins: Ints = np.searchsorted(self._starts, [start for start, _, _ in passages])

    def excerpts(self, marking: Marking, docnum: int) -> tuple[Excerpt, ...]:
        """The passages with most different units, then most marks, then the earliest; the first where none has any."""
        if not self._passages:
            return ()
        passages, counts, units = marking.by_passage(docnum, self._begins)
        order = np.lexsort((-counts, -units))
        best = [int(place) for place in order[:MOST] if counts[place]] or [0]
        return tuple(
            self._excerpt(place, marking.some_in_text(docnum, passages == place, self.text, self._starts))
            for place in best
        )

    def around(self, marks: Sequence[Span]) -> tuple[Excerpt, ...]:
        """The same for marks in offsets; those that are different are written differently."""
        starts = [start for start, _, _ in self._passages]
        inside: dict[int, list[Span]] = defaultdict(list)
        for span in marks:
            inside[max(bisect_right(starts, span[0]) - 1, 0)].append(span)

        def worth(place: int) -> tuple[int, int, int]:
            different = {self.text[start:end].casefold() for start, end in inside[place]}
            return -len(different), -len(inside[place]), place

        best = sorted(inside, key=worth)[:MOST] or ([0] if starts else [])
        return tuple(self._excerpt(place, inside[place]) for place in best)

    def _excerpt(self, place: int, marks: list[Span]) -> Excerpt:
        start, end, _ = self._passages[place]
        return Excerpt(
            start, end, self.text[start:end], tuple(marks), place, self._section(place), self._mentioned(place)
        )

    def _section(self, place: int) -> str:
        """The heading that a passage stands under, without its marks."""
        for start, end, kind in reversed(self._passages[:place]):
            if kind == "heading":
                return " ".join(self.text[start:end].strip("# \t").split())
        return ""

    def _mentioned(self, place: int) -> tuple[str, ...]:
        """The cards that a passage mentions, the most often mentioned first, then the first."""
        begin = int(self._begins[place])
        end = int(self._begins[place + 1]) if place + 1 < len(self._begins) else len(self._starts)
        found = []
        for card, packed in self._cards:
            firsts = np.frombuffer(packed, dtype=np.uint32)[::2]
            low, high = np.searchsorted(firsts, [begin, end]).tolist()
            if low < high:
                found.append((low - high, int(firsts[low]), card))
        return tuple(card for _, _, card in sorted(found))


def all_passages(text: str, passages: Sequence[Stored], marks: Sequence[Span]) -> tuple[Excerpt, ...]:
    """All passages that have marks, in their order; the first one where none has any."""
    starts = [start for start, _, _ in passages]
    inside: dict[int, list[Span]] = defaultdict(list)
    for span in marks:
        inside[max(bisect_right(starts, span[0]) - 1, 0)].append(span)
    numbers = [number for number in inside if number < len(passages)] or [0][: len(passages)]
    places = ((number, *passages[number][:2]) for number in sorted(numbers))
    return tuple(Excerpt(start, end, text[start:end], tuple(inside[at]), at) for at, start, end in places)


def _starts(packed: bytes) -> Ints:
    if not packed:
        return np.empty(0, dtype=np.int64)
    steps = np.frombuffer(packed, offset=1, dtype={"B": np.uint8, "H": np.uint16, "I": np.uint32}[chr(packed[0])])
    starts: Ints = np.cumsum(steps, dtype=np.int64)
    return starts
