"""A query tree over a whole collection: which documents answer it, and where each of its units stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np
from rapidfuzz.distance import OSA

from indexdir.catalogue import Catalogue
from indexdir.errors import SearchCancelledError
from indexdir.matching.described import described
from indexdir.matching.patterns import Patterns
from indexdir.matching.view import IndexView, Revised, word_spans
from indexdir.query import tree
from indexdir.query.places import Bools, Places, adjacent, either, from_intervals, in_same, near, nowhere, within
from indexdir.query.wild import pattern_of

Span = tuple[int, int]


class Evaluation:
    """One query tree after another over one generation; what was worked out for a unit is kept for the next."""

    def __init__(
        self,
        view: IndexView,
        catalogue: Catalogue,
        revised: Revised | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self.view = view
        self.catalogue = catalogue
        self.patterns = Patterns(view, catalogue, self.look_up)
        self._revised = revised or {}
        self._cancelled = cancelled
        self._known: dict[tree.Unit, Places] = {}

    def look_up(self) -> None:
        """Give up if the answer is not wanted any more. Raises SearchCancelledError."""
        if self._cancelled is not None and self._cancelled():
            raise SearchCancelledError("the search was given up")

    def documents(self, node: tree.Node, among: Bools | None = None) -> Bools:
        """Which documents answer a node; `among` are those of which it has to be known."""
        among = self.view.reader.alive if among is None else among
        self.look_up()
        if isinstance(node, tree.And | tree.Words | tree.Refined):
            for part in sorted(tree.children(node), key=_slow):
                among = among & self.documents(part, among)
            return among
        if isinstance(node, tree.Or | tree.Prose):
            found = np.zeros(self.view.size, dtype=np.bool_)
            for part in tree.children(node):
                found |= self.documents(part, among)
            return found & among
        if isinstance(node, tree.Not):
            return among & ~self.documents(node.part, among)
        if isinstance(node, tree.Dated | tree.Described):
            return among & described(node, self.view)
        return among & self._documents_with(node, among)

    def _documents_with(self, unit: tree.Unit, among: Bools) -> Bools:
        if isinstance(unit, tree.Regex):
            return self.patterns.documents(unit, among)
        if isinstance(unit, tree.InNotebook):
            found = np.zeros(self.view.size, dtype=np.bool_)
            known = self.view.docnum_of_id
            found[[known[kept.document] for kept in unit.places if kept.document in known]] = True
            return found
        return self.places(unit).mask(self.view.size)

    def places(self, unit: tree.Unit) -> Places:
        """Where a unit stands; of a chain or a passage, the places that take part."""
        found = self._known.get(unit)
        if found is None:
            self.look_up()
            found = self._known[unit] = self._places(unit)
        return found

    def _places(self, unit: tree.Unit) -> Places:
        if isinstance(unit, tree.Phrase):
            return adjacent(self._common([self.places(part) for part in unit.parts]))
        if isinstance(unit, tree.Either):
            return either([self.places(each) for each in unit.units])
        if isinstance(unit, tree.Near):
            return either(near(self._common([self.places(link) for link in unit.links]), unit.gaps))
        if isinstance(unit, tree.Same):
            return either(in_same(self._common([self.places(each) for each in unit.units]), self.view.reader.passages))
        if isinstance(unit, tree.Within):
            needed = Counter(unit.words)
            found = self._common([self.places(word) for word in needed])
            return within(list(zip(found, needed.values(), strict=True)), unit.stretch)
        if isinstance(unit, tree.InTitle):
            inner = self.places(unit.unit)
            return inner.where(inner.in_title)
        return self._word(unit)

    def _word(self, unit: tree.Unit) -> Places:
        reader = self.view.reader
        if isinstance(unit, tree.Stem):
            return reader.term("stem", unit.text)
        if isinstance(unit, tree.Form):
            return reader.term("form", unit.text)
        if isinstance(unit, tree.Written):
            return reader.written(unit.form, unit.text)
        if isinstance(unit, tree.Begins):
            return reader.beginning(unit.prefix)
        if isinstance(unit, tree.Wild | tree.Fuzzy):
            return either([reader.term("form", form) for form in self.forms(unit)])
        if isinstance(unit, tree.Mentioned):
            return self.view.mentions(unit.cards, self.catalogue, self._revised)
        if isinstance(unit, tree.InNotebook):
            return self._kept_places(unit)
        assert isinstance(unit, tree.Regex)
        return self.patterns.places(unit)

    def forms(self, unit: tree.Wild | tree.Fuzzy) -> list[str]:
        """The forms of the collection that a pattern or a near spelling fits."""
        if isinstance(unit, tree.Wild):
            fits = pattern_of(unit.pattern).fullmatch
            return self.view.reader.forms(re.split(r"[*?]", unit.pattern)[0], lambda form: fits(form) is not None)
        return near_forms(unit.form, unit.distance, self.view.reader.vocabulary())

    def _common(self, parts: list[Places]) -> list[Places]:
        """The same places, without those in documents that lack one of the others."""
        if len(parts) < 2 or any(not len(part) for part in parts):
            return [nowhere() for _ in parts] if len(parts) > 1 else parts
        fewest = min(parts, key=len)
        found = fewest.mask(self.view.size)
        for part in parts:
            if part is not fewest:
                found &= part.mask(self.view.size)
        return [part.where(found[part.documents]) for part in parts]

    def kept_spans(self, unit: tree.InNotebook, docnum: int) -> list[Span]:
        """Where what the notebook keeps still stands in a document, in offsets."""
        document = self.view.document(docnum)
        here = [kept for kept in unit.places if kept.document == document.id]
        if not here:
            return []
        _, text, _ = self.catalogue.text(self.view.number(docnum))
        return [(each.start, each.end) for each in here if each.quote and text[each.start : each.end] == each.quote]

    def _kept_places(self, unit: tree.InNotebook) -> Places:
        known = self.view.docnum_of_id
        documents = {known[kept.document] for kept in unit.places if kept.document in known}
        rows = [
            (docnum, *span)
            for docnum in documents
            for span in word_spans(self.catalogue, self.view.number(docnum), self.kept_spans(unit, docnum))
        ]
        return from_intervals(rows) if rows else nowhere()


def near_forms(form: str, distance: int, vocabulary: Iterable[str]) -> list[str]:
    """The forms that are at most so many changes away (optimal string alignment: Boytsov 2011, section 2.1)."""
    longest, shortest = len(form) + distance, len(form) - distance
    return [
        other
        for other in vocabulary
        if shortest <= len(other) <= longest and OSA.distance(form, other, score_cutoff=distance) <= distance
    ]


def _slow(node: tree.Node) -> int:
    """Whether a node is better answered when few documents are left: a regular expression reads their texts."""
    if isinstance(node, tree.Regex):
        return 1
    return max(map(_slow, tree.children(node)), default=0)
