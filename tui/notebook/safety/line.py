"""One action as lines of the log: readable by a person, and known to be whole by their checksums.

An action of many changes has several lines, each with a part of these: a line is soon read, and holds nobody up.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Image = Mapping[str, object]
Did = Literal["done", "undone", "done again"]
LONG = 1 << 16  # characters of changes after which a line is full
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_DECODER = json.JSONDecoder()
_SUM = b', "sum": "'
_HEAD = re.compile(rb'\{"number": (\d+), (?:"part": (\d+), "parts": (\d+), )?')
# What moves a cursor or turns the direction of writing is spelled out: the log may be read on a terminal.
_UNSEEN = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Change:
    """One row of one table before and after an action; None where there was or is no row.

    An image of a row that stays may leave out columns that do not change. One that an older version wrote lacks the
    columns that have been added since.
    """

    table: str
    id: str
    before: Image | None
    after: Image | None


@dataclass(frozen=True, slots=True)
class Head:
    """What a line begins with: the number of its action, and which part of that it is."""

    number: int
    part: int
    parts: int

    @property
    def last(self) -> bool:
        """Whether the action ends with it."""
        return self.part == self.parts


@dataclass(frozen=True, slots=True)
class Line:
    """An action: its number, when it was (ISO 8601 in UTC), what it is called, its row in the journal, its changes.

    One that was undone has the images the other way round, so that `after` always is what came to stand. `session`
    names the open notebook that did it.
    """

    number: int
    at: str
    did: Did
    label: str
    action: int
    changes: tuple[Change, ...]
    session: str = ""
    part: int = 1
    parts: int = 1

    def encoded(self) -> bytes:
        """The lines as they are written, with their checksums. UnicodeEncodeError where a text is no valid one."""
        pieces = list(_pieces(map(_written, self.changes)))
        return b"".join(self._line(part, len(pieces), piece) for part, piece in enumerate(pieces, 1))

    def _line(self, part: int, parts: int, changes: Sequence[str]) -> bytes:
        which = {"part": part, "parts": parts} if parts > 1 else {}
        said = {"at": self.at, "did": self.did, "label": self.label, "action": self.action, "session": self.session}
        head = _ENCODER.encode({"number": self.number, **which, **said})
        written = f'{head[:-1]}, "changes": [{", ".join(changes)}]'
        body = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written).encode()
        return body + _SUM + _sum_of(body) + b'"}\n'


def head_of(written: bytes) -> Head | None:
    """What a line begins with, without the rest being read; None where it is not as it was written."""
    body = _body(written)
    found = None if body is None else _HEAD.match(body)
    if found is None:
        return None
    number, part, parts = found.groups()
    return Head(int(number), int(part or 1), int(parts or 1))


def decoded(written: bytes) -> Line | None:
    """The action of a line, or the part of it; None where it is not as it was written."""
    body = _body(written)
    if body is None:
        return None
    try:
        fields = json.loads(body + b"}")
        changes = tuple(Change(**each) for each in fields.pop("changes"))
        return Line(**fields, changes=changes)
    except (ValueError, TypeError, KeyError):
        return None


def joined(parts: Sequence[Line]) -> Line | None:
    """The action that these lines are, one after the other; None where one is not there."""
    first = parts[0]
    if [(each.number, each.part) for each in parts] != [(first.number, part) for part in range(1, first.parts + 1)]:
        return None
    if first.parts == 1:
        return first
    return replace(first, changes=tuple(change for each in parts for change in each.changes), part=1, parts=1)


def written_changes(changes: Iterable[Change]) -> str:
    """Changes as the journal keeps them."""
    return f"[{', '.join(map(_written, changes))}]"


def read_changes(written: str) -> Iterator[Change]:
    """What `written_changes` wrote, one after the other: no other thread waits for all. ValueError and TypeError."""
    place = 1
    if written == "[]":
        return
    if not (written.startswith("[") and written.endswith("]")):
        raise ValueError("no list of changes")
    while place < len(written):
        fields, place = _DECODER.raw_decode(written, place)
        yield Change(**fields)
        if written[place : place + 2] not in (", ", "]"):
            raise ValueError("no list of changes")
        place += 2


def _written(change: Change) -> str:
    fields = {"table": change.table, "id": change.id, "before": change.before, "after": change.after}
    return _ENCODER.encode(fields)


def _pieces(changes: Iterable[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    length = 0
    for each in changes:
        if piece and length + len(each) > LONG:
            yield piece
            piece, length = [], 0
        piece.append(each)
        length += len(each)
    yield piece


def _body(written: bytes) -> bytes | None:
    body, _, rest = written.rstrip(b"\n").rpartition(_SUM)
    return body if rest == _sum_of(body) + b'"}' else None


def _sum_of(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=8).hexdigest().encode()
