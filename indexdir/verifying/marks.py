"""Quotation marks: which signs open, which close, and what they are where they are neither.

A mark is told by its sign, by what stands before and behind it, and by what is open. Conventions of languages:
https://unicode.org/reports/tr35/tr35-general.html#delimiters
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

Way = Literal["opens", "closes"]

MARKS = "\"'“”„‟«»‹›‘’‚‛「」『』〝〞〟＂"
SINGLES = frozenset("'‘’‚‛")
"""Signs that are apostrophes as well."""

# An opening sign and the signs that close it, the usual one first.
PAIRS: Mapping[str, str] = {
    "“": "”", "„": "“”", "‟": "”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’", "‛": "’",
    "「": "」", "『": "』", "〝": "〞〟", '"': '"', "'": "'", "＂": "＂",
}  # fmt: skip
_NEVER_OPENS = frozenset("’」』〞〟")
_BEFORE = frozenset("([{<—–-/=…¿¡:;,|*_~")  # besides blanks and other marks
_ELIDED = re.compile(r"(?:\d0?s\b|\d\ds?\b|(?:tis|twas|em|cause|til|till|n|round|bout|cos)\b)", re.IGNORECASE)
_NEXT = 400  # characters
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}$")


class Mark(NamedTuple):
    """A sign at a place that opens a quotation or closes one; of `straight` ones only the context told which."""

    at: int
    sign: str
    way: Way


def mark_at(text: str, at: int, start: int, end: int, open_signs: str) -> Mark | None:
    """What the sign at a place of `text[start:end]` is, `open_signs` being open, the last one innermost."""
    sign = text[at]
    before = text[at - 1] if at > start else ""
    behind = text[at + 1] if at + 1 < end else ""
    if sign in SINGLES and (before.isalnum() and behind.isalpha()):
        return None
    if any(sign in PAIRS[opened] for opened in open_signs) and _may_close(text, at, (start, end), open_signs):
        return Mark(at, sign, "closes")
    if sign in PAIRS and sign not in _NEVER_OPENS and _may_open(text, at, before, behind):
        return Mark(at, sign, "opens")
    if sign in SINGLES or _measure(text, at, before):
        return None
    return Mark(at, sign, "closes") if any(sign in closing for closing in PAIRS.values()) else None


def _may_open(text: str, at: int, before: str, behind: str) -> bool:
    sign = text[at]
    if sign in "“„‟«‹「『〝":
        return True
    if not behind or (behind.isspace() and sign not in "»›"):
        return False
    if sign in SINGLES and _ELIDED.match(text, at + 1) and sign != "‚":
        return False
    fits = not before or before.isspace() or before in _BEFORE or before in MARKS
    return fits and not behind.isspace()


def _may_close(text: str, at: int, within: tuple[int, int], open_signs: str) -> bool:
    sign = text[at]
    before = text[at - 1] if at > within[0] else ""
    behind = text[at + 1] if at + 1 < within[1] else ""
    if sign in "\"'＂":
        if behind.isalnum() and (not before or before.isspace() or before in _BEFORE):
            return False  # it looks like an opening one
        if sign == '"' and _measure(text, at, before) and _closed_later(text, at, within[1]):
            return False
    if sign in "'’" and behind.isspace() and before in "sS" and text[at + 2 : at + 3].islower():
        return not _closed_later(text, at, within[1])  # the states’ rights
    return not (sign in "'’" and behind.isalnum())


def _measure(text: str, at: int, before: str) -> bool:
    """Whether a sign stands for inches or feet: 12", 5'10"."""
    if text[at] not in "\"'”’" or not before.isdigit():
        return False
    return text[at] in "\"'" or _FEET.search(text, max(0, at - 8), at) is not None


def _closed_later(text: str, at: int, end: int) -> bool:
    """In what is next: whether the same sign stands further on where it closes, before it stands where it opens."""
    sign = text[at]
    for later in _signs(text, at + 1, min(end, at + _NEXT), sign):
        before, behind = text[later - 1], text[later + 1 : later + 2]
        if behind and (behind.isalnum() or behind in "([") and not before.isalnum():
            return False
        if not behind.isalnum() and not before.isspace():
            return not before.isdigit()
    return False


def _signs(text: str, start: int, end: int, sign: str) -> Iterator[int]:
    at = text.find(sign, start, end)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1, end)
