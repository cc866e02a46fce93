"""Text becomes passages: paragraphs, headings, list items, quotations, table rows, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from indexdir.collection.passages_markdown import Piece, markdown_pieces
from indexdir.records import Passage, PassageKind

LONGEST = 4_000
"""A passage is no longer than this many code points; longer ones are cut at a line, a sentence or a space."""

_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"[ \t]*(?:[-*+•–]|\(?\d{1,3}[.)])[ \t]+\S")
_ENDS = re.compile(r"[.!?:;”’\"')\]…][ \t]*$")


def split_plain(text: str, start: int = 0) -> list[Passage]:
    """The passages of a plain text: blank lines part them, or line ends where every line is a paragraph of its own."""
    return _number(_plain_pieces(text, start), text)


def split_markdown(text: str, start: int = 0) -> list[Passage]:
    """The passages of a Markdown text, by the lines its blocks begin with; `start` is past the front matter."""
    return _number(markdown_pieces(text, start), text)


def _plain_pieces(text: str, start: int) -> Iterator[Piece]:
    for block in _BLOCK.finditer(text, start):
        lines = [(line.start(), line.end()) for line in _LINE.finditer(text, *block.span())]
        items = sum(_ITEM.match(text, *line) is not None for line in lines)
        if len(lines) > 1 and items > len(lines) // 2:
            yield from _items(text, lines)
        elif len(lines) > 1 and _a_paragraph_a_line(text, lines):
            yield from ((*line, "paragraph") for line in lines)
        else:
            yield *block.span(), "paragraph"


def _items(text: str, lines: list[tuple[int, int]]) -> Iterator[Piece]:
    """Lines that begin an item, each with the lines that continue it."""
    begin, kind = lines[0][0], _item_kind(text, lines[0])
    for (_, previous_end), line in pairwise(lines):
        if _item_kind(text, line) == "item":
            yield begin, previous_end, kind
            begin, kind = line[0], "item"
    yield begin, lines[-1][1], kind


def _item_kind(text: str, line: tuple[int, int]) -> PassageKind:
    return "item" if _ITEM.match(text, *line) else "paragraph"


def _a_paragraph_a_line(text: str, lines: list[tuple[int, int]]) -> bool:
    """Long lines that mostly end as sentences do were not wrapped by an editor."""
    long = sum(end - begin > 120 for begin, end in lines)
    ended = sum(_ENDS.search(text[max(begin, end - 8) : end]) is not None for begin, end in lines)
    return long * 2 >= len(lines) and ended * 3 >= len(lines) * 2


def _number(pieces: Iterator[Piece], text: str) -> list[Passage]:
    numbered: list[Passage] = []
    for begin, end, kind in pieces:
        while begin < end and text[begin] in " \t" and kind != "code":
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        while end - begin > LONGEST:
            cut = _cut(text, begin, begin + LONGEST)
            numbered.append(Passage(len(numbered), begin, cut, kind))
            begin = cut
            while begin < end and text[begin].isspace():
                begin += 1
        if begin < end:
            numbered.append(Passage(len(numbered), begin, end, kind))
    return numbered


def _cut(text: str, begin: int, limit: int) -> int:
    """The best place to cut in the second half of text[begin:limit], never inside a word if there is a space."""
    middle = (begin + limit) // 2
    for mark in ("\n", ". ", " "):
        if (found := text.rfind(mark, middle, limit)) >= 0:
            return found + len(mark.rstrip())
    return limit
