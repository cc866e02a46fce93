"""The rows of a list of documents, as a filter sees them."""

from __future__ import annotations

from collections.abc import Mapping

from indexdir import Document
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
