"""The list of documents, or of the documents and places that answer a query."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace
from textual import on
from textual.content import Content
from textual.message import Message

from indexdir import Document, Excerpt, Hit, Results
from tui.content import safe
from tui.widgets.colours import palette_for
from tui.widgets.document_rows import MORE, UNSEARCHED, DocumentRows
from tui.widgets.hit_rows import (
    Cards,
    document_line,
    excerpt_lines,
    line_count,
    missing_line,
    place_line,
)
from tui.widgets.rows import Row, Rows
from tui.widgets.wrapping import counted

EXCERPTS = 3
_NOTE_LINES = 4
_WIDE = 64  # cells in which one line of a passage tells enough


class DocumentList(DocumentRows):
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

    @dataclass
    class PassagesWanted(Message):
        """Hits have come into view, or near it, whose passages have not been looked up."""

        document_ids: tuple[str, ...]

    @dataclass
    class MoreWanted(Message):
        """The reader asks for the hits past the last."""

    @dataclass
    class UnsearchedWanted(Message):
        """The reader asks which files were not searched."""

    def __init__(self, cards: Cards, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._cards = cards
        self._results: Results | None = None
        self._notes: tuple[str, ...] = ()
        self._fresh: Collection[str] = ()
        self._bare: set[str] = set()
        self._width = 0

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
        self._results, self._notes, self._bare = None, (), set()
        self._listed = {document.id: document for document in documents}
        self.entitle(Content(f"Documents ─ {len(documents)}"))
        self.set_rows(rows, keep=f"doc:{current}" if current else self._key())

    @property
    def document(self) -> str:
        """The id of the document that the highlighted row belongs to, or empty."""
        return _place_of(self._key())[0]

    def show_results(
        self,
        results: Results,
        *,
        notes: Sequence[str] = (),
        fresh: Collection[str] = (),
        keep: str = "",
        bare: bool = True,
    ) -> None:
        """Show the documents that answer a query, each with up to three of its places, under `notes` on all of them.

        `fresh` ones are told apart. `bare` tells whether hits without passages have some that can be looked up.
        """
        self._results, self._notes, self._fresh = results, tuple(notes), fresh
        self._bare = {hit.document.id for hit in results.hits if not hit.passages} if bare else set()
        self._listed = {hit.document.id: hit.document for hit in results.hits}
        self.entitle(Content(f"Hits ─ {counted(results.total, 'document')}"))
        self.set_rows(self._rows(results), keep=keep)
        self.call_after_refresh(self._look_for_bare)

    def add_passages(self, found: Mapping[str, Hit]) -> Results | None:
        """Show the passages of hits, with the view still; the results with them, None where none are shown."""
        if self._results is None:
            return None
        self._bare -= set(found)
        hits = tuple(_filled(hit, found.get(hit.document.id)) for hit in self._results.hits)
        self._results = replace(self._results, hits=hits)
        self.exchange_rows(self._rows(self._results))
        self.call_after_refresh(self._look_for_bare)
        return self._results

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """See what has come into view."""
        super().watch_scroll_y(old_value, new_value)
        self._look_for_bare()

    def resized(self) -> None:
        """Wrap anew, and see what has come into view."""
        if self._results is not None and self.size.width != self._width:
            self.exchange_rows(self._rows(self._results))
        super().resized()
        self._look_for_bare()

    def _look_for_bare(self) -> None:
        if not self._bare or not self.is_mounted:
            return
        top, height = int(self.scroll_offset.y), max(1, self.view_height)
        first, last = max(0, self._stack.at_line(top)), self._stack.at_line(top + 2 * height)
        rows = self._stack.rows[first : last + 1 if last >= 0 else None]
        wanted = tuple(row.key[4:] for row in rows if row.key.startswith("doc:") and row.key[4:] in self._bare)
        if wanted:
            self.post_message(self.PassagesWanted(wanted))

    def _rows(self, results: Results) -> list[Row]:
        self._width = self.size.width
        return [*self._note_rows(), *self._hit_rows(results), *self._rest_rows(results)]

    @property
    def _room(self) -> int:
        """The cells that a row has for itself, with the scroll bar shown."""
        return self.scrollable_content_region.width - 2

    def _note_rows(self) -> Iterator[Row]:
        lines = [line for note in self._notes for line in Content(safe(note)).wrap(max(8, self._room))]
        if len(lines) > _NOTE_LINES:
            lines = [*lines[: _NOTE_LINES - 1], Content("… w tells all of it.")]
        if lines:
            yield Row("notes", partial(self._note_row, lines), len(lines), False)

    def _hit_rows(self, results: Results) -> Iterator[Row]:
        room = self._room
        for hit in results.hits:
            yield Row(f"doc:{hit.document.id}", partial(self._hit_row, hit), 1 + bool(hit.missing))
            for number, excerpt in enumerate(hit.passages[:EXCERPTS]):
                start = excerpt.marks[0][0] if excerpt.marks else excerpt.start
                most = line_count(excerpt, room, 2) if number == 0 and room < _WIDE else 1
                draw = partial(self._excerpt_row, excerpt, hit.document, most)
                yield Row(f"hit:{hit.document.id}:{start}", draw, most + 1)

    def _rest_rows(self, results: Results) -> Iterator[Row]:
        if results.total > len(results.hits) > 0:
            more = counted(results.total - len(results.hits), "document")
            yield Row(MORE, partial(self._rest_row, f"… {more} more"))
        if results.not_searched:
            files = counted(len(results.not_searched), "file")
            yield Row(UNSEARCHED, partial(self._rest_row, f"{files} not searched …"))

    def _key(self) -> str:
        return self.row.key if self.row is not None else ""

    def _note_row(self, lines: Sequence[Content], width: int) -> list[Content]:
        return [line.stylize(palette_for(self).muted) for line in lines]

    def _rest_row(self, text: str, width: int) -> list[Content]:
        return [Content(text).stylize(palette_for(self).muted)]

    def _hit_row(self, hit: Hit, width: int) -> list[Content]:
        tail = f"{'new ' if hit.document.id in self._fresh else ''}{hit.count or ''}".strip()
        lines = self._document_row(hit.document, tail, hit.title_marks, width)
        return [*lines, missing_line(hit.missing, width, palette_for(self))] if hit.missing else lines

    def _document_row(
        self, document: Document, tail: str, marks: Sequence[tuple[int, int]], width: int
    ) -> list[Content]:
        return [document_line(document, tail, marks, width, palette_for(self))]

    def _excerpt_row(self, excerpt: Excerpt, document: Document, most: int, width: int) -> list[Content]:
        palette = palette_for(self)
        lines = excerpt_lines(excerpt, width, palette, most)
        return [*lines, place_line(excerpt, document, self._cards, width, palette)]

    @on(Rows.Highlighted)
    def _look(self, event: Rows.Highlighted) -> None:
        event.stop()
        self._open(event.row.key, by_choice=False)

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        event.stop()
        if event.row.key == MORE:
            self.post_message(self.MoreWanted())
        elif event.row.key == UNSEARCHED:
            self.post_message(self.UnsearchedWanted())
        else:
            self._open(event.row.key, by_choice=True)

    def _open(self, key: str, *, by_choice: bool) -> None:
        document, place = _place_of(key)
        if document:
            self.post_message(self.Opened(self, document, place, by_choice))


def _place_of(key: str) -> tuple[str, int | None]:
    """The document of a row, and the offset in it where the row is a passage."""
    what, _, rest = key.partition(":")
    document, _, place = rest.rpartition(":") if what == "hit" else (rest, "", "")
    return document, int(place) if place else None


def _filled(hit: Hit, found: Hit | None) -> Hit:
    if found is None or hit.passages:
        return hit
    return replace(hit, passages=found.passages, title_marks=found.title_marks, count=found.count or hit.count)
