"""A mention in one line of its context, the names of all lines in one column."""

from __future__ import annotations

import re

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from indexdir import ConcordanceLine
from tui.content import Palette, safe

_LEFT = 0.42
_SIGN = re.compile(r"\s*(?:#{1,6}|[-*+>•])\s+")  # of a heading, an item or a quotation


def in_context(line: ConcordanceLine, width: int, style: Style, palette: Palette, lead: str = "") -> Content:
    """A mention with as much on both sides as `width` cells hold; `lead` stands before it, in cells of its own."""
    room = max(6, width - cell_len(lead))
    before = int(room * _LEFT)
    sign = _SIGN.match(line.left)
    left = _end_of(safe(line.left[sign.end() if sign is not None else 0 :]), before)
    name = safe(line.text)
    right = safe(line.right)[:room]
    content = Content(lead).stylize(palette.muted) + Content(" " * (before - cell_len(left)) + left)
    content += Content(name).stylize(style + palette.strong)
    return (content + Content(right)).truncate(width, ellipsis=True)


def _end_of(text: str, room: int) -> str:
    """The end of a text that fits into `room` cells, begun at a word where one begins near."""
    cut = text[-room:] if room else ""
    while cell_len(cut) > room:
        cut = cut[1:]
    if len(cut) == len(text):
        return cut
    cut = cut[1:]
    while cell_len(cut) > room - 1:
        cut = cut[1:]
    space = cut.find(" ", 0, 12)
    return "…" + (cut[space + 1 :] if 0 <= space < len(cut) - 1 else cut)
