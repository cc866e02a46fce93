"""Finding words literally in one text, and in the rows of a list: plain functions, without any screen."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import overload

Stretch = tuple[int, int]

WINDOW = 1 << 20  # characters searched in one go; a search in C lets no other thread on
_LONGEST = 2_000  # characters that a match may reach beyond its window
_SPACE, _SPACES = r"\s{1,200}", re.compile(r"\s+")
_JOINED = "[\u0300-\u036f\u00ad]*"  # what may stand after a letter without being one: accents, soft hyphens
_ALIKE = (
    "'\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4",
    '"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb',
    "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad",
)
_STROKED = {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "ſ": "s"}
_PAIRS = {
    "fi": "\ufb01",
    "fl": "\ufb02",
    "ff": "\ufb00",
    "ae": "\u00e6\u00c6",
    "oe": "\u0153\u0152",
    "ss": "\u00df\u1e9e",
}
_SPELT_OUT = {ord(sign): pair for pair, signs in _PAIRS.items() for sign in signs if pair in ("ae", "oe", "ss")}
_ACCENTED = ((0xC0, 0x250), (0x370, 0x530), (0x1E00, 0x2000))


class Finds(Sequence[Stretch]):
    """The places where something was found, in order; a million of them take 16 MB."""

    def __init__(self) -> None:
        self._starts, self._ends = array("Q"), array("Q")

    def add(self, start: int, end: int) -> None:
        """Note one more, after all that are there."""
        self._starts.append(start)
        self._ends.append(end)

    def at_or_after(self, offset: int) -> int:
        """The index of the first that begins at an offset or after it, their number if there is none."""
        return bisect_left(self._starts, offset)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> Stretch: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Stretch]: ...
    def __getitem__(self, at: int | slice) -> Stretch | Sequence[Stretch]:
        """One place, or several."""
        if isinstance(at, slice):
            return list(zip(self._starts[at], self._ends[at], strict=True))
        return self._starts[at], self._ends[at]

    def __iter__(self) -> Iterator[Stretch]:
        """All places."""
        return zip(self._starts, self._ends, strict=True)


def pattern_for(wanted: str) -> re.Pattern[str] | None:
    """What finds a text as it stands; None for a blank one.

    Accents do not matter, nor the case unless one of its letters is a capital; any white space, line ends too, is as
    good as a blank; the signs of quotations, and hyphens and dashes, stand for each other. A blank at either end asks
    for the beginning or the end of a word.
    """
    words = _SPACES.split(unicodedata.normalize("NFKC", wanted).strip())
    if not words[0]:
        return None
    any_case = wanted == wanted.lower()
    pieces = [_pieces(word, any_case) for word in words]
    if wanted[:1].isspace():
        # Looked back for after the first letter: before it every place of the text would be.
        pieces[0].insert(1, r"(?<![^\s].)")
    end = r"(?!\S)" if wanted[-1:].isspace() else ""
    return re.compile(_SPACE.join(map("".join, pieces)) + end, re.DOTALL)


def find_all(pattern: re.Pattern[str], text: str, cancelled: Callable[[], bool] = lambda: False) -> Finds:
    """Where a pattern is met in a text; of one that was cancelled, what was found so far."""
    finds, at = Finds(), 0
    for window in range(0, len(text), WINDOW):
        stop = window + WINDOW
        for found in pattern.finditer(text, max(at, window), min(len(text), stop + _LONGEST)):
            start, at = found.span()
            if start >= stop:
                at = stop
                break
            finds.add(start, at)
        if cancelled():
            break
    return finds


def folded(text: str) -> str:
    """A text without case and accents."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in spread if not unicodedata.combining(character))


def has_all(words: Sequence[str], text: str) -> bool:
    """Whether a folded text has every one of some folded words."""
    return all(word in text for word in words)


def _pieces(word: str, any_case: bool) -> list[str]:
    """The patterns of the letters of a word, the first of them for one letter only."""
    bases = unicodedata.normalize("NFD", word.translate(_SPELT_OUT))
    letters = [letter for letter in bases if not unicodedata.combining(letter)] or list(bases)
    pieces: list[str] = []
    for at, letter in enumerate(letters):
        pair = _PAIRS.get("".join(letters[at : at + 2]).lower(), "")
        before = _PAIRS.get("".join(letters[max(0, at - 1) : at + 1]).lower(), "") if at else ""
        joined = _JOINED if letter.isalpha() else ""
        one = _class(letter, any_case, pair)
        pieces += [f"(?:(?<=[{before}])|{one}{joined})"] if before else [one, joined]
    return pieces


def _class(letter: str, any_case: bool, more: str = "") -> str:
    """All characters that count as `letter`, as a set of a pattern: searching for one of a set is fast."""
    if alike := next((signs for signs in _ALIKE if letter in signs), ""):
        return f"[{re.escape(alike)}]"
    cases = {letter, letter.lower(), letter.upper()} if any_case else {letter}
    plain = {character for character in cases if len(character) == 1}
    members = sorted({*plain, *(each for case in plain for each in _accented().get(case, "")), *more})
    return "[" + "".join(re.escape(member) for member in members) + "]"


@cache
def _accented() -> dict[str, str]:
    """Each letter with those that are the same but for what is written over, under or through it."""
    found: dict[str, list[str]] = {}
    for first, last in _ACCENTED:
        for letter in map(chr, range(first, last)):
            base = unicodedata.normalize("NFD", letter)
            base = _STROKED.get(letter) or (_STROKED.get(letter.lower(), "").upper() if len(base) == 1 else base[0])
            if base and base != letter:
                found.setdefault(base, []).append(letter)
    return {base: "".join(letters) for base, letters in found.items()}
