"""What is wrong or doubtful in a collection as a whole: cards against documents, documents against files."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from indexdir.collection.readers.markdown import front_matter
from indexdir.described import CardSet
from indexdir.linking.fold import plain
from indexdir.linking.names import read_name
from indexdir.records import Card, DocumentText, Problem

FREQUENT_IN_DOCUMENTS, FREQUENT_IN_ALL, MOST_NAMES = 3, 5, 20
_NAME = re.compile(r"\b[A-Z][^\W\d_]+(?:[ -](?:(?:of|for|and|on|de) )?[A-Z][^\W\d_]+)+|\b[A-Z]{3,}\b")
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s#]+)[^)\n]*\)")
_OPENING = re.compile(r"(?:^|[.!?:;]['’”\")]?\s)\s*$")


def check_names(card_set: CardSet) -> Iterator[Problem]:
    """Give the names that two cards claim once case, accents, hyphens and quotation marks are put aside."""
    claimed: dict[str, tuple[Card, str]] = {}
    for card in card_set.cards:
        for listed in (card.name, *card.aliases):
            name = read_name(card.id, card.kind, listed, standing=True)
            folded = plain(name.text) if name else ""
            if not folded:
                continue
            other, also = claimed.setdefault(folded, (card, listed))
            exact = " ".join(also.casefold().split()) == " ".join(listed.casefold().split())
            if other is not card and not exact:  # the exact ones were said when the cards were read
                message = f"“{listed}” and “{also}” of “{other.id}” are one name in a text"
                yield Problem(card.file, message, card.line, 1, f"{card.id}.aliases", "warning")


def check_documents(
    folder: Path, readings: Iterable[DocumentText], card_set: CardSet, counts: Mapping[str, int]
) -> Iterator[Problem]:
    """Give dead links, duplicate documents, cards that nothing mentions and frequent names that have no card."""
    digests: dict[str, str] = {}
    names: Counter[str] = Counter()
    places: defaultdict[str, list[str]] = defaultdict(list)
    used = set(counts)
    offices = {
        card.id: {relation.target for relation in card.relations if relation.type == "held_office"}
        for card in card_set.cards
    }
    for reading in readings:
        document = reading.document
        yield from _dead_links(folder, reading, card_set)
        twin = digests.setdefault(document.digest, document.id)
        if document.digest and twin != document.id:
            yield Problem(document.id, f"holds the same as {twin}", level="note")
        for mention in reading.mentions:
            if mention.rule == "office":
                used |= offices.get(mention.card, set())
        for name in _names_without_card(reading):
            names[name] += 1
            if document.id not in places[name]:
                places[name].append(document.id)
    for card in card_set.cards:
        if card.id not in used:
            yield Problem(card.file, "no document mentions this card", card.line, 1, card.id, "note")
    frequent = [name for name in names if len(places[name]) >= FREQUENT_IN_DOCUMENTS or names[name] >= FREQUENT_IN_ALL]
    for name in sorted(frequent, key=lambda name: (-names[name], name))[:MOST_NAMES]:
        where = f"{names[name]} times in {len(places[name])} documents"
        yield Problem(places[name][0], f"“{name}” ({where}) has no card", level="note")


def _dead_links(folder: Path, reading: DocumentText, card_set: CardSet) -> Iterator[Problem]:
    document = reading.document
    end, head = front_matter(reading.text) if document.id.endswith((".md", ".markdown")) else (0, {})
    known = {"about": {card.id for card in card_set.cards}, "sources": set(card_set.sources)}
    for key, ids in known.items():
        listed = head.get(key)
        for item in listed if isinstance(listed, list) and ids else ():
            if isinstance(item, str) and item not in ids:
                what = "card" if key == "about" else "source"
                yield Problem(document.id, f"there is no {what} “{item}”", 1, 1, key, "warning")
    if not document.id.endswith((".md", ".markdown")):
        return
    for link in _LINK.finditer(reading.text, end):
        target = unquote(link[1])
        if "://" in target or target.startswith(("mailto:", "#")):
            continue
        base = folder if target.startswith("/") else (folder / document.id).parent
        if not (base / target.lstrip("/")).exists():
            line = reading.text.count("\n", 0, link.start()) + 1
            yield Problem(document.id, f"the link leads to “{target}”, which is not there", line, 1, "", "warning")


def _names_without_card(reading: DocumentText) -> Iterator[str]:
    taken = [(mention.start, mention.end) for mention in reading.mentions]
    for passage in reading.passages:
        if passage.kind in ("heading", "code"):
            continue
        for found in _NAME.finditer(reading.text, passage.start, passage.end):
            start, end = found.span()
            before = reading.text[passage.start : start]
            if any(start < last and first < end for first, last in taken) or _OPENING.search(before[-8:] or "\n"):
                continue
            yield found[0]
