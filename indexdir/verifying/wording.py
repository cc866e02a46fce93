"""What a quotation asks for: its words, and what the rules of quoting let it leave out or put in.

Dots leave words out; brackets put words in, or change letters of one. What comes of that is checked part by part.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from indexdir.verified import Remark
from indexdir.verifying.tokens import DASH, QUOTE, Token, key_of, tokens_of

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


class Letters(NamedTuple):
    """Words of a part with letters in brackets: which they are, from `first` to `last`, and where it has them."""

    first: int
    last: int
    start: int
    end: int


class Part(NamedTuple):
    """Words that follow each other, at most `gap` words behind the part before.

    `text` is how they are written; `before` are the dots and brackets between them and the part before.
    """

    wants: tuple[Want, ...]
    gap: int = 0
    text: str = ""
    letters: tuple[Letters, ...] = ()
    before: str = ""


class Wording(NamedTuple):
    """The parts of a quotation in order, and what was allowed for to take it so; `behind` are dots at its end."""

    parts: tuple[Part, ...]
    remarks: tuple[Remark, ...] = ()
    behind: str = ""


class Place(NamedTuple):
    """Where each part of a wording stands among the tokens of a text: its first and the one behind its last."""

    wording: Wording
    runs: tuple[tuple[int, int], ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def first(self) -> int:
        """The first token."""
        return self.runs[0][0]

    @property
    def last(self) -> int:
        """The one behind the last."""
        return self.runs[-1][1]


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
    return [
        each for each in (*found, *ended) if any(want.key[0].isalnum() for part in each.parts for want in part.wants)
    ]


def _freely(text: str) -> Iterator[Wording]:
    """A quotation with its dots and brackets as what they stand for."""
    taking, at = _Taking(), 0
    for special in _SPECIAL.finditer(text):
        taking.words(text[at : special.start()])
        at = special.end()
        if special["in"] is None:
            taking.remarks["elided"] = None
            taking.wants = list(_without(taking.wants, _LOOSE))
            taking.close(LEFT_OUT, special[0])
            continue
        taking.remarks["bracketed"] = None
        if special["before"] or special["behind"]:
            taking.letters(special)
        else:
            taking.close(PUT_IN, special[0])
    taking.words(text[at:])
    taking.close(0, "")
    if (parts := taking.parts) and taking.remarks:
        yield Wording((parts[0]._replace(gap=0), *parts[1:]), tuple(taking.remarks), taking.written)


def whole_tokens(text: str) -> list[Token]:
    """The words and signs of a quotation, where a word with letters in brackets is one."""
    tokens = tokens_of(text)
    for special in reversed([*_SPECIAL.finditer(text)]):
        if special["before"] or special["behind"]:
            start, end = special.span()
            first = sum(token.start < start for token in tokens)
            last = sum(token.start < end for token in tokens)
            written = special["before"] + special["in"] + special["behind"]
            tokens[first:last] = [Token(key_of(written), start, end)]
    return tokens


class _Taking:
    """Takes a quotation piece by piece; `written` are the dots and brackets since the last part."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.remarks: dict[Remark, None] = {}
        self.wants: list[Want] = []
        self.written = self._text = ""
        self._letters: list[Letters] = []
        self._gap = 0

    def words(self, text: str) -> None:
        """Words outside of brackets."""
        self.wants += (Want(token.key) for token in tokens_of(text))
        self._text += text

    def letters(self, special: re.Match[str]) -> None:
        """A word with some of its letters in brackets."""
        before, behind = special["before"], special["behind"]
        first, start = len(self.wants), len(self._text)
        whole = tokens_of(before + special["in"] + behind)
        self.wants += (Want(token.key, None if number else (before, behind)) for number, token in enumerate(whole))
        self._text += special[0]
        self._letters.append(Letters(first, len(self.wants), start, len(self._text)))

    def close(self, gap: int, written: str) -> None:
        """The end of a part, with what stands behind it and how many words it may stand for."""
        if self.wants:
            part = Part(tuple(self.wants), self._gap, self._text, tuple(self._letters), self.written)
            self.parts.append(part)
            self._gap, self.written = 0, ""
        else:
            self.written += self._text
        self.written += written
        self._gap = max(self._gap, gap)
        self.wants, self._text, self._letters = [], "", []


def _without(wants: Sequence[Want], signs: frozenset[str]) -> tuple[Want, ...]:
    """Without what stands at the end only for the sentence around; a mark of quotation may come after it."""
    end = len(wants)
    while end and (wants[end - 1].key in signs or wants[end - 1].key == QUOTE):
        end -= 1
    return tuple(wants[:end]) if any(want.key in signs for want in wants[end:]) else tuple(wants)


def standing(wording: Wording, tokens: Sequence[Token]) -> list[Place]:
    """Every place where a wording stands, no two of them over each other, with as little as can be for its dots."""
    found: list[Place] = []
    keys = [token.key for token in tokens]
    ways = [list(_runs(part, keys, 0, len(keys))) for part in wording.parts]
    if not all(ways):
        return []
    starts = [[run[0] for run in runs] for runs in ways]
    words = [0, *accumulate(int(token.is_word) for token in tokens)]
    for run in ways[0]:
        over = bool(found) and run[0] < found[-1].last
        if over and (len(found[-1].runs) < 2 or run[1] > found[-1].runs[1][0]):
            continue
        first, last, capital = run
        runs = [(first, last)]
        for part, way, begins in zip(wording.parts[1:], ways[1:], starts[1:], strict=True):
            number = bisect_left(begins, last)
            if number == len(way) or words[way[number][0]] - words[last] > part.gap:
                break
            last, capital = way[number][1], capital or way[number][2]
            runs.append(way[number][:2])
        else:
            remarks: tuple[Remark, ...] = ("capital",) if capital else ()
            found[len(found) - over :] = [Place(wording, tuple(runs), (*wording.remarks, *remarks))]
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
