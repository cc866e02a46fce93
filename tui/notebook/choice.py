"""What the reader decided that some words of a document name."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tui.notebook.quoting import brief, digest_of, quoted, standing

if TYPE_CHECKING:
    from indexdir import DocumentText


@dataclass(frozen=True, slots=True)
class Choice:
    """That `quote` names `card`, or, where that is empty, no card of the collection.

    `found`, `rule` and `rivals` are the card that was marked there when it was decided, how it had been recognised,
    and the others that could have been meant; `alike` counts the places of the document that had the same prefix,
    quote and suffix. All else is as in a bookmark.
    """

    id: str
    document: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    digest: str
    card: str
    found: str
    rule: str
    rivals: tuple[str, ...]
    alike: int
    created: str

    @property
    def brief(self) -> str:
        """The quote on one line, shortened for messages and lists."""
        return brief(self.quote)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text that may be decided on: where they stand and what is marked there, as in a choice."""

    start: int
    end: int
    found: str
    rule: str = "name"
    rivals: tuple[str, ...] = ()


FIELDS = tuple(field.name for field in fields(Choice))
SELECT = "SELECT " + ", ".join(f'choices."{name}"' for name in FIELDS) + " FROM choices"


def choices_of(reading: DocumentText, places: Sequence[Words], card: str) -> tuple[Choice, ...]:
    """New choices, one for each of the places; NotebookError where one is no text."""
    created = datetime.now(UTC).isoformat(timespec="microseconds")
    alike: Counter[tuple[str, str, str]] = Counter()
    made = []
    for words in places:
        anchor = quoted(reading.text, words.start, words.end)
        if anchor not in alike:
            alike[anchor] = sum(1 for _ in standing(reading.text, *anchor))
        made.append(_choice(reading, words, card, anchor, alike[anchor], created))
    return tuple(made)


def _choice(
    reading: DocumentText, words: Words, card: str, anchor: tuple[str, str, str], alike: int, created: str
) -> Choice:
    quote, prefix, suffix = anchor
    return Choice(
        id=str(uuid.uuid4()),
        document=reading.document.id,
        start=words.start,
        end=words.end,
        quote=quote,
        prefix=prefix,
        suffix=suffix,
        digest=digest_of(reading),
        card=card,
        found=words.found,
        rule=words.rule,
        rivals=words.rivals,
        alike=alike,
        created=created,
    )


def row_of(choice: Choice) -> dict[str, object]:
    """The choice as a row of its table."""
    return {**asdict(choice), "rivals": json.dumps(choice.rivals, ensure_ascii=False)}


def choice_from(row: Sequence[Any]) -> Choice:
    """The choice in a row of its table; one whose rivals can't be read has none."""
    values = dict(zip(FIELDS, row, strict=True))
    try:
        rivals = json.loads(values["rivals"])
    except (ValueError, TypeError):
        rivals = []
    values["rivals"] = tuple(map(str, rivals)) if isinstance(rivals, list) else ()
    return Choice(**values)
