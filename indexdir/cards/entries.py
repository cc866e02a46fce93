"""What a card file may hold, and one entry of it turned into a record or refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import msgspec

from indexdir.records import Card, Claim, Confidence, Conflict, Event, Fact, Level, Problem, Relation, Source
from indexdir.yaml_decode import decode
from indexdir.yaml_reader import KeyPath, Locate, Plain, YamlProblem, field_name, shown

T = TypeVar("T")
IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ISO_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class FileEntry(msgspec.Struct, forbid_unknown_fields=True):
    """A card file; its entries are decoded one by one, so that a bad one does not take the rest."""

    kind: str = ""
    cards: list[Any] = []
    sources: list[Any] = []
    conflicts: list[Any] = []


class EventsEntry(msgspec.Struct, forbid_unknown_fields=True):
    """The file of events."""

    events: list[Any] = []


class FactEntry(msgspec.Struct, forbid_unknown_fields=True):
    """A fact as written in a card."""

    text: str
    date: str = ""
    sources: list[str] = []
    confidence: Confidence = "medium"


class RelationEntry(msgspec.Struct, forbid_unknown_fields=True):
    """A relation as written in the card that holds it."""

    type: str
    target: str
    since: str = ""
    until: str = ""
    sources: list[str] = []


class CardEntry(msgspec.Struct, forbid_unknown_fields=True):
    """A card as written; `kind` may come from the file."""

    id: str
    name: str
    kind: str = ""
    aliases: list[str] = []
    short: list[str] = []
    summary: str = ""
    facts: list[FactEntry] = []
    relations: list[RelationEntry] = []
    since: str = ""
    until: str = ""
    unverified: list[str] = []


class EventEntry(msgspec.Struct, forbid_unknown_fields=True):
    """An event as written."""

    date: str
    title: str
    until: str = ""
    summary: str = ""
    cards: list[str] = []
    sources: list[str] = []


class ClaimEntry(msgspec.Struct, forbid_unknown_fields=True):
    """One version of a matter in conflict, as written."""

    text: str
    sources: list[str] = []


class ConflictEntry(msgspec.Struct, forbid_unknown_fields=True):
    """A conflict between sources, as written."""

    id: str
    topic: str
    cards: list[str] = []
    versions: list[ClaimEntry] = []
    note: str = ""


class SourceEntry(msgspec.Struct, forbid_unknown_fields=True):
    """A source as written."""

    id: str
    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""
    note: str = ""


@dataclass(slots=True)
class EntryReader:
    """Reads the entries of one file; what does not stop an entry is added to `problems` as a warning."""

    label: str
    locate: Locate
    problems: list[Problem] = field(default_factory=list)

    def card(self, data: Plain, at: KeyPath, kind: str) -> Card:
        """Give the card at the path `at`; raises YamlProblem."""
        entry = self._decode(data, CardEntry, at)
        self._check_identifier(entry.id, (*at, "id"))
        chosen = entry.kind.strip() or kind
        if not chosen:
            raise self.problem("a card needs a kind, here or at the top of the file (`kind: person`)", at)
        self._check_identifier(chosen, (*at, "kind") if entry.kind.strip() else ("kind",))
        name = " ".join(entry.name.split())
        if not any(map(str.isalnum, name)):
            raise self.problem("the name has no letter or digit", (*at, "name"))
        self._check_span(entry.since, entry.until, at, ("since", "until"))
        for number, text in enumerate(entry.unverified):
            self._check_filled(text, (*at, "unverified", number))
        return Card(
            id=entry.id,
            kind=chosen,
            name=name,
            aliases=self._names(entry.aliases, (*at, "aliases")),
            short=self._names(entry.short, (*at, "short")),
            summary=entry.summary.strip(),
            facts=tuple(self._fact(fact, (*at, "facts", n)) for n, fact in enumerate(entry.facts)),
            relations=tuple(self._relation(r, (*at, "relations", n)) for n, r in enumerate(entry.relations)),
            file=self.label,
            line=self.locate(at)[0],
            since=entry.since,
            until=entry.until,
            unverified=tuple(text.strip() for text in entry.unverified),
        )

    def event(self, data: Plain, at: KeyPath) -> Event:
        """Give the event at the path `at`; raises YamlProblem."""
        entry = self._decode(data, EventEntry, at)
        self._check_filled(entry.title, (*at, "title"))
        self._check_filled(entry.date, (*at, "date"))
        self._check_span(entry.date, entry.until, at, ("date", "until"))
        title, summary = " ".join(entry.title.split()), entry.summary.strip()
        line = self.locate(at)[0]
        return Event(
            entry.date, title, entry.until, summary, tuple(entry.cards), tuple(entry.sources), self.label, line
        )

    def conflict(self, data: Plain, at: KeyPath) -> Conflict:
        """Give the conflict at the path `at`; raises YamlProblem."""
        entry = self._decode(data, ConflictEntry, at)
        self._check_identifier(entry.id, (*at, "id"))
        self._check_filled(entry.topic, (*at, "topic"))
        if len(entry.versions) < 2:
            raise self.problem("a conflict needs two versions at least", (*at, "versions"))
        for number, version in enumerate(entry.versions):
            self._check_filled(version.text, (*at, "versions", number, "text"))
        versions = tuple(Claim(version.text.strip(), tuple(version.sources)) for version in entry.versions)
        line = self.locate(at)[0]
        return Conflict(
            entry.id, entry.topic.strip(), tuple(entry.cards), versions, entry.note.strip(), self.label, line
        )

    def source(self, data: Plain, at: KeyPath) -> Source:
        """Give the source at the path `at`; raises YamlProblem."""
        entry = self._decode(data, SourceEntry, at)
        self._check_identifier(entry.id, (*at, "id"))
        self._check_date(entry.date, (*at, "date"))
        self._check_filled(entry.title, (*at, "title"))
        return Source(entry.id, entry.title, entry.publisher, entry.date, entry.url, entry.note)

    def problem(self, message: str, at: KeyPath, level: Level = "error") -> YamlProblem:
        """Make a problem of this file at a path."""
        return YamlProblem(Problem(self.label, message, *self.locate(at), field=field_name(at), level=level))

    def warn(self, message: str, at: KeyPath) -> None:
        """Note something that leaves nothing out."""
        self.problems.append(self.problem(message, at, "warning").problem)

    def _decode(self, data: Plain, wanted: type[T], at: KeyPath) -> T:
        return decode(data, wanted, self.label, self.locate, at)

    def _fact(self, entry: FactEntry, at: KeyPath) -> Fact:
        self._check_filled(entry.text, (*at, "text"))
        self._check_date(entry.date, (*at, "date"))
        return Fact(entry.text.strip(), entry.date, tuple(entry.sources), entry.confidence)

    def _relation(self, entry: RelationEntry, at: KeyPath) -> Relation:
        self._check_filled(entry.type, (*at, "type"))
        self._check_filled(entry.target, (*at, "target"))
        self._check_date(entry.since, (*at, "since"))
        self._check_date(entry.until, (*at, "until"))
        return Relation(entry.type, entry.target, entry.since, entry.until, tuple(entry.sources))

    def _names(self, written: list[str], at: KeyPath) -> tuple[str, ...]:
        kept: dict[str, None] = {}
        for number, text in enumerate(written):
            name = " ".join(text.split())
            if any(map(str.isalnum, name)):
                kept[name] = None
            else:
                found = f"“{shown(name)}” has" if name else "an empty name has"
                self.warn(f"{found} no letter or digit and is left out", (*at, number))
        return tuple(kept)

    def _check_identifier(self, text: str, at: KeyPath) -> None:
        if not IDENTIFIER.fullmatch(text):
            message = f"“{shown(text)}” has to be made of lower-case letters, digits and single hyphens"
            raise self.problem(message, at)

    def _check_filled(self, text: str, at: KeyPath) -> None:
        if not text.strip():
            raise self.problem("expected text, found nothing", at)

    def _check_span(self, since: str, until: str, at: KeyPath, keys: tuple[str, str]) -> None:
        self._check_date(since, (*at, keys[0]))
        self._check_date(until, (*at, keys[1]))
        shared = min(len(since), len(until))
        if shared and until[:shared] < since[:shared]:
            raise self.problem(f"it ends ({until}) before it begins ({since})", (*at, keys[1]))

    def _check_date(self, text: str, at: KeyPath) -> None:
        if not text:
            return
        match = ISO_DATE.fullmatch(text)
        try:
            if not match:
                raise ValueError
            date(*(int(part or 1) for part in match.groups()))
        except ValueError:
            message = f"“{shown(text)}” is no date; write 2018, 2018-07 or 2018-07-18"
            raise self.problem(message, at) from None
