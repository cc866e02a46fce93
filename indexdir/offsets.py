"""Where the words of a text begin, packed: a byte for each word, or as many as the longest gap needs."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from indexdir.query.words import word_end

_CODES = "BHI"
_LARGEST = (1 << 8, 1 << 16, 1 << 32)


def encode_starts(starts: Sequence[int]) -> bytes:
    """Offsets in ascending order as the first code of `_CODES` that holds every step, and the steps."""
    if not starts:
        return b""
    steps = [starts[0], *(after - before for before, after in pairwise(starts))]
    code = next(code for code, end in zip(_CODES, _LARGEST, strict=True) if max(steps) < end)
    return code.encode() + array(code, steps).tobytes()


def decode_starts(packed: bytes) -> list[int]:
    """What `encode_starts` was given."""
    return list(accumulate(array(chr(packed[0]), packed[1:]))) if packed else []


def words_between(text: str, starts: Sequence[int], begin: int, end: int) -> tuple[int, int]:
    """The words that a stretch of text touches: the first, and the one behind the last; equal where it touches none."""
    first = max(bisect_right(starts, begin) - 1, 0)
    if first < len(starts) and word_end(text, starts[first]) <= begin:
        first += 1
    return first, max(bisect_left(starts, end), first)


def packed_places(text: str, starts: Sequence[int], named: Iterable[tuple[str, int, int]]) -> dict[str, bytes]:
    """For each name the beginning and the end, in words, of every stretch of text that it stands for."""
    places: dict[str, array[int]] = {}
    for name, begin, end in named:
        places.setdefault(name, array("I")).extend(words_between(text, starts, begin, end))
    return {name: found.tobytes() for name, found in places.items()}
