"""A text brought to the form in which names are looked for, with the way back to its own offsets.

Hyphens, spaces and line breaks become one space, quotation marks and combining marks go, letters lose case and
accents. A dash between clauses is kept apart from a hyphen, so that no name reaches across it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

CLAUSE = "\x01"  # a dash between clauses
BORDER = "\x02"  # between two passages; no name holds it

_SPACES = " \t\n\r\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_HYPHENS = "\\-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_DASHES = "\u2014\u2015\u2e3a\u2e3b\ufe58"
_QUOTES = '"\uff02“”„‟«»″'
_APOSTROPHES = "'‘’‚‛′`´ʼ\uff07"
_UNSEEN = (
    "\xad\u0300-\u036f\u061c\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
_ANY = f"[{_SPACES}{_HYPHENS}{_DASHES}{_QUOTES}{_APOSTROPHES}{_UNSEEN}]"

# All that is not one space or one hyphen: runs, quotation marks, marks; an apostrophe inside a word stays.
_IRREGULAR = re.compile(
    rf"{_ANY}(?:{_ANY}+|(?<=[{_QUOTES}{_UNSEEN}])|(?<=[{_APOSTROPHES}])(?!(?<=[\w.)][{_APOSTROPHES}])[^\W_]))"
)
_DROPPED = re.compile(f"[{_QUOTES}{_APOSTROPHES}{_UNSEEN}]+")
_QUOTED = re.compile(f"[{_QUOTES}{_APOSTROPHES}]")
_HYPHENATED = re.compile(rf"(?:[{_HYPHENS}]|\xad)[ \t]*\r?\n")
_CLAUSES = re.compile(f"[{_DASHES}]|[{_SPACES}][{_HYPHENS}]+[{_SPACES}]|[{_HYPHENS}]{{2}}")
_SPACE = re.compile(f"[{_SPACES}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_NO_DECOMPOSITION = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ð": "d"}


class _Letters(dict[int, str]):
    """What one character becomes; always one character, so that offsets stay. Filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    if re.match(f"[{_SPACES}{_HYPHENS}]", character):
        return " "
    if re.match(f"[{_DASHES}]", character):
        return CLAUSE
    if re.match(f"[{_APOSTROPHES}]", character):
        return "'"
    wide = "\uff01" <= character <= "\uff5e"
    base = unicodedata.normalize("NFKD" if wide else "NFD", character)[0].lower()
    base = _NO_DECOMPOSITION.get(base, base)
    return base if len(base) == 1 else base[0]


_LETTERS = _Letters()
_SEPARATORS = str.maketrans(
    dict.fromkeys(re.findall(f"[{_SPACES}]", "".join(map(chr, range(12289)))), " ") | dict.fromkeys("‐‑‒–−﹣－", "-")
)


@dataclass(slots=True)
class FoldedText:
    """A text ready to be searched: `cased` and `plain` have the same length, passages are parted by BORDER."""

    original: str
    cased: str
    plain: str
    _starts: list[int] = field(default_factory=list)
    _shifts: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the original text of a place in the folded one."""
        first, last = self._offset(start), self._offset(end - 1) + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return first, last

    def _offset(self, position: int) -> int:
        index = bisect_right(self._starts, position)
        return position + (self._shifts[index - 1] if index else 0)


def fold(text: str, segments: Iterable[tuple[int, int]] = ()) -> FoldedText:
    """Fold the segments of a text; without segments, its blocks between blank lines."""
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    length = 0
    for start, end in segments or _blocks(text):
        if start >= end:
            continue
        if length:
            pieces.append(BORDER)
            length += 1
        starts.append(length)
        shifts.append(start - length)
        here = start
        for match in _IRREGULAR.finditer(text, start, end):
            instead = _instead(text, match)
            pieces += (text[here : match.start()], instead)
            here = match.end()
            length = match.start() - shifts[-1] + len(instead)
            starts.append(length)
            shifts.append(here - length)
        pieces.append(text[here:end])
        length = end - shifts[-1]
    cased = "".join(pieces)
    return FoldedText(text, cased, _plain(cased), starts, shifts)


def fold_name(name: str) -> str:
    """Bring a name to the same form, with its case and its hyphens, on one line."""
    line = " ".join(name.split())
    return fold(line, ((0, len(line)),)).cased.strip()


def even(cased: str) -> str:
    """Make every space a plain one and every hyphen a plain one; the length stays."""
    return cased.translate(_SEPARATORS)


def plain(cased: str) -> str:
    """Take case, accents and hyphens off; the length stays."""
    return _plain(cased)


def _plain(cased: str) -> str:
    if cased.isascii():
        return cased.translate(_LETTERS)
    pieces: list[str] = []
    here = 0
    for match in _NOT_ASCII.finditer(cased):  # str.translate is quick only for text that is all ASCII
        pieces += (cased[here : match.start()].translate(_LETTERS), match.group().translate(_LETTERS))
        here = match.end()
    pieces.append(cased[here:].translate(_LETTERS))
    return "".join(pieces)


def _blocks(text: str) -> Iterable[tuple[int, int]]:
    here = 0
    for match in _BLANK_LINES.finditer(text):
        yield here, match.start()
        here = match.end()
    yield here, len(text)


def _instead(text: str, match: re.Match[str]) -> str:
    run = match.group()
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if _HYPHENATED.search(run) and before.islower() and after.islower():
        return ""
    kept = _DROPPED.sub("", run)
    if not kept:
        return " " if _QUOTED.search(run) and before.isalnum() and after.isalnum() else ""
    if _CLAUSES.search(kept):
        return CLAUSE
    return " " if _SPACE.search(kept) else "-"
