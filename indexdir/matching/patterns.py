"""Regular expressions over the stored texts, with a limit on the time that one text, and all of them, may take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from time import thread_time

import numpy as np

from indexdir.catalogue import Catalogue
from indexdir.errors import QueryError
from indexdir.matching.view import IndexView, word_spans
from indexdir.query import tree
from indexdir.query.places import Bools, Places, from_intervals, nowhere
from indexdir.query.regexes import compiled

SECONDS = 0.1  # that a text may take, and again for each million characters
SECONDS_IN_ALL = 1.0  # that a million characters may take on average
Span = tuple[int, int]


class Patterns:
    """Where regular expressions fit; each text is read once for each."""

    def __init__(self, view: IndexView, catalogue: Catalogue, look_up: Callable[[], None]) -> None:
        self._view = view
        self._catalogue = catalogue
        self._look_up = look_up
        self._found: dict[tuple[str, int], tuple[Span, ...]] = {}
        self._spent: defaultdict[str, float] = defaultdict(float)  # seconds more than what the texts so far allow

    def documents(self, unit: tree.Regex, among: Bools) -> Bools:
        """Which of these documents it fits somewhere. Raises QueryError for one that takes too long."""
        found = np.zeros(self._view.size, dtype=np.bool_)
        for docnum in np.flatnonzero(among).tolist():
            found[docnum] = bool(self.spans(unit, docnum))
        return found

    def places(self, unit: tree.Regex) -> Places:
        """The words that it touches, in all documents."""
        found = np.flatnonzero(self.documents(unit, self._view.reader.alive)).tolist()
        rows = [
            (docnum, *span)
            for docnum in found
            for span in word_spans(self._catalogue, self._view.number(docnum), self.spans(unit, docnum))
        ]
        return from_intervals(rows) if rows else nowhere()

    def spans(self, unit: tree.Regex, docnum: int) -> tuple[Span, ...]:
        """Where it fits in a document, in offsets; what it fits without a character is left out."""
        key = (unit.pattern, docnum)
        if key not in self._found:
            self._look_up()
            self._found[key] = self._look(unit, docnum)
        return self._found[key]

    def _look(self, unit: tree.Regex, docnum: int) -> tuple[Span, ...]:
        _, text, passages = self._catalogue.text(self._view.number(docnum))
        begun = thread_time()
        try:
            found = spans_in(unit.pattern, text, passages[0][0] if passages else 0)
        except TimeoutError as error:
            name = self._view.document(docnum).id
            reason = f"the regular expression takes too long in {name}; make it simpler"
            raise QueryError(reason, unit.column) from error
        self._spent[unit.pattern] += thread_time() - begun - SECONDS_IN_ALL * len(text) / 1_000_000
        if self._spent[unit.pattern] > SECONDS:
            raise QueryError("the regular expression takes too long; make it simpler", unit.column)
        return found


def spans_in(pattern: str, text: str, start: int) -> tuple[Span, ...]:
    """Where a regular expression fits in a text from an offset on. Raises TimeoutError."""
    limit = SECONDS * (1 + len(text) / 1_000_000)
    found = compiled(pattern).finditer(text, start, timeout=limit, concurrent=True)
    return tuple(each.span() for each in found if each.end() > each.start())
