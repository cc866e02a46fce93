"""What words were taken out of a text and put into it: the difference of two texts word by word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

Change = Literal["same", "removed", "added"]

_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # signs that are words, with no blanks between them
_RUN_OF_LETTERS = rf"[^\W{_ALONE}]+"
_WORD = re.compile(rf"[{_ALONE}]|{_RUN_OF_LETTERS}(?:[’'\-‐‑.,:]{_RUN_OF_LETTERS})*|[^\w\s]")
_MOST = 64_000_000  # bits of a table for two stretches; longer ones are first cut where both are the same
_RUN = 4  # words that have to stand together, once in each text, for both to be cut there


class Piece(NamedTuple):
    """A stretch of words that both texts have, or only the old one, or only the new one."""

    change: Change
    text: str


class _Match(NamedTuple):
    """So many words from `old` on in the old text are those from `new` on in the new one."""

    old: int
    new: int
    words: int


def word_diff(old: str, new: str, key: Callable[[str], str] = str) -> tuple[Piece, ...]:
    """The pieces in order; what was removed stands before what was added at the same place.

    White space counts for nothing, and words count as the same whose `key` is. `same` and `added` together are `new`,
    letter by letter; `same` and `removed` are `old` but for white space and what `key` hides.
    Words are paired by a longest common subsequence (Hyyrö 2004, bit-parallel, in rapidfuzz); texts of many thousand
    words are first cut at runs that each has once (patience sorting).
    """
    before, after = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    numbers: dict[str, int] = {}
    coded = [[numbers.setdefault(key(word[0]), len(numbers)) for word in words] for words in (before, after)]
    matches = [*_readable(_whole(_matches(*coded))), _Match(len(before), len(after), 0)]
    return tuple(_pieces(matches, (old, _starts(before, old)), (new, _starts(after, new))))


def _starts(words: Sequence[re.Match[str]], text: str) -> list[int]:
    """Where each word begins with what is before it, if it is the first; then the end."""
    return [0, *(word.start() for word in words[1:]), len(text)] if words else [0]


def _pieces(
    matches: Sequence[_Match], old: tuple[str, Sequence[int]], new: tuple[str, Sequence[int]]
) -> Iterator[Piece]:
    (before, old_starts), (after, new_starts) = old, new
    here = there = 0
    for match in matches:
        to, until = match.old + match.words, match.new + match.words
        if here < match.old:
            yield Piece("removed", before[old_starts[here] : old_starts[match.old]])
        if there < match.new:
            yield Piece("added", after[new_starts[there] : new_starts[match.new]])
        if match.words:
            yield Piece("same", after[new_starts[match.new] : new_starts[until]])
        here, there = to, until


def _matches(old: Sequence[int], new: Sequence[int]) -> Iterator[_Match]:
    """The stretches that both have, in order."""
    first = _shared(zip(old, new, strict=False))
    yield _Match(0, 0, first)
    rest = min(len(old), len(new)) - first
    last = min(rest, _shared(zip(reversed(old), reversed(new), strict=False)))
    for match in _between(old[first : len(old) - last], new[first : len(new) - last]):
        yield _Match(match.old + first, match.new + first, match.words)
    yield _Match(len(old) - last, len(new) - last, last)


def _between(old: Sequence[int], new: Sequence[int]) -> Iterator[_Match]:
    from rapidfuzz.distance import Indel  # not for the first screen, which imports this file

    if len(old) * len(new) <= _MOST:
        for step in Indel.opcodes(old, new):
            if step.tag == "equal":
                yield _Match(step.src_start, step.dest_start, step.src_end - step.src_start)
        return
    here = there = 0
    cuts = _anchors(old, new)
    for to, other in [*cuts, (len(old), len(new))] if cuts else []:
        for match in _matches(old[here:to], new[there:other]):
            yield _Match(match.old + here, match.new + there, match.words)
        here, there = to, other


def _anchors(old: Sequence[int], new: Sequence[int]) -> list[tuple[int, int]]:
    """Where runs of words that each text has once begin in both, in the same order."""
    here, there = _once(old), _once(new)
    pairs = sorted((at, there[run]) for run, at in here.items() if run in there)
    ends: list[int] = []  # the least end of a rising chain of each length, and which pair that is
    tops: list[int] = []
    before: list[int] = []
    for number, (_, at) in enumerate(pairs):
        length = bisect_left(ends, at)
        before.append(tops[length - 1] if length else -1)
        ends[length : length + 1], tops[length : length + 1] = [at], [number]
    chain: list[tuple[int, int]] = []
    number = tops[-1] if tops else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _once(words: Sequence[int]) -> dict[tuple[int, ...], int]:
    runs = [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _shared(pairs: Iterable[tuple[int, int]]) -> int:
    """How many pairs from the first on are of the same."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _whole(matches: Iterable[_Match]) -> list[_Match]:
    """Stretches that follow each other in both texts as one."""
    found: list[_Match] = []
    for match in matches:
        if found and match.words and match[:2] == (found[-1].old + found[-1].words, found[-1].new + found[-1].words):
            found[-1] = found[-1]._replace(words=found[-1].words + match.words)
        elif match.words:
            found.append(match)
    return found


def _readable(matches: list[_Match]) -> list[_Match]:
    """Without single words between longer changes: they are the same by chance, and make the rest hard to read."""
    kept: list[_Match] = []
    ends = [_Match(0, 0, 0), *matches, _Match(10**9, 10**9, 0)]
    changed = [
        max(after.old - before.old - before.words, after.new - before.new - before.words)
        for before, after in pairwise(ends)
    ]
    for match, left, right in zip(matches, changed, changed[1:], strict=False):
        if match.words > 1 or min(left, right) <= 1:
            kept.append(match)
    return kept
