"""An office word becomes the person who held the office, where the text or its date says who that was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexdir.linking import words
from indexdir.linking.context import Surroundings
from indexdir.linking.directory import Directory
from indexdir.linking.fold import FoldedText, even
from indexdir.linking.offices import names_holder, names_office, year_of
from indexdir.linking.reading import Reading
from indexdir.linking.support import Support

LOOKING_BACK = 4  # years: a sentence that speaks of one so long before its document speaks of other holders


class Holders:
    """Reads the offices of one document, after all else in it has been read."""

    def __init__(self, directory: Directory, support: Support, text: FoldedText, date: str) -> None:
        self._directory = directory
        self._offices = directory.offices
        self._support = support
        self._text = text
        self._date = date

    def fill(self, readings: Sequence[Reading]) -> list[Reading]:
        """Give the same readings, offices turned into their holders; the order stays."""
        filled = list(readings)
        for number, reading in enumerate(filled):
            if reading.card in self._offices:
                self._fill(filled, number)
        return filled

    def _fill(self, readings: list[Reading], number: int) -> None:
        office = readings[number]
        beside = self._beside(readings, number)
        if beside is not None:
            person = readings[beside]
            chosen = self._holder_among((person.card, *person.rivals), office.card)
            if chosen != person.card:
                rivals = tuple(card for card in (person.card, *person.rivals) if card != chosen)
                readings[beside] = replace(person, card=chosen, rivals=rivals)
            readings[number] = replace(office, card=chosen, rule="office", rivals=())
            return
        around = Surroundings(self._text, office.place.start, office.place.end)
        if _as_such(around) or around.precedes_name():
            return
        held = {card: self._holders(card, around) for card in (office.card, *office.rivals)}
        if not held[office.card]:
            return
        card, *others = (person for people in held.values() for person in people)
        readings[number] = replace(office, card=card, rule="office", rivals=tuple(dict.fromkeys(others)))

    def _holders(self, office: str, around: Surroundings) -> tuple[str, ...]:
        """Give the holder on the date; of several in the time, and without a date, the one named last, or nobody."""
        if not self._date:
            named = [person for person in self._offices.ever(office) if self._support.is_named(person)]
            return (named[0],) if len(named) == 1 else ()
        held = self._offices.holders(office, self._date)
        year = year_of(around.sentence())
        told_of = min(around.years(), default=self._date[:4])
        if not year and int(told_of) <= int(self._date[:4]) - LOOKING_BACK:
            return ()
        if year and year != self._date[:4]:
            held = (*self._offices.holders(office, year), *held)[:2] if self._offices.holders(office, year) else held
            return tuple(dict.fromkeys(held))
        if len(held) > 1:
            last = max(held, key=lambda person: self._support.last_named(person, around.start))
            return (last,) if self._support.last_named(last, around.start) >= 0 else ()
        return held

    def _holder_among(self, people: Sequence[str], office: str) -> str:
        """Give the one of a surname's people who held the office on the date, or ever, or else the likeliest."""
        holders = self._offices.holders(office, self._date)
        ever = self._offices.ever(office)
        return next(
            (person for known in (holders, ever) for person in people if person in known),
            people[0],
        )

    def _beside(self, readings: Sequence[Reading], number: int) -> int | None:
        """Give the number of the person whose name stands right before or after an office, as its holder's does."""
        office = readings[number].place
        if number + 1 < len(readings) and self._is_person(readings[number + 1]):
            between = self._between(office.end, readings[number + 1].place.start)
            if names_holder(between) and (
                not between.startswith(",") or self._held(readings[number + 1], number, readings)
            ):
                return number + 1
        for before in (
            number - 1,
            number - 2,
        ):  # the country of the office may stand between: X, India's Defence Minister
            if before >= 0 and self._is_person(readings[before]):
                between = self._between(readings[before].place.end, office.start)
                if names_office(between) and self._held(readings[before], number, readings):
                    return before
        return None

    def _held(self, person: Reading, number: int, readings: Sequence[Reading]) -> bool:
        ever = self._offices.ever(readings[number].card)
        return any(card in ever for card in (person.card, *person.rivals))

    def _is_person(self, reading: Reading) -> bool:
        return self._directory.kind(reading.card) == "person"

    def _between(self, start: int, end: int) -> str:
        return even(self._text.cased[start:end]).replace("\n", " ") if 0 < end - start < 40 else "-"


def _as_such(around: Surroundings) -> bool:
    """Whether the office itself is meant: the post of, became, former, every."""
    before = around.before
    if before == "of":
        return around.second_before() in words.POSTS
    if before in words.ARTICLES:
        return around.second_before() in words.INTO_OFFICE
    return before in words.INTO_OFFICE or before in words.NOT_IN_OFFICE
