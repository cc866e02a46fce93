"""What the order of the passages of a document tells of those that could stand in several places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import msgspec

Span = tuple[int, int]


class Landmark(msgspec.Struct, frozen=True):
    """A passage that surely has come from an offset to a span."""

    was: int
    start: int
    end: int


class Order:
    """The landmarks of a document that are still in one order."""

    def __init__(self, landmarks: Iterable[Landmark]) -> None:
        self._kept = _rising(sorted(set(landmarks), key=lambda mark: (mark.was, mark.start)))
        self._were = [mark.was for mark in self._kept]

    def __bool__(self) -> bool:
        return bool(self._kept)

    def between(self, was: int, spans: Iterable[Span]) -> list[Span]:
        """The spans that lie between the landmarks that stood before and behind an offset."""
        before, behind = self._neighbours(was)
        low = before.end if before else 0
        return [span for span in spans if low <= span[0] and (behind is None or span[1] <= behind.start)]

    def only(self, was: int, spans: Iterable[Span], *, as_far: bool = False) -> Span | None:
        """The one span that can be what stood at an offset, None where that is none or several.

        Of several between the same landmarks it is the one that has come as far as one of these; with `as_far` a single
        one must have done so too.
        """
        inside = self.between(was, spans)
        if as_far or len(inside) > 1:
            shifts = {mark.start - mark.was for mark in self._neighbours(was) if mark}
            inside = [span for span in inside if span[0] - was in shifts]
        return inside[0] if len(inside) == 1 else None

    def _neighbours(self, was: int) -> tuple[Landmark | None, Landmark | None]:
        before, behind = bisect_left(self._were, was) - 1, bisect_right(self._were, was)
        return self._kept[before] if before >= 0 else None, self._kept[behind] if behind < len(self._kept) else None


def _rising(landmarks: Sequence[Landmark]) -> list[Landmark]:
    """The longest row of landmarks that rises in the new text too; the others have changed places."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for number, mark in enumerate(landmarks):
        at = bisect_left(ends, mark.start)
        before.append(tails[at - 1] if at else -1)
        ends[at : at + 1] = [mark.start]
        tails[at : at + 1] = [number]
    rising: list[Landmark] = []
    number = tails[-1] if tails else -1
    while number >= 0:
        rising.append(landmarks[number])
        number = before[number]
    return rising[::-1]
