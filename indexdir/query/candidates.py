"""Where in a long text a wanted word could stand, found by plain string search before anything is cut into words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

Run = tuple[int, int]

# Porter2 changes these in their first letters; of every other word, all but the last letter of the stem begins it.
_IRREGULAR = {"die": "dy", "lie": "ly", "tie": "ty"}
# Inside a run of text these join words or stand in one, so that its beginning need not be seen: S-400, O'Neil, U.S.
_JOINED = re.compile(r"[-\u2010-\u2013\u00ad+&'’ʼ](?=\w)|\.(?=[A-Z])|,(?=\d)")
_SPACE = re.compile(r"\s")


@lru_cache(maxsize=1)
def _folding() -> tuple[dict[int, int], re.Pattern[str], re.Pattern[str]]:
    """A table from letters with accents to bare ones, what needs it, and what no table of single letters can fold."""
    table: dict[int, int] = {}
    spread = "\u0300-\u036f"  # accents that are characters of their own
    for code in (*range(0x80, 0x2000), *range(0x2C00, 0x2E80), *range(0xA640, 0xAC00), *range(0xFB00, 0x10000)):
        character = chr(code)
        folded = unicodedata.normalize("NFKD", character).casefold()
        bare = "".join(part for part in folded if not unicodedata.combining(part))
        if len(bare) != 1 and character.isalnum():
            spread += character
        elif bare != character and character.isalnum():
            table[code] = ord(bare)
    table |= {code: code + 32 for code in range(65, 91)}
    accented = "".join(re.escape(chr(code)) for code in table if code > 0x7F)
    return table, re.compile(f"[{accented}]"), re.compile(f"[{spread}]")


def beginning(stem: str) -> str:
    """The letters that every word of this stem begins with."""
    if stem in _IRREGULAR:
        return stem[0]
    return stem[:-1] if len(stem) > 1 and stem.isalpha() else stem


class Candidates:
    """The beginnings of wanted words, made ready to be looked for."""

    def __init__(self, stems: Iterable[str], beginnings: Iterable[str]) -> None:
        wanted = sorted({beginning(stem) for stem in stems} | set(beginnings))
        # A beginning that begins with another one finds nothing that the other does not.
        fewest = [
            text for place, text in enumerate(wanted) if not place or not text.startswith(_shorter(wanted, place))
        ]
        self._pattern = re.compile("|".join(map(re.escape, fewest))) if fewest and all(fewest) else None

    def runs(self, text: str, folded: str, start: int) -> list[Run]:
        """The runs of text without white space in which a wanted word may stand, in order."""
        if self._pattern is None:
            return []
        places = [found.start() for found in self._pattern.finditer(folded, start)]
        places += [found.start() for found in _JOINED.finditer(text, start)]
        runs: list[Run] = []
        for place in sorted(places):
            if not runs or place >= runs[-1][1]:
                runs.append(_run(text, place, runs[-1][1] if runs else start))
        return runs


def _shorter(wanted: list[str], place: int) -> tuple[str, ...]:
    """Those before a sorted place that could be beginnings of what stands there."""
    return tuple(text for text in wanted[max(0, place - 50) : place] if text)


def fold_in_place(text: str) -> str | None:
    """The text in lower case without accents, every character in its place; None where that can't be done."""
    if text.isascii():
        return text.lower()
    table, accented, spread = _folding()
    if spread.search(text):
        return None
    if accented.search(text):
        return text.translate(table)
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else None


def back(text: str, place: int, start: int, words: int) -> int:
    """Go back from the beginning of a run over so many words, each of them at least one character."""
    while words > 0 and place > start:
        before = place
        while place > start and text[place - 1].isspace():
            place -= 1
        while place > start and not text[place - 1].isspace():
            place -= 1
        words -= any(character.isalnum() for character in text[place:before])
    return place


def _run(text: str, place: int, start: int) -> Run:
    begin = place
    while begin > start and not text[begin - 1].isspace():
        begin -= 1
    end = _SPACE.search(text, place)
    return begin, end.start() if end else len(text)
