"""What the reader decided about a hit of a search: the ledger of a review."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, get_args

from tui.notebook.quoting import CONTEXT, brief, digest_of, quoted, standing
from tui.notebook.saved import moment

if TYPE_CHECKING:
    from indexdir import DocumentText

Verdict = Literal["kept", "dismissed", "seen"]
VERDICTS = get_args(Verdict)
_WIDER = (CONTEXT, 4 * CONTEXT, 16 * CONTEXT, 64 * CONTEXT)


@dataclass(frozen=True, slots=True)
class Review:
    """A verdict on one passage that a query found. The place is as in a bookmark; `at` is ISO 8601 in UTC.

    `prefix` and `suffix` are as long as it takes to tell the passage from others of the same words; where nothing
    does, both are empty.
    """

    id: str
    query: str
    document: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    digest: str
    title: str
    verdict: Verdict
    at: str

    def span_in(self, reading: DocumentText) -> tuple[int, int] | None:
        """Where the very passage stands in a text: in the same file, or with the same words around it, and only once.

        None where that is in any doubt: a verdict never moves to other text.
        """
        text, place = reading.text, (self.start, self.end)
        same = digest_of(reading) == self.digest
        if same and text[self.start : self.end] == self.quote:
            return place
        if not (same or reading.document.id == self.document) or len(self.prefix) + len(self.suffix) < CONTEXT:
            return None
        found = [*islice(standing(text, self.quote, self.prefix, self.suffix), 2)]
        return (found[0], found[0] + len(self.quote)) if len(found) == 1 else None

    @property
    def brief(self) -> str:
        """The quote on one line, shortened for messages and lists."""
        return brief(self.quote)


FIELDS = tuple(each.name for each in fields(Review))
SELECT = "SELECT " + ", ".join(f'reviews."{name}"' for name in FIELDS) + " FROM reviews"


def review_of(query: str, reading: DocumentText, start: int, end: int, verdict: Verdict) -> Review:
    """A new verdict on `start` to `end` of a text; NotebookError where there is nothing."""
    quote, prefix, suffix = _told_apart(reading.text, start, end)
    document = reading.document
    place = (document.id, start, end, quote, prefix, suffix, digest_of(reading), document.title)
    return Review(str(uuid.uuid4()), query, *place, verdict, moment())


def _told_apart(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The passage with so much of what is around it that it stands nowhere else in the text."""
    quote, prefix, suffix = quoted(text, start, end)
    for width in _WIDER:
        prefix, suffix = text[max(0, start - width) : start], text[end : end + width]
        if len([*islice(standing(text, quote, prefix, suffix), 2)]) == 1:
            return quote, prefix, suffix
    return quote, "", ""


def row_of(review: Review) -> dict[str, object]:
    """The verdict as a row of its table."""
    return asdict(review)


def review_from(row: Sequence[Any]) -> Review:
    """The verdict in a row of its table; one that can't be read counts as seen."""
    values = dict(zip(FIELDS, row, strict=True))
    values["verdict"] = values["verdict"] if values["verdict"] in VERDICTS else "seen"
    return Review(**values)
