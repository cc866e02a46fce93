"""One segment of a Whoosh index, read by whole posting lists.

Whoosh offers terms and postings one at a time. Terms lie in the order of their bytes and so do their postings, one
after the other, which its table of terms knows; that is what is used here, and only here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh.codec.whoosh3 import W3TermInfo

from indexdir.engines.packed import postings_of
from indexdir.query.places import Ints


class Segment:
    """The postings of a segment; `offset` is added to its documents. Raises whatever broken files make Whoosh raise."""

    def __init__(self, leaf: Any, offset: int) -> None:
        self._offset = offset
        self._terms = leaf._terms
        self._table = leaf._terms._tindex
        self._postings = leaf._terms._postfile
        self.deleted = [offset + number for number in leaf._perdoc.deleted_docs()] if leaf.has_deletions() else []

    def term(self, field: str, text: str) -> tuple[Ints, Ints]:
        """Documents and packed places of one term."""
        try:
            data = self._table[self._terms._keycoder(field, text.encode())]
        except KeyError:
            return self._read(0, 0)
        return self._read(*_extent(data))

    def region(self, field: str, prefix: str) -> tuple[Ints, Ints]:
        """Documents and packed places of all terms of a field that begin so, not in order."""
        key = self._terms._keycoder(field, prefix.encode())
        begin = self._begin(self._table.closest_key_pos(key))
        return self._read(begin, self._begin(self._table.closest_key_pos(_after(key))) - begin)

    def words(self, field: str, prefix: str) -> Iterator[str]:
        """The terms of a field that begin so, or from a control character on, all of them."""
        coded = prefix.encode()
        key = self._terms._keycoder(field, coded)
        table, get = self._table, self._table.dbfile.get
        size = len(key) if prefix > "\x1f" else 2
        for position, length, _, _ in table.ranges_from(key):
            found = get(position, length)
            if found[:size] != key[:size]:
                return
            yield found[2:].decode()

    def _begin(self, position: int | None) -> int:
        """Where the postings of the term at a position of the table begin; the end of them all after the last."""
        if position is None:
            return sum(self._extent(self._last()))
        return self._extent(position)[0]

    def _extent(self, position: int) -> tuple[int, int]:
        _, _, at, length = next(iter(self._table._ranges(pos=position)))
        return _extent(self._table.dbfile.get(at, length))

    def _last(self) -> int:
        table = self._table
        return int(table._get_pos(table.indexbase + (table.indexlen - 1) * table.indexsize))

    def _read(self, begin: int, size: int) -> tuple[Ints, Ints]:
        documents, packed = postings_of(self._postings.get(begin, size) if size > 0 else b"")
        return documents + self._offset, packed


def _extent(data: bytes) -> tuple[int, int]:
    begin, (size,) = W3TermInfo.from_bytes(data).extent()  # Whoosh 3.54 leaves the size in its tuple
    return int(begin), int(size)


def _after(key: bytes) -> bytes:
    """The first key behind all that begin with this one."""
    return key[:-1] + bytes([key[-1] + 1])
