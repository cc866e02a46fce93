"""The catalogue of a generation: every document with its text, passages and mentions, in one SQLite file.

A published catalogue is never written again, so it is opened as immutable and needs no locks.
"""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexdir.columns import MentionColumns, PassageColumns, together
from indexdir.errors import DamagedIndexError
from indexdir.records import Document, DocumentText, Failure

FILE = "catalogue.sqlite"

# A damaged file can also hold text that is no UTF-8, in its schema as in its rows.
_BROKEN = (sqlite3.Error, UnicodeError)

DOCUMENT = Document.__struct_fields__
COLUMNS = ", ".join(f'"{name}"' for name in DOCUMENT)


@dataclass(frozen=True, slots=True)
class Entry:
    """What an incremental build compares: the document's number, the file's size and time, its hash, its metadata."""

    number: int
    stamp: str
    digest: str
    described: str


class Catalogue:
    """Reads one catalogue file. Not for several threads at once: each opens its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, folder: Path) -> Catalogue:
        """Open a published catalogue for reading. Raises DamagedIndexError."""
        path = folder / FILE
        try:
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            connection.execute("SELECT count(*) FROM meta").fetchone()
        except _BROKEN as error:
            raise DamagedIndexError(f"{FILE}: {error}") from error
        return cls(connection)

    def close(self) -> None:
        """Let go of the file; what was written is kept."""
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")
        self._connection.close()

    def meta(self, key: str) -> str:
        """A value that belongs to the whole catalogue, or empty."""
        row = self._one("SELECT value FROM meta WHERE key = ?", key)
        return str(row[0]) if row else ""

    def documents(self) -> tuple[Document, ...]:
        """All documents by date, then id; undated ones last."""
        order = "ORDER BY date = '', date, id"
        return tuple(Document(*row) for row in self._all(f"SELECT {COLUMNS} FROM documents {order}"))

    def document(self, number: int) -> Document | None:
        """The document with this number."""
        row = self._one(f"SELECT {COLUMNS} FROM documents WHERE number = ?", number)
        return Document(*row) if row else None

    def count(self) -> int:
        """How many documents there are."""
        row = self._one("SELECT count(*) FROM documents")
        return int(row[0]) if row else 0

    def number(self, document_id: str) -> int | None:
        """The number of a document."""
        row = self._one("SELECT number FROM documents WHERE id = ?", document_id)
        return int(row[0]) if row else None

    def read(self, number: int) -> DocumentText:
        """A document with its text. Raises DamagedIndexError when the stored text is not what was written."""
        document, (stored, packed, marks, _) = self._stored(number)
        text = stored.decode()
        return DocumentText(document, text, PassageColumns.unpack(packed), MentionColumns.unpack(marks, text))

    def text(self, number: int) -> tuple[Document, str, list[tuple[int, int, str]]]:
        """A document, its text, and its passages as (start, end, kind): what a search needs, without the mentions."""
        document, (text, passages, _, _) = self._stored(number)
        return document, text.decode(), PassageColumns.unpack(passages).rows()

    def glance(self, number: int) -> tuple[str, list[tuple[int, int, str]], bytes]:
        """The text of a document, its passages, and its words as they are packed: what excerpts are made of."""
        text, passages, _, words = self._blobs(number)
        return text.decode(), PassageColumns.unpack(passages).rows(), words

    def cards_of(self, number: int) -> list[tuple[str, bytes]]:
        """The cards that a document mentions, each with the beginning and the end of each mention in words, packed."""
        return self._all("SELECT card, places FROM counts WHERE number = ? ORDER BY card", number)

    def together(self, number: int) -> list[set[str]]:
        """The cards that are mentioned in each passage of a document, in which any is."""
        _, passages, mentions, _ = self._blobs(number)
        return together(PassageColumns.unpack(passages), MentionColumns.unpack(mentions, ""))

    def entries(self) -> dict[str, Entry]:
        """Every document by id, as an incremental build compares it."""
        rows = self._all("SELECT id, number, stamp, digest, described FROM documents")
        return {row[0]: Entry(*row[1:]) for row in rows}

    def numbers(self) -> Iterator[int]:
        """The numbers of all documents."""
        return (row[0] for row in self._all("SELECT number FROM documents ORDER BY number"))

    def failures(self) -> tuple[Failure, ...]:
        """The files that could not be read."""
        return tuple(Failure(*row) for row in self._all("SELECT file, reason FROM failures ORDER BY file"))

    def failure_stamps(self) -> dict[str, tuple[str, str]]:
        """The reason and the stamp of each file that could not be read: it is tried again only when it changed."""
        return {file: (reason, stamp) for file, reason, stamp in self._all("SELECT * FROM failures")}

    def mentions_of(self, card: str) -> tuple[tuple[str, int], ...]:
        """(document id, count) for each document that mentions a card, in the order of the documents."""
        rows = self._all(
            "SELECT id, count FROM counts JOIN documents USING (number) WHERE card = ? ORDER BY date = '', date, id",
            card,
        )
        return tuple((row[0], row[1]) for row in rows)

    def holding(self, *cards: str) -> tuple[int, ...]:
        """The numbers of the documents that mention all of these cards, in the order of the documents."""
        held = " AND number IN (SELECT number FROM counts WHERE card = ?)" * len(cards)
        rows = self._all(f"SELECT number FROM documents WHERE 1{held} ORDER BY date = '', date, id", *cards)
        return tuple(row[0] for row in rows)

    def entity_counts(self) -> dict[str, int]:
        """How often each card is mentioned in all."""
        return dict(self._all("SELECT card, sum(count) FROM counts GROUP BY card"))

    def places_of(self, card: str) -> Iterator[tuple[int, list[int]]]:
        """Each document that mentions a card, with the beginning and the end of each mention in words, in turn."""
        for number, places in self._all("SELECT number, places FROM counts WHERE card = ? ORDER BY number", card):
            yield number, array("I", places).tolist()

    def card_counts(self) -> list[tuple[int, str, int]]:
        """(document, card, mentions) for all that are mentioned anywhere."""
        return self._all("SELECT number, card, count FROM counts")

    def numbered(self) -> list[tuple[int, Document]]:
        """All documents with their numbers."""
        return [(row[0], Document(*row[1:])) for row in self._all(f"SELECT number, {COLUMNS} FROM documents")]

    def _stored(self, number: int) -> tuple[Document, tuple[bytes, bytes, bytes, bytes]]:
        document = self.document(number)
        if document is None:
            raise DamagedIndexError(f"{FILE}: document {number} is missing")
        return document, self._blobs(number)

    def _blobs(self, number: int) -> tuple[bytes, bytes, bytes, bytes]:
        """Text, passages, mentions and words of a document as they were written."""
        row = self._one("SELECT text, passages, mentions, words, checksum FROM texts WHERE number = ?", number)
        if row is None or checksum_of(row[:4]) != row[4]:
            document = self.document(number)
            raise DamagedIndexError(f"{FILE}: the text of {document.id if document else number} is damaged")
        return row[0], row[1], row[2], row[3]

    def _all(self, statement: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        try:
            return self._connection.execute(statement, values).fetchall()
        except _BROKEN as error:
            raise DamagedIndexError(f"{FILE}: {error}") from error

    def _one(self, statement: str, *values: object) -> tuple | None:  # type: ignore[type-arg]
        rows = self._all(statement, *values)
        return rows[0] if rows else None


def checksum_of(blobs: Iterable[bytes]) -> int:
    """The CRC-32 of blobs one after the other."""
    value = 0
    for blob in blobs:
        value = zlib.crc32(blob, value)
    return value
