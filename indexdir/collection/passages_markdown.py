"""The blocks of a Markdown text, by the lines they begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexdir.records import PassageKind

_LINE = re.compile(r"[^\n]*\n?")
_OPENS = re.compile(
    r"""(?P<fence>[ ]{0,3}(?:```|~~~))
      | (?P<heading>[ ]{0,3}\#{1,6}(?:[ \t]|$))
      | (?P<rule>[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$)
      | (?P<item>[ \t]*(?:[-*+•]|\d{1,9}[.)])[ \t]+)
      | (?P<quote>[ ]{0,3}>)
      | (?P<row>[ \t]*\|)
      | (?P<definition>[ ]{0,3}\[[^\[\]\n]{1,200}\]:)
      | (?P<comment>[ ]{0,3}<!--)""",
    re.VERBOSE,
)
_UNDER = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
_SEPARATOR = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_INDENTED = re.compile(r"[ ]{4}|[ ]{0,3}\t")

Piece = tuple[int, int, PassageKind]


class _Open(NamedTuple):
    """A block that may go on: `way` is how it began, `lines` how many lines it has."""

    start: int
    end: int
    kind: PassageKind
    way: str
    lines: int = 1

    @property
    def piece(self) -> Piece:
        return self.start, self.end, self.kind

    def with_line(self, end: int) -> _Open:
        return self._replace(end=max(end, self.end), lines=self.lines + 1)


def markdown_pieces(text: str, start: int) -> Iterator[Piece]:
    """The blocks in order, as (start, end, kind)."""
    blocks = _Blocks(text)
    for found in _LINE.finditer(text, start):
        yield from blocks.line(found.start(), found.start() + len(found[0].rstrip()), found[0].rstrip("\n"))
    if blocks.open is not None:
        yield blocks.open.piece


class _Blocks:
    """Takes line after line; each may end a block, or be one."""

    def __init__(self, text: str) -> None:
        self.open: _Open | None = None
        self._text = text
        self._until = ""
        self._listed = self._blank = False

    def line(self, begin: int, end: int, line: str) -> Iterator[Piece]:
        """The blocks that a line ends."""
        if self._until and self.open is not None:
            yield from self._kept(end, line)
        elif end == begin:
            self._blank = True
            if self.open is not None and self.open.way != "indented":
                yield self.open.piece
                self.open = None
        else:
            yield from self._written(begin, end, line)
            self._blank = False

    def _kept(self, end: int, line: str) -> Iterator[Piece]:
        """A line of what goes on to its own end, whatever stands in it."""
        assert self.open is not None
        self.open = self.open.with_line(end)
        if self._until in line if self._until == "-->" else line.strip().startswith(self._until):
            yield self.open.piece
            self.open, self._until = None, ""

    def _written(self, begin: int, end: int, line: str) -> Iterator[Piece]:
        found = _OPENS.match(line)
        way = (found.lastgroup if found else None) or ""
        before = self.open
        if before is not None and before.way == "indented":
            if _INDENTED.match(line):
                self.open = before.with_line(end)
                return
        elif before is not None and (ended := self._closed(before, end, line, way)) is not None:
            yield ended
            return
        elif before is not None and _continues(before, way, line):
            self.open = before.with_line(end)
            return
        if before is not None:
            yield before.piece
        self._begin(begin, end, line, way)
        if way in ("rule", "heading") or (way == "comment" and not self._until):
            assert self.open is not None
            yield self.open.piece
            self.open = None

    def _closed(self, before: _Open, end: int, line: str, way: str) -> Piece | None:
        """The heading that a line below it makes of a line, or the first row of a table without outer signs."""
        if before.kind != "paragraph" or before.way or before.lines > 1:
            return None
        if _UNDER.match(line):
            self.open = None
            return before.start, end, "heading"
        if "|" in line and _SEPARATOR.match(line) and "|" in self._text[before.start : before.end]:
            start = end - len(line.strip())
            self.open = _Open(start, end, "row", "bare")
            return before.start, before.end, "row"
        return None

    def _begin(self, begin: int, end: int, line: str, way: str) -> None:
        indented = _INDENTED.match(line) is not None
        if way == "item":
            self._listed = True
        elif not indented and self._blank:
            self._listed = False
        bare = self.open is not None and self.open.way == "bare" and "|" in line
        if way in ("", "definition") and indented and not self._listed and self.open is None:
            way = "indented"
        if bare and way in ("", "bare"):
            way = "bare"
        if way == "comment" and "-->" not in line and self._text.find("-->", end) >= 0:
            self._until = "-->"
        elif way == "fence":
            self._until = line.strip()[:3]
        self.open = _Open(begin, end, _kind_of(way), way)


def _continues(before: _Open, way: str, line: str) -> bool:
    if before.kind in ("heading", "row"):
        return False
    if before.way == "definition":
        return way == "" and line[:1] in " \t"
    if before.kind == "quote":
        return way in ("quote", "", "definition")
    return way in ("", "definition", "comment")


def _kind_of(way: str) -> PassageKind:
    kinds: dict[str, PassageKind] = {
        "fence": "code", "indented": "code", "heading": "heading", "item": "item", "quote": "quote", "row": "row",
        "bare": "row",
    }  # fmt: skip
    return kinds.get(way, "paragraph")
