"""The frozen records that cross the public face of indexdir.

Every offset is a code point into the cleaned text of a document, `end` exclusive.
Dates are ISO strings of any precision: `2018`, `2018-07`, `2018-07-18`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct

PassageKind = Literal["paragraph", "heading", "item", "quote", "code", "row"]
Confidence = Literal["high", "medium", "low"]
Level = Literal["error", "warning", "note"]


class Passage(Struct, frozen=True):
    """A paragraph, heading, list item, quotation, table row or code block; `number` counts from 0."""

    number: int
    start: int
    end: int
    kind: PassageKind = "paragraph"


class Document(Struct, frozen=True):
    """What is known of a document without its text.

    `id` is its path relative to the collection, with forward slashes. `date_source` says where the date
    comes from: `manifest`, `front matter`, `page` (of HTML), `file name`, `text` or empty. `digest` is the SHA-256
    of the file's bytes.
    `encoding` is how the bytes were read, with `guessed` where nothing in the file said so. `lang` is an ISO 639
    code, as the document is described or as its text looks.
    """

    id: str
    title: str
    date: str = ""
    date_source: str = ""
    source: str = ""
    kind: str = ""
    words: int = 0
    length: int = 0
    passages: int = 0
    digest: str = ""
    encoding: str = "utf-8"
    lang: str = ""


class Mention(Struct, frozen=True):
    """A place in a text that names a card.

    `rule` is how it was recognised: `name` (name or alias), `surname`, `office`, `metonym`, `short`; `chosen` where
    the reader decided.
    `rivals` are ids of other cards that the same words could mean; the reader shows such a mention as ambiguous.
    """

    start: int
    end: int
    text: str
    card: str
    kind: str
    rule: str = "name"
    rivals: tuple[str, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether other cards could be meant."""
        return bool(self.rivals)


class DocumentText(Struct, frozen=True, weakref=True):
    """A document opened for reading: its cleaned text, passages in order, mentions in order, none crossing."""

    document: Document
    text: str
    passages: Sequence[Passage] = ()
    mentions: Sequence[Mention] = ()


class Source(Struct, frozen=True):
    """Where a fact was read."""

    id: str
    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""
    note: str = ""


class Fact(Struct, frozen=True):
    """One sourced statement on a card."""

    text: str
    date: str = ""
    sources: tuple[str, ...] = ()
    confidence: Confidence = "medium"


class Relation(Struct, frozen=True):
    """A typed link from the card that holds it to `target`, valid from `since` to `until` where known."""

    type: str
    target: str
    since: str = ""
    until: str = ""
    sources: tuple[str, ...] = ()


class Link(Struct, frozen=True):
    """A relation seen from one card: `card` is the other end; `outward` is whether this card holds it."""

    card: str
    type: str
    outward: bool
    since: str = ""
    until: str = ""
    sources: tuple[str, ...] = ()


class Card(Struct, frozen=True):
    """A person, organisation, law, weapon or term, as a YAML card describes it.

    `aliases` stand alone; `short` forms need support in the same document. `since` and `until` bound the time in
    which the thing was there or in force; `unverified` is what is said but not confirmed. `file` and `line` say
    where it was read.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    summary: str = ""
    facts: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()
    file: str = ""
    line: int = 0
    since: str = ""
    until: str = ""
    unverified: tuple[str, ...] = ()


class Event(Struct, frozen=True):
    """Something that happened on a date, or from `date` to `until`; `cards` are those that had a part in it."""

    date: str
    title: str
    until: str = ""
    summary: str = ""
    cards: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    file: str = ""
    line: int = 0


class Claim(Struct, frozen=True):
    """What some sources say where others say something else."""

    text: str
    sources: tuple[str, ...] = ()


class Conflict(Struct, frozen=True):
    """A matter on which the sources of some cards disagree; `note` says how to take it."""

    id: str
    topic: str
    cards: tuple[str, ...] = ()
    versions: tuple[Claim, ...] = ()
    note: str = ""
    file: str = ""
    line: int = 0


class Problem(Struct, frozen=True):
    """Something wrong in a file that describes the collection; an `error` left something out, a
    `warning` is likely a mistake, a `note` is worth knowing.

    `line` and `column` count from 1; 0 where the whole file is meant. `field` is such as `cards[3].aliases`.
    """

    file: str
    message: str
    line: int = 0
    column: int = 0
    field: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        place = self.file + (f":{self.line}:{self.column}" if self.line else "")
        return f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"


class Failure(Struct, frozen=True):
    """A file that is in the folder but could not be searched, and why."""

    file: str
    reason: str


class Progress(Struct, frozen=True):
    """How far a build is. `generation` grows when a new state of the index can be opened by `Library.refresh`."""

    stage: Literal["looking", "reading", "saving", "done"]
    done: int
    total: int
    current: str = ""
    generation: int = 0


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, in documents; `failures` are the files that could not be read."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    failures: tuple[Failure, ...] = ()
    cancelled: bool = False
    rebuilt: str = ""
    seconds: float = field(default=0.0, compare=False)
