"""Words and signs as they count when a quotation is compared with a text.

White space and line breaks are nothing. Marks of quotation are one sign whatever their kind, and so are hyphens and
dashes; dots of omission are one sign. Ligatures and wide forms are the letters that they stand for (NFKC); a hyphen
at the end of a line may be one that only breaks the word. Capitals, accents and all other signs count.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from indexdir.inline import inline_in
from indexdir.query.words import words
from indexdir.verifying.marks import MARKS

Row = tuple[int, int, str]

QUOTE, DASH, OMITTED = '"', "-", "…"
_KEYS = dict.fromkeys(MARKS + "`´′″", QUOTE) | dict.fromkeys("-‐‑‒–—―−", DASH)
_NOTHING = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_SIGN = re.compile(r"(?P<dots>\.(?:\s?\.){2,}|…\.?)|(?P<dashes>-{2,})|[^\s\w]|_")
_NOTE = re.compile(r"\[(?:\d{1,3}|\^[^\]\s]{1,40}|note \d{1,3})\]")
_OPENINGS = {
    "quote": re.compile(r"^(?:[ ]{0,3}>[ \t]?)+", re.MULTILINE),
    "heading": re.compile(r"^[ ]{0,3}#{1,6}[ \t]+"),
    "item": re.compile(r"^[ \t]*(?:[-*+•–]|\(?\d{1,9}[.)])[ \t]+"),
    "row": re.compile(r"\|"),
}


class Token(NamedTuple):
    """A word or a sign: what it counts as, and where it stands."""

    key: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is no mere sign."""
        return self.key[-1].isalnum() or self.key[0].isalnum()


def key_of(written: str) -> str:
    """What a word or a sign counts as."""
    if written in _KEYS:
        return _KEYS[written]
    if written.isascii():
        return written
    return unicodedata.normalize("NFKC", written).replace("’", "'").replace("ʼ", "'")


def tokens_of(text: str, offsets: Sequence[int] | None = None, known: Collection[str] = ()) -> list[Token]:
    """The words and signs of a text as it is read; `offsets` are those of its characters and its end elsewhere.

    A word that is broken over two lines is one where it is one of the `known`.
    """
    found: list[Token] = []
    at = 0
    for word in words(text):
        found += _signs(text, at, word.start)
        token = Token(key_of(text[word.start : word.end]), word.start, word.end)
        found.append(_unbroken(text, found, token, known) or token)
        at = word.end
    found += _signs(text, at, len(text))
    if offsets is None:
        return found
    return [Token(key, offsets[start], offsets[end - 1] + 1) for key, start, end in found]


def _signs(text: str, start: int, end: int) -> Iterator[Token]:
    for sign in _SIGN.finditer(text, start, end):
        key = OMITTED if sign["dots"] else DASH if sign["dashes"] else key_of(sign[0])
        yield Token(key, *sign.span())


def _unbroken(text: str, found: list[Token], token: Token, known: Collection[str]) -> Token | None:
    """A word and the beginning of it that stands before the hyphen on the line above, which is taken back."""
    if len(found) < 2 or found[-1].key != DASH or found[-2].end != found[-1].start:
        return None
    if "\n" not in text[found[-1].end : token.start] or (whole := found[-2].key + token.key) not in known:
        return None
    del found[-1]
    return Token(whole, found.pop().start, token.end)


class Shown:
    """A document as it is read: its words and signs, passage by passage, without signs of markup and note numbers."""

    def __init__(self, text: str, rows: Sequence[Row], *, markdown: bool) -> None:
        self.text = text
        self.rows = rows
        self._markdown = markdown
        self._begins = [row[0] for row in rows]
        self._read: dict[int, tuple[str, list[int]]] = {}

    def passage_at(self, offset: int) -> int:
        """The number of the passage at an offset, from 0."""
        return max(0, bisect_right(self._begins, offset) - 1)

    def tokens(self, start: int, end: int, known: Collection[str]) -> list[Token]:
        """The words and signs of all passages that `start` to `end` touches."""
        found: list[Token] = []
        for number in range(self.passage_at(start), max(bisect_left(self._begins, end), 1)):
            shown, offsets = self._passage(number)
            found += tokens_of(shown, offsets, known)
        return found

    def read(self, start: int, end: int) -> str:
        """What is read from `start` to `end`, on one line."""
        parts = []
        for number in range(self.passage_at(start), max(bisect_left(self._begins, end), 1)):
            shown, offsets = self._passage(number)
            parts.append(shown[bisect_left(offsets, start) : bisect_left(offsets, end)])
        return " ".join(" ".join(parts).split())

    def _passage(self, number: int) -> tuple[str, list[int]]:
        if (known := self._read.get(number)) is None:
            start, end, kind = self.rows[number] if self.rows else (0, len(self.text), "paragraph")
            known = self._read[number] = _shown(self.text, start, end, self._hidden(start, end, kind))
        return known

    def _hidden(self, start: int, end: int, kind: str) -> list[tuple[int, int, str]]:
        text = self.text
        hidden = [(*found.span(), "") for found in _NOTHING.finditer(text, start, end)]
        if self._markdown and kind != "code":
            hidden += inline_in(text, start, end).drawn
            if (opening := _OPENINGS.get(kind)) is not None:
                hidden += [
                    (start + found.start(), start + found.end(), "") for found in opening.finditer(text[start:end])
                ]
        hidden += [(*found.span(), "") for found in _NOTE.finditer(text, start, end)]
        return sorted(hidden)


def _shown(text: str, start: int, end: int, hidden: Sequence[tuple[int, int, str]]) -> tuple[str, list[int]]:
    """What is read of a passage, and the offset of each character of it."""
    parts: list[str] = []
    offsets: list[int] = []
    at = start
    for first, last, instead in hidden:
        if first < at:
            continue
        parts += [text[at:first], instead]
        offsets += [*range(at, first), *([first] * len(instead))]
        at = last
    return "".join([*parts, text[at:end]]), [*offsets, *range(at, end)]
