"""Rows of documents and hits of which some are reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from indexdir import Excerpt, Hit, Results
from tui.widgets.document_rows import DocumentRows, place_of
from tui.widgets.rows import Row
from tui.widgets.wrapping import counted

if TYPE_CHECKING:
    from tui.notebook.ledger import Ledger


EXCERPTS = 3
_MOST = 50  # passages of a document that are listed besides the best

_Span = tuple[int, int]


class ReviewedRows(DocumentRows):
    """Documents and hits that know what was decided about them.

    While they are reviewed, those in view have all their passages under them, the best first, up to a bound.
    """

    @dataclass
    class RestWanted(Message):
        """Documents have come into view of which not all passages are known that a review goes over."""

        query: str
        spans: Mapping[str, Sequence[_Span]]

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._results: Results | None = None
        self._ledger: Ledger | None = None
        self._wordings: Sequence[str] = ()
        self._rest: dict[tuple[str, str], dict[_Span, Excerpt]] = {}
        self._rest_of = ""
        self._asked: Mapping[str, Sequence[_Span]] = {}
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
        if hidden or self._rest:
            self.exchange_rows(self.rows_of(self._results))
        else:
            self.redraw()
        self.call_after_refresh(self.look_for_rest)

    def add_rest(self, query: str, found: Mapping[tuple[str, str], Sequence[Excerpt]]) -> None:
        """Show passages that a review of a query goes over, by document and digest, with the view still."""
        if self._results is None or self._ledger is None or self._ledger.query != query:
            return
        if self._rest_of != query:
            self._rest, self._rest_of = {}, query
        for key, excerpts in found.items():
            self._rest.setdefault(key, {}).update({(each.start, each.end): each for each in excerpts})
        self.exchange_rows(self.rows_of(self._results))
        self.call_after_refresh(self.look_for_rest)

    def look_for_rest(self) -> None:
        """Ask for the passages of the documents in view that are to be listed and not known yet."""
        if self._ledger is None or self._results is None or not self.is_mounted:
            return
        top = int(self.scroll_offset.y)
        first, last = max(0, self._stack.at_line(top)), self._stack.at_line(top + max(1, self.view_height))
        near = {place_of(row.key)[0] for row in self._stack.rows[first : last + 1 if last >= 0 else None]}
        wanted = {}
        for hit in self._results.hits:
            if hit.document.id in near and not self.hides(hit):
                known = self._known_of(hit) or {}
                if missing := [span for span in self._others(hit)[:_MOST] if span not in known]:
                    wanted[hit.document.id] = missing
        if wanted and wanted != self._asked:
            self._asked = wanted
            self.post_message(self.RestWanted(self._ledger.query, wanted))

    def listed(self, hit: Hit) -> tuple[list[Excerpt], int]:
        """The passages that stand under a document, and how many more there are that a review goes over."""
        best = [excerpt for excerpt in hit.passages[:EXCERPTS] if not self.hides(hit, excerpt)]
        if not (known := self._known_of(hit)):
            return best, 0
        others = self._others(hit)
        return [*best, *(known[span] for span in others[:_MOST] if span in known)], max(0, len(others) - _MOST)

    def _known_of(self, hit: Hit) -> Mapping[_Span, Excerpt] | None:
        """The passages of a document that were looked up for this review."""
        if self._ledger is None or self._rest_of != self._ledger.query:
            return None
        return self._rest.get((hit.document.id, hit.document.digest))

    def _others(self, hit: Hit) -> list[_Span]:
        """Where the passages are that a review goes over besides the best, without those that are hidden."""
        name, ledger = hit.document.id, self._ledger
        if ledger is None or not hit.passages or not ledger.answers(hit.document):
            return []
        best = {(each.start, each.end) for each in hit.passages[:EXCERPTS]}
        spans = [span for span in ledger.spans_in(name) if span not in best]
        if self.hiding:
            spans = [span for span in spans if ledger.verdict((name, *span)) != "dismissed"]
        return spans

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
        documents = counted(results.total, "document")
        if not self.hiding or self._ledger is None:
            return Content(f"Hits ─ {documents}")
        gone = self._ledger.out_of_sight
        left = f"{max(0, results.total - gone):,} of {documents}" if gone else documents
        return Content(f"Hits ─ {left}, {self._ledger.count('dismissed'):,} hidden")

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
