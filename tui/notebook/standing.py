"""Where a bookmark stands in the documents as they are now."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from indexdir import FORMAT

if TYPE_CHECKING:
    from indexdir import Document

Status = Literal["exact", "moved", "doubtful", "lost"]
_STATUSES = get_args(Status)


@dataclass(frozen=True, slots=True)
class Standing:
    """The outcome of looking for a bookmark in a document.

    `reading` names the text that was looked in, empty where none was: another one is to be looked in anew.
    `start` and `end` are code points into it, -1 where it is lost; `score` runs from 0 to 1; `rivals` are the other
    spans that could be meant. One whose `document` is not that of the bookmark has been found under another name.
    `changed` is whether the words there are others than those that were kept; of a whole document, whether the file is.
    """

    reading: str
    status: Status
    document: str
    start: int = -1
    end: int = -1
    score: float = 1.0
    rivals: tuple[tuple[int, int], ...] = ()
    changed: bool = False

    def of(self, document: Document) -> bool:
        """Whether it was looked for in this document as it is now."""
        return (self.document, self.reading) == (document.id, reading_key(document.digest))

    @property
    def sure(self) -> bool:
        """Whether it may be shown there without asking."""
        return self.status in ("exact", "moved")


def reading_key(digest: str) -> str:
    """What names a text: the file, and the rules by which the text was taken from it."""
    return f"{digest}.{FORMAT}"


def remember(connection: sqlite3.Connection, standings: Mapping[str, Standing]) -> None:
    """Keep where bookmarks, by their ids, were found."""
    rows = (_row(*each) for each in standings.items())
    connection.executemany("INSERT OR REPLACE INTO standings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _row(bookmark: str, standing: Standing) -> tuple[object, ...]:
    place = (standing.document, standing.start, standing.end)
    found = (standing.score, json.dumps(standing.rivals), int(standing.changed))
    return (bookmark, standing.reading, standing.status, *place, *found)


def standing_from(row: Sequence[Any]) -> Standing | None:
    """The standing in the columns of a row; None where there is none, or none that can be read."""
    if not row or row[1] not in _STATUSES:
        return None
    reading, status, document, start, end, score, rivals, changed = row
    try:
        # Nearly all have none.
        spans = () if rivals == "[]" else tuple((int(first), int(last)) for first, last in json.loads(rivals))
        return Standing(str(reading), status, str(document), int(start), int(end), float(score), spans, bool(changed))
    except (ValueError, TypeError):
        return None  # it is looked for anew
