"""Rows of documents and hits of which some are reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from indexdir import Excerpt, Hit, Results
from tui.widgets.document_rows import DocumentRows
from tui.widgets.rows import Row
from tui.widgets.wrapping import counted

if TYPE_CHECKING:
    from tui.notebook.ledger import Ledger


class ReviewedRows(DocumentRows):
    """Documents and hits that know what was decided about them."""

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._results: Results | None = None
        self._ledger: Ledger | None = None
        self._wordings: Sequence[str] = ()
        self.hiding = False

    def forget_review(self) -> None:
        """The rows that are shown from now on are those of another question."""
        self._ledger, self._wordings = None, ()

    def show_review(self, ledger: Ledger | None, *, hiding: bool) -> None:
        """Show what was decided about the hits; `hiding` leaves out those that are dismissed."""
        if self._results is None:
            return
        hidden = hiding or self.hiding
        self._ledger, self.hiding = ledger, hiding
        if ledger is None:
            self._wordings = ()
        if hidden:
            self.entitle(self.hits_title(self._results))
            self.exchange_rows(self.rows_of(self._results))
        else:
            self.redraw()

    def tell_review(self, wordings: Sequence[str]) -> None:
        """Say in the frame how far the review has come, in the first wording that fits."""
        self._wordings = wordings
        room = self.region.width - 6
        self.border_subtitle = Content(next((words for words in wordings if len(words) <= room), ""))

    def resized(self) -> None:
        """Word the frame anew."""
        super().resized()
        if self._wordings:
            self.tell_review(self._wordings)

    def rows_of(self, results: Results) -> Sequence[Row]:
        """The rows of an answer."""
        raise NotImplementedError

    def hits_title(self, results: Results) -> Content:
        """What stands in the frame above an answer."""
        hidden = f", {self._ledger.count('dismissed'):,} hidden" if self.hiding and self._ledger is not None else ""
        return Content(f"Hits ─ {counted(results.total, 'document')}{hidden}")

    def verdict_on(self, document: str, excerpt: Excerpt) -> str:
        """What was decided about a hit, or empty."""
        return self._ledger.verdict((document, excerpt.start, excerpt.end)) if self._ledger is not None else ""

    def hides(self, hit: Hit, excerpt: Excerpt | None = None) -> bool:
        """Whether a document, or one of its hits, is left out because it is dismissed."""
        if not self.hiding or self._ledger is None:
            return False
        if excerpt is None:
            return self._ledger.all_dismissed(hit.document.id)
        return self.verdict_on(hit.document.id, excerpt) == "dismissed"

    def open_words(self, hit: Hit) -> str:
        """How many hits of a document are open, where it is reviewed; else how many marks there are."""
        if self._ledger is None:
            return f"{hit.count or ''}"
        left = self._ledger.open_in(hit.document.id)
        return f"{left:,} open" if left else "done"
