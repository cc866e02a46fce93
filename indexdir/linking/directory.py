"""What the linker knows of the cards: their names, what a short form is to its card, who is related to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from indexdir.linking import words
from indexdir.linking.fold import fold_name, plain
from indexdir.linking.names import Name, read_name
from indexdir.linking.offices import Offices
from indexdir.records import Card

Role = Literal["name", "surname", "office", "metonym", "adjective", "prefix", "short"]
HUBS = frozenset({"government", "place"})  # named nearly everywhere, so that their naming supports nothing else
_WORD = re.compile(r"[^\W_]+")


class Directory:
    """The names of a set of cards with their roles, and the relations that may support a short form."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._cards = {card.id: card for card in cards}
        self.offices = Offices(self._cards.values())
        self.names: list[Name] = []
        self._own_words: dict[str, frozenset[str]] = {}
        self._related: dict[str, list[tuple[str, str, str]]] = {}
        self._governments: dict[str, list[str]] = {}
        self._nations: dict[str, tuple[str, ...]] = {}
        self._nation_words: dict[str, frozenset[str]] = {}
        for card in self._cards.values():
            self.names += {(name.text, name.standing): name for name in _names_of(card)}.values()
        self._titles: dict[str, frozenset[str]] = {}
        self._roles: dict[Name, Role] = {}
        self._place_names = {plain(name.text) for name in self.names if name.kind == "place"}
        self._capitals = {
            folded
            for name in self.names
            if name.kind == "government" and not name.standing
            if (folded := plain(name.text)) in self._place_names
        }
        self._nation_of = {
            folded: name.card
            for name in self.names
            if name.kind == "government" and (folded := plain(name.text)).isalpha() and folded not in self._place_names
        }
        for card in self._cards.values():
            for relation in card.relations:
                other = self._cards.get(relation.target)
                if other is not None and other is not card:
                    self._relate(card, other, relation.since, relation.until)

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """The adjectives of all governments, folded: indian, american."""
        return frozenset(plain(name.text) for name in self.names if self.role(name) == "adjective")

    def until(self, card_id: str) -> str:
        """Give the year in which the thing on a card ended, if it did."""
        card = self._cards.get(card_id)
        return card.until[:4] if card else ""

    def kind(self, card_id: str) -> str:
        """Give the kind of a card."""
        return self._cards[card_id].kind

    def own_words(self, card_id: str) -> frozenset[str]:
        """Give the words of all names of a card, folded."""
        if card_id not in self._own_words:
            card = self._cards[card_id]
            text = " ".join((card.name, *card.aliases, *card.short))
            self._own_words[card_id] = frozenset(_WORD.findall(plain(fold_name(text))))
        return self._own_words[card_id]

    def nation_words(self, card_id: str) -> frozenset[str]:
        """Give the words of the names of the governments that a card is related to."""
        known = self._nation_words.get(card_id)
        if known is None:
            known = frozenset().union(*map(self.own_words, self.governments(card_id)))
            self._nation_words[card_id] = known
        return known

    def governments(self, card_id: str) -> Sequence[str]:
        """Give the governments that a card is related to, or whose name is in its names: the US Congress."""
        if card_id not in self._nations:
            named = (self._nation_of[word] for word in self.own_words(card_id) if word in self._nation_of)
            own = tuple(dict.fromkeys((*self._governments.get(card_id, ()), *named)))
            self._nations[card_id] = own  # set before its parts are asked, which may ask for it again
            bodies = (other for other in self.related(card_id, "") if self.kind(other) in ("organisation", "office"))
            self._nations[card_id] = own or tuple(dict.fromkeys(g for body in bodies for g in self.governments(body)))
        return self._nations[card_id]

    def titles(self, card_id: str) -> frozenset[str]:
        """Give the titles, such as secretary, in the names of a person and of the cards related to it."""
        if card_id not in self._titles:
            known = (card_id, *self.related(card_id, ""))
            self._titles[card_id] = words.OFFICE_TITLES & frozenset().union(*map(self.own_words, known))
        return self._titles[card_id]

    def related(self, card_id: str, date: str) -> Iterator[str]:
        """Give the cards one relation away that held at a date, as far as dates are known.

        For an office that is everybody who ever held it: the office is meant, whoever is in it.
        """
        date = "" if card_id in self.offices else date
        for other, since, until in self._related.get(card_id, ()):
            if not date or (since[: len(date)] <= date and (not until or date[: len(until)] <= until)):
                yield other

    def role(self, name: Name) -> Role:
        """Say what a name is to its card."""
        role = self._roles.get(name)
        if role is None:
            self._roles[name] = role = self._find_role(name)
        return role

    def _find_role(self, name: Name) -> Role:
        if name.standing:
            return "name"
        if name.prefix:
            return "prefix"
        folded = plain(name.text)
        if name.kind == "person":
            parts = plain(fold_name(self._cards[name.card].name)).split()
            return "surname" if set(folded.split()) <= set(parts) or not _is_office(folded) else "office"
        if name.kind == "government" and not name.article:
            return "adjective" if self._is_adjective(name.card, folded) else "metonym"
        return "office" if name.card in self.offices or _is_office(folded) else "short"

    def is_capital(self, folded: str) -> bool:
        """Whether the words are a short form of a government as well as the name of a place."""
        return folded in self._capitals

    def _is_adjective(self, card_id: str, folded: str) -> bool:
        if folded in self._place_names:
            return False
        card = self._cards[card_id]
        starts = {word[:3] for word in _WORD.findall(plain(fold_name(" ".join((card.name, *card.aliases)))))}
        return folded[:3] in starts or folded in words.ADJECTIVES

    def _relate(self, one: Card, other: Card, since: str, until: str) -> None:
        for card, against in ((one, other), (other, one)):
            if against.kind == "government":
                self._governments.setdefault(card.id, []).append(against.id)
            if against.kind not in HUBS:
                self._related.setdefault(card.id, []).append((against.id, since, until))


def _is_office(folded: str) -> bool:
    return not words.OFFICES.isdisjoint(folded.split())


def _names_of(card: Card) -> Iterator[Name]:
    for listed in (card.name, *card.aliases):
        name = read_name(card.id, card.kind, listed, standing=True)
        if name:
            yield name
    for listed in card.short:
        name = read_name(card.id, card.kind, listed, standing=False)
        if name:
            yield name
