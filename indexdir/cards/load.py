"""The card files and events of a collection become records; what is wrong is left out and reported.

The format is described in docs/cards.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from indexdir.cards.entries import EntryReader, EventsEntry, FileEntry
from indexdir.cards.join import Placed, Sheet, join
from indexdir.described import CardSet
from indexdir.records import Problem
from indexdir.yaml_decode import decode
from indexdir.yaml_reader import KeyPath, Plain, YamlProblem, bytes_of, read_yaml

T = TypeVar("T")
EVENT_FILES = ("events.yaml", "events.yml")


@dataclass(slots=True)
class _Reading:
    """What has been read so far, and the hash over the card files."""

    sheet: Sheet = field(default_factory=Sheet)
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)


def load_cards(folder: Path) -> CardSet:
    """Read `cards/*.yaml`, `cards/*.yml` and `events.yaml` of a collection; never raises for what the files hold."""
    reading = _Reading()
    sheet = reading.sheet
    for path, label in _files(folder, sheet.problems):
        try:
            raw = bytes_of(path, label)
            reading.digest.update(b"%s\0%d\0" % (label.encode("utf-8", "replace"), len(raw)))
            reading.digest.update(raw)
            _read_cards(raw, label, sheet)
        except YamlProblem as error:
            sheet.problems.append(error.problem)
    for path in (folder / name for name in EVENT_FILES):
        if path.exists():
            try:
                _read_events(bytes_of(path, path.name), path.name, sheet)
            except YamlProblem as error:
                sheet.problems.append(error.problem)
    cards, events, conflicts = join(sheet)
    problems = tuple(sheet.problems)
    return CardSet(cards, sheet.sources, problems, reading.digest.hexdigest(), events, conflicts)


def _files(folder: Path, problems: list[Problem]) -> list[tuple[Path, str]]:
    home = folder / "cards"
    try:
        paths = sorted(home.iterdir(), key=lambda path: path.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(Problem("cards", f"the folder can't be read: {error.strerror or error}"))
        return []
    wanted = (path for path in paths if path.suffix.lower() in (".yaml", ".yml"))
    return [(path, f"cards/{path.name}") for path in wanted if not path.name.startswith(".")]


def _read_cards(raw: bytes, label: str, sheet: Sheet) -> None:
    data, locate = read_yaml(raw, label)
    if data == "":
        sheet.problems.append(Problem(label, "the file holds no cards and no sources", level="warning"))
        return
    reader = EntryReader(label, locate, sheet.problems)
    entries = decode(_known(data, FileEntry, reader), FileEntry, label, locate)
    kind = entries.kind.strip()
    for at, card in _each(entries.cards, "cards", lambda entry, at: reader.card(entry, at, kind), reader):
        first = sheet.cards.get(card.id)
        if first is None:
            sheet.cards[card.id] = Placed(card, at, reader)
        else:
            seen = f"{first.item.file}:{first.item.line}"
            sheet.problems.append(reader.problem(f"the id “{card.id}” is taken by {seen}", (*at, "id")).problem)
    for at, source in _each(entries.sources, "sources", reader.source, reader):
        if source.id in sheet.sources:
            sheet.problems.append(reader.problem(f"the source id “{source.id}” is taken", (*at, "id")).problem)
        else:
            sheet.sources[source.id] = source
    for at, conflict in _each(entries.conflicts, "conflicts", reader.conflict, reader):
        if conflict.id in sheet.conflicts:
            sheet.problems.append(reader.problem(f"the conflict id “{conflict.id}” is taken", (*at, "id")).problem)
        else:
            sheet.conflicts[conflict.id] = Placed(conflict, at, reader)


def _read_events(raw: bytes, label: str, sheet: Sheet) -> None:
    data, locate = read_yaml(raw, label)
    if data == "":
        return
    reader = EntryReader(label, locate, sheet.problems)
    entries = decode(_known(data, EventsEntry, reader), EventsEntry, label, locate)
    for at, event in _each(entries.events, "events", reader.event, reader):
        sheet.events.append(Placed(event, at, reader))


def _known(data: Plain, wanted: type[msgspec.Struct], reader: EntryReader) -> Plain:
    """Report keys that a file does not have, and go on without them."""
    if not isinstance(data, dict):
        return data
    for key in (key for key in data if key not in wanted.__struct_fields__):
        try:
            decode({key: data[key]}, wanted, reader.label, reader.locate)
        except YamlProblem as error:
            reader.problems.append(error.problem)
    return {key: value for key, value in data.items() if key in wanted.__struct_fields__}


def _each(
    entries: list[Plain], key: str, read: Callable[[Plain, KeyPath], T], reader: EntryReader
) -> Iterator[tuple[KeyPath, T]]:
    for number, entry in enumerate(entries):
        try:
            yield (key, number), read(entry, (key, number))
        except YamlProblem as error:
            reader.problems.append(error.problem)
