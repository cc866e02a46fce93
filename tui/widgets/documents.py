"""The list of documents, or of the documents and places that answer a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rich.cells import cell_len
from textual import on
from textual.content import Content
from textual.message import Message

from indexdir import Document, Excerpt, Hit, Results
from tui.content import Layer, highlight, safe
from tui.widgets.colours import palette_for
from tui.widgets.rows import Row, Rows

EXCERPTS = 3
NARROW = 20


class DocumentList(Rows):
    """All documents of the collection, or the hits of a search with their best places."""

    @dataclass
    class Opened(Message):
        """A document is to be shown, at `offset` where a hit was opened; `by_choice` tells Enter from a mere look."""

        documents: DocumentList
        document_id: str
        offset: int | None
        by_choice: bool

        @property
        def control(self) -> DocumentList:
            """The list that posted this."""
            return self.documents

    def show_documents(
        self, documents: Sequence[Document], *, current: str = "", starred: Mapping[str, int] | None = None
    ) -> None:
        """Show documents in the order given, with the number of bookmarks in each; `current` is highlighted."""
        stars = starred or {}
        rows = [
            Row(f"doc:{document.id}", partial(self._document_row, document, f"★{count}" if count else "", ()))
            for document in documents
            for count in (stars.get(document.id, 0),)
        ]
        self.border_title = Content(f"Documents ─ {len(documents)}")
        self.set_rows(rows, keep=f"doc:{current}" if current else self._key())

    def show_results(self, results: Results, *, keep: str = "") -> None:
        """Show the documents that answer a query, each with up to three of its places."""
        rows: list[Row] = []
        for hit in results.hits:
            rows.append(Row(f"doc:{hit.document.id}", partial(self._hit_row, hit)))
            for excerpt in hit.passages[:EXCERPTS]:
                start = excerpt.marks[0][0] if excerpt.marks else excerpt.start
                rows.append(Row(f"hit:{hit.document.id}:{start}", partial(self._excerpt_row, excerpt)))
        noun = "document" if results.total == 1 else "documents"
        self.border_title = Content(f"Hits ─ {results.total} {noun}")
        self.set_rows(rows, keep=keep)

    def _key(self) -> str:
        return self.row.key if self.row is not None else ""

    def _hit_row(self, hit: Hit, width: int) -> list[Content]:
        return self._document_row(hit.document, str(hit.count), hit.title_marks, width)

    def _document_row(
        self, document: Document, tail: str, marks: Sequence[tuple[int, int]], width: int
    ) -> list[Content]:
        palette = palette_for(self)
        title = document.title or document.id
        layers = [Layer(start, end, palette.hit) for start, end in marks]
        name = highlight(safe(title), 0, len(title), layers)
        left = Content.assemble((f"{document.date:<10} ", palette.muted)) if width >= NARROW else Content("")
        room = width - left.cell_length - (cell_len(tail) + 1 if tail else 0)
        line = left + name.truncate(max(1, room), ellipsis=True)
        if tail:
            gap = max(1, width - line.cell_length - cell_len(tail))
            line = line + Content(" " * gap) + Content(tail).stylize(palette.bookmark)
        return [line]

    def _excerpt_row(self, excerpt: Excerpt, width: int) -> list[Content]:
        palette = palette_for(self)
        text = safe(excerpt.text)
        marks = [(start - excerpt.start, end - excerpt.start) for start, end in excerpt.marks]
        first = marks[0][0] if marks else 0
        room = max(1, width - 3)
        start = _word_start(text, first, room // 3) if len(text) > room else 0
        layers = [Layer(0, len(text), palette.muted)]
        layers += [Layer(begin, end, palette.text + palette.hit + palette.strong) for begin, end in marks]
        line = highlight(text, start, min(len(text), start + room + 1), layers)
        return [Content("  …" if start else "   ") + line.truncate(room, ellipsis=True)]

    @on(Rows.Highlighted)
    def _look(self, event: Rows.Highlighted) -> None:
        event.stop()
        self._open(event.row.key, by_choice=False)

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        event.stop()
        self._open(event.row.key, by_choice=True)

    def _open(self, key: str, *, by_choice: bool) -> None:
        what, _, rest = key.partition(":")
        document, _, place = rest.rpartition(":") if what == "hit" else (rest, "", "")
        self.post_message(self.Opened(self, document, int(place) if place else None, by_choice))


def _word_start(text: str, mark: int, before: int) -> int:
    """Where to begin so that about `before` characters stand before the mark, at the start of a word if one is near."""
    start = max(0, mark - before)
    if start == 0:
        return 0
    space = text.find(" ", start, mark)
    return space + 1 if space >= 0 else start
