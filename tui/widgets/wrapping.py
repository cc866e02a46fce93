"""Lines and rows of wrapped text, as cards and lists of evidence are made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, get_character_cell_size
from textual.content import Content
from textual.style import Style

from tui.content import Palette, safe
from tui.widgets.reader_breaks import MEASURED, narrow_breaks
from tui.widgets.rows import Row

LONGEST = 4_000
"""Of a text on a card no more than this many characters are wrapped."""


def wrapped(text: str, width: int, indent: int = 0, first: str = "", style: Style | None = None) -> list[Content]:
    """A text in lines of `width` cells, all but the first of them indented; `first` stands before the first."""
    cut = text if len(text) <= LONGEST else text[:LONGEST] + " …"
    lines = Content(safe(cut)).stylize(style or Style()).wrap(max(2, width - indent))
    return [(Content(first) if not at else Content(" " * indent)) + line for at, line in enumerate(lines)]


def first_breaks(plain: str, width: int, most: int) -> list[int]:
    """Where at most so many lines begin: for lists of hundreds of texts, of which the lines count before one is drawn.

    Text whose characters have to be measured is broken at blanks, else at the width.
    """
    if MEASURED.search(plain) is None:
        return narrow_breaks(plain, width)[:most]
    breaks, used, blank = [0], 0, -1
    for index, character in enumerate(plain):
        if character == " ":
            blank, used = index, used + 1
            continue
        cells = get_character_cell_size(character)
        if used + cells > width and index > breaks[-1]:
            breaks.append(blank + 1 if blank >= breaks[-1] else index)
            if len(breaks) > most:
                break
            used = cell_len(plain[breaks[-1] : index])
        used += cells
    return breaks[:most]


def hung(content: Content, width: int) -> list[Content]:
    """Content in lines, indented by two cells and all but the first by four."""
    return [Content("    " if at else "  ") + line for at, line in enumerate(content.wrap(max(2, width - 4)))]


def beside(left: Content, room: int, lines: Sequence[Content]) -> list[Content]:
    """Lines with a column of `room` cells to their left, which is filled in the first."""
    column = left.truncate(max(0, room - 1), ellipsis=True).pad_right(max(0, room - left.cell_length))
    column = column.truncate(room) if column.cell_length > room else column
    blank = Content(" " * room)
    return [(blank if at else column) + line for at, line in enumerate(lines)]


def row_of(key: str, lines: Sequence[Content], *, selectable: bool = False) -> Row:
    """A row of lines that are made already."""
    return Row(key, lambda _width: lines, len(lines), selectable)


def heading_row(text: str, palette: Palette, note: str = "") -> Row:
    """A heading with a blank line above it."""
    line = Content(safe(text)).stylize(palette.muted).stylize(palette.strong)
    return row_of(f"heading:{text}", [Content(""), line + Content(safe(note and f"  {note}")).stylize(palette.muted)])


def more_row(section: str, count: int, palette: Palette) -> Iterator[Row]:
    """The row that leads to the rest of a section, if there is a rest."""
    if count > 0:
        line = Content(f"  … {count:,} more").stylize(palette.muted)
        yield row_of(f"more:{section}", [line], selectable=True)


def counted(count: int, what: str, many: str = "") -> str:
    """A number and what is counted: `1 passage`, `1,200 passages`."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {many or what + 's'}"


def span_of(since: str, until: str) -> str:
    """The time from one date to another, of which either may be unknown."""
    if since and until:
        return since if since == until else f"{since} – {until}"
    return f"since {since}" if since else f"until {until}" if until else ""
