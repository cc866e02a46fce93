"""Names that a text itself gives an acronym: “Joint Working Group (JWG)”, “JWG (Joint Working Group)”, “…, or JWG,”.

After A. S. Schwartz and M. A. Hearst, “A simple algorithm for identifying abbreviation definitions in biomedical
text”, Pacific Symposium on Biocomputing 8 (2003). Their match of letters anywhere in the words is tried only where the
first letters of the words do not match, and has to hold the first letter of each word that is not small.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexdir.linking.words import words_of

_MOST_WORDS = 14
_WORD_LENGTH = 24  # characters before an acronym, for each word its name may have, in which the name is looked for
_QUOTES = "\"'“”‘’«»"
_SHORT = r"[^\W_](?:[^\W_]|[&/.+’'-](?=[^\W_])){1,11}"
_BRACKET = re.compile(r"\(([^()]{2,160})\)")
_INSIDE = re.compile(
    rf"\s*(?:(?:the|or|hereafter|hereinafter|henceforth|also|abbreviated|known|as|in|short|for|i\.e\.),?\s+)*"
    rf"[{_QUOTES}]?({_SHORT})[{_QUOTES}]?\s*(?:[,;:]|$)"
)
_BEFORE = re.compile(rf"(?<![\w&./+-])({_SHORT})[{_QUOTES}]?\s*$")
_OR = re.compile(rf",\s+or\s+(?:the\s+)?[{_QUOTES}]?({_SHORT})[{_QUOTES}]?(?=[\s,;.:)]|$)")
_LEAD = re.compile(rf"\s*(?:(?:the|or|i\.e\.|that is|short for|formally),?\s+)*[{_QUOTES}]?", re.IGNORECASE)
_PLURAL = re.compile(r"[A-Z][A-Z\d&/-]*[A-Z\d]s")
_ROMAN = re.compile(r"[IVXLC]+")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_BROKEN = re.compile(r"(?<=[^\W\d_][-‐])\n\s*(?=[^\W\d_])")
_TAIL = ("for", "on", "in")  # what follows them may have no part in the acronym
_SMALL = words_of("a an and as at by de des du for from in of on or per the to under upon via von with")


class Definition(NamedTuple):
    """A name and its acronym, both in the singular, and where the name begins in the text."""

    name: str
    acronym: str
    start: int


class _Word(NamedTuple):
    start: int
    end: int
    initial: str
    small: bool
    joined: bool  # to the word before it, by a hyphen


def definitions(text: str, start: int, end: int) -> Iterator[Definition]:
    """Give what a sentence, the text from `start` to `end`, defines."""
    for bracket in _BRACKET.finditer(text, start, end):
        inside = _INSIDE.match(bracket[1])
        found = _named_before(text, start, bracket.start(), inside[1]) if inside else None
        found = found or _named_inside(text, start, bracket)
        if found:
            yield found
    for alternative in _OR.finditer(text, start, end):
        found = _named_before(text, start, alternative.start(), alternative[1])
        if found:
            yield found


def _named_before(text: str, start: int, end: int, short: str) -> Definition | None:
    """Take the name that ends where the acronym is given."""
    letters, _ = _letters(short)
    most = min(len(letters) + 5, 2 * len(letters), _MOST_WORDS)
    window = _words(text, max(start, end - most * _WORD_LENGTH), end)[-most:] if letters else []
    first = _first_word(text, letters, window)
    return _definition(text, window[first].start, window[-1].end, short) if first is not None else None


def _named_inside(text: str, start: int, bracket: re.Match[str]) -> Definition | None:
    """Take the name that fills a bracket, or its part before a comma, after an acronym."""
    before = _BEFORE.search(text, max(start, bracket.start() - 20), bracket.start())
    if before is None:
        return None
    letters, _ = _letters(before[1])
    lead = _LEAD.match(text, bracket.start(1), bracket.end(1))
    opening = lead.end() if lead else bracket.start(1)
    for end in (bracket.end(1), *(comma.start() for comma in re.finditer("[,;]", text[opening : bracket.end(1)]))):
        end = end if end == bracket.end(1) else opening + end
        words = _words(text, opening, end)
        if len(words) <= _MOST_WORDS and _first_word(text, letters, words) == 0:
            return _definition(text, words[0].start, words[-1].end, before[1])
    return None


def _letters(short: str) -> tuple[str, bool]:
    """Give the letters and digits of an acronym in lower case, nothing where it is none, and whether it is plural."""
    plural = _PLURAL.fullmatch(short) is not None
    kept = [sign for sign in (short[:-1] if plural else short) if sign.isalnum()]
    capitals = sum(map(str.isupper, kept))
    if capitals < 2 or 2 * capitals < len(kept) or len(kept) > 10 or _ROMAN.fullmatch(short):
        return "", False
    return "".join(kept).lower(), plural


def _words(text: str, start: int, end: int) -> list[_Word]:
    found: list[_Word] = []
    for match in _WORD.finditer(text, start, end):
        if match.start() == start and text[start - 1 : start].isalnum():  # the end of a word
            continue
        joined = bool(found) and found[-1].end == match.start() - 1 and text[match.start() - 1] in "-‐‑–/"
        found.append(_Word(*match.span(), match[0][0].lower(), match[0].lower() in _SMALL, joined))
    return found


def _first_word(text: str, letters: str, words: Sequence[_Word]) -> int | None:
    """Give the index of the word with which the name begins that ends with the last of the words."""
    if len(letters) < 2 or len(words) < 2:
        return None
    first = _by_initials(letters, words, len(letters), len(words))
    if first is None and len(letters) > 2:
        first = _by_letters(text, letters, words)
        for end in (number for number, word in enumerate(words) if number > 2 and text[word.start : word.end] in _TAIL):
            first = _by_initials(letters, words[:end], len(letters), end) if first is None else first
    return first if first is not None and first < len(words) - 1 else None


def _by_initials(letters: str, words: Sequence[_Word], left: int, here: int) -> int | None:
    """Match the first `left` letters with the initials of the first `here` words, from the right."""
    if not left:
        return here
    if not here:
        return None
    word = words[here - 1]
    if word.initial == letters[left - 1] and not (left == 1 and word.small):
        first = _by_initials(letters, words, left - 1, here - 1)
        if first is not None:
            return first
    if (word.small or word.joined) and here < len(words):
        return _by_initials(letters, words, left, here - 1)
    return None


def _by_letters(text: str, letters: str, words: Sequence[_Word]) -> int | None:
    """Match the letters from the right, wherever they stand; the first has to begin a word."""
    here = words[-1].end
    for number, letter in reversed(list(enumerate(letters))):
        here -= 1
        while here >= words[0].start and (
            text[here].lower() != letter or (not number and here and text[here - 1].isalnum())
        ):
            here -= 1
        if here < words[0].start:
            return None
    first = next((number for number, word in enumerate(words) if word.start == here), None)
    if first is None or words[first].small:
        return None
    remaining = iter(letters)
    heavy = (word for word in words[first:] if not word.small and not word.joined)
    return first if all(word.initial in remaining for word in heavy) else None


def _definition(text: str, start: int, end: int, short: str) -> Definition | None:
    name = " ".join(_BROKEN.sub("", text[start:end]).split())
    _, plural = _letters(short)
    if name.isupper() or short in name.split():
        return None
    return Definition(_singular(name), short[:-1], start) if plural else Definition(name, short, start)


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name
