"""Where the reader was: the view of the last session, and the place in every document that was read."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from tui.notebook.quoting import CONTEXT, digest_of, standing

if TYPE_CHECKING:
    from indexdir import DocumentText

_QUOTE = 64


class Session(msgspec.Struct, frozen=True, omit_defaults=True):
    """The view that was left: the document with cursor and row, what was asked, the panes, the card.

    `limit` is the number of hits that were listed; `listed` is the card whose mentions are. `hit` is the highlighted
    row of the list, `side` the pane beside the text where there is room for one. `filters` are what the lists are
    filtered by, `find` what is searched for in the text.
    """

    document: str = ""
    cursor: int = 0
    row: int = 0
    query: str = ""
    limit: int = 0
    listed: str = ""
    hit: str = ""
    pane: str = "reader"
    side: str = "documents"
    zoomed: bool = False
    card: str = ""
    card_row: str = ""
    card_top: int = 0
    pinned: bool = False
    whole: bool = False
    filters: dict[str, str] = {}
    find: str = ""


class Spot(msgspec.Struct, frozen=True):
    """A place in a document with the text that stood there, so that it is found when the text has moved."""

    document: str
    cursor: int
    row: int
    quote: str = ""
    prefix: str = ""
    digest: str = ""


def spot_of(reading: DocumentText, cursor: int, row: int) -> Spot:
    """The place at an offset of a text, in a row of the view."""
    text = reading.text
    quote, prefix = text[cursor : cursor + _QUOTE], text[max(0, cursor - CONTEXT) : cursor]
    return Spot(reading.document.id, cursor, row, quote, prefix, digest_of(reading))


def offset_of(spot: Spot, reading: DocumentText) -> int:
    """Where a place is in the text as it is now: what stood there, the nearest if it stands in several places."""
    text = reading.text
    if spot.digest != digest_of(reading) and spot.quote:
        for prefix in (spot.prefix, ""):
            found = list(standing(text, spot.quote, prefix, ""))
            if found:
                return min(found, key=lambda offset: abs(offset - spot.cursor))
    return min(spot.cursor, len(text))


def decoded(written: str) -> Session:
    """The session as it was written; what can't be understood, or is of another version, is a new one."""
    try:
        return msgspec.json.decode(written or "{}", type=Session)
    except (msgspec.MsgspecError, UnicodeError):
        return Session()


def remember(connection: sqlite3.Connection, session: Session, spot: Spot | None) -> None:
    """Write a session, and the place in its document."""
    written = msgspec.json.encode(session).decode()
    connection.execute("INSERT OR REPLACE INTO session (key, value) VALUES ('session', ?)", (written,))
    if spot is not None:
        connection.execute(
            "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*msgspec.structs.astuple(spot), datetime.now(UTC).isoformat(timespec="seconds")),
        )
