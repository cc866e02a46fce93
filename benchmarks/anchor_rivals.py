"""Two other ways to find a kept passage again, side by side with ours.

`hypothesis` is the published method of the Hypothesis client, written from its description: exact occurrences if there
are any, else the nearest approximate ones with at most min(256, half the length) errors; of these the one with the best
sum of quote (50), prefix (20), suffix (20) and position (2). It has no doubt: the best is taken.
`floor` is twenty lines over rapidfuzz: quote and context, exact or else as one stretch; in doubt under 80 of 100.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from tui.notebook.anchors import Placement, Selector

_LOST = Placement("lost", -1, -1, 0.0)


def _occurrences(text: str, quote: str) -> list[int]:
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _rows(pattern: str, text: str, first: NDArray[np.int32]) -> NDArray[np.int32]:
    """Sellers 1980, a row for each letter of the pattern: its distance to the nearest stretch with each end."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    places, row = np.arange(len(text) + 1, dtype=np.int32), first
    for letter in pattern:
        cheapest = row + 1
        cheapest[1:] = np.minimum(cheapest[1:], row[:-1] + (codes != ord(letter)))
        row = np.minimum.accumulate(cheapest - places) + places
    return row


def _nearest(pattern: str, text: str, most: int) -> list[tuple[int, int, int]]:
    """The stretches with the fewest errors: start, end, errors."""
    row = _rows(pattern, text, np.zeros(len(text) + 1, np.int32))
    errors = int(row.min())
    if errors > most:
        return []
    found = []
    for end in np.flatnonzero(row == errors).tolist():
        before = text[max(0, end - len(pattern) - errors) : end][::-1]
        back = _rows(pattern[::-1], before, np.arange(len(before) + 1, dtype=np.int32))
        found.append((end - int(back.argmin()), end, errors))
    return found


def hypothesis(selector: Selector, text: str) -> Placement:
    quote = selector.exact
    found = [(at, at + len(quote), 0) for at in _occurrences(text, quote)]
    found = found or _nearest(quote, text, min(256, len(quote) // 2))

    def alike(wanted: str, there: str) -> float:
        if not wanted or not there:
            return 0.0 if wanted else 1.0
        matches = _nearest(wanted, there, len(wanted))
        return 1 - matches[0][2] / len(wanted) if matches else 0.0

    def score(start: int, end: int, errors: int) -> float:
        prefix = alike(selector.prefix, text[max(0, start - len(selector.prefix)) : start])
        suffix = alike(selector.suffix, text[end : end + len(selector.suffix)])
        near = 1 - abs(start - selector.start) / len(text)
        return (50 * (1 - errors / len(quote)) + 20 * prefix + 20 * suffix + 2 * near) / 92

    if not found:
        return _LOST
    best = max(found, key=lambda one: score(*one))
    return Placement("moved", best[0], best[1], score(*best))


def floor(selector: Selector, text: str) -> Placement:
    prefix, quote, suffix = selector.prefix, selector.exact, selector.suffix

    def context(at: int) -> tuple[float, int]:
        before = Levenshtein.normalized_similarity(prefix, text[max(0, at - len(prefix)) : at])
        end = at + len(quote)
        after = Levenshtein.normalized_similarity(suffix, text[end : end + len(suffix)])
        return before + after, -abs(at - selector.start)

    found = _occurrences(text, quote)
    if found:
        best = max(found, key=context)
        return Placement("moved", best, best + len(quote), 1.0)
    near = fuzz.partial_ratio_alignment(prefix + quote + suffix, text, score_cutoff=50)
    if near is None:
        return _LOST
    inner = fuzz.partial_ratio_alignment(quote, text[near.dest_start : near.dest_end])
    if inner is None:
        return _LOST
    start = near.dest_start + inner.dest_start
    status = "moved" if near.score >= 80 else "doubtful"
    return Placement(status, start, near.dest_start + inner.dest_end, near.score / 100)


RIVALS: dict[str, Callable[[Selector, str], Placement]] = {"hypothesis": hypothesis, "floor": floor}
