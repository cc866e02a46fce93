"""What of a block of Markdown is sign and not text: fences of code, lines under headings, the signs of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

Stretch = tuple[int, int]
Sign = tuple[int, int, str]
"""A stretch of the text, and what is drawn in its place."""
Side = Literal["left", "centre", "right"]

RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
_UNDER = re.compile(r"[ \t]*\n[ ]{0,3}(=+|-+)[ \t]*$")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})[ \t]*(?P<language>[^\s`]*)[^\n]*(?:\n|$)")
_SEPARATOR = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_PIPE = re.compile(r"\\.|\|", re.DOTALL)


class Cell(NamedTuple):
    """The text of a cell of a table, and the sign before it; -1 where there is none."""

    start: int
    end: int
    sign: int


def level_of(text: str, start: int, end: int) -> int:
    """The level of a heading from 1."""
    signs = text[start : start + 7]
    if level := len(signs) - len(signs.lstrip("#")):
        return level
    under = _UNDER.search(text, max(start, end - 1_000), end)
    return 2 if under is not None and under[1][0] == "-" else 1


def block_signs(text: str, start: int, end: int, kind: str, *, language: bool = True) -> list[Sign]:
    """What of a block of code or a heading is not drawn; the `language` of code may be."""
    if kind == "code":
        return _fences(text, start, end, language)
    if kind != "heading":
        return []
    if text[start] == "#":
        closing = _CLOSING.search(text, max(start + 1, end - 1_000), end)
    else:
        closing = _UNDER.search(text, max(start, end - 1_000), end)
    return [(closing.start(), end, "")] if closing is not None else []


def _fences(text: str, start: int, end: int, language: bool) -> list[Sign]:
    opening = _FENCE.match(text, start, end)
    signs: list[Sign] = []
    if opening is not None:
        if language and opening["language"]:
            signs.append((start, opening.start("language"), ""))
        else:
            signs.append((start, opening.end(), ""))
    last = text.rfind("\n", start, end)
    if last >= 0 and (closing := _FENCE.fullmatch(text, last + 1, end)) is not None and not closing["language"]:
        first = signs[-1][1] if signs else start
        signs.append((max(last, first), end, ""))
    return [sign for sign in signs if sign[0] < sign[1]]


def inside(text: str, start: int, end: int, hidden: Sequence[Sign]) -> Stretch:
    """The stretch without the whole lines at its ends of which nothing is drawn."""
    if hidden and hidden[0][0] == start and not hidden[0][2] and text[hidden[0][1] - 1] == "\n":
        start = hidden[0][1]
    if hidden and hidden[-1][1] == end and not hidden[-1][2] and "\n" in text[hidden[-1][0] : end]:
        end = max(start, hidden[-1][0])
    return start, end


def is_separator(text: str, start: int, end: int) -> bool:
    """Whether a row only parts the head of a table from what is below."""
    return _SEPARATOR.fullmatch(text, start, end) is not None


def cells_of(text: str, start: int, end: int) -> list[Cell]:
    """The cells of a row."""
    pipes = [found.start() for found in _PIPE.finditer(text, start, end) if found[0] == "|"]
    bounds = [start - 1, *pipes] if not pipes or pipes[0] != start else pipes
    if bounds[-1] != end - 1:
        bounds = [*bounds, end]
    return [_trimmed(text, first, last, start) for first, last in pairwise(bounds)]


def _trimmed(text: str, pipe: int, stop: int, start: int) -> Cell:
    first, last = pipe + 1, stop
    while last > first and text[last - 1].isspace():
        last -= 1
    while first < last and text[first].isspace():
        first += 1
    return Cell(first, last, pipe if pipe >= start else -1)


def sides_of(text: str, start: int, end: int) -> list[Side]:
    """To which side the columns of a table are set, by the row that parts its head."""
    sides: list[Side] = []
    for cell in cells_of(text, start, end):
        written = text[cell.start : cell.end]
        right, left = written.endswith(":"), written.startswith(":")
        sides.append("centre" if right and left else "right" if right else "left")
    return sides
