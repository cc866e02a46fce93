"""Where in a collection a quotation may stand: the stretches of text that have its words in about its order.

Each place of a word of the quotation votes for the place where the quotation would begin if it stood there, rare words
with more weight (a Hough transform on the diagonals of the alignment; in the search for similar sequences since
Wilbur and Lipman 1983). Words that were put in or left out shift the votes of those behind them by no more than that.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexdir.engines.base import EngineReader
from indexdir.query.places import POSITION, SHIFT, TITLE, Bools, Ints, Places
from indexdir.query.words import FUNCTION_WORDS, words

_ENOUGH = 4  # words that say something; with fewer of them the others are looked up as well
_MOST_WORDS = 24  # that are looked up
_LEAST = 0.25  # of the weight of all words
_MOST = 400  # windows that are looked at for those that are apart


class Candidate(NamedTuple):
    """A document and the word of it near which the quotation would begin; `share` is that of the votes, 1 for all."""

    docnum: int
    word: int
    share: float


class _Votes(NamedTuple):
    begins: Ints
    weights: NDArray[np.float64]


def candidates(text: str, reader: EngineReader, among: Bools, most: int) -> list[Candidate]:
    """The best places in the documents that are `among` those to be searched, the best first."""
    forms = [word.form for word in words(text)]
    slack = max(3, len(forms) * 2 // 5)
    asked, total = _asked(forms, reader, among)
    if not asked or not total:
        return []
    begins = np.concatenate([votes.begins for votes in asked])
    weights = np.concatenate([votes.weights for votes in asked])
    order = np.argsort(begins, kind="stable")
    begins, weights = begins[order], weights[order]
    sums = np.concatenate(([0.0], np.cumsum(weights)))
    shares = (sums[np.searchsorted(begins, begins + slack, "right")] - sums[:-1]) / total
    return _apart(begins, shares, slack, len(forms), most)


def _asked(forms: Sequence[str], reader: EngineReader, among: Bools) -> tuple[list[_Votes], float]:
    telling = [at for at, form in enumerate(forms) if form not in FUNCTION_WORDS]
    rest = [at for at, form in enumerate(forms) if form in FUNCTION_WORDS] if len(telling) < _ENOUGH else []
    documents = among
    size = int(among.sum())
    found: list[_Votes] = []
    total = 0.0
    for group in (_longest(telling, forms), _longest(rest, forms)):
        reached = np.zeros_like(among)
        for at in group:
            starts, count = _in_text(reader.term("form", forms[at]), documents, reached)
            weight = math.log(1 + size / (1 + count))
            total += weight
            found.append(_Votes(starts + (len(forms) - at), np.full(len(starts), weight)))
        documents = documents & reached if reached.any() else documents
    return found, total


def _longest(places: Sequence[int], forms: Sequence[str]) -> Sequence[int]:
    """The longest words, which are mostly the rarest."""
    return sorted(places, key=lambda at: -len(forms[at]))[:_MOST_WORDS]


def _in_text(places: Places, documents: Bools, reached: Bools) -> tuple[Ints, int]:
    """The places of a word in the texts of some documents, which are then `reached`; in how many they are."""
    starts = places.starts
    holding = starts >> SHIFT
    wanted = documents[holding] & ((starts & TITLE) == 0) & (places.ends - starts == 1)
    if not wanted.all():
        starts, holding = starts[wanted], holding[wanted]
    reached[holding] = True
    return starts, int(np.count_nonzero(np.diff(holding))) + 1 if len(holding) else 0


def _apart(begins: Ints, shares: NDArray[np.float64], slack: int, length: int, most: int) -> list[Candidate]:
    """The best windows, but for those that look at the same text as a better one."""
    good = np.flatnonzero(shares >= _LEAST)
    if len(good) > _MOST:
        good = good[np.argpartition(-shares[good], _MOST)[:_MOST]]
    found: list[Candidate] = []
    taken: list[int] = []
    for at in sorted(good.tolist(), key=lambda at: (-shares[at], at)):
        begin = int(begins[at])
        if any(abs(begin - other) <= slack + length for other in taken):
            continue
        taken.append(begin)
        found.append(Candidate(begin >> SHIFT, max(0, (begin & POSITION) - length), float(shares[at])))
        if len(found) == most:
            break
    return found
