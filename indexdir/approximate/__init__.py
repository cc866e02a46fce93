"""Where a text nearly has a pattern: all the good places, rewrapped or with changed words.

Seed and extend: the rarest q-grams of the pattern vote for the diagonals on which it may lie (Jokinen and Ukkonen, "Two
algorithms for approximate string matching in static texts", 1991; by diagonals as in Burkhardt et al., "q-gram based
database searching using a suffix array", 1999). Near the best diagonals the distance of the pattern to every end is
counted by Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", 1999, in
the form of Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003; integers of any
size are the bit vectors. A pattern of over a thousand characters is found by its two ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from indexdir.approximate.near import Near

__all__ = ["Near", "Searched", "nearly"]


class Searched:
    """A text made ready to be searched for many patterns."""

    def __init__(self, text: str) -> None:
        from indexdir.approximate.folded import Indexed  # numpy is not for the first screen

        self.text = text
        self.indexed = Indexed(text)
        self.known: dict[tuple[str, int, int], tuple[Near, ...]] = {}

    @property
    def folded(self) -> str:
        """The text with every run of white space as one blank."""
        return self.indexed.text

    def folded_at(self, offset: int) -> int:
        """Where what stands at an offset of the text stands in `folded`; white space stands at its blank."""
        return self.indexed.at(offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text of a stretch of `folded` that is not empty."""
        return self.indexed.span(start, end)


def nearly(pattern: str, text: str | Searched, *, errors: float = 0.35, most: int = 16) -> Sequence[Near]:
    """The places where `text` has `pattern` with at most `errors` of its characters changed, in the order of the text.

    They don't overlap, and there are at most `most`, the best ones; white space counts as one blank, however it is
    written. Give a `Searched` to look for many patterns in one text. Where a changed word is at the edge of a place,
    the whole word belongs to it. `most` also bounds the search, and where over a quarter is changed some may be missed.
    """
    from indexdir.approximate.places import folded, places

    searched = text if isinstance(text, Searched) else Searched(text)
    indexed = searched.indexed
    wanted = folded(pattern)
    allowed = int(len(wanted) * errors)
    if not wanted or not indexed.text:
        return ()
    key = wanted, allowed, most
    if key not in searched.known:
        found = places(wanted, indexed, allowed, most)
        searched.known[key] = tuple(Near(*indexed.span(near.start, near.end), near.errors) for near in found)
    return searched.known[key]
