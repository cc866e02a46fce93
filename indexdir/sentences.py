"""Sentences of a text, by rules: a full stop ends one unless what is before or after it says otherwise.

Where it is doubtful two sentences stay one: evidence that is too long is read all the same, a cut one misleads.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

Place = tuple[int, int]

_END = re.compile(
    r"""\n[^\S\n]*\n                   # a blank line
      | [。！？।]+[”’」』]*             # no space follows these
      | (?P<sign>[.!?]+|…)(?P<close>["'”’»)\]]*)(?:\[\d{1,3}\])*(?=\s|$)""",
    re.VERBOSE,
)
_NEXT = re.compile(r"\s*[\"'“‘«„(\[¿¡–—-]*\s?(?P<word>\w+)?(?P<stop>\.?)")
_LAST_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_REPORTED = re.compile(
    r"\s*(?:[^\W\d_][\w.’'-]*\s+){1,4}?(?:said|says|asked|asks|added|adds|told|replied|wrote|noted|warned|insisted)\b"
)
_REACH = 40  # characters looked at on either side
_FAR = 20_000


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A name or a number follows these, so that their full stop ends nothing.
_LEADING = _words_of("""
    mr mrs ms mx dr prof rev hon messrs shri smt gen maj col lt sgt capt cdr comdr brig adm vadm radm amb sen gov supt
    insp vs cf viz e.g i.e approx paras figs nos pp
    """)
_NUMBERED = _words_of("no p sec art para fig ch vol")  # the same, but only before a number
# These end a sentence only where the next word is one that opens sentences.
_DOUBTFUL = _words_of("inc ltd co corp plc llc pvt jr sr st sec rep pres dept univ etc bros al a.m p.m")
_DATES = _words_of("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat")
_OPENERS = _words_of("""
    a about according after all also although an and another any as asked at because before both but by despite
    during each earlier even every few finally first for from further given he her here his how however i if in
    indeed instead is it its last later many meanwhile more moreover most much neither nevertheless no nor not nothing
    now of on once one only or other our over she similarly since so some soon still such that the their them then
    there these they this those though three through thus to today two under unless unlike until we what when where
    whether which while who why with within without would yet you your
    """)


def sentences(text: str, start: int = 0, end: int | None = None, keep: Iterable[Place] = ()) -> list[Place]:
    """Give (start, end) of each sentence of text[start:end], without the white space around it, in order.

    None of them begins or ends inside one of the places in `keep`.
    """
    end = len(text) if end is None else end
    held = _Held(keep)
    found: list[Place] = []
    here = start
    for cut in _cuts(text, start, end):
        if cut in held or _WORD.search(text, here, cut) is None:  # not after the number of a list item
            continue
        found.append(_stripped(text, here, cut))
        here = cut
    rest = _stripped(text, here, end)
    return [*found, rest] if rest[0] < rest[1] else found


def sentence_at(text: str, start: int, end: int, offset: int, keep: Iterable[Place] = ()) -> Place:
    """The sentence of text[start:end] that holds `offset`, between two the one after it, at the end the last one.

    In a stretch without end only what is near decides; empty where there is nothing but white space.
    """
    start, end = max(start, offset - _FAR), min(end, offset + _FAR)
    found = sentences(text, start, end, keep)
    return next((place for place in found if place[1] > offset), found[-1] if found else (offset, offset))


class _Held:
    """Places that are not to be cut; a position is in them where there is something of one on both its sides."""

    def __init__(self, places: Iterable[Place]) -> None:
        ordered = sorted(places)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def __contains__(self, position: int) -> bool:
        index = bisect_left(self._starts, position)
        return index > 0 and position < self._ends[index - 1]


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        if match["sign"] is None or _ends(text, match, start, end):
            yield match.end()


def _ends(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether this sign ends a sentence, by the words on its sides."""
    follows = _NEXT.match(text, match.end(), min(end, match.end() + _REACH))
    after = follows["word"] if follows else None
    if not follows or not after:
        return True
    if after[0].islower() and not any(map(str.isupper, after)):  # iDEX may open a sentence
        return False
    if match["close"].strip(")]") and _REPORTED.match(text, match.end(), end):  # “Why?” Lord asked.
        return False
    if match["sign"] != ".":
        return True
    if ")" in match["close"] and not _bracketed(text, match.start(), start):  # an abbreviation: Gen. (Retd.) Singh
        return False
    before = _LAST_WORD.search(text, max(start, match.start() - _REACH), match.start())
    if before is None:
        return True
    return _full_stop(before[0], after, initial_follows=len(after) == 1 and bool(follows["stop"]))


def _full_stop(before: str, after: str, *, initial_follows: bool) -> bool:
    """Whether a full stop between these words ends a sentence."""
    lower = before.lower()
    if lower in _LEADING or (lower in _NUMBERED and after[0].isdigit()):
        return False
    initial = len(before) == 1 and before.isupper()
    dotted = "." in before and all(part.isalpha() and len(part) <= 2 for part in before.split("."))
    if initial or dotted or lower in _DOUBTFUL or before in _DATES:
        return after.lower() in _OPENERS and not initial_follows
    return True


def _bracketed(text: str, position: int, start: int) -> bool:
    """Whether the bracket that is open here holds whole sentences: what stands before it has ended."""
    opened = text.rfind("(", max(start, position - 10 * _REACH), position)
    before = text[max(start, opened - _REACH) : opened].rstrip()
    title = _LAST_WORD.search(before.removesuffix("."))
    return opened < 0 or not before or (before[-1] in ".!?…”" and not (title and title[0].lower() in _LEADING))


def _stripped(text: str, start: int, end: int) -> Place:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
