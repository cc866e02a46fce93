"""Where a pattern may lie, by the votes of its rarest q-grams."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexdir.approximate.folded import Indexed, grams_of

LONG = 1024
"""From this many characters on, a pattern is found by its ends."""

_SEEDS = 192
_POSTINGS = 400_000
_TRIED = 16
_FEWEST, _BESIDE = 0.2, 0.4


def _length_for(pattern: int) -> int:
    return 2 if pattern < 12 else 3 if pattern < 32 else 4 if pattern < LONG else 8


def regions_of(wanted: str, indexed: Indexed, allowed: int) -> list[tuple[int, int]]:
    """The stretches of text where the pattern may lie, by the votes of its rarest q-grams."""
    length = _length_for(len(wanted))
    own = grams_of(np.frombuffer(wanted.encode("utf-32-le", "surrogatepass"), np.uint32), length).astype(np.int64)
    if not len(own) or len(indexed.text) < length:
        return []
    order, bounds = indexed.postings(length)
    counts = bounds[own + 1] - bounds[own]
    seeds = _seeds(counts)
    lists = [order[bounds[own[seed]] : bounds[own[seed] + 1]] - seed for seed in seeds]
    rarity = np.log1p(len(indexed.text) / np.maximum(counts[seeds], 1))
    diagonals = np.concatenate(lists) if lists else np.zeros(0, np.int64)
    if not len(diagonals):
        return []
    weights = np.repeat(rarity, counts[seeds])
    band = max(16, min(allowed, len(wanted) // 2))
    bins = (diagonals + len(wanted)) // band
    votes = np.bincount(bins, weights, minlength=int(bins.max()) + 2).astype(np.float64)
    votes = votes[:-1] + votes[1:]
    enough = votes >= max(_FEWEST * float(rarity.sum()), _BESIDE * float(votes.max()), 1e-9)
    return _merged(np.flatnonzero(enough), votes, band, len(wanted), allowed, len(indexed.text))


def _seeds(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Which q-grams vote: the rarest of each stripe of the pattern, as long as they have not too many places."""
    stripes = np.array_split(np.arange(len(counts)), min(len(counts), _SEEDS))
    rarest = np.array([stripe[np.argmin(counts[stripe])] for stripe in stripes])
    rarest = rarest[np.argsort(counts[rarest], kind="stable")]
    return np.sort(rarest[: max(8, int(np.searchsorted(np.cumsum(counts[rarest]), _POSTINGS)))])


def _merged(
    bins: NDArray[np.int64], votes: NDArray[np.floating], band: int, pattern: int, allowed: int, size: int
) -> list[tuple[int, int]]:
    best = bins[np.argsort(-votes[bins], kind="stable")[:_TRIED]]
    merged: list[tuple[int, int]] = []
    for number in sorted(best.tolist()):
        begin = max(0, number * band - pattern - allowed)
        end = min(size, (number + 2) * band + allowed)
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], end)
        elif begin < end:
            merged.append((begin, end))
    return merged
