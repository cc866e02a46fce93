"""The notes that a search has found, to be shown beside the passages that they were written to."""

from __future__ import annotations

from collections.abc import Iterable

from indexdir import Results
from tui.cli.output import Output
from tui.cli.shapes import Shape, hit_shape, results_shape
from tui.cli.text import one_line
from tui.notebook import Bookmark


class Notes:
    """The bookmarks whose notes have what `in:notes` asks for, gathered while the notebook answers a query."""

    def __init__(self) -> None:
        self._marks: dict[str, Bookmark] = {}

    def add(self, marks: Iterable[Bookmark]) -> None:
        """Some more that were found."""
        self._marks |= {each.id: each for each in marks}

    def forget(self) -> None:
        """None from here on: another query is answered."""
        self._marks.clear()

    def on(self, document: str) -> list[Bookmark]:
        """Those in a document, in the order of the text."""
        found = [each for each in self._marks.values() if each.kind != "card" and each.now.document == document]
        return sorted(found, key=lambda each: (each.now.start, each.id))

    def shape(self, document: str) -> list[Shape]:
        """The same as JSON."""
        return [
            {"bookmark": each.id, "start": each.now.start, "end": each.now.end, "note": each.note}
            for each in self.on(document)
        ]

    def results_shape(self, results: Results) -> Shape:
        """An answer as JSON, with those in each of its documents."""
        hits = [{**hit_shape(hit), "notes": self.shape(hit.document.id)} for hit in results.hits]
        return {**results_shape(results), "hits": hits}

    def write(self, document: str, output: Output, indent: str) -> None:
        """Write each of them on a line of its own."""
        for each in self.on(document):
            output.line(f"{indent}note on “{one_line(each.brief)}”: {one_line(each.note)}")
