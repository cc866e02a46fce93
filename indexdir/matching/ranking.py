"""In what order documents answer: BM25F with the query's own word counts, closeness, and those with all words first.

The formulas and the values of their parameters are those published, and no value was fitted to a test collection. Two
choices between published things were made by looking at Cranfield, CACM and NPL: this measure of closeness rather than
that of Büttcher, Clarke and Lushman (SIGIR 2006), and Snowball's list of function words rather than Lucene's.
A word of the title weighs twice one of the text: a plain choice made beforehand, and left as it was.

- weights of words in fields: Robertson, Zaragoza and Taylor, “Simple BM25 extension to multiple weighted fields”
  (CIKM 2004), with k1 = 1.2 and b = 0.75 as in Robertson and Zaragoza, “The probabilistic relevance framework”
  (2009), which are also Lucene's; inverse document frequency as in Lucene, so that no word counts against a document;
- closeness: Tao and Zhai, “An exploration of proximity measures in information retrieval” (SIGIR 2007): their MinDist,
  the smallest distance of two different words, with their alpha = 0.3; function words are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from indexdir.matching.evaluation import Evaluation
from indexdir.query import tree
from indexdir.query.describe import describe
from indexdir.query.places import SHIFT, Bools, Ints, Places
from indexdir.query.words import FUNCTION_STEMS

Floats = NDArray[np.float64]

K1, B = 1.2, 0.75
TITLE_WEIGHT = 2.0
ALPHA = 0.3
NEXT_TO = 10_000  # words from one to the other, beyond which it is another text, or the title
CLOSENESS_OF_BEST = 1_000  # documents by weight alone whose words are looked at for closeness


@dataclass(frozen=True, slots=True, eq=False)
class WordWeight:
    """One word of a query: how often each document has it, and what that adds to the score."""

    unit: tree.Unit
    counts: Floats
    title_counts: Floats
    weights: Floats
    title_weights: Floats
    documents: int
    scores: Floats

    @property
    def label(self) -> str:
        """The word as it is run."""
        return describe(self.unit)

    def by_field(self, docnum: int) -> list[tuple[str, Floats, float]]:
        """The fields in which a document has the word, with their counts and their share of its score."""
        fields = (("text", self.counts, self.weights), ("title", self.title_counts, self.title_weights))
        whole = float(self.weights[docnum] + self.title_weights[docnum])
        return [(name, counts, float(part[docnum]) / whole) for name, counts, part in fields if counts[docnum]]


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Documents by the engine's numbers, best first, with what `weighed_words` adds up to, and the rest of the scores.

    The words themselves are not in it: each is several numbers for every document there is.
    """

    order: Ints
    scores: Floats
    closeness: Floats
    all_words: Floats


def rank(node: tree.Node, found: Bools, evaluation: Evaluation, coverage: Ints | None = None) -> Ranking:
    """Put the documents that were found in order.

    `coverage` counts how many of the things written side by side a document has, where it need not have all.
    """
    size = len(found)
    scores = np.zeros(size)
    has_all = np.ones(size, dtype=np.bool_)
    words: list[tree.Unit] = []
    for word in weighed_words(node, evaluation):
        scores += word.scores
        has_all &= word.scores > 0
        words.append(word.unit)
    close = _closeness(words, np.where(found, scores, -1.0), found, evaluation)
    scores = scores + close
    tiers = coverage if coverage is not None else (has_all & found).astype(np.int64) if len(words) > 1 else None
    differ = tiers is not None and found.any() and int(tiers[found].min()) != int(tiers[found].max())
    bonus: Floats = np.zeros(size)
    if differ and tiers is not None:
        bonus += tiers * (float(scores[found].max()) + 1.0)
    scores = np.round(scores + bonus, 9)
    documents = np.flatnonzero(found)
    order: Ints = documents[np.lexsort((evaluation.view.newest_first[documents], -scores[documents]))]
    return Ranking(order, scores, close, bonus)


def weighed_words(node: tree.Node, evaluation: Evaluation) -> Iterator[WordWeight]:
    """The different words of a query with what each adds to every document."""
    times: dict[tree.Unit, int] = {}
    for unit in tree.units(node):
        for word in tree.words_of(unit):
            if not isinstance(word, tree.InNotebook | tree.Regex):
                same = tree.Stem(word.text) if isinstance(word, tree.Stem) else word  # two forms of a word are one
                times[same] = times.get(same, 0) + 1
    return (_weigh(word, count, evaluation) for word, count in times.items())


def _weigh(unit: tree.Unit, times: int, evaluation: Evaluation) -> WordWeight:
    view = evaluation.view
    places = evaluation.places(unit)
    titled = places.in_title
    counts = np.bincount(places.documents[~titled], minlength=view.size).astype(np.float64)
    title_counts = np.bincount(places.documents[titled], minlength=view.size).astype(np.float64)
    documents = int(np.count_nonzero(counts + title_counts))
    alive = int(np.count_nonzero(view.reader.alive))
    rarity = log(1 + (alive - documents + 0.5) / (documents + 0.5))
    weights = counts / _norm(view.reader.lengths, view.reader.alive)
    title_weights = TITLE_WEIGHT * title_counts / _norm(view.reader.title_lengths, view.reader.alive)
    weight = weights + title_weights
    scores = times * rarity * weight * (K1 + 1) / (K1 + weight)
    return WordWeight(unit, counts, title_counts, weights, title_weights, documents, scores)


def _norm(lengths: Ints, alive: Bools) -> Floats:
    """How much the counts of each document are divided by for its length."""
    known = np.maximum(lengths, 0)
    average = known.sum() / max(int(np.count_nonzero(alive)), 1)
    norm: Floats = 1 - B + B * known / max(average, 1e-9)
    return norm


def _closeness(words: Sequence[tree.Unit], scores: Floats, found: Bools, evaluation: Evaluation) -> Floats:
    """The bonus for words that stand close together, by the smallest distance of two different ones."""
    bonus = np.zeros(len(scores))
    telling = [word for word in words if not (isinstance(word, tree.Stem) and word.text in FUNCTION_STEMS)]
    if len(telling) < 2 or not found.any():
        return bonus
    best = found
    if int(np.count_nonzero(found)) > CLOSENESS_OF_BEST:
        best = np.zeros(len(scores), dtype=np.bool_)
        best[np.argpartition(-scores, CLOSENESS_OF_BEST)[:CLOSENESS_OF_BEST]] = True
        best &= found
    starts, which = _occurrences([evaluation.places(word) for word in telling], best)
    steps = np.diff(starts)
    close = (steps < NEXT_TO) & (np.diff(which) != 0)
    smallest = np.full(len(scores), np.inf)
    np.minimum.at(smallest, starts[:-1][close] >> SHIFT, np.maximum(steps[close], 1))
    near = np.isfinite(smallest)
    bonus[near] = np.log(ALPHA + np.exp(-smallest[near])) - log(ALPHA)
    return bonus


def _occurrences(words: Sequence[Places], best: Bools) -> tuple[Ints, Ints]:
    """Where any word starts in the best documents, in order, and which word it is."""
    kept = [places.starts[best[places.documents]] for places in words]
    starts = np.concatenate(kept)
    which = np.repeat(np.arange(len(words)), [len(each) for each in kept])
    order = np.argsort(starts, kind="stable")
    return starts[order], which[order]
