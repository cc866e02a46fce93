"""Writing a catalogue that is not published yet."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from indexdir.catalogue import DOCUMENT, FILE, Catalogue, checksum_of
from indexdir.columns import pack_mentions, pack_passages
from indexdir.offsets import decode_starts, encode_starts, packed_places
from indexdir.records import DocumentText, Mention

_SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (number INTEGER PRIMARY KEY, {", ".join(f'"{name}"' for name in DOCUMENT)}, stamp, described);
CREATE UNIQUE INDEX documents_id ON documents (id);
CREATE TABLE texts (number INTEGER PRIMARY KEY, text BLOB, passages BLOB, mentions BLOB, words BLOB, checksum INTEGER);
CREATE TABLE counts (card TEXT, number INTEGER, count INTEGER, places BLOB, PRIMARY KEY (card, number)) WITHOUT ROWID;
CREATE INDEX counts_number ON counts (number);
CREATE TABLE failures (file TEXT PRIMARY KEY, reason TEXT, stamp TEXT) WITHOUT ROWID;
"""


class CatalogueWriter(Catalogue):
    """Reads and writes one catalogue file."""

    @classmethod
    def write(cls, folder: Path) -> CatalogueWriter:
        """Open a catalogue that is not published yet for writing; makes it where there is none."""
        path = folder / FILE
        fresh = not path.exists()
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        # The generation is thrown away after a crash, so its durability is publish()'s to see to.
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        if fresh:
            for statement in _SCHEMA.strip().split(";"):
                connection.execute(statement)
        return cls(connection)

    def set_meta(self, key: str, value: str) -> None:
        """Keep a value that belongs to the whole catalogue."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def put(self, number: int, reading: DocumentText, stamp: str, described: str, starts: Sequence[int]) -> None:
        """Add a document or put it in the place of the one with this number; `starts` are the offsets of its words."""
        self.remove(number)
        document = reading.document
        values = [getattr(document, name) for name in DOCUMENT]
        marks = ", ".join("?" * (len(values) + 3))
        self._connection.execute(f"INSERT INTO documents VALUES ({marks})", (number, *values, stamp, described))
        blobs = (
            reading.text.encode(),
            pack_passages(reading.passages),
            pack_mentions(reading.mentions),
            encode_starts(starts),
        )
        self._connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)", (number, *blobs, checksum_of(blobs)))
        self._count(number, reading.mentions, starts, reading.text)

    def restamp(self, number: int, stamp: str) -> None:
        """The file was touched but not changed."""
        self._connection.execute("UPDATE documents SET stamp = ? WHERE number = ?", (stamp, number))

    def relink(self, number: int, mentions: Sequence[Mention]) -> None:
        """Put the mentions found with other cards in the place of the old ones."""
        row = self._one("SELECT text, passages, words FROM texts WHERE number = ?", number)
        assert row is not None
        blobs = (row[0], row[1], pack_mentions(mentions), row[2])
        self._connection.execute(
            "UPDATE texts SET mentions = ?, checksum = ? WHERE number = ?",
            (blobs[2], checksum_of(blobs), number),
        )
        self._connection.execute("DELETE FROM counts WHERE number = ?", (number,))
        self._count(number, mentions, decode_starts(row[2]), row[0].decode())

    def remove(self, number: int) -> None:
        """Take a document out, with its mentions."""
        for table in ("documents", "texts", "counts"):
            self._connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))

    def set_failures(self, failures: Mapping[str, tuple[str, str]], *, keep: bool = False) -> None:
        """Remember which files could not be read; `keep` adds to what is known."""
        if not keep:
            self._connection.execute("DELETE FROM failures")
        rows = [(file, *why) for file, why in failures.items()]
        self._connection.executemany("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)", rows)

    def _count(self, number: int, mentions: Sequence[Mention], starts: Sequence[int], text: str) -> None:
        counts = Counter(mention.card for mention in mentions)
        places = packed_places(text, starts, ((each.card, each.start, each.end) for each in mentions))
        rows = [(card, number, count, places[card]) for card, count in counts.items()]
        self._connection.executemany("INSERT INTO counts VALUES (?, ?, ?, ?)", rows)
