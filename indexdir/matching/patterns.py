"""Regular expressions over the stored texts, with a limit on the time that a text may take."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from indexdir.catalogue import Catalogue
from indexdir.errors import QueryError
from indexdir.matching.view import IndexView, word_spans
from indexdir.query.atoms import compiled
from indexdir.query.places import Bools, Places, from_intervals, nowhere

SECONDS = 0.1  # that a text may take, and again for each million characters
Span = tuple[int, int]


class Patterns:
    """Where regular expressions fit; each text is read once for each."""

    def __init__(self, view: IndexView, catalogue: Catalogue, look_up: Callable[[], None]) -> None:
        self._view = view
        self._catalogue = catalogue
        self._look_up = look_up
        self._found: dict[tuple[str, int], tuple[Span, ...]] = {}

    def documents(self, pattern: str, among: Bools) -> Bools:
        """Which of these documents it fits somewhere. Raises QueryError for one that takes too long."""
        found = np.zeros(self._view.size, dtype=np.bool_)
        for docnum in np.flatnonzero(among).tolist():
            found[docnum] = bool(self.spans(pattern, docnum))
        return found

    def places(self, pattern: str) -> Places:
        """The words that it touches, in all documents."""
        found = np.flatnonzero(self.documents(pattern, self._view.reader.alive)).tolist()
        rows = [
            (docnum, *span)
            for docnum in found
            for span in word_spans(self._catalogue, self._view.number(docnum), self.spans(pattern, docnum))
        ]
        return from_intervals(rows) if rows else nowhere()

    def spans(self, pattern: str, docnum: int) -> tuple[Span, ...]:
        """Where it fits in a document, in offsets; what it fits without a character is left out."""
        key = (pattern, docnum)
        if key not in self._found:
            self._look_up()
            _, text, passages = self._catalogue.text(self._view.number(docnum))
            try:
                self._found[key] = spans_in(pattern, text, passages[0][0] if passages else 0)
            except TimeoutError as error:
                name = self._view.document(docnum).id
                raise QueryError(f"the regular expression takes too long in {name}; make it simpler", 0) from error
        return self._found[key]


def spans_in(pattern: str, text: str, start: int) -> tuple[Span, ...]:
    """Where a regular expression fits in a text from an offset on. Raises TimeoutError."""
    limit = SECONDS * (1 + len(text) / 1_000_000)
    found = compiled(pattern).finditer(text, start, timeout=limit, concurrent=True)
    return tuple(each.span() for each in found if each.end() > each.start())
