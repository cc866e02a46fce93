"""Strong, emphasised and struck text of Markdown, from the runs of `*`, `_` and `~~` (CommonMark 0.31, section 6.2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

DEEPEST = 16


class _Run:
    """A run of one sign, of which `left` signs are still unused from `start` on."""

    __slots__ = ("closes", "end", "opens", "sign", "start", "whole")

    def __init__(self, text: str, bounds: tuple[int, int], first: int, last: int) -> None:
        self.start, self.end = bounds
        self.sign = text[self.start]
        self.whole = self.end - self.start
        before = text[self.start - 1] if self.start > first else " "
        after = text[self.end] if self.end < last else " "
        left = not after.isspace() and (not _punctuation(after) or before.isspace() or _punctuation(before))
        right = not before.isspace() and (not _punctuation(before) or after.isspace() or _punctuation(after))
        within = self.sign == "_"
        self.opens = left and (not within or not right or _punctuation(before))
        self.closes = right and (not within or not left or _punctuation(after))

    def matches(self, closer: _Run) -> bool:
        """The rule of three: runs that could do both only match if their lengths together are no multiple of 3."""
        if not (self.closes or closer.opens):
            return True
        return (self.whole + closer.whole) % 3 != 0 or (self.whole % 3 == 0 and closer.whole % 3 == 0)


def emphasis(
    text: str, start: int, end: int, runs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, Literal["strong", "emphasis", "strike"], int]]:
    """(start, end, what it is, length of its signs) for each pair of runs in `text[start:end]` that belong together."""
    opened: list[_Run] = []
    for bounds in sorted(runs):
        run = _Run(text, bounds, start, end)
        while run.closes and run.start < run.end and (at := _opener(opened, run)) >= 0:
            opener = opened[at]
            del opened[at + 1 :]
            length = 2 if min(opener.end - opener.start, run.end - run.start) >= 2 else 1
            opener.end -= length
            yield (
                opener.end,
                run.start + length,
                "strike" if run.sign == "~" else "strong" if length == 2 else "emphasis",
                length,
            )
            run.start += length
            if opener.start == opener.end:
                opened.pop()
        if run.opens and run.start < run.end:
            opened.append(run)


def _opener(opened: list[_Run], closer: _Run) -> int:
    """The index of the nearest run that a run can close, among the last few; -1 for none."""
    for at in range(len(opened) - 1, max(-1, len(opened) - 1 - DEEPEST), -1):
        if opened[at].sign == closer.sign and opened[at].matches(closer):
            return at
    return -1


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
