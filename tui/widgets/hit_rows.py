"""The lines of a document and of its matching passages, as the list of documents draws them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from indexdir import Document, Excerpt
from tui.content import Layer, Palette, highlight, safe
from tui.widgets.kept_places import STAR

_HEADING = re.compile(r"\s*#{1,6}\s+(?=\S)")
_NARROW, _ROOMY = 20, 40
_INDENT = 3
_SECTION = 28  # cells of a section's name, where something else wants room on its line
_NEAR = 12  # characters in which a word is sure to begin
_CHIP = 6  # cells; in less room there is no use in a name


class Named(NamedTuple):
    """The name and the kind of a card."""

    name: str
    kind: str


Cards = Mapping[str, Named]


def document_words(document: Document) -> str:
    """What a filter looks in: all by which a document is known."""
    return f"{document.title} {document.date} {document.source} {document.kind} {document.id}"


def document_line(
    document: Document, tail: str, marks: Sequence[tuple[int, int]], width: int, palette: Palette, *, kept: bool = False
) -> Content:
    """Date, or year, and title of a document, its marks, and `tail` at the right; one that is `kept` has a star."""
    title = document.title or document.id
    layers = [Layer(start, end, palette.hit) for start, end in marks]
    name = highlight(safe(title), 0, len(title), layers)
    # In a narrow list the year has to do, or nothing would be left of the titles.
    dated = 0 if width < _NARROW else len("2018") if width < _ROOMY else len("2018-07-18")
    left = Content(f"{document.date[:dated]:<{dated}} ").stylize(palette.muted) if dated else Content("")
    left += Content(f"{STAR} ").stylize(palette.bookmark) if kept else Content("")
    room = width - left.cell_length - (cell_len(tail) + 1 if tail else 0)
    line = left + name.truncate(max(1, room), ellipsis=True)
    if tail:
        gap = max(1, width - line.cell_length - cell_len(tail))
        line = line + Content(" " * gap) + Content(tail).stylize(palette.bookmark)
    return line


def missing_line(words: Sequence[str], width: int, palette: Palette) -> Content:
    """The words of the query that a document lacks."""
    line = Content(safe(f" without {', '.join(words)}")).stylize(palette.muted)
    return line.truncate(max(1, width), ellipsis=True)


def excerpt_lines(excerpt: Excerpt, width: int, palette: Palette, most: int = 1) -> list[Content]:
    """As much of a passage around its first mark as `most` lines hold."""
    text = safe(excerpt.text)
    marks = [(start - excerpt.start, end - excerpt.start) for start, end in excerpt.marks]
    room = max(2, width - _INDENT)
    head = _heading_marks(excerpt.text)
    start = max(head, _word_start(text, _begin(text, marks[0][0] if marks else 0, room, most)))
    layers = [Layer(0, len(text), palette.muted)]
    layers += [Layer(begin, end, palette.text + palette.hit + palette.strong) for begin, end in marks]
    shown = highlight(text, start, min(len(text), start + most * (room + _NEAR)), layers)
    lines = [shown] if most == 1 else shown.wrap(room)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + Content(" ") + lines[most]]
    blank = Content(" " * _INDENT)
    lead = Content("  …") if start > head else blank
    return [(blank if at else lead) + line.truncate(room, ellipsis=True) for at, line in enumerate(lines)]


def _heading_marks(text: str) -> int:
    """How many characters a passage begins with that only mark it as a heading."""
    found = _HEADING.match(text)
    return found.end() if found is not None else 0


def line_count(excerpt: Excerpt, width: int, most: int) -> int:
    """How many lines `excerpt_lines` will take at this width or a little less."""
    return 1 if cell_len(excerpt.text[: 2 * width]) <= width - _INDENT - 2 else most


def _begin(text: str, mark: int, room: int, lines: int) -> int:
    """Where to begin so that a third of a line stands before the mark, and no line stays empty after it."""
    if len(text) <= room * lines:
        return 0
    return max(0, min(mark - room // 3, len(text) - room * lines))


def place_line(excerpt: Excerpt, document: Document, cards: Cards, width: int, palette: Palette) -> Content:
    """Where a passage stands, `§ section · ¶ 9 of 19`, and whom it mentions, as far as there is room."""
    room = max(1, width - _INDENT)
    place = f"¶ {excerpt.number + 1:,} of {document.passages:,}" if document.passages else f"¶ {excerpt.number + 1:,}"
    if cell_len(place) > room:
        place = f"¶ {excerpt.number + 1}"
    section = safe(" ".join(excerpt.section.split()))
    named = [cards[card] for card in excerpt.cards if card in cards]
    left = room - cell_len(place)
    if section and left >= _CHIP + 5:
        most = min(left - 5, _SECTION) if named and left - 5 > _SECTION else left - 5
        told = Content(section).truncate(most, ellipsis=True)
        head = Content("§ ") + told + Content(f" · {place}")
    else:
        head = Content(place)
    return Content(" " * _INDENT) + head.stylize(palette.muted) + _chips(named, room - head.cell_length, palette)


def _chips(named: Sequence[Named], room: int, palette: Palette) -> Content:
    """Names in the style of their kind, two spaces before the first; only whole names, but for a first that is long."""
    line = Content("")
    for one in named:
        gap = "  " if not line else " · "
        name = Content(safe(one.name)).stylize(palette.entity(one.kind))
        free = room - line.cell_length - len(gap)
        if name.cell_length > free and (line or free < _CHIP):
            break
        line = line + Content(gap).stylize(palette.muted) + name.truncate(free, ellipsis=True)
    return line


def _word_start(text: str, start: int) -> int:
    """The beginning of the next word, if there is one near."""
    if start == 0:
        return 0
    space = text.find(" ", start - 1, start + _NEAR)
    return space + 1 if space >= 0 else start
