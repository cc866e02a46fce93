"""What a quotation asks for: its words, and what the rules of quoting let it leave out or put in.

Dots leave words out; brackets put words in, or change letters of one. What comes of that is checked part by part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexdir.verified import Remark
from indexdir.verifying.tokens import DASH, QUOTE, Token, tokens_of

LEFT_OUT = 300
"""Dots stand for so many words at most, that the parts still belong together."""
PUT_IN = 8
"""Brackets stand in the place of so many words at most."""

_DOTS = r"\.(?:\s?\.){2,3}|…\.?"
_SPECIAL = re.compile(
    rf"[\[(]\s*(?:{_DOTS})\s*[\])]|(?P<dots>{_DOTS})|(?P<before>\w*)\[(?P<in>[^\[\]]{{0,200}})\](?P<behind>[\w'’]*)"
)
DOTS = re.compile(rf"[\[(]\s*(?:{_DOTS})\s*[\])]|{_DOTS}")
"""What stands for words that are left out."""
_ENDINGS = frozenset(",.")
_LOOSE = frozenset((",", ".", ";", ":", DASH))


class Want(NamedTuple):
    """A word or sign that has to stand there; of a word with brackets in it, what is outside of them."""

    key: str
    edges: tuple[str, str] | None = None

    def fits(self, key: str) -> bool:
        """Whether a word or sign of a document is it."""
        if self.edges is None:
            return key == self.key
        before, behind = self.edges
        inside = len(key) - len(before) - len(behind)
        return key.casefold() == self.key.casefold() or (
            0 <= inside <= 4 and key.startswith(before) and key.endswith(behind)
        )


class Part(NamedTuple):
    """Words that follow each other, at most `gap` words behind the part before."""

    wants: tuple[Want, ...]
    gap: int = 0


class Wording(NamedTuple):
    """The parts of a quotation in order, and what was allowed for to take it so."""

    parts: tuple[Part, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def keys(self) -> list[str]:
        """All words and signs, one after the other."""
        return [want.key for part in self.parts for want in part.wants]


class Place(NamedTuple):
    """Where a wording stands among the tokens of a text: the first and the one behind the last; what was allowed."""

    first: int
    last: int
    remarks: tuple[Remark, ...] = ()


def wordings(text: str) -> list[Wording]:
    """The ways to take a quotation, the most literal first."""
    literal = Part(tuple(Want(token.key) for token in tokens_of(text)))
    found = [Wording((literal,))] if literal.wants else []
    if _SPECIAL.search(text):
        found += _freely(text)
    ended = [
        Wording((*each.parts[:-1], each.parts[-1]._replace(wants=wants)), (*each.remarks, "ending"))
        for each in found
        if (wants := _without(each.parts[-1].wants, _ENDINGS)) != each.parts[-1].wants
    ]
    return [each for each in (*found, *ended) if any(key[0].isalnum() for key in each.keys)]


def _freely(text: str) -> Iterator[Wording]:
    """A quotation with its dots and brackets as what they stand for."""
    parts: list[Part] = []
    remarks: dict[Remark, None] = {}
    wants: list[Want] = []
    gap = at = 0

    def close(next_gap: int) -> None:
        nonlocal gap, wants
        if wants:
            parts.append(Part(tuple(wants), gap))
            gap = 0
        gap, wants = max(gap, next_gap), []

    for special in _SPECIAL.finditer(text):
        wants += (Want(token.key) for token in tokens_of(text[at : special.start()]))
        at = special.end()
        if special["in"] is None:
            wants = list(_without(wants, _LOOSE))
            close(LEFT_OUT)
            remarks["elided"] = None
            continue
        remarks["bracketed"] = None
        before, behind = special["before"], special["behind"]
        if before or behind:
            whole = tokens_of(before + special["in"] + behind)
            wants += (Want(token.key, None if number else (before, behind)) for number, token in enumerate(whole))
        else:
            close(PUT_IN)
    wants += (Want(token.key) for token in tokens_of(text[at:]))
    close(0)
    if parts:
        yield Wording((parts[0]._replace(gap=0), *parts[1:]), tuple(remarks))


def _without(wants: Sequence[Want], signs: frozenset[str]) -> tuple[Want, ...]:
    """Without what stands at the end only for the sentence around; a mark of quotation may come after it."""
    end = len(wants)
    while end and (wants[end - 1].key in signs or wants[end - 1].key == QUOTE):
        end -= 1
    return tuple(wants[:end]) if any(want.key in signs for want in wants[end:]) else tuple(wants)


def standing(wording: Wording, tokens: Sequence[Token]) -> list[Place]:
    """Every place where a wording stands, no two of them over each other."""
    found: list[Place] = []
    keys = [token.key for token in tokens]
    for first, last, capital in _runs(wording.parts[0], keys, 0, len(keys)):
        if found and first < found[-1].last:
            continue
        for part in wording.parts[1:]:
            after = next(_runs(part, keys, last, last + part.gap * 2 + 1), None)
            if after is None:
                break
            if sum(token.is_word for token in tokens[last : after[0]]) > part.gap:
                break
            last, capital = after[1], capital or after[2]
        else:
            remarks: tuple[Remark, ...] = ("capital",) if capital else ()
            found.append(Place(first, last, (*wording.remarks, *remarks)))
    return found


def _runs(part: Part, keys: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Where a part stands that begins from `start` to `end`; whether its first letter is another there."""
    wants = part.wants
    opening = next((at for at, want in enumerate(wants) if want.key[0].isalnum()), 0)
    for first in range(start, min(end, len(keys) - len(wants) + 1)):
        capital = False
        for at, want in enumerate(wants, first):
            if not want.fits(keys[at]):
                if at == first + opening and same_but_capital(want.key, keys[at]):
                    capital = True
                    continue
                break
        else:
            yield first, first + len(wants), capital


def same_but_capital(one: str, other: str) -> bool:
    """Whether two words differ at most in whether their first letter is a capital."""
    return one[1:] == other[1:] and one[:1].casefold() == other[:1].casefold()
