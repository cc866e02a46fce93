"""Whether a short form has support in its document, and how good it is."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from indexdir.linking import words
from indexdir.linking.context import Surroundings
from indexdir.linking.directory import Directory
from indexdir.linking.fold import plain
from indexdir.linking.match import Candidate
from indexdir.linking.names import Name

# Better support is a greater tuple: how the card was named, then how near before.
Score = tuple[int, int]
IN_THIS_OFFICE, OWN_BEFORE, TITLED, IN_OFFICE, OWN_AFTER, RELATED_BEFORE, RELATED_AFTER, ALWAYS = range(7, -1, -1)


class Support:
    """The cards named in one document, by position."""

    def __init__(self, directory: Directory, date: str) -> None:
        self._directory = directory
        self._date = date
        self._named: dict[str, list[int]] = {}
        self._strangers: dict[str, list[int]] = {}
        self._in_office: dict[str, int] = {}

    def note_named(self, places: Iterable[Candidate]) -> None:
        """Remember who is named by names that stand alone."""
        for place in places:
            for card in dict.fromkeys(name.card for name in place.names):
                insort(self._named.setdefault(card, []), place.start)

    def note_office(self, office: str, start: int) -> None:
        """Remember that an office is spoken of, and so whoever held it on the document's date."""
        for person in self._directory.offices.holders(office, self._date):
            self._in_office.setdefault(person, start)

    def note_stranger(self, name: str, start: int) -> None:
        """Remember that something else of this name is spoken of."""
        insort(self._strangers.setdefault(name, []), start)

    def last_stranger(self, name: str, start: int) -> int:
        """Give the last place before `start` where something else of this name is spoken of, or -1."""
        places = self._strangers.get(name, [])
        index = bisect_left(places, start)
        return places[index - 1] if index else -1

    def likeliest(self, people: Sequence[str]) -> str:
        """Give the one of several people who was in an office spoken of, or else in any, on the date; or nobody."""
        for serving in (
            [person for person in people if person in self._in_office],
            [person for person in people if self._directory.offices.serves(person, self._date)],
        ):
            if len(serving) == 1:
                return serving[0]
        return ""

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
            case "office":
                return self._named_or_related(name, around.start) or self._office(name, around.start)
            case _:
                if self._is_over(name, around):
                    return None
                named = self._named_or_related(name, around.start) or self._of_government(name)
                return named or ((RELATED_BEFORE, 0) if self._has_nation_beside(name, around) else None)

    def _has_nation_beside(self, name: Name, around: Surroundings) -> bool:
        """Whether an acronym has the adjective of its own nation right before it: the American DIU."""
        if not name.text.isupper() or around.before not in self._directory.adjectives:
            return False
        return any(around.before[:4] == word[:4] for word in self._directory.nation_words(name.card) if len(word) > 3)

    def _is_over(self, name: Name, around: Surroundings) -> bool:
        """Whether the text has come to a time after the thing ended since it was named last: the administration."""
        until = self._directory.until(name.card)
        if not until or not name.text.islower():
            return False
        named = self.last_named(name.card, around.start)
        year = around.last_year(named)
        return year > until

    def _surname(self, name: Name, around: Surroundings) -> Score | None:
        title = around.before
        held = self._directory.titles(name.card)
        if title in words.OFFICE_TITLES and held and title not in held:
            return None
        before = self.last_named(name.card, around.start)
        stranger = self.last_stranger(name.text, around.start)
        if before > stranger:
            return (OWN_BEFORE, before)
        if title in words.COURTESY or title in held:
            return (TITLED, 0)
        if stranger < 0 and name.card in self._in_office:
            return (IN_OFFICE, 0)
        if stranger < 0 and self.is_named(name.card):
            return (OWN_AFTER, -self._named[name.card][0])
        return None

    def _office(self, name: Name, start: int) -> Score | None:
        """An office that somebody held on the date needs no other support, unless another's was spoken of."""
        held = self._directory.offices.holders(name.card, self._date)
        return (ALWAYS, 0) if held and self.last_stranger(name.text, start) < 0 else None

    def _of_government(self, name: Name) -> Score | None:
        """A forum or legislature of a government that is named."""
        if self._strangers.get(name.text):
            return None
        if name.kind != "forum" and words.LEGISLATURES.isdisjoint(plain(name.text).split()):
            return None
        return (ALWAYS, 0) if any(map(self.is_named, self._directory.governments(name.card))) else None

    def _named_or_related(self, name: Name, start: int) -> Score | None:
        stranger = self.last_stranger(name.text, start)
        if stranger >= 0 and stranger > max(self.last_named(name.card, start), self._last_related(name.card, start)):
            return None
        if self.is_named(name.card):
            before = self.last_named(name.card, start)
            return (OWN_BEFORE, before) if before >= 0 else (OWN_AFTER, -self._named[name.card][0])
        if name.kind == "person":
            return None
        related = [card for card in self._directory.related(name.card, self._date) if self.is_named(card)]
        if not related:
            return None
        before = self._last_related(name.card, start)
        if before >= 0:
            return (RELATED_BEFORE, before)
        return (RELATED_AFTER, -min(self._named[card][0] for card in related))

    def _last_related(self, card: str, start: int) -> int:
        return max((self.last_named(other, start) for other in self._directory.related(card, self._date)), default=-1)
