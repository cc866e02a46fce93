"""Results for people: a line a document, its best passages below it, the matches bold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexdir import Excerpt, Explanation, Hit
from tui.cli.explained import explanation_lines
from tui.cli.output import Output
from tui.cli.text import in_a_row, one_line

_LENGTH = 240
_LEAD = 80
INDENT = "    "
_WORD = re.compile(r"\S+")
Span = tuple[int, int]


def write_hit(hit: Hit, output: Output, explanation: Explanation | None = None) -> None:
    """Write `title (date) — id`, what the document lacks, why it stands where it does, and its best passages."""
    document = hit.document
    date = f" ({one_line(document.date)})" if document.date else ""
    output.line(f"{output.bold(one_line(document.title))}{date} — {one_line(document.id)}")
    if hit.missing:
        output.line(f"{INDENT}without {one_line(', '.join(hit.missing))}")
    if explanation is not None:
        for line in explanation_lines(explanation):
            output.line(INDENT + in_a_row(line))
    for excerpt in hit.passages:
        for line in excerpt_lines(excerpt, output):
            output.line(INDENT + line)


def excerpt_lines(excerpt: Excerpt, output: Output) -> Iterator[str]:
    """The part of a passage around its first match: on one line, on a terminal wrapped to its width."""
    start, end = _window(excerpt)
    words = [(found.start() + start, found.end() + start) for found in _WORD.finditer(excerpt.text[start:end])]
    before, after = ("… " if start else ""), (" …" if end < len(excerpt.text) else "")
    room = output.width - len(INDENT) - 1 if output.terminal else len(before) + _LENGTH * 2
    lines = [" ".join(_drawn(excerpt, word, output) for word in line) for line in _wrapped(words, max(room, 10))]
    if lines:
        lines[0] = before + lines[0]
        lines[-1] += after
    yield from lines


def _window(excerpt: Excerpt) -> Span:
    """Where to cut a passage: whole if it is short, else around its first match, at blanks."""
    text = excerpt.text
    if len(text) <= _LENGTH:
        return 0, len(text)
    first = min((mark[0] for mark in excerpt.marks), default=excerpt.start) - excerpt.start
    start = max(0, min(first - _LEAD, len(text) - _LENGTH))
    end = min(len(text), start + _LENGTH)
    if start and (blank := text.find(" ", start, first)) >= 0:
        start = blank + 1
    if end < len(text) and (blank := text.rfind(" ", first + 1, end)) >= 0:
        end = blank
    return start, end


def _wrapped(words: Sequence[Span], room: int) -> Iterator[list[Span]]:
    line: list[Span] = []
    used = 0
    for word in words:
        length = word[1] - word[0]
        if line and used + 1 + length > room:
            yield line
            line, used = [], 0
        used += length + bool(line)
        line.append(word)
    if line:
        yield line


def _drawn(excerpt: Excerpt, word: Span, output: Output) -> str:
    start, end = word
    pieces = []
    place = start
    for mark in excerpt.marks:
        left, right = max(mark[0] - excerpt.start, place), min(mark[1] - excerpt.start, end)
        if left < right:
            pieces.append(one_line(excerpt.text[place:left]))
            pieces.append(output.bold(one_line(excerpt.text[left:right])))
            place = right
    return "".join([*pieces, one_line(excerpt.text[place:end])])
