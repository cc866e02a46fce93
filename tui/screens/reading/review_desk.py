"""What lies on the desk of a review."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.screens.reading.views import Request

if TYPE_CHECKING:
    from indexdir import DocumentText
    from tui.notebook.ledger import Ledger, Spot


@dataclass
class ReviewDesk:
    """How far the review of the answer in the list has come; `ledger` is None where none has begun.

    `recount` is whether the answer may be another than that of the ledger. `hiding` is whether dismissed hits are left
    out of the list. `judging` is whether a verdict is being written, `onward` the request for the hit after it.
    `going_on` is the query whose review is to go on as soon as it is known how far it has come. `landed` are a query
    of which nothing was decided yet, and the hits of it that were seen.
    """

    ledger: Ledger | None = None
    recount: bool = False
    hiding: bool = False
    judging: bool = False
    onward: Request | None = None
    going_on: str = ""
    landed: tuple[str, dict[Spot, DocumentText]] = field(default_factory=lambda: ("", {}))

    def fits(self, query: str) -> bool:
        """Whether the ledger, if there is one, is that of this query."""
        return self.ledger is None or self.ledger.query == query
