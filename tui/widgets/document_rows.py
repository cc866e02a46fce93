"""The rows of a list of documents, as a filter sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from indexdir import Document
from tui.widgets.colours import palette_for
from tui.widgets.hit_rows import document_words
from tui.widgets.rows import Row, Rows
from tui.widgets.rows_filter import CONTENT

MORE, UNSEARCHED = "more:", "unsearched:"


class DocumentRows(Rows):
    """Documents, each with the passages under it that answer a query."""

    ALWAYS = (MORE, UNSEARCHED)

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._listed: Mapping[str, Document] = {}

    @property
    def key_here(self) -> str:
        """The key of the highlighted row, or empty."""
        return self.row.key if self.row is not None else ""

    @property
    def document(self) -> str:
        """The id of the document that the highlighted row belongs to, or empty."""
        return place_of(self.key_here)[0]

    def muted_lines(self, lines: Sequence[Content], width: int) -> list[Content]:
        """The lines of a row that is no document and no passage."""
        return [line.stylize(palette_for(self).muted) for line in lines]

    def words_of(self, row: Row) -> str:
        """What is known of a document, or the words of a passage."""
        known = self._listed.get(row.key[4:]) if self.counts(row) else None
        return document_words(known) if known is not None else super().words_of(row)

    def level_of(self, row: Row) -> int:
        """Documents head their passages."""
        return 0 if self.counts(row) else CONTENT

    def counts(self, row: Row) -> bool:
        """Documents are counted, not their passages."""
        return row.key.startswith("doc:")


def place_of(key: str) -> tuple[str, int | None]:
    """The document of a row, and the offset in it where the row is a passage."""
    what, _, rest = key.partition(":")
    document, _, place = rest.rpartition(":") if what == "hit" else (rest, "", "")
    return document, int(place) if place else None
