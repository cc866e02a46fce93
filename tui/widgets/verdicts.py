"""How it is shown what was decided about a hit: a sign and a word, and less of a light on what is dismissed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.style import Style

from tui.content import Palette

WORDS: Mapping[str, str] = {"kept": "● kept", "dismissed": "× dismissed", "seen": "○ seen"}
_DIM = Style(dim=True)


def told(verdict: str) -> str:
    """A verdict as it is read on the screen; empty for none."""
    return WORDS.get(verdict, "")


def room_beside(verdict: str, width: int) -> int:
    """The cells that are left on a line beside a verdict."""
    return width - len(told(verdict)) - 2 if verdict else width


def decided_lines(lines: Sequence[Content], verdict: str, width: int, palette: Palette) -> list[Content]:
    """The lines of a hit with the verdict at the end of the last one; of one that is dismissed without its colours."""
    word = told(verdict)
    if not word:
        return [*lines]
    if verdict == "dismissed":
        lines = [Content(line.plain).stylize(palette.muted + _DIM) for line in lines]
    *before, last = lines
    left = last.truncate(max(1, room_beside(verdict, width)), ellipsis=True)
    style = palette.bookmark + palette.strong if verdict == "kept" else palette.muted
    gap = " " * max(1, width - left.cell_length - len(word))
    return [*before, left + gap + Content(word).stylize(style)]
