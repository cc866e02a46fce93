"""Offices and those who held them: which person an office word means on a date, or beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexdir.linking import words
from indexdir.records import Card

HELD = frozenset({"held_office", "holds_office"})  # the relations that lead from a person to an office
# What may stand between an office and the name of its holder: a comma, an article, a courtesy title.
_TITLES = "|".join(sorted(words.COURTESY))
_NAME_FOLLOWS = re.compile(rf"(,?) (?:(?:{_TITLES})\.? )*", re.IGNORECASE)
_OFFICE_FOLLOWS = re.compile(
    r"(?:, (?:(?:by )?(?:then|now) )?(?:(?:the|india's|america's|us|indian|american|its|their|his|her) )*| \()",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?:in|on|by|since|until|during|from) (?:[^.,;]{0,24} )?((?:19|20)\d\d)\b", re.IGNORECASE)


class Offices:
    """The tenures on a set of cards. Dates are ISO strings of any precision; an empty one is open."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._tenures: dict[str, list[tuple[str, str, str]]] = {}
        self._held: dict[str, list[str]] = {}
        known = {card.id: card for card in cards}
        for card in known.values():
            if card.kind == "office":
                self._tenures.setdefault(card.id, [])
            for relation in card.relations:
                if relation.type in HELD and relation.target in known:
                    tenure = (relation.since, relation.until, card.id)
                    self._tenures.setdefault(relation.target, []).append(tenure)
                    self._held.setdefault(card.id, []).append(relation.target)

    def __contains__(self, card: str) -> bool:
        """Whether the card is an office."""
        return card in self._tenures

    def ever(self, office: str) -> frozenset[str]:
        """Give all who are known to have held an office."""
        return frozenset(person for _, _, person in self._tenures.get(office, ()))

    def holders(self, office: str, date: str) -> tuple[str, ...]:
        """Give those who held an office on a date or at any time within it; on the day of a handover the new one."""
        if not date:
            return ()
        found = sorted(tenure for tenure in self._tenures.get(office, ()) if _covers(tenure, date))
        found = [tenure for tenure in found if tenure[0]] or found  # one whose beginning is known goes before
        if len(found) > 1 and len(date) == len("2018-07-18"):
            found = found[-1:]
        return tuple(dict.fromkeys(person for _, _, person in found))

    def serves(self, person: str, date: str) -> bool:
        """Whether a person held any office on a date."""
        return any(person in self.holders(office, date) for office in self._held.get(person, ()))


def names_holder(between: str) -> bool:
    """Whether what stands between an office and the name after it makes that name its holder's."""
    return _NAME_FOLLOWS.fullmatch(between) is not None


def names_office(between: str) -> bool:
    """Whether what stands between a name and the office after it makes the office that person's."""
    return _OFFICE_FOLLOWS.fullmatch(between.replace("’", "'")) is not None


def year_of(sentence: str) -> str:
    """Give the year with which a sentence opens, as in “In June 2016 the Defence Minister said”, or nothing."""
    found = _DATED.match(sentence)
    return found[1] if found else ""


def _covers(tenure: tuple[str, str, str], date: str) -> bool:
    since, until, _ = tenure
    if not since and not until:
        return False
    begun = since[: len(date)] <= date[: len(since)] if since else True
    return begun and (not until or date[: len(until)] <= until[: len(date)])
