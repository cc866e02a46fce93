"""What the reader kept: a passage of a document, a document, or a card."""

from __future__ import annotations

import json
import uuid
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from tui.notebook.quoting import brief, copies, digest_of, set_apart
from tui.notebook.saved import moment
from tui.notebook.standing import Standing, reading_key, standing_from

if TYPE_CHECKING:
    from indexdir import Card, Document, DocumentText

Kind = Literal["passage", "document", "card"]
Colour = Literal["", "red", "orange", "yellow", "green", "blue", "purple"]
KINDS: tuple[Kind, ...] = ("passage", "document", "card")
COLOURS: tuple[Colour, ...] = ("", "red", "orange", "yellow", "green", "blue", "purple")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A quote from a document, with what is needed to find it again when the document changes.

    `start` and `end` are code points into the cleaned text as it was; `prefix` and `suffix` are 32 characters
    before and after the quote, or as many, up to 256, as set it apart from its copies; `digest` is the SHA-256 of
    the document's file; `created` and `modified` are ISO 8601 in UTC, the latter empty where nothing was changed
    since. `note`, `tags` and `colour` are what the reader wrote to it. `passage` counts from 1, 0 where it is not
    known; `query` is the search that found it. `first_quote` is the quote as it was first kept, where the reader
    has accepted another text since. One that is `placeless` is kept as a quote that stands nowhere. `alike` is how
    many times the text had the quote, up to 99, and `nth` which of them it was, counted from 1; both are 0 where
    that is not known. A document has no quote, a card neither that nor a document: its id is in `card`.

    `standing` is where it is in the documents as they are now, None where that has not been looked at yet.
    """

    id: str
    document: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    digest: str
    title: str
    created: str
    note: str = ""
    tags: tuple[str, ...] = ()
    kind: Kind = "passage"
    card: str = ""
    colour: Colour = ""
    passage: int = 0
    query: str = ""
    first_quote: str = ""
    placeless: bool = False
    modified: str = ""
    alike: int = 0
    nth: int = 0
    standing: Standing | None = field(default=None, kw_only=True)

    @property
    def now(self) -> Standing:
        """Where it stands now, as far as that is known."""
        return self.standing or Standing("", "exact", self.document, self.start, self.end)

    def span_in(self, reading: DocumentText) -> tuple[int, int] | None:
        """Where it stands in this text without a doubt; only there may it be marked."""
        now = self.now
        if self.kind != "passage" or self.placeless or now.document != reading.document.id:
            return None
        if now.reading and now.of(reading.document):
            sure = now.status in ("exact", "moved") and 0 <= now.start < now.end <= len(reading.text)
            return (now.start, now.end) if sure else None
        # The text is another than the one in which it was looked for: only what is plainly there counts.
        if self.document == reading.document.id and reading.text[self.start : self.end] == self.quote:
            return self.start, self.end
        return None

    @property
    def brief(self) -> str:
        """The quote, or else the title, on one line, shortened for messages and lists."""
        return brief(self.quote or self.title or self.document or self.card)


FIELDS = tuple(each.name for each in fields(Bookmark) if each.name != "standing")
_STANDING = ("reading", "status", "document", "start", "end", "score", "rivals", "changed")
# With the table's name before it: SQLite takes an unknown column in quotes alone for a string.
_COLUMNS = ", ".join(f'bookmarks."{name}"' for name in FIELDS)
_STANDINGS = ", ".join(f'standings."{name}"' for name in _STANDING)
_FROM = "FROM bookmarks LEFT JOIN standings ON standings.bookmark = bookmarks.id"
SELECT = f"SELECT {_COLUMNS}, {_STANDINGS} {_FROM}"
SELECT_IN_ORDER = f"SELECT {_COLUMNS}, {_STANDINGS}, bookmarks.rowid {_FROM}"
"""The same with what tells which of two was kept later in one second."""
_STANDS = slice(len(FIELDS), len(FIELDS) + len(_STANDING))


def bookmark_of(reading: DocumentText, start: int, end: int, *, query: str = "") -> Bookmark:
    """A new bookmark on `start` to `end` of the text; NotebookError where there is nothing to keep."""
    quote, prefix, suffix = set_apart(reading.text, start, end)
    alike, nth = copies(reading.text, start, end)
    return Bookmark(
        id=str(uuid.uuid4()),
        document=reading.document.id,
        start=start,
        end=end,
        quote=quote,
        prefix=prefix,
        suffix=suffix,
        digest=digest_of(reading),
        title=reading.document.title,
        created=moment(),
        passage=bisect_right(reading.passages, start, key=attrgetter("start")),
        query=query,
        alike=alike,
        nth=nth,
        standing=Standing(reading_key(reading.document.digest), "exact", reading.document.id, start, end),
    )


def bookmark_of_document(document: Document, *, query: str = "") -> Bookmark:
    """A new bookmark on a whole document."""
    made = (str(uuid.uuid4()), document.id, 0, 0, "", "", "", document.digest, document.title or document.id, moment())
    standing = Standing(reading_key(document.digest), "exact", document.id, 0, 0)
    return Bookmark(*made, kind="document", query=query, standing=standing)


def bookmark_of_card(card: Card) -> Bookmark:
    """A new bookmark on a card."""
    return Bookmark(str(uuid.uuid4()), "", 0, 0, "", "", "", "", card.name, moment(), kind="card", card=card.id)


def row_of(bookmark: Bookmark) -> dict[str, object]:
    """The bookmark as a row of its table."""
    row = asdict(bookmark)
    del row["standing"]
    return row | {"tags": json.dumps(bookmark.tags, ensure_ascii=False), "placeless": int(bookmark.placeless)}


def bookmark_from(row: Sequence[Any]) -> Bookmark:
    """The bookmark in a row of `SELECT` or `SELECT_IN_ORDER`; one whose tags can't be read has none."""
    *anchor, note, tags, kind, card, colour, passage, query, first, placeless, modified, alike, nth = row[: len(FIELDS)]
    values: tuple[Any, ...] = (
        *anchor,
        str(note),  # a damaged file may hold anything
        _tags(tags),
        kind if kind in KINDS else "passage",
        str(card),
        colour if colour in COLOURS else "",
        passage,
        str(query),
        str(first),
        bool(placeless),
        str(modified),
        alike,
        nth,
    )
    return Bookmark(*values, standing=standing_from(row[_STANDS]))


@lru_cache(maxsize=1024)
def _tags(written: object) -> tuple[str, ...]:
    try:
        tags = json.loads(written) if isinstance(written, (str, bytes)) else []
    except ValueError:
        tags = []
    return tuple(map(str, tags)) if isinstance(tags, list) else ()
