"""Whether a short form has support in its document, and how good it is."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from indexdir.linking import words
from indexdir.linking.context import Surroundings
from indexdir.linking.directory import Directory
from indexdir.linking.match import Candidate
from indexdir.linking.names import Name

# Better support is a greater tuple: how the card was named, then how near before.
Score = tuple[int, int]
OWN_BEFORE, TITLED, OWN_AFTER, RELATED_BEFORE, RELATED_AFTER, ALWAYS = 5, 4, 3, 2, 1, 0


class Support:
    """The cards named in one document, by position."""

    def __init__(self, directory: Directory, date: str) -> None:
        self._directory = directory
        self._date = date
        self._named: dict[str, list[int]] = {}
        self._last_stranger: dict[str, int] = {}

    def note_named(self, places: Iterable[Candidate]) -> None:
        """Remember who is named by names that stand alone."""
        for place in places:
            for card in dict.fromkeys(name.card for name in place.names):
                insort(self._named.setdefault(card, []), place.start)

    def note_stranger(self, surname: str, start: int) -> None:
        """Remember that somebody else of this surname is named."""
        self._last_stranger[surname] = start

    def is_named(self, card: str) -> bool:
        """Whether the card is named anywhere in the document."""
        return card in self._named

    def last_named(self, card: str, start: int) -> int:
        """Give the last place before `start` where the card is named, or -1."""
        places = self._named.get(card, [])
        index = bisect_left(places, start)
        return places[index - 1] if index else -1

    def score(self, name: Name, around: Surroundings) -> Score | None:
        """Say how well a short form is supported where it stands; None when it is not."""
        match self._directory.role(name):
            case "surname":
                return self._surname(name, around)
            case "adjective":
                before = self.last_named(name.card, around.start)
                return (OWN_BEFORE, before) if before >= 0 else (ALWAYS, 0)
            case _:
                return self._named_or_related(name, around.start)

    def _surname(self, name: Name, around: Surroundings) -> Score | None:
        title = around.before
        held = self._directory.titles(name.card)
        if title in words.OFFICE_TITLES and held and title not in held:
            return None
        before = self.last_named(name.card, around.start)
        stranger = self._last_stranger.get(name.text, -1)
        if before > stranger:
            return (OWN_BEFORE, before)
        if title in words.COURTESY or title in held:
            return (TITLED, 0)
        if stranger < 0 and self.is_named(name.card):
            return (OWN_AFTER, -self._named[name.card][0])
        return None

    def _named_or_related(self, name: Name, start: int) -> Score | None:
        if self.is_named(name.card):
            before = self.last_named(name.card, start)
            return (OWN_BEFORE, before) if before >= 0 else (OWN_AFTER, -self._named[name.card][0])
        if name.kind == "person":
            return None
        related = [card for card in self._directory.related(name.card, self._date) if self.is_named(card)]
        if not related:
            return None
        before = max(self.last_named(card, start) for card in related)
        if before >= 0:
            return (RELATED_BEFORE, before)
        return (RELATED_AFTER, -min(self._named[card][0] for card in related))
