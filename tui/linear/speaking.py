"""How a piece of a document sounds: without the signs of Markdown, the matches in brackets where that is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from indexdir import DocumentText, Passage, inline_in, is_markdown
from tui.cli.text import one_line, several_lines

Span = tuple[int, int]

SHORT = 320  # characters of a passage that is said whole with a match in it
_LEAST = 80  # characters that are said on both sides of a match, where the passage has them
_HEADING = re.compile(r"^\s*#{1,6}\s+|\s+#+\s*$|\n\s*[=-]+\s*$")
_QUOTED = re.compile(r"^\s*>+ ?", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’)\]]*(?=\s)|(?<=[。！？])")
_RULE = re.compile(r"[\s|:+=-]+")


def passage_lines(reading: DocumentText, passage: Passage, marks: Iterable[Span] = ()) -> Iterator[str]:
    """A whole passage, made safe: one line, or the lines of code; `marks` are put into brackets."""
    text = _piece(reading, passage.start, passage.end, marks, code=passage.kind == "code")
    if passage.kind == "code":
        yield "Code:"
        yield from (line.expandtabs(4) for line in several_lines(text).split("\n"))
    elif passage.kind == "heading":
        yield f"Heading: {one_line(_HEADING.sub('', text))}"
    elif passage.kind == "quote":
        yield f"Quote: {one_line(_QUOTED.sub('', text))}"
    elif passage.kind == "row":
        yield f"Row: {_cells(text)}"
    else:
        yield one_line(text)


def around(reading: DocumentText, passage: Passage, mark: Span, *, bracketed: bool = False) -> str:
    """A short passage whole, of a longer one the sentence that a place stands in; on one line, made safe."""
    start, end = _sentence(reading.text, passage, mark)
    lead, tail = ("… " if start > passage.start else ""), (" …" if end < passage.end else "")
    said = _piece(reading, start, end, (mark,) if bracketed else ())
    if passage.kind == "heading":
        said = _HEADING.sub("", said)
    elif passage.kind == "quote":
        said = _QUOTED.sub("", said)
    return lead + (_cells(said) if passage.kind == "row" else one_line(said)) + tail


def _sentence(text: str, passage: Passage, mark: Span) -> Span:
    start, end = passage.start, passage.end
    if end - start <= SHORT:
        return start, end
    for found in _SENTENCE_END.finditer(text, start, end):
        if found.end() <= mark[0] - _LEAST:
            start = found.end()
        elif found.end() >= mark[1] + _LEAST:
            end = found.end()
            break
    if mark[0] - start > SHORT and (blank := text.find(" ", mark[0] - SHORT, mark[0])) >= 0:
        start = blank
    if end - mark[1] > SHORT and (blank := text.rfind(" ", mark[1], mark[1] + SHORT)) >= 0:
        end = blank
    while start < mark[0] and text[start].isspace():
        start += 1
    return start, end


def _piece(reading: DocumentText, start: int, end: int, marks: Iterable[Span], *, code: bool = False) -> str:
    """The text between two offsets, without the signs of Markdown, with brackets around the marks."""
    steps = [*inline_in(reading.text, start, end).drawn] if is_markdown(reading.document.id) and not code else []
    for left, right in marks:
        if start <= left < right <= end:
            steps += [(left, left, "["), (right, right, "]")]
    pieces, here = [], start
    for place, on, put in sorted(steps):
        pieces += [reading.text[here:place], put]
        here = max(here, on)
    return "".join((*pieces, reading.text[here:end]))


def _cells(text: str) -> str:
    if _RULE.fullmatch(text):
        return "line"
    return one_line("; ".join(cell.strip() for cell in text.strip().strip("|").split("|")))
