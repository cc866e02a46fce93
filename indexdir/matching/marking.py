"""Where a query matches in one document, in offsets: the one place that knows, for lists, reader and counts alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexdir.matching.evaluation import Evaluation, Span
from indexdir.offsets import decode_starts
from indexdir.query import tree
from indexdir.query.places import POSITION, TITLE, Bools, Ints, Places, either, merged
from indexdir.query.words import word_end, words


class Marking:
    """The marks of a query in any document."""

    def __init__(self, node: tree.Node, evaluation: Evaluation, places: Places | None = None) -> None:
        self._evaluation = evaluation
        found = tuple(dict.fromkeys(tree.units(node)))
        kept = [unit for unit in found if isinstance(unit, tree.InNotebook)]
        self._patterns = [unit for unit in found if isinstance(unit, tree.Regex)]
        # What a reader kept is marked only where the query asks for nothing else that could be.
        self._kept = kept if len(kept) == len(found) else []
        self._units = [unit for unit in found if not isinstance(unit, tree.InNotebook | tree.Regex)]
        self._all = places
        self._counts: Ints | None = None

    @property
    def places(self) -> Places:
        """Every marked place of words, in all documents, those that overlap as one."""
        if self._all is None:
            self._all = merged(either([self._evaluation.places(unit) for unit in self._units]))
        return self._all

    @property
    def counted_by_reading(self) -> bool:
        """Whether the marks of a document can't be counted without its text."""
        return bool(self._patterns or self._kept)

    def count(self, docnum: int) -> int:
        """How many marks there are in the text of a document."""
        if self.counted_by_reading:
            self._evaluation.look_up()
            return len(self.in_text(docnum, *self._read(docnum)))
        if self._counts is None:
            in_text = self.places.documents[~self.places.in_title]
            self._counts = np.bincount(in_text, minlength=self._evaluation.view.size)
        return int(self._counts[docnum])

    def total(self, found: Bools) -> int:
        """How many marks there are in the texts of these documents."""
        if self.counted_by_reading:
            return sum(map(self.count, np.flatnonzero(found).tolist()))
        return int(np.count_nonzero(found[self.places.documents] & ~self.places.in_title))

    def in_text(self, docnum: int, text: str, starts: Sequence[int]) -> tuple[Span, ...]:
        """The marks in the text of a document, in order; those that overlap are one."""
        found = [
            (starts[first], word_end(text, starts[last - 1]))
            for first, last in self.places.of(docnum).positions()
            if first < TITLE
        ]
        if self.counted_by_reading:
            for unit in self._patterns:
                found += self._evaluation.patterns.spans(unit, docnum)
            for kept in self._kept:
                found += self._evaluation.kept_spans(kept, docnum)
            return tuple(merged_spans(found))
        return tuple(found)

    def by_passage(self, docnum: int, begins: Ints) -> tuple[Ints, Ints, Ints]:
        """The passage of each mark of words, and for each passage how many there are and of how many units.

        `begins` are the first words of the passages.
        """
        passages = np.searchsorted(begins, self._words(self.places, docnum), "right") - 1
        units = np.zeros(len(begins), dtype=np.int64)
        for unit in self._units:
            words = self._words(self._evaluation.places(unit), docnum)
            units[np.unique(np.searchsorted(begins, words, "right") - 1)] += 1
        return passages, np.bincount(passages, minlength=len(begins)), units

    def _words(self, places: Places, docnum: int) -> Ints:
        """The first words of places in the text of a document."""
        here = places.of(docnum)
        return here.starts[~here.in_title] & POSITION

    def some_in_text(self, docnum: int, wanted: Bools, text: str, starts: Ints) -> list[Span]:
        """Those marks of words in the text of a document that are wanted."""
        here = self.places.of(docnum)
        positions = here.where(~here.in_title).where(wanted).positions()
        return [(int(starts[first]), word_end(text, int(starts[last - 1]))) for first, last in positions]

    def in_title(self, docnum: int) -> tuple[Span, ...]:
        """The marks in the title of a document."""
        found = [(first - TITLE, last - TITLE) for first, last in self.places.of(docnum).positions() if first >= TITLE]
        if not found:
            return ()
        spans = [(word.start, word.end) for word in words(self._evaluation.view.document(docnum).title)]
        return tuple((spans[first][0], spans[last - 1][1]) for first, last in found)

    def _read(self, docnum: int) -> tuple[str, Sequence[int]]:
        text, _, words = self._evaluation.catalogue.glance(self._evaluation.view.number(docnum))
        return text, decode_starts(words)


def merged_spans(found: list[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    joined: list[Span] = []
    for span in sorted(found):
        if joined and span[0] < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], span[1]))
        else:
            joined.append(span)
    return joined
