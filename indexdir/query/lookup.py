"""What a query can name besides words: cards with their names, kinds of card, and what the notebook keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from indexdir.answers import Kept
from indexdir.query.words import words
from indexdir.records import Card

Keeps = Callable[[Literal["bookmarked", "tag", "note"], str], Iterable[Kept]]
Name = tuple[str, ...]

_SHORT = 3  # letters of a name that must be written as on the card, so that “us” does not become the United States


class Lookup:
    """Cards by id, name, alias and kind; `keeps` answers for the notebook, None where there is none."""

    def __init__(
        self, cards: Sequence[Card] = (), kinds: Mapping[str, str] | None = None, keeps: Keeps | None = None
    ) -> None:
        self.keeps = keeps
        self._kinds = dict(kinds or {})
        self._by_kind: dict[str, list[str]] = {}
        self._ids: dict[str, str] = {}
        self._names: dict[Name, list[str]] = {}
        self._own: dict[str, dict[Name, str]] = {}
        for card in cards:
            self._by_kind.setdefault(card.kind, []).append(card.id)
            self._ids[card.id.casefold()] = card.id
            for name in (card.name, *card.aliases):
                if key := name_of(name):
                    self._own.setdefault(card.id, {}).setdefault(key, name)
            for name in (card.name, *card.aliases, *card.short):
                known = self._names.setdefault(name_of(name), [])
                if card.id not in known:
                    known.append(card.id)

    def cards(self, value: str) -> tuple[str, ...]:
        """The card with this id, else all with this name, alias or short form."""
        if (card := self._ids.get(value.strip().casefold())) is not None:
            return (card,)
        return tuple(self._names.get(name_of(value), ())) if name_of(value) else ()

    def kind(self, value: str) -> str:
        """The kind with this id or label, or empty."""
        wanted = value.strip().casefold()
        return next((kind for kind, label in self._kinds.items() if wanted in (kind.casefold(), label.casefold())), "")

    @property
    def kinds(self) -> tuple[str, ...]:
        """All kinds."""
        return tuple(self._kinds)

    def cards_of(self, kind: str) -> tuple[str, ...]:
        """The cards of a kind."""
        return tuple(self._by_kind.get(kind, ()))

    def names(self) -> tuple[str, ...]:
        """Every id and name, for a message that proposes some."""
        return (*self._ids.values(), *(name for own in self._own.values() for name in own.values()))

    def other_names(self, written: str) -> tuple[Name, ...]:
        """What else the card is called that a word is exactly the name or an alias of."""
        key = name_of(written)
        found: dict[Name, None] = {}
        for card in self._names.get(key, ()) if key else ():
            own = self._own.get(card, {})
            if key not in own or (len("".join(key)) <= _SHORT and own[key] != written):
                continue
            found.update(dict.fromkeys(name for name in own if name != key))
        return tuple(found)


def name_of(text: str) -> Name:
    """A name as the forms of its words."""
    return tuple(word.form for word in words(text))
