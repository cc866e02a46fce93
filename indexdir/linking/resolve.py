"""Which card a name means where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from indexdir.linking.capitals import Sense, senses_of
from indexdir.linking.context import Surroundings
from indexdir.linking.directory import Directory
from indexdir.linking.fold import FoldedText
from indexdir.linking.holders import Holders
from indexdir.linking.match import Candidate, longest
from indexdir.linking.names import Name
from indexdir.linking.office_words import OfficeWords
from indexdir.linking.reading import Reading
from indexdir.linking.strangers import is_other_of_that_name, is_strange, plainly_ours
from indexdir.linking.support import ALWAYS, OWN_BEFORE, Score, Support

NOTHING: Score = (ALWAYS, 0)
RULES = {"adjective": "short", "prefix": "short"}


class Resolver:
    """Reads the candidates of one document; made anew for each."""

    def __init__(self, directory: Directory, text: FoldedText, date: str) -> None:
        self._directory = directory
        self._text = text
        self._date = date
        self._support = Support(directory, date)
        self._cards_at: dict[int, set[str]] = {}
        self._office_words = OfficeWords(directory, self._support, text, date)
        self._around: dict[tuple[int, int], Surroundings] = {}
        self._senses: dict[int, Sense] = {}
        self._starts: frozenset[int] = frozenset()
        self._ends: frozenset[int] = frozenset()

    def readings(self, candidates: Sequence[Candidate]) -> list[Reading]:
        """Give the meaning of every place that has one, in order, none crossing."""
        self._starts = frozenset(place.start for place in candidates)
        self._ends = frozenset(place.end for place in candidates)
        for place in candidates:
            cards = (name.card for name in place.names if self._is_steady(name))
            self._cards_at.setdefault(place.start, set()).update(cards)
        self._office_words.note_people(candidates)
        steady = [place for place in map(self._steady, candidates) if place.names]
        named = longest(steady)
        self._support.note_named(named)
        for place in candidates:
            for name in place.names:
                if name.card in self._directory.offices and self._is_ours(name, self._surroundings(place)):
                    self._office_words.note_office(name.card, place)
        capitals = longest(place for place in candidates if any(map(self._is_metonym, place.names)))
        self._senses = senses_of([self._surroundings(place) for place in capitals])
        kept = {place[:2]: place.names for place in steady}
        starts = [place.start for place in named]
        read: dict[tuple[int, int], Reading] = {}
        for place in candidates:
            index = bisect_right(starts, place.start) - 1
            inside = index >= 0 and place.end <= named[index].end and place[:2] != named[index][:2]
            reading = None if inside else self._read(place, kept.get(place[:2], ()))
            if reading:
                read[place[:2]] = reading
        chosen = [read[place[:2]] for place in longest(reading.place for reading in read.values())]
        return Holders(self._directory, self._support, self._text, self._date).fill(chosen)

    def _is_steady(self, name: Name) -> bool:
        """Whether a name says what it means without support: a standing one, or Indian and American."""
        return name.standing or self._directory.role(name) == "adjective"

    def _is_metonym(self, name: Name) -> bool:
        return not name.standing and self._directory.role(name) == "metonym"

    def _steady(self, place: Candidate) -> Candidate:
        names = [name for name in place.names if self._is_steady(name)]
        if len(names) == 1 and plainly_ours(names[0], self._text, place.start, place.end):
            return place if len(place.names) == 1 else Candidate(place.start, place.end, tuple(names))
        if names:
            around = self._surroundings(place)
            names = [name for name in names if self._is_ours(name, around)]
        return Candidate(place.start, place.end, tuple(names))

    def _surroundings(self, place: Candidate) -> Surroundings:
        around = self._around.get(place[:2])
        if around is None:
            self._around[place[:2]] = around = Surroundings(self._text, place.start, place.end)
        return around

    def _is_ours(self, name: Name, around: Surroundings) -> bool:
        if name.article and not self._office_words.is_pointed_at(name, around):
            return False
        after = self._cards_at.get(around.end + 1, ())
        follows = any(card != name.card and self._directory.kind(card) != "person" for card in after)
        if name.kind == "person" and not name.standing and self._doubles(around):
            return False
        return not is_strange(name, around, self._directory, follows)

    def _doubles(self, around: Surroundings) -> bool:
        """Whether a hyphen ties another name to a surname: Carter-Smith, but not Modi-Obama with cards for both."""
        before = around.hyphen_before and around.word_before[:1].isupper() and around.start - 1 not in self._ends
        after = around.hyphen_after and around.word_after[:1].isupper() and around.end + 1 not in self._starts
        return before or after

    def _read(self, place: Candidate, steady: Sequence[Name]) -> Reading | None:
        short = [name for name in place.names if not self._is_steady(name)]
        if not short and len(steady) == 1:
            return Reading(place, steady[0].card, "name" if steady[0].standing else "short")
        around = self._surroundings(place)
        metonyms = [name for name in short if self._is_metonym(name)]
        standing = [name for name in steady if name.standing]
        if metonyms and all(name.kind == "place" for name in standing):
            return self._capital(place, metonyms, standing, around)
        if standing:
            return self._standing(place, standing)
        scored = [(self._support.score(name, around) or NOTHING, name) for name in steady]
        scored += [(score, name) for name in short if (score := self._score(name, around))]
        return self._best(place, around, scored)

    def _score(self, name: Name, around: Surroundings) -> Score | None:
        if self._directory.role(name) == "prefix":
            following = self._cards_at.get(around.end + 1, set()) - {name.card}
            return (OWN_BEFORE, 0) if around.hyphen_after and following else None
        if not self._is_ours(name, around):
            if is_other_of_that_name(name, around, self._directory):
                self._support.note_stranger(name.text, around.start)
            return None
        score = self._support.score(name, around)
        if name.kind == "person":
            return self._office_words.lent(name, around) or score
        if score and not name.standing and name.card in self._directory.offices:
            return score if self._office_words.is_ours(name, around, score) else None
        return score

    def _best(self, place: Candidate, around: Surroundings, scored: Sequence[tuple[Score, Name]]) -> Reading | None:
        """Take the best supported card; others supported in the same way are rivals."""
        if not scored:
            return None
        (way, _), best = max(scored, key=lambda item: (*self._office_words.fits(item[1], around), item[0]))
        rivals = tuple(
            dict.fromkeys(name.card for (other, _), name in scored if other == way and name.card != best.card)
        )
        card = best.card
        role = self._directory.role(best)
        if rivals and way < OWN_BEFORE and role != "office":
            # a title, a later naming or a relation points only where one card is meant
            card = self._support.likeliest((best.card, *rivals)) if best.kind == "person" else ""
            if not card:
                return None
            rivals = tuple(other for other in (best.card, *rivals) if other != card)
        return Reading(place, card, RULES.get(role, role), rivals)

    def _standing(self, place: Candidate, names: Sequence[Name]) -> Reading:
        """Where two cards claim one name, the one named last by another name is meant."""
        cards = list(dict.fromkeys(name.card for name in names))
        card = max(cards, key=lambda card: (self._support.last_named(card, place.start), -cards.index(card)))
        return Reading(place, card, "name", tuple(other for other in cards if other != card))

    def _capital(
        self, place: Candidate, metonyms: Sequence[Name], cities: Sequence[Name], around: Surroundings
    ) -> Reading | None:
        """Tell the city from the government in it; what the words do not decide clearly is a rival."""
        metonyms = [name for name in metonyms if self._is_ours(name, around)]
        if not metonyms:
            return None
        sense = self._senses.get(place.start, Sense("either", False))
        city = cities[0].card if cities else ""
        government = max(metonyms, key=lambda name: self._support.last_named(name.card, place.start)).card
        known = self._support.is_named(government)
        if sense.meaning == "place" or (sense.meaning == "either" and not known):
            if not city:
                return None
            return Reading(place, city, "name", () if sense.clear else (government,))
        return Reading(place, government, "metonym", () if sense.clear or not city else (city,))
