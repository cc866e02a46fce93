"""The headings of the text that is being read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from indexdir import Section
from tui.content import safe
from tui.screens.lists import ListScreen
from tui.widgets.rows import Row

_INDENT = 2
_DEEPEST = 6


class ContentsScreen(ListScreen):
    """The headings, deeper ones further in; it closes with the number of the one to go to, from 0.

    `here` is the number of the section that is being read, -1 above the first one; `length` is that of the text.
    """

    def __init__(self, sections: Sequence[Section], here: int, length: int) -> None:
        super().__init__(
            _heading(sections),
            partial(contents_rows, sections, here, length),
            empty="No headings in this text." if not sections else "No heading has these words.",
        )
        self._begin_at = str(here) if here >= 0 else ""

    def fill(self, *, anew: bool = False) -> None:
        """Show the headings that have the words of the field; at first the current one is highlighted."""
        super().fill(anew=anew)
        if self._begin_at and self.rows.size.height:
            self.rows.highlight_key(self._begin_at)
            self._begin_at = ""


def _heading(sections: Sequence[Section]) -> str:
    if not sections:
        return "Contents"
    guessed = " ─ guessed from how lines look" if sections[0].guessed else ""
    return f"Contents, {len(sections):,} {'heading' if len(sections) == 1 else 'headings'}{guessed}"


def contents_rows(sections: Sequence[Section], here: int, length: int, text: str, width: int) -> Sequence[Row]:
    """A row for each heading that has every word of `text`."""
    words = text.lower().split()
    top = min((section.level for section in sections), default=1)
    return [
        Row(str(number), partial(_section_row, section, section.level - top, number == here, _percent(section, length)))
        for number, section in enumerate(sections)
        if all(word in section.title.lower() for word in words)
    ]


def _percent(section: Section, length: int) -> int:
    return 100 * section.start // max(1, length)


def _section_row(section: Section, depth: int, here: bool, percent: int, width: int) -> list[Content]:
    """The title, with how far down in the text it stands."""
    told = f"you are here · {percent}%" if here else f"{percent}%"
    told = told if width >= 2 * len(told) else ""
    indent = " " * min(_INDENT * min(depth, _DEEPEST), width // 3)
    title = Content(indent) + Content.styled(safe(section.title), "bold" if depth == 0 else "")
    left = title.truncate(max(1, width - len(told) - 2), ellipsis=True)
    space = max(1, width - left.cell_length - len(told))
    return [left + " " * space + Content.styled(told, "$text-muted")]
