"""What is allowed in cards and still likely to be a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexdir.cards.lint_dates import check_dates
from indexdir.described import CardSet
from indexdir.records import Card, Problem, Relation
from indexdir.yaml_reader import shown

MANY_NAMES = 1000
_EXPRESSION = re.compile(r"\.[*+]|\\[bdswBDSW]|\(\?|\[[^\]]+\][*+?]|^\^|\$$")
_COMMON = """
    a an and are as at be been but by can do for from had has have he her him his how i if in into is it its me my no
    not of off on or our out she so than that the their them then there these they this to too up was we were what when
    where which who whom why will with you your
    """
STOP_WORDS = frozenset(_COMMON.split())  # too common to name anything, whatever their case


def check_cards(card_set: CardSet) -> tuple[Problem, ...]:
    """Give all that is wrong or doubtful in a set of cards: first what loading it found, then the rest by card."""
    found = (problem for card in card_set.cards for problem in _check(card))
    return (*card_set.problems, *found, *check_dates(card_set), *_check_sources(card_set))


def _check_sources(card_set: CardSet) -> Iterator[Problem]:
    """Events and versions of a conflict for which nothing is cited."""
    for event in card_set.events:
        if not event.sources:
            yield Problem(event.file, f"the event “{shown(event.title)}” has no source", event.line, 1, level="warning")
    for conflict in card_set.conflicts:
        for number, claim in enumerate(conflict.versions):
            if not claim.sources:
                field = f"{conflict.id}.versions[{number}]"
                yield Problem(conflict.file, "the version has no source", conflict.line, 1, field, "warning")


def _check(card: Card) -> Iterator[Problem]:
    names = (card.name, *card.aliases)
    if len(names) + len(card.short) > MANY_NAMES:
        yield _doubt(card, "aliases", f"{len(names) + len(card.short)} names are more than a reader can check")
    for key, listed in (("name", names[:1]), ("aliases", card.aliases), ("short", card.short)):
        for name in listed:
            reason = _doubt_of(name)
            if reason:
                yield _doubt(card, key, f"“{shown(name)}” {reason}")
    for name in card.short:
        if name in names:
            yield _doubt(card, "short", f"“{shown(name)}” already stands alone, as a name or an alias")
    for number, fact in enumerate(card.facts):
        if not fact.sources:
            yield _doubt(card, f"facts[{number}]", "the fact has no source")
    for number, relation in enumerate(card.relations):
        reason = _doubt_of_relation(card, relation)
        if reason:
            yield _doubt(card, f"relations[{number}]", reason)


def _doubt_of(name: str) -> str:
    words = re.findall(r"[^\W_]+", name)
    if sum(map(len, words)) == 1:
        return "is one letter or digit and will be found where it means something else"
    capitals = name.isupper() and len(words) == 1
    if not capitals and all(word.lower() in STOP_WORDS for word in words):
        return "is made of common words only and will be found where it means nothing"
    if _EXPRESSION.search(name):
        return "looks like a regular expression; names are read as plain text"
    return ""


def _doubt_of_relation(card: Card, relation: Relation) -> str:
    if relation.target == card.id:
        return "the relation points to its own card"
    since, until = relation.since, relation.until
    shared = min(len(since), len(until))
    if shared and until[:shared] < since[:shared]:
        return f"the relation ends ({until}) before it begins ({since})"
    return "" if relation.sources else "the relation has no source"


def _doubt(card: Card, key: str, message: str) -> Problem:
    return Problem(card.file, message, card.line, 1, f"{card.id}.{key}", "warning")
