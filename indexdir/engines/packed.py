"""How postings lie on the disk: Whoosh's third codec, with blocks that can be read as arrays.

Whoosh pickles every block of 128 postings, with an object for each posting. Reading the postings of a common word
that way takes longer than answering the query. Here a block is a small header, the document numbers, the sizes of the
values and the values one after the other, so that a term, or all terms with one beginning (which follow each other
in the file), is read with one call and taken apart by numpy. A value is the positions of a word in a document;
its weight is how many there are.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh import formats
from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher, W3PostingsWriter

_MAGIC = b"DTb1"
_BLOCK = struct.Struct("<iII")  # bytes after the check sum (negative: the last block), postings, last document
_CHECK = struct.Struct("<I")  # CRC-32 of header and block
_HEADER = _BLOCK.size + _CHECK.size
_UNIT = 4  # bytes of a position
_LIMIT = 4096  # postings of a block
_WORTH_SQUEEZING = 512  # bytes of a block; smaller ones are many, and cost more time than they save room
_SQUEEZED = 1 << 31  # set in the number of postings


class Packed(formats.Positions):  # type: ignore[misc]
    """Positions of a word in a document as an array of machine integers."""

    def encode(self, poslist: Iterable[int]) -> bytes:
        """Pack positions."""
        return array("I", poslist).tobytes()

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Unpack positions."""
        return array("I", valuestring).tolist()

    def decode_frequency(self, valuestring: bytes) -> int:
        """How often the word stands in the document."""
        return len(valuestring) // _UNIT

    def combine(self, vs: Iterable[bytes]) -> bytes:
        """Join the positions of several postings."""
        return self.encode(sorted({position for value in vs for position in self.decode_positions(value)}))


class Postings(NamedTuple):
    """Documents and positions, as long as each other: a row for each time that a word stands somewhere."""

    documents: NDArray[np.int64]
    positions: NDArray[np.int64]


def postings_of(data: bytes) -> Postings:
    """All postings of a stretch of the file, of one term or of several in a row. Raises ValueError for damage."""
    documents, sizes, values = [], [], []
    at, last = 0, True
    while at < len(data):
        if last:
            if data[at : at + 4] != _MAGIC:
                raise ValueError(f"no postings begin at byte {at} of {len(data)}")
            at += 4
        size, count, _ = _BLOCK.unpack_from(data, at)
        (checksum,) = _CHECK.unpack_from(data, at + _BLOCK.size)
        header = zlib.crc32(data[at : at + _BLOCK.size])
        last, at = size < 0, at + _HEADER
        block = data[at : at + abs(size)]
        if zlib.crc32(block, header) != checksum:
            raise ValueError(f"the postings before byte {at + abs(size)} are damaged")
        if count & _SQUEEZED:
            block, count = zlib.decompress(block), count & ~_SQUEEZED
        documents.append(block[: 4 * count])
        sizes.append(block[4 * count : 8 * count])
        values.append(block[8 * count :])
        at += abs(size)
    numbers = np.frombuffer(b"".join(documents), dtype="<u4").astype(np.int64)
    counts = np.frombuffer(b"".join(sizes), dtype="<u4") // _UNIT
    positions = np.frombuffer(b"".join(values), dtype="<u4").astype(np.int64)
    if counts.sum() != len(positions):
        raise ValueError("postings and positions do not go together")
    return Postings(np.repeat(numbers, counts), positions)


class PackedWriter(W3PostingsWriter):  # type: ignore[misc]
    """Writes blocks as they are described above."""

    def add_posting(self, id_: int, weight: float, vbytes: bytes, length: int | None = None) -> None:
        """Take a posting into the block; what Whoosh checks and counts of each for its own ranking is not needed."""
        if len(self._ids) >= self._blocklimit:
            self._write_block()
        self._ids.append(id_)
        self._weights.append(weight)
        if vbytes:
            self._values.append(vbytes)

    def _write_block(self, last: bool = False) -> None:
        postfile = self._postfile
        if not self._blockcount:
            postfile.write(_MAGIC)
        self._terminfo.add_block(self)
        # A format without values hands none over, not even empty ones.
        sizes = array("I", map(len, self._values) if self._values else [0] * len(self._ids))
        block = b"".join((self._ids.tobytes(), sizes.tobytes(), *self._values))
        count = len(self._ids)
        if len(block) >= _WORTH_SQUEEZING:
            block, count = zlib.compress(block, 1), count | _SQUEEZED
        size = -len(block) if last else len(block)
        header = _BLOCK.pack(size, count, self._ids[-1])
        postfile.write(header)
        postfile.write(_CHECK.pack(zlib.crc32(block, zlib.crc32(header))))
        postfile.write(block)
        self._blockcount += 1
        if not last:
            self._new_block()


class PackedMatcher(W3LeafMatcher):  # type: ignore[misc]
    """Goes through the postings of a term one by one, as Whoosh does when it merges segments."""

    _lastblock: bool
    _data: Any
    _values: Any
    _ids: Any
    _weights: Any

    def _read_header(self) -> None:
        self._postfile.seek(self._startoffset)
        if self._postfile.read(4) != _MAGIC:
            raise ValueError("no postings begin where a term says they do")
        self._baseoffset = self._postfile.tell()

    def _goto(self, position: int) -> None:
        self._data = self._ids = self._weights = self._values = None
        self._i = 0
        self._postfile.seek(position)
        size, count, self._maxid = _BLOCK.unpack(self._postfile.read(_HEADER)[: _BLOCK.size])
        self._blocklength, self._compression = count & ~_SQUEEZED, count & _SQUEEZED
        self._lastblock = self._lastblock or size < 0
        self._dataoffset = position + _HEADER
        self._nextoffset = self._dataoffset + abs(size)
        self._minlength, self._maxlength, self._maxweight = 0, 0, 0.0

    def _read_data(self) -> None:
        block = self._postfile.get(self._dataoffset, self._nextoffset - self._dataoffset)
        self._data = zlib.decompress(block) if self._compression else block

    def _array(self, begin: int, count: int) -> Any:
        if self._data is None:
            self._read_data()
        return array("I", self._data[begin : begin + 4 * count])

    def _read_ids(self) -> None:
        self._ids = self._array(0, self._blocklength)

    def _read_values(self) -> None:
        at, values = 8 * self._blocklength, []
        for size in self._array(4 * self._blocklength, self._blocklength):
            values.append(self._data[at : at + size])
            at += size
        self._values = values

    def _read_weights(self) -> None:
        sizes = self._array(4 * self._blocklength, self._blocklength)
        self._weights = array("f", (size // _UNIT for size in sizes))


class PackedCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with other blocks; everything else is as Whoosh writes it."""

    def __init__(self) -> None:
        super().__init__(blocklimit=_LIMIT, compression=0)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> PackedWriter:
        """A writer of postings."""
        return PackedWriter(dbfile, blocklimit=self._blocklimit, byteids=byteids, compression=0, inlinelimit=0)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> PackedMatcher:
        """A matcher over the postings of a term."""
        return PackedMatcher(dbfile, *terminfo.extent(), format_, term=term, scorer=scorer)
