"""The headings of a document: as Markdown marks them, or in a plain text as they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from indexdir.inline import is_markdown, shown_of
from indexdir.outline_guess import guessed_headings, stretches
from indexdir.records import DocumentText

LONGEST_TITLE = 200

_MARKS = r"""^(?:[ ]{0,3}(?:(?P<fence>```+|~~~+)
    | (?P<signs>\#{1,6})(?:[ \t]++(?P<title>[^\n]*))?$)
    | (?P<above>[ ]{0,3}[^\s\#>|`~=*+\-][^\n]*)\n[ ]{0,3}(?P<under>=+|-+)[ \t]*$)"""
_CLOSING = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")


class Section(Struct, frozen=True):
    """A heading: its level from 1, its title, where it starts, and whether it was only guessed from how it looks."""

    level: int
    title: str
    start: int
    guessed: bool = False


def sections_of(reading: DocumentText) -> tuple[Section, ...]:
    """The headings of a document in order; none for a text without any."""
    text, start = reading.text, reading.passages[0].start if reading.passages else 0
    if is_markdown(reading.document.id):
        return tuple(_marked(text, start))
    return tuple(Section(level, _one_line(title), at, True) for level, title, at in guessed_headings(text, start))


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(_MARKS, re.VERBOSE | re.MULTILINE)


def _marked(text: str, start: int) -> Iterator[Section]:
    start = text.rfind("\n", 0, start) + 1
    after = start
    for found in _found(text, start):
        if found.start() < after:
            continue
        if found["fence"]:
            after = _after_fence(text, found.end(), found["fence"])
            continue
        if found["signs"]:
            group, level = "title", len(found["signs"])
        else:
            group, level = "above", 1 if found["under"][0] == "=" else 2
            if found.start() > start and text[found.start() - 2 : found.start()] != "\n\n":
                continue  # the last line of a paragraph: a rule below it, or a table
        title = _CLOSING.sub("", _shown(text, *found.span(group))) if found[group] else ""
        if title.strip():
            yield Section(level, _one_line(title), found.start() + len(found[0]) - len(found[0].lstrip()))


def _found(text: str, start: int) -> Iterator[re.Match[str]]:
    for bounds in stretches(text, start):
        yield from _marks().finditer(text, *bounds)


def _after_fence(text: str, at: int, fence: str) -> int:
    """Where a block of code ends; an open one goes on to the end of the text."""
    closing = re.compile(rf"^[ ]{{0,3}}{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE).search(text, at)
    return closing.end() if closing else len(text)


def _shown(text: str, start: int, end: int) -> str:
    """A title without the signs of its markup."""
    return shown_of(text, start, min(end, start + 4 * LONGEST_TITLE)) + text[start + 4 * LONGEST_TITLE : end]


def _one_line(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"
