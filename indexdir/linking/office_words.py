"""Office words where they stand: whose they are, and what they lend to the surname beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexdir.linking import words
from indexdir.linking.context import Surroundings
from indexdir.linking.directory import Directory
from indexdir.linking.fold import BORDER, FoldedText
from indexdir.linking.match import Candidate
from indexdir.linking.names import Name
from indexdir.linking.support import ALWAYS, IN_THIS_OFFICE, Score, Support

NEARBY = 200  # characters in which a passage has just spoken of an office


class OfficeWords:
    """The office words and the people of one document, by position."""

    def __init__(self, directory: Directory, support: Support, text: FoldedText, date: str) -> None:
        self._directory = directory
        self._offices = directory.offices
        self._support = support
        self._text = text
        self._date = date
        self._people_at: dict[int, set[str]] = {}
        self._offices_to: dict[int, set[str]] = {}

    def note_people(self, candidates: Sequence[Candidate]) -> None:
        """Remember where people's names begin."""
        for place in candidates:
            for name in place.names:
                if name.kind == "person":
                    self._people_at.setdefault(place.start, set()).add(name.card)

    def note_office(self, office: str, place: Candidate) -> None:
        """Who holds an office that is spoken of is as good as named by title."""
        self._support.note_office(office, place.start)
        self._offices_to.setdefault(place.end, set()).add(office)

    def is_pointed_at(self, name: Name, around: Surroundings) -> bool:
        """Whether a short form in lower case stands after the or its nation; an office also before its holder."""
        if around.after == "of":
            return False
        if around.has_article():
            return True
        nation = around.before.removesuffix("'s").removesuffix("’s")
        own = self._directory.nation_words(name.card)
        by_nation = name.card in self._offices or nation != around.before or nation in self._directory.adjectives
        if by_nation and any(len(word) > 2 and nation[:4] == word[:4] for word in own):
            return True
        return not self._offices.ever(name.card).isdisjoint(self._people_at.get(around.end + 1, ()))

    def lent(self, name: Name, around: Surroundings) -> Score | None:
        """Give the support of a surname that stands right after an office of its person: Defence Secretary Kumar."""
        offices = self._offices_to.get(around.start - 1, ())
        if any(name.card in self._offices.holders(office, self._date) for office in offices):
            return (IN_THIS_OFFICE, 1)
        if any(name.card in self._offices.ever(office) for office in offices):
            return (IN_THIS_OFFICE, 0)
        return None

    def is_ours(self, name: Name, around: Surroundings, score: Score) -> bool:
        """Whether an office is ours: not of another nation; on its date alone, with no other name after it."""
        after = self._people_at.get(around.end + 1, ())
        if score == (ALWAYS, 0) and around.precedes_name() and self._offices.ever(name.card).isdisjoint(after):
            return False
        before = set(re.findall(r"\w+", around.passage_before()))
        return words.FOREIGN_SEATS.isdisjoint(before) or not self._directory.nation_words(name.card).isdisjoint(before)

    def fits(self, name: Name, around: Surroundings) -> tuple[bool, bool, bool]:
        """Rank one of two offices with one title.

        Before a name that no card has, the one whose holder is not known; then the one that the passage has just
        spoken of; then the one whose card spells it so.
        """
        if name.card not in self._offices:
            return True, True, True
        ever = self._offices.ever(name.card)
        open_to_name = True
        if around.precedes_name():
            people = self._people_at.get(around.end + 1, set())
            open_to_name = bool(people & ever) or not (people or self._offices.holders(name.card, self._date))
        last = max((self._support.last_named(card, around.start) for card in (name.card, *ever)), default=-1)
        near = last >= 0 and around.start - last < NEARBY and BORDER not in self._text.plain[last : around.start]
        return open_to_name, near, around.word_at().lower() == name.text.lower()
