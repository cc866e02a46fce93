"""A text with its white space folded, and its q-grams in order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BUCKETS = 1 << 16
_SPACES = np.array([chr(code).isspace() for code in range(0x3001)])


class Folded:
    """A text with every run of white space as one blank, and where its characters come from."""

    def __init__(self, text: str) -> None:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        blank = _SPACES[np.minimum(codes, 0x3000)] & (codes <= 0x3000)
        kept = ~blank
        if len(codes):
            kept[0] = True
            kept[1:] |= ~blank[:-1]
        self.origin: NDArray[np.int64] = np.flatnonzero(kept)
        self.codes: NDArray[np.uint32] = np.where(blank, np.uint32(32), codes)[kept]
        self.text: str = self.codes.tobytes().decode("utf-32-le", "surrogatepass")

    def at(self, offset: int) -> int:
        """Where what stands at an offset of the text as it was stands here; white space stands at its blank."""
        return int(np.searchsorted(self.origin, offset, side="right")) - 1 if offset > 0 else 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text as it was of what is not empty here, without the white space behind it."""
        return int(self.origin[start]), int(self.origin[end - 1]) + 1


class Indexed(Folded):
    """A folded text with the places of its q-grams."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._postings: dict[int, tuple[NDArray[np.int64], NDArray[np.int64]]] = {}

    def postings(self, length: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Offsets in the order of their hashed q-grams, and for each hash where its offsets begin."""
        if length not in self._postings:
            grams = grams_of(self.codes, length)
            order = np.argsort(grams, kind="stable")
            bounds = np.concatenate(([0], np.cumsum(np.bincount(grams, minlength=_BUCKETS))))
            self._postings[length] = (order, bounds)
        return self._postings[length]


def grams_of(codes: NDArray[np.uint32], length: int) -> NDArray[np.uint16]:
    """The hash of the q-gram at each offset."""
    count = max(len(codes) - length + 1, 0)
    mixed = np.zeros(count, np.uint32)
    for offset in range(length):
        mixed = (mixed ^ codes[offset : offset + count]) * np.uint32(0x9E3779B1)
    return (mixed >> np.uint32(16)).astype(np.uint16)
