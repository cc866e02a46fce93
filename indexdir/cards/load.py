"""The card files of a collection become cards and sources; what is wrong is left out and reported.

The format is described in docs/cards.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from indexdir.cards.entries import EntryReader, FileEntry
from indexdir.described import CardSet
from indexdir.records import Card, Problem, Relation, Source
from indexdir.yaml_decode import decode
from indexdir.yaml_reader import KeyPath, Plain, YamlProblem, bytes_of, read_yaml, shown

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A card with the way back to the lines it was read from."""

    card: Card
    at: KeyPath
    reader: EntryReader


def load_cards(folder: Path) -> CardSet:
    """Read `cards/*.yaml` and `cards/*.yml` of a collection; never raises for what the files hold."""
    digest = hashlib.sha256()
    problems: list[Problem] = []
    placed: dict[str, _Placed] = {}
    sources: dict[str, Source] = {}
    for path, label in _files(folder, problems):
        try:
            raw = bytes_of(path, label)
            digest.update(b"%s\0%d\0" % (label.encode("utf-8", "replace"), len(raw)))
            digest.update(raw)
            _read_file(raw, label, placed, sources, problems)
        except YamlProblem as error:
            problems.append(error.problem)
    cards = tuple(_joined(placed, sources, problems))
    return CardSet(cards, sources, tuple(problems), digest.hexdigest())


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


def _read_file(
    raw: bytes,
    label: str,
    placed: dict[str, _Placed],
    sources: dict[str, Source],
    problems: list[Problem],
) -> None:
    data, locate = read_yaml(raw, label)
    if data == "":
        problems.append(Problem(label, "the file holds no cards and no sources", level="warning"))
        return
    reader = EntryReader(label, locate, problems)
    entries = decode(_known(data, reader), FileEntry, label, locate)
    kind = entries.kind.strip()
    for at, card in _each(entries.cards, "cards", lambda entry, at: reader.card(entry, at, kind), reader):
        first = placed.get(card.id)
        if first is None:
            placed[card.id] = _Placed(card, at, reader)
        else:
            seen = f"{first.card.file}:{first.card.line}"
            problems.append(reader.problem(f"the id “{card.id}” is taken by {seen}", (*at, "id")).problem)
    for at, source in _each(entries.sources, "sources", reader.source, reader):
        if source.id in sources:
            problems.append(reader.problem(f"the source id “{source.id}” is taken", (*at, "id")).problem)
        else:
            sources[source.id] = source


def _known(data: Plain, reader: EntryReader) -> Plain:
    """Report keys that a card file does not have, and go on without them."""
    if not isinstance(data, dict):
        return data
    for key in (key for key in data if key not in FileEntry.__struct_fields__):
        try:
            decode({key: data[key]}, FileEntry, reader.label, reader.locate)
        except YamlProblem as error:
            reader.problems.append(error.problem)
    return {key: value for key, value in data.items() if key in FileEntry.__struct_fields__}


def _each(
    entries: list[Plain], key: str, read: Callable[[Plain, KeyPath], T], reader: EntryReader
) -> Iterator[tuple[KeyPath, T]]:
    for number, entry in enumerate(entries):
        try:
            yield (key, number), read(entry, (key, number))
        except YamlProblem as error:
            reader.problems.append(error.problem)


def _joined(placed: dict[str, _Placed], sources: dict[str, Source], problems: list[Problem]) -> Iterator[Card]:
    """Hold the cards against each other: aliases claimed twice, relations to nowhere, sources not listed."""
    claimed: dict[str, Card] = {}
    for item in placed.values():
        card, at = item.card, item.at
        for number, name in ((-1, card.name), *enumerate(card.aliases)):
            other = claimed.setdefault(" ".join(name.casefold().split()), card)
            if other is not card:
                where = (*at, "name") if number < 0 else (*at, "aliases", number)
                item.reader.warn(f"“{shown(name)}” is also a name of “{other.id}” ({other.file}:{other.line})", where)
        for number, fact in enumerate(card.facts):
            _check_sources(item, fact.sources, (*at, "facts", number), sources)
        kept = tuple(
            relation
            for number, relation in enumerate(card.relations)
            if _has_target(item, relation, (*at, "relations", number), placed)
        )
        for number, relation in enumerate(card.relations):
            _check_sources(item, relation.sources, (*at, "relations", number), sources)
        yield card if len(kept) == len(card.relations) else replace(card, relations=kept)


def _has_target(item: _Placed, relation: Relation, at: KeyPath, placed: dict[str, _Placed]) -> bool:
    if relation.target in placed:
        return True
    item.reader.warn(f"there is no card “{shown(relation.target)}”; the relation is left out", (*at, "target"))
    return False


def _check_sources(item: _Placed, named: tuple[str, ...], at: KeyPath, known: dict[str, Source]) -> None:
    for number, source in enumerate(named):
        if source not in known:
            item.reader.warn(f"there is no source “{shown(source)}”", (*at, "sources", number))
