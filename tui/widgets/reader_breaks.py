"""Where lines may be broken: by the rules of Unicode (UAX #14), and never within what is drawn as one character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

ZERO_WIDTH_JOINER = "\u200d"
# every character outside these ranges is measured; tests hold the ranges to rich's table
MEASURED = re.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u214f]"
)
SPACES = " \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000"
# of the chances that the rules give within a word of such text, those that readers know from print
_WITHIN = re.compile(r"(?<=[^\W\d_])[-\u2010](?=[^\W\d_])|(?<=\w)[/\u2013](?=[^\W\d_])|(?<=[\w.,;:!?”’)])\u2014(?=\w)")
_SIGNS = re.compile(r"[-/\u2010\u2013\u2014]")
_STICKS = frozenset("!?/)]}.,;:»”’…%°")
_OPENS = frozenset("([{«“‘‹¿¡")
_AROUND = 6
MOST_KNOWN = 20_000
_known: dict[tuple[tuple[tuple[str, ...], ...], int], bool] = {}


def breaks_in(shown: str, width: int) -> list[int]:
    """Where lines of at most `width` cells begin: where the rules let them, else at the width."""
    if MEASURED.search(shown) is None:
        return narrow_breaks(shown, width)
    return measured_breaks(shown, width)


def narrow_breaks(shown: str, width: int) -> list[int]:
    """The breaks in a text each of whose characters takes one cell."""
    breaks, at, length = [0], 0, len(shown)
    while length - at > width:
        following = _narrow_break(shown, at, at + width)
        while following < length and shown[following] == " ":
            following += 1
        if following >= length:
            break
        breaks.append(following)
        at = following
    return breaks


def _narrow_break(shown: str, at: int, limit: int) -> int:
    """Where a line that begins at `at` ends, at `limit` at the latest."""
    space = shown.rfind(" ", at, limit + 1)
    within = _SIGNS.search(shown, max(at, space + 1), limit)
    if within is not None:
        found = [chance.end() for chance in _WITHIN.finditer(shown, max(at, within.start() - 1), limit + 1)]
        chances = [chance for chance in found if chance <= limit and shown[at:chance].strip(" ")]
        if chances:
            return chances[-1]
    while space > at and shown[at:space].strip(" "):
        before = shown[at:space].rstrip(" ")
        after = shown[space + 1 : space + 2]
        if before[-1] not in _OPENS and after not in _STICKS:
            return space + 1
        space = shown.rfind(" ", at, at + len(before))
    return limit


def measured_breaks(shown: str, width: int) -> list[int]:
    """The breaks in any text; what is drawn as one character stays together."""
    breaks, used = [0], 0
    starts: list[tuple[int, int]] = []
    for index, cells in clusters(shown):
        if shown[index] in SPACES and (index + 1 == len(shown) or cell_len(shown[index + 1])):
            starts.append((index, used))
            used += cells
            continue
        if used + cells > width and index > breaks[-1]:
            breaks.append(_measured_break(shown, breaks[-1], [*(at for at, _ in starts), index]))
            taken = dict(starts).get(breaks[-1], used)
            starts = [(at, cell - taken) for at, cell in starts if at >= breaks[-1]]
            used -= taken
            if used + cells > width and index > breaks[-1]:
                breaks.append(index)
                starts, used = [], 0
        starts.append((index, used))
        used += cells
    return breaks


def _measured_break(shown: str, start: int, places: list[int]) -> int:
    """The last of some places at which a line that begins at `start` may end; the very last where none is."""
    for at in reversed(places):
        if at <= start or not shown[start:at].strip(SPACES):
            break
        if shown[at] not in SPACES and may_break(shown, at):
            return at
    return places[-1]


def may_break(shown: str, at: int) -> bool:
    """Whether the rules of Unicode let a line end before the character at `at`."""
    if shown[at - 1] == " " and shown[at].isalnum() and shown[at].isascii() and shown[max(0, at - 2)].isalnum():
        return True
    first, last = max(0, at - _AROUND), min(len(shown), at + 3)
    while first > max(0, at - 4 * _AROUND) and (shown[first] == " " or _class_of(shown[first])[2] == "Mn"):
        first -= 1
    sample = shown[first:last]
    return _allowed(tuple(map(_class_of, sample)), at - first, sample)


@lru_cache(4096)
def _class_of(character: str) -> tuple[str, str, str]:
    """What the rules look at in a character: its class, its width and its category."""
    from uniseg.linebreak import line_break

    return line_break(character).value, unicodedata.east_asian_width(character), unicodedata.category(character)


def _allowed(classes: tuple[tuple[str, ...], ...], at: int, sample: str) -> bool:
    """What the rules say of a run of classes, worked out once: they are slow, and there are few in any one text."""
    key = (classes, at)
    if key not in _known:
        from uniseg.linebreak import line_break_breakables

        if len(_known) > MOST_KNOWN:
            _known.clear()
        _known[key] = bool(list(line_break_breakables(sample))[at])
    return _known[key]


def clusters(shown: str) -> Iterator[tuple[int, int]]:
    """Characters with what joins them, as (index of the first, width in cells); a cluster is never broken."""
    start, length = 0, len(shown)
    while start < length:
        stop = start + 1
        while stop < length and (
            shown[stop] == ZERO_WIDTH_JOINER or shown[stop - 1] == ZERO_WIDTH_JOINER or not cell_len(shown[stop])
        ):
            stop += 1
        yield start, cell_len(shown[start:stop])
        start = stop
