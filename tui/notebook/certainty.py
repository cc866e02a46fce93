"""Whether a place that a selector may mean is surely it, if there is no other like it.

The thresholds are those at which passages of one document are practically never placed in another one that does not
have their words (`benchmarks/anchors.py`, "elsewhere"): short words are like others by chance, and so is the context.
"""

from __future__ import annotations

from tui.notebook.candidates import Candidate, Sought

_TELLS = 8
_WRITTEN = 16
_SPEAKS = 24
_TRIVIAL = 4
_BESIDE_IT = 0.6
_SURE = 0.6
_OTHER_WORDS = 0.62, 0.6
_NEARLY_ALL, _NEARLY_ALL_LETTERS = (0.5, 0.8), 28
_FEWEST = 16
_ELSEWHERE = 0.5
_ALONE, _ALONE_LETTERS = 0.85, 48


def is_likely(wanted: Sought, best: Candidate) -> bool:
    """Whether a place would be the right one without a doubt, if there were no other like it.

    A quote counts by its letters and digits: rulers and brackets are alike in all texts.
    """
    letters = letters_in(wanted.exact)
    known = len(wanted.prefix) + len(wanted.suffix) >= _TELLS
    if best.quote == 1:
        if letters >= _SPEAKS or (best.whole and _written(wanted) >= _WRITTEN):
            return True
        if best.there and letters >= _TRIVIAL and (not known or best.score >= _SURE):
            return True
        return known and letters + _beside(wanted, best) >= _SPEAKS and best.score >= _SURE
    if not known or _around(wanted, best) < _ELSEWHERE:
        return letters >= _ALONE_LETTERS and best.quote >= _ALONE
    for score, quote in (_OTHER_WORDS, *([_NEARLY_ALL] if letters >= _NEARLY_ALL_LETTERS else ())):
        if letters >= _FEWEST and best.score >= score and best.quote >= quote:
            return True
    return False


def _around(wanted: Sought, best: Candidate) -> float:
    """How much of the context is there, on both sides or on the better one if that has enough to tell."""
    told = [(side, len(text)) for side, text in zip(best.sides, (wanted.prefix, wanted.suffix), strict=True)]
    total = sum(length for _, length in told)
    both = sum(side * length for side, length in told) / max(total, _TELLS)
    return max(both, *(side for side, length in told if length >= _TELLS), 0.0)


def _beside(wanted: Sought, best: Candidate) -> float:
    """How many characters of the context are there, on the sides that are more like it than chance has them."""
    told = zip(best.sides, (wanted.prefix, wanted.suffix), strict=True)
    return sum(side * len(text) for side, text in told if side >= _BESIDE_IT)


def _written(wanted: Sought) -> int:
    return len(wanted.selector.prefix) + len(wanted.selector.suffix)


def letters_in(text: str) -> int:
    """How many letters and digits there are in a text."""
    return sum(map(str.isalnum, text))
