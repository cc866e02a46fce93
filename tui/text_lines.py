"""What of a passage is one line to its author, and what is drawn of it: the same on the screen and in a copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from indexdir import DocumentText, Passage, inline_in, is_markdown
from tui.markdown_blocks import Sign, Stretch, block_signs, inside

TAB = 4
LOOK_BACK = 200
_MARKER = re.compile(r"(?:[-*+•‣◦–—]|\(?\d{1,4}[.)]|\(?[A-Za-z][.)]|\(?[ivxIVX]{1,5}[.)])[ \t]+")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_SOFT = re.compile(r"[ \t]*\n[ \t]*|\t")
_SOFT_QUOTE = re.compile(r"[ \t]*\n[ \t]*(?:(?:>[ \t]?)+)?|\t")  # a sign of quotation is no text in a quotation only


class Opening(NamedTuple):
    """How a line begins: it is drawn from `start` on, its text after the sign of an item from `body` on.

    `blanks` are those that it is indented by; `quoted` is how many signs of quotation stood before `start`.
    """

    start: int
    body: int
    blanks: str
    quoted: int = 0


def signs_of(reading: DocumentText, passage: Passage) -> Sequence[Sign]:
    """The signs of markup in a passage that no copy has; a table has all, or its columns would shift."""
    if passage.kind == "row" or not is_markdown(reading.document.id):
        return ()
    where = reading.text, passage.start, passage.end
    found = block_signs(*where, passage.kind, language=False)
    return found if passage.kind == "code" else in_order(inline_in(*where).drawn, found)


def in_order(inline: Sequence[Sign], block: Sequence[Sign]) -> tuple[Sign, ...]:
    """All signs of a passage; what lies in a sign of the whole passage is no sign of its own."""
    if not block:
        return tuple(inline)
    first, last = block[0][0], block[-1][1]
    return tuple(sorted((*(sign for sign in inline if sign[1] <= first or sign[0] >= last), *block)))


def logical_lines(text: str, start: int, end: int, kind: str, hidden: Sequence[Sign] = ()) -> Iterator[Stretch]:
    """The whole passage where its own line ends only come from filling, else its lines.

    What is `hidden` may be a whole line, which is none then, or be drawn as the end of one.
    """
    start, end = inside(text, start, end, hidden)
    at = start
    for first, last, instead in hidden:
        if instead == "\n" and kind not in ("code", "row") and at < first < last <= end:
            yield from _lines(text, at, first, kind)
            at = last
    if at < end or at == start:
        yield from _lines(text, at, end, kind)


def _lines(text: str, start: int, end: int, kind: str) -> Iterator[Stretch]:
    if kind == "quote" and "\n" in text[start:end]:
        yield from _quoted_lines(text, start, end)
        return
    if "\n" not in text[start:end] or (kind not in ("code", "row") and was_filled(text[start:end])):
        yield start, end
        return
    yield from _each_line(text, start, end)


def _quoted_lines(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The lines of a quotation: those of one depth belong together, blank ones part them."""
    lines: list[Stretch] = []
    depth = -1
    for first, last in _each_line(text, start, end):
        found = _QUOTE.match(text, _first_sign(text, first, last), last)
        now = found[0].count(">") if found is not None else max(depth, 0)
        blank = found is not None and not text[found.end() : last].strip()
        if lines and (now != depth or blank):
            yield from _filled(text, lines)
            lines = []
        lines.append((first, last))
        depth = -1 if blank else now
    yield from _filled(text, lines)


def _each_line(text: str, start: int, end: int) -> Iterator[Stretch]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _first_sign(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t":
        start += 1
    return start


def _filled(text: str, lines: Sequence[Stretch]) -> Iterator[Stretch]:
    if len(lines) > 1 and was_filled(text[lines[0][0] : lines[-1][1]]):
        yield lines[0][0], lines[-1][1]
    else:
        yield from lines


def was_filled(passage: str) -> bool:
    """Whether the lines of a passage were broken by a program at some width, and not by an author for a reason."""
    lines = [line.strip() for line in passage.split("\n")]
    longest = max(map(len, lines))
    if longest < 40 or not all(lines):
        return False
    full = sum(len(line) + 1 + len(following.split(None, 1)[0]) > longest - 6 for line, following in pairwise(lines))
    return full >= 0.7 * (len(lines) - 1)


def opening_of(text: str, start: int, end: int, kind: str) -> Opening:
    """How the line `text[start:end]` begins."""
    line_start = text.rfind("\n", max(0, start - LOOK_BACK), start) + 1
    while start < end and text[start] in " \t":
        start += 1
    before = text[max(line_start, start - LOOK_BACK) : start]
    blanks = "" if before.strip() else before.expandtabs(TAB)
    if kind == "heading" and (marker := _HEADING.match(text, start, end)):
        return Opening(marker.end(), marker.end(), blanks)
    if kind == "quote" and (marker := _QUOTE.match(text, start, end)):
        return Opening(marker.end(), marker.end(), blanks, quoted=marker[0].count(">"))
    if kind == "item" and (marker := _MARKER.match(text, start, end)):
        return Opening(start, marker.end(), blanks)
    return Opening(start, start, blanks)


def label_of(text: str, opening: Opening) -> tuple[str, tuple[int, ...]]:
    """The sign of an item as it is drawn, and the offset of each of its characters."""
    label = text[opening.start : opening.body].expandtabs(TAB)
    return label, tuple(min(opening.start + index, opening.body - 1) for index in range(len(label)))


def drawn(
    text: str, start: int, end: int, kind: str, hidden: Sequence[Sign], measure: Callable[[str], int] = len
) -> tuple[str, tuple[int, ...] | None]:
    """What is drawn of a stretch, and the offset of each character where that is not simply `start` and its index.

    A tab goes to the next stop, a line end that came from filling is one space, what is `hidden` is left out;
    `measure` tells how many cells a text takes.
    """
    signs = [(max(first, start), min(last, end), put) for first, last, put in hidden if first < end and last > start]
    if not signs and "\n" not in (raw := text[start:end]) and "\t" not in raw:
        return raw, None
    pieces: list[str] = []
    offsets: list[int] = []
    cells, at = 0, start
    for first, last, blank in _blanks(text, start, end, _SOFT_QUOTE if kind == "quote" else _SOFT, signs):
        pieces.append(text[at:first])
        cells += measure(pieces[-1])
        pieces.append(" " * (TAB - cells % TAB) if blank == "\t" else blank)
        offsets += range(at, first)
        offsets += [first] * len(pieces[-1])
        cells += measure(pieces[-1])
        at = last
    pieces.append(text[at:end])
    offsets += range(at, end)
    return "".join(pieces), tuple(offsets)


def _blanks(
    text: str, start: int, end: int, soft: re.Pattern[str], signs: Sequence[Sign]
) -> Iterator[tuple[int, int, str]]:
    """What is drawn otherwise than it stands, in order, as (start, end, what is drawn)."""
    at = start
    for first, last, instead in (*signs, (end, end, "")):
        for found in soft.finditer(text, at, first):
            yield found.start(), found.end(), "\t" if found.group() == "\t" else " "
        if first < last:
            yield first, last, " " if instead == "\n" else instead
        at = last
