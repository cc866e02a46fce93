"""Places: where words stand, in all documents at once, as sorted arrays.

A place is an interval of word positions, `start` to `end` exclusive. The document is in the upper half of each
number, so that one array holds a whole collection and no distance ever reaches from one document into the next.
Words of a title stand far behind those of the text, `TITLE` and on, for the same reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]

SHIFT = 32
TITLE = 1 << 28
POSITION = (1 << SHIFT) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Places in order of their starts, then ends, none twice."""

    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def documents(self) -> Ints:
        """The document of each place."""
        return self.starts >> SHIFT

    @property
    def in_title(self) -> Bools:
        """Whether each place is in a title."""
        found: Bools = (self.starts & TITLE) != 0
        return found

    def mask(self, size: int) -> Bools:
        """Which of `size` documents have a place."""
        found = np.zeros(size, dtype=np.bool_)
        found[self.documents] = True
        return found

    def where(self, wanted: Bools) -> Places:
        """Only the places for which this is true."""
        return Places(self.starts[wanted], self.ends[wanted])

    def of(self, document: int) -> Places:
        """The places of one document."""
        low, high = np.searchsorted(self.starts, [document << SHIFT, (document + 1) << SHIFT])
        return Places(self.starts[low:high], self.ends[low:high])

    def positions(self) -> list[tuple[int, int]]:
        """The intervals without their documents; for the places of one."""
        return list(zip((self.starts & POSITION).tolist(), (self.ends & POSITION).tolist(), strict=True))


def nowhere() -> Places:
    """No place at all."""
    nothing = np.empty(0, dtype=np.int64)
    return Places(nothing, nothing)


def places_of(starts: Ints, ends: Ints) -> Places:
    """Put places in order and take out what is there twice."""
    if len(starts) < 2:
        return Places(starts, ends)
    steps = np.diff(starts)
    if steps.min() > 0:
        return Places(starts, ends)
    order = np.lexsort((ends, starts))
    starts, ends = starts[order], ends[order]
    new = np.empty(len(starts), dtype=np.bool_)
    new[0] = True
    np.logical_or(np.diff(starts) != 0, np.diff(ends) != 0, out=new[1:])
    return Places(starts, ends) if new.all() else Places(starts[new], ends[new])


def either(found: Sequence[Places]) -> Places:
    """All places of all of these."""
    some = [places for places in found if len(places)]
    if len(some) < 2:
        return some[0] if some else nowhere()
    return places_of(np.concatenate([each.starts for each in some]), np.concatenate([each.ends for each in some]))


def adjacent(parts: Sequence[Places]) -> Places:
    """Where these follow each other without a gap."""
    found = parts[0]
    for part in parts[1:]:
        low = np.searchsorted(part.starts, found.ends, "left")
        count = np.searchsorted(part.starts, found.ends, "right") - low
        starts = np.repeat(found.starts, count)
        # the places of `part` that begin where each of `found` ends, one after the other
        offsets = np.arange(len(starts)) - np.repeat(np.cumsum(count) - count, count)
        found = places_of(starts, part.ends[np.repeat(low, count) + offsets])
    return found


def near(chain: Sequence[Places], gaps: Sequence[tuple[int, bool]]) -> list[Places]:
    """The places of each link that take part in a whole chain.

    `gaps` are (most words from one to the next, whether in this order), one fewer than links.
    """
    links = list(chain)
    for at, (distance, ordered) in enumerate(gaps):
        links[at + 1] = links[at + 1].where(_reached(links[at], links[at + 1], distance, before=True, both=not ordered))
    for at, (distance, ordered) in reversed(list(enumerate(gaps))):
        links[at] = links[at].where(_reached(links[at + 1], links[at], distance, before=False, both=not ordered))
    return links


def _reached(those: Places, these: Places, distance: int, *, before: bool, both: bool) -> Bools:
    """Which of these have one of those at most so many words before them, or after them, without overlapping."""
    found = np.zeros(len(these), dtype=np.bool_)
    if not len(those) or not len(these):
        return found
    if before or both:
        ends = np.sort(those.ends)
        at = np.searchsorted(ends, these.starts, "right") - 1
        found |= (at >= 0) & (these.starts - ends[np.maximum(at, 0)] + 1 <= distance)
    if both or not before:
        at = np.searchsorted(those.starts, these.ends, "left")
        inside = at < len(those)
        found |= inside & (those.starts[np.minimum(at, len(those) - 1)] - these.ends + 1 <= distance)
    return found


def within(words: Sequence[tuple[Places, int]], stretch: int) -> Places:
    """The places that stand with all the others inside so many positions; each word with how many are needed."""
    fitting = [(each.where(each.ends - each.starts <= stretch), needed) for each, needed in words]
    every = either([each for each, _ in fitting])
    holds = np.ones(len(every), dtype=np.bool_)
    for each, needed in fitting:
        last = np.searchsorted(np.sort(each.ends), every.starts + stretch, "right")
        holds &= last - np.searchsorted(each.starts, every.starts, "left") >= needed
    begins = every.starts[holds]
    if not len(begins):
        return nowhere()
    at = np.searchsorted(begins, every.starts, "right") - 1
    return every.where((at >= 0) & (every.ends <= begins[np.maximum(at, 0)] + stretch))


def in_same(units: Sequence[Places], passages: Places) -> list[Places]:
    """The places of each unit that stand in a passage with a place of every other."""
    numbers = [np.searchsorted(passages.starts, unit.starts, "right") for unit in units]
    common = numbers[0]
    for other in numbers[1:]:
        common = np.intersect1d(common, other)
    return [unit.where(np.isin(number, common)) for unit, number in zip(units, numbers, strict=True)]


def merged(found: Places) -> Places:
    """Overlapping places as one."""
    if len(found) < 2:
        return found
    reach = np.maximum.accumulate(found.ends)
    first = np.empty(len(found), dtype=np.bool_)
    first[0] = True
    np.greater_equal(found.starts[1:], reach[:-1], out=first[1:])
    begins = np.flatnonzero(first)
    last = np.append(begins[1:], len(found)) - 1
    return Places(found.starts[begins], reach[last])


def from_intervals(found: Iterable[tuple[int, int, int]]) -> Places:
    """Places from (document, start, end)."""
    rows = np.array(list(found), dtype=np.int64).reshape(-1, 3)
    shifted = rows[:, 0] << SHIFT
    return places_of(shifted + rows[:, 1], shifted + rows[:, 2])
