"""Finding all names in a text in one pass, whatever their number."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from indexdir.linking.fold import FoldedText
from indexdir.linking.names import Name, forms

Places = tuple[int, ...]

_ADDRESS = re.compile(r"(?:://|\bwww\.|@)[^ \x01\x02]+")


class Candidate(NamedTuple):
    """A place in folded text where one or more names stand."""

    start: int
    end: int
    names: tuple[Name, ...]


class Matcher:
    """An automaton over every form of the names it was built from; it keeps no state between texts.

    The forms are kept in flat columns: hundreds of thousands of small objects would slow every garbage collection.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = list(names)
        rows: dict[str, list[tuple[int, Places, Places]]] = {}
        for number, name in enumerate(self._names):
            for form in forms(name):
                rows.setdefault(form.text, []).append((number, form.capitals, form.small))
        flat = list(chain.from_iterable(rows.values()))
        self._first_row = array("L", accumulate(map(len, rows.values()), initial=0))
        self._owner = array("L", (number for number, _, _ in flat))
        self._capitals = [capitals for _, capitals, _ in flat]
        self._small = [small for _, _, small in flat]
        self._begins_capital = bytes(all(0 in capitals for _, capitals, _ in same) for same in rows.values())
        self._automaton = AhoCorasick(list(rows)) if rows else None

    def candidates(self, text: FoldedText) -> list[Candidate]:
        """Give every place where a name stands as whole words and with its capitals, in order of start, then end."""
        if self._automaton is None:
            return []
        found: dict[tuple[int, int], dict[Name, None]] = {}
        plain, cased, begins_capital = text.plain, text.cased, self._begins_capital
        for pattern, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True):
            # Most finds are common words that are part of nothing: their case is the quickest way to tell.
            if begins_capital[pattern] and not cased[start].isupper():
                continue
            if not _starts_word(plain, start):
                continue
            plural = not _ends_word(plain, end)
            if plural and not _is_plural(plain, end):
                continue
            for row in range(self._first_row[pattern], self._first_row[pattern + 1]):
                name = self._names[self._owner[row]]
                if (not plural or name.plural) and self._has_case(row, cased, start):
                    found.setdefault((start, end + plural), {})[name] = None
        addresses = _addresses(text.cased)
        return [
            Candidate(start, end, tuple(names))
            for (start, end), names in sorted(found.items())
            if not addresses or not _is_inside(start, addresses)
        ]

    def _has_case(self, row: int, cased: str, start: int) -> bool:
        for place in self._capitals[row]:
            if not cased[start + place].isupper():
                return False
        return all(cased[start + place].islower() for place in self._small[row])


def longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Choose places that do not cross, longer before shorter, then earlier before later; gives them in order."""
    chosen: list[Candidate] = []
    cluster: list[Candidate] = []
    reach = -1
    for candidate in sorted(candidates):
        if candidate.start >= reach:
            chosen += _longest_of(cluster)
            cluster = []
        cluster.append(candidate)
        reach = max(reach, candidate.end)
    return chosen + _longest_of(cluster)


def _longest_of(cluster: Sequence[Candidate]) -> list[Candidate]:
    if len(cluster) < 2:
        return list(cluster)
    taken: set[int] = set()
    chosen = []
    for candidate in sorted(cluster, key=lambda c: (c.start - c.end, c.start)):
        # Shorter ones come later, so one that crosses or is inside a longer one has an end or a start in it.
        if candidate.start not in taken and candidate.end - 1 not in taken:
            taken.update(range(candidate.start, candidate.end))
            chosen.append(candidate)
    return sorted(chosen)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def _is_ideograph(character: str) -> bool:
    return "\u2e80" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def _starts_word(plain: str, start: int) -> bool:
    if not start or plain[start - 1] in " \x02":
        return True
    before = plain[start - 1]
    return not _is_letter(before) or (_is_ideograph(before) and _is_ideograph(plain[start]))


def _ends_word(plain: str, end: int) -> bool:
    if end >= len(plain) or plain[end] in " ,.\x02":
        return True
    after = plain[end]
    if after == "$":
        return False
    return not _is_letter(after) or (_is_ideograph(after) and _is_ideograph(plain[end - 1]))


def _is_plural(plain: str, end: int) -> bool:
    return plain[end] == "s" and plain[end - 1] != "s" and _ends_word(plain, end + 1)


def _addresses(cased: str) -> list[tuple[int, int]]:
    """Give the places of web and mail addresses, whose parts are no names."""
    if "://" not in cased and "www." not in cased and "@" not in cased:
        return []
    places = []
    for match in _ADDRESS.finditer(cased):
        earliest = max(0, match.start() - 64)
        places.append((max(cased.rfind(sign, earliest, match.start()) for sign in " \x01\x02") + 1, match.end()))
    return places


def _is_inside(position: int, places: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(places, (position, sys.maxsize)) - 1
    return index >= 0 and position < places[index][1]
