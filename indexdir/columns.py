"""Passages and mentions in columns: a long text has hundreds of thousands, and few of them are ever looked at.

A record is made when it is asked for. Packed, a column is an array of 32-bit numbers in the order of this machine's
bytes, as the whole index is.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import eq
from typing import TypeVar, cast, overload

import msgspec

from indexdir.errors import DamagedIndexError
from indexdir.records import DocumentText, Mention, Passage, PassageKind

T = TypeVar("T")

_NUMBERS = "I"
_Named = tuple[str, str, str, tuple[str, ...]]
_passages = msgspec.msgpack.Decoder(tuple[list[str], bytes, bytes, bytes])
_mentions = msgspec.msgpack.Decoder(tuple[list[_Named], bytes, bytes, bytes])


class PassageColumns(Sequence[Passage]):
    """The passages of a text in order."""

    __slots__ = ("ends", "kinds", "starts", "what")

    def __init__(self, kinds: Sequence[str], starts: array[int], ends: array[int], what: bytes) -> None:
        self.kinds = kinds
        self.starts = starts
        self.ends = ends
        self.what = what

    @classmethod
    def unpack(cls, packed: bytes) -> PassageColumns:
        """Read what `pack_passages` wrote. Raises DamagedIndexError."""
        kinds, starts, ends, what = _decoded(_passages, packed)
        return cls(kinds, _numbers(starts), _numbers(ends), what)

    def rows(self) -> list[tuple[int, int, str]]:
        """All of them as (start, end, kind)."""
        kinds = self.kinds
        return [(start, end, kinds[at]) for start, end, at in zip(self.starts, self.ends, self.what, strict=True)]

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Passage, ...]: ...
    def __getitem__(self, at: int | slice) -> Passage | tuple[Passage, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        number = at if at >= 0 else len(self) + at
        kind = cast(PassageKind, self.kinds[self.what[number]])
        return Passage(number, self.starts[number], self.ends[number], kind)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PassageColumns) and self.kinds == other.kinds:
            return (self.starts, self.ends, self.what) == (other.starts, other.ends, other.what)
        return _alike(self, other)

    __hash__ = None  # type: ignore[assignment]


class MentionColumns(Sequence[Mention]):
    """The mentions of a text in order, none crossing another."""

    __slots__ = ("_named", "_tallied", "_text", "_what", "ends", "starts")

    def __init__(
        self, text: str, named: Sequence[_Named], starts: array[int], ends: array[int], what: array[int]
    ) -> None:
        self._text = text
        self._named = named
        self._what = what
        self._tallied: Counter[tuple[str, str, bool]] | None = None
        self.starts = starts
        self.ends = ends

    @classmethod
    def unpack(cls, packed: bytes, text: str) -> MentionColumns:
        """Read what `pack_mentions` wrote. Raises DamagedIndexError."""
        named, starts, ends, what = _decoded(_mentions, packed)
        return cls(text, named, _numbers(starts), _numbers(ends), _numbers(what))

    def tally(self) -> Mapping[tuple[str, str, bool], int]:
        """How often each (card, kind, ambiguous) is mentioned; it is counted once."""
        if self._tallied is None:
            self._tallied = self._counted()
        return self._tallied

    def _counted(self) -> Counter[tuple[str, str, bool]]:
        counts: Counter[tuple[str, str, bool]] = Counter()
        for number, count in Counter(self._what).items():
            card, kind, _, rivals = self._named[number]
            counts[card, kind, bool(rivals)] += count
        return counts

    def cards(self) -> Iterator[tuple[int, str]]:
        """The start and the card of each."""
        named = self._named
        return ((start, named[at][0]) for start, at in zip(self.starts, self._what, strict=True))

    def of(self, card: str) -> Iterator[Mention]:
        """The mentions of a card, in order; no other is made."""
        wanted = {at for at, named in enumerate(self._named) if named[0] == card}
        return (self[at] for at, what in enumerate(self._what) if what in wanted)

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Mention: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Mention, ...]: ...
    def __getitem__(self, at: int | slice) -> Mention | tuple[Mention, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        start, end = self.starts[at], self.ends[at]
        card, kind, rule, rivals = self._named[self._what[at]]
        return Mention(start, end, self._text[start:end], card, kind, rule, rivals)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, MentionColumns) and self._named == other._named:
            if (self.starts, self.ends, self._what) != (other.starts, other.ends, other._what):
                return False
            if self._text is other._text or self._text == other._text:
                return True
        return _alike(self, other)

    __hash__ = None  # type: ignore[assignment]


def pack_passages(passages: Sequence[Passage]) -> bytes:
    """Passages as they are stored."""
    kinds = sorted({passage.kind for passage in passages})
    return msgspec.msgpack.encode(
        (
            kinds,
            array(_NUMBERS, [passage.start for passage in passages]).tobytes(),
            array(_NUMBERS, [passage.end for passage in passages]).tobytes(),
            bytes(bisect_left(kinds, passage.kind) for passage in passages),
        )
    )


def in_columns(mentions: Sequence[Mention], text: str) -> MentionColumns:
    """Mentions of a text in columns, in which they are found and counted faster."""
    return MentionColumns.unpack(pack_mentions(mentions), text)


def pack_mentions(mentions: Sequence[Mention]) -> bytes:
    """Mentions as they are stored, without the text that they cover."""
    named: dict[_Named, int] = {}
    what = [named.setdefault((m.card, m.kind, m.rule, m.rivals), len(named)) for m in mentions]
    return msgspec.msgpack.encode(
        (
            list(named),
            array(_NUMBERS, [mention.start for mention in mentions]).tobytes(),
            array(_NUMBERS, [mention.end for mention in mentions]).tobytes(),
            array(_NUMBERS, what).tobytes(),
        )
    )


def together(passages: PassageColumns, mentions: MentionColumns) -> list[set[str]]:
    """The cards that are mentioned in each passage, in which any is."""
    starts = passages.starts
    found: dict[int, set[str]] = {}
    for start, card in mentions.cards():
        found.setdefault(bisect_right(starts, start), set()).add(card)
    return list(found.values())


def cards_together(reading: DocumentText) -> list[set[str]] | None:
    """The same of a text that was read; None where its records are not in columns."""
    if isinstance(reading.passages, PassageColumns) and isinstance(reading.mentions, MentionColumns):
        return together(reading.passages, reading.mentions)
    return None


def mentions_of(mentions: Sequence[Mention], card: str) -> Iterator[Mention]:
    """The mentions of one card among those of a text, in order."""
    if isinstance(mentions, MentionColumns):
        return mentions.of(card)
    return (mention for mention in mentions if mention.card == card)


def tally(mentions: Sequence[Mention]) -> Mapping[tuple[str, str, bool], int]:
    """How often each (card, kind, ambiguous) is mentioned, the one that is mentioned first first."""
    if isinstance(mentions, MentionColumns):
        return mentions.tally()
    return Counter((mention.card, mention.kind, mention.ambiguous) for mention in mentions)


def _alike(records: Sequence[object], other: object) -> bool:
    """Whether something else has the same records; those after the first that differs are not made."""
    return isinstance(other, Sequence) and len(records) == len(other) and all(map(eq, records, other))


def _decoded(decoder: msgspec.msgpack.Decoder[T], packed: bytes) -> T:
    try:
        return decoder.decode(packed)
    except msgspec.MsgspecError as error:
        raise DamagedIndexError(f"what is stored of a text can't be read ({error})") from error


def _numbers(packed: bytes) -> array[int]:
    numbers = array(_NUMBERS)
    numbers.frombytes(packed)
    return numbers
