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
from tui.widgets.document_rows import MORE, UNSEARCHED, place_of
from tui.widgets.hit_rows import (
    Cards,
    document_line,
    excerpt_lines,
    line_count,
    missing_line,
    place_line,
)
from tui.widgets.kept_places import KeptPlaces, note_lines
from tui.widgets.reviewed_rows import ReviewedRows
from tui.widgets.rows import Row, Rows
from tui.widgets.verdicts import decided_lines, room_beside
from tui.widgets.wrapping import counted

_NOTE_LINES = 4
_WIDE = 64  # cells in which one line of a passage tells enough


class DocumentList(ReviewedRows):
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
        self._kept = KeptPlaces()
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
        self.set_rows(rows, keep=f"doc:{current}" if current else self.key_here)

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
        self.entitle(self.hits_title(results))
        self.set_rows(self.rows_of(results), keep=keep)
        self.call_after_refresh(self._look_for_bare)

    def add_passages(self, found: Mapping[str, Hit]) -> Results | None:
        """Show the passages of hits, with the view still; the results with them, None where none are shown."""
        if self._results is None:
            return None
        self._bare -= set(found)
        hits = tuple(_filled(hit, found.get(hit.document.id)) for hit in self._results.hits)
        self._results = replace(self._results, hits=hits)
        self.exchange_rows(self.rows_of(self._results))
        self.call_after_refresh(self._look_for_bare)
        return self._results

    def set_kept(self, kept: KeptPlaces) -> None:
        """Mark what is kept."""
        changed, self._kept = kept != self._kept, kept
        if changed and self._results is not None:
            self.exchange_rows(self.rows_of(self._results))  # a hit with a note takes a line more
        self.redraw()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """See what has come into view."""
        super().watch_scroll_y(old_value, new_value)
        self._look_for_bare()

    def resized(self) -> None:
        """Wrap anew, and see what has come into view."""
        if self._results is not None and self.size.width != self._width:
            self.exchange_rows(self.rows_of(self._results))
        super().resized()
        self._look_for_bare()

    def _look_for_bare(self) -> None:
        self.look_for_rest()
        if not self._bare or not self.is_mounted:
            return
        top, height = int(self.scroll_offset.y), max(1, self.view_height)
        first, last = max(0, self._stack.at_line(top)), self._stack.at_line(top + 2 * height)
        rows = self._stack.rows[first : last + 1 if last >= 0 else None]
        wanted = tuple(row.key[4:] for row in rows if row.key.startswith("doc:") and row.key[4:] in self._bare)
        if wanted:
            self.post_message(self.PassagesWanted(wanted))

    def rows_of(self, results: Results) -> list[Row]:
        """The notes, documents and hits of an answer."""
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
            yield Row("notes", partial(self.muted_lines, lines), len(lines), False)

    def _hit_rows(self, results: Results) -> Iterator[Row]:
        room = self._room
        for hit in results.hits:
            if self.hides(hit):
                continue
            height = 1 + bool(hit.missing) + bool(self._kept.documents.get(hit.document.id))
            yield Row(f"doc:{hit.document.id}", partial(self._hit_row, hit), height)
            shown, left = self.listed(hit)
            for number, excerpt in enumerate(shown):
                start = excerpt.marks[0][0] if excerpt.marks else excerpt.start
                most = line_count(excerpt, room, 2) if number == 0 and room < _WIDE else 1
                draw = partial(self._excerpt_row, excerpt, hit.document, most)
                height = most + 1 + bool(self._kept.note(hit.document, excerpt.start, excerpt.end))
                yield Row(f"hit:{hit.document.id}:{start}", draw, height)
            if left:
                yield Row(
                    f"left:{hit.document.id}", partial(self.muted_lines, [Content(f"   … {left:,} more")]), 1, False
                )

    def _rest_rows(self, results: Results) -> Iterator[Row]:
        if results.total > len(results.hits) > 0:
            more = counted(results.total - len(results.hits), "document")
            yield Row(MORE, partial(self.muted_lines, [Content(f"… {more} more")]))
        if results.not_searched:
            files = counted(len(results.not_searched), "file")
            yield Row(UNSEARCHED, partial(self.muted_lines, [Content(f"{files} not searched …")]))

    def _hit_row(self, hit: Hit, width: int) -> list[Content]:
        tail = f"{'new ' if hit.document.id in self._fresh else ''}{self.open_words(hit)}".strip()
        lines = self._document_row(hit.document, tail, hit.title_marks, width)
        if hit.missing:
            lines.append(missing_line(hit.missing, width, palette_for(self)))
        return [*lines, *note_lines(self._kept.documents.get(hit.document.id, ""), 1, width, palette_for(self))]

    def _document_row(
        self, document: Document, tail: str, marks: Sequence[tuple[int, int]], width: int
    ) -> list[Content]:
        kept = document.id in self._kept.documents
        return [document_line(document, tail, marks, width, palette_for(self), kept=kept)]

    def _excerpt_row(self, excerpt: Excerpt, document: Document, most: int, width: int) -> list[Content]:
        palette = palette_for(self)
        lines = excerpt_lines(excerpt, width, palette, most)
        lines = self._kept.beside(lines, document, excerpt, width, palette)
        verdict = self.verdict_on(document.id, excerpt)
        place = place_line(excerpt, document, self._cards, room_beside(verdict, width), palette)
        return decided_lines([*lines, place], verdict, width, palette)

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
        document, place = place_of(key)
        if document:
            self.post_message(self.Opened(self, document, place, by_choice))


def _filled(hit: Hit, found: Hit | None) -> Hit:
    if found is None or hit.passages:
        return hit
    return replace(hit, passages=found.passages, title_marks=found.title_marks, count=found.count or hit.count)
