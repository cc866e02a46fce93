"""One action as a line of the log: readable by a person, and known to be whole by its checksum."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

Image = Mapping[str, object]
Did = Literal["done", "undone", "done again"]
_SUM = b', "sum": "'
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
class Line:
    """An action: its number, when it was (ISO 8601 in UTC), what it is called, its row in the journal, its changes.

    One that was undone has the images the other way round, so that `after` always is what came to stand.
    """

    number: int
    at: str
    did: Did
    label: str
    action: int
    changes: tuple[Change, ...]

    def encoded(self) -> bytes:
        """The line as it is written, with its checksum. UnicodeEncodeError where a text is no valid one."""
        written = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(asdict(self), ensure_ascii=False))
        body = written[:-1].encode()
        return body + _SUM + _sum_of(body) + b'"}\n'


def decoded(written: bytes) -> Line | None:
    """The action of a line; None where it is not as it was written."""
    body, _, rest = written.rstrip(b"\n").rpartition(_SUM)
    if rest != _sum_of(body) + b'"}':
        return None
    try:
        fields = json.loads(body + b"}")
        changes = tuple(Change(**each) for each in fields.pop("changes"))
        return Line(**fields, changes=changes)
    except (ValueError, TypeError, KeyError):
        return None


def written_changes(changes: tuple[Change, ...]) -> str:
    """Changes as the journal keeps them."""
    return json.dumps([asdict(change) for change in changes], ensure_ascii=False)


def _sum_of(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=8).hexdigest().encode()
