"""A search that the reader keeps, with what it found when it was last looked at."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from typing import Any

from tui.notebook.folding import same_key


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name. `seen` are the documents that answered at `looked`, each with the digest of its file.

    `created` and `looked` are ISO 8601 in UTC.
    """

    id: str
    name: str
    text: str
    created: str
    seen: Mapping[str, str] = field(hash=False)
    looked: str


FIELDS = tuple(each.name for each in fields(SavedSearch))
IN_PASSING = ("seen", "looked")
SELECT = "SELECT " + ", ".join(f'searches."{name}"' for name in FIELDS) + " FROM searches"


def news(search: SavedSearch, documents: Mapping[str, str]) -> tuple[str, ...]:
    """Of the documents that answer now, with their digests: those that are new or changed since the last look."""
    return tuple(name for name, digest in documents.items() if search.seen.get(name) != digest)


def called(searches: Iterable[SavedSearch], name: str) -> SavedSearch | None:
    """The saved search of this name, whatever its case; None where there is none."""
    key = same_key(name)
    return next((each for each in searches if same_key(each.name) == key), None)


def saved_of(name: str, text: str, documents: Mapping[str, str]) -> SavedSearch:
    """A new saved search, looked at now."""
    now = moment()
    return SavedSearch(str(uuid.uuid4()), name, text, now, dict(documents), now)


def moment() -> str:
    """Now, as the records have it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def seen_text(documents: Mapping[str, str]) -> str:
    """Documents with their digests as they are kept; names that are no valid text too."""
    return json.dumps(dict(documents))


def row_of(search: SavedSearch) -> dict[str, object]:
    """The saved search as a row of its table."""
    return {**asdict(search), "seen": seen_text(search.seen)}


def saved_from(row: Sequence[Any]) -> SavedSearch:
    """The saved search in a row of its table; one whose documents can't be read has seen none."""
    values: dict[str, Any] = dict(zip(FIELDS, map(str, row), strict=True))  # a damaged file may hold anything
    try:
        seen = json.loads(values["seen"])
    except ValueError:
        seen = {}
    values["seen"] = {str(key): str(value) for key, value in seen.items()} if isinstance(seen, dict) else {}
    return SavedSearch(**values)
