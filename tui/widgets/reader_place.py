"""Where the reader is, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

NARROWEST_TITLE = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor is, counted from 1; 0 stands for none. `section` is the title of the section it is in.

    `term` are the words of the hit at the cursor, where others have other words. `verdict` is what was decided about
    the passage.
    """

    passage_number: int = 0
    passage_total: int = 0
    hit_number: int = 0
    hit_total: int = 0
    percent: int = 0
    section: str = ""
    find_number: int = 0
    find_total: int = 0
    term: str = ""
    term_number: int = 0
    term_total: int = 0
    verdict: str = ""

    def words(self, room: int = 80) -> str:
        """The place in words, in figures where there is no room for words."""
        if not self.passage_total:
            return ""
        forms = self._forms()
        titled = room - self._section_room
        form = next((form for form in forms[:-1] if cell_len(form) <= titled), "")
        if self.section and form:
            return f"{_shortened(self.section, room - cell_len(form) - 3)} · {form}"
        return next((form for form in forms if cell_len(form) <= room), forms[-1])

    @property
    def _section_room(self) -> int:
        """The cells that the shortest useful piece of the section's title takes."""
        return min(NARROWEST_TITLE, cell_len(self.section)) + 3 if self.section else 0

    def least(self) -> tuple[int, ...]:
        """How many cells it takes to say it: with the section, in figures, in per cent."""
        forms = self._forms()
        figures = len(forms[max(len(forms) - 3, 1)])
        return figures + self._section_room, figures, len(forms[-1])

    def _forms(self) -> tuple[str, ...]:
        """The ways to say it without the section, the longest first; all but the last have the verdict."""
        *longer, shortest = self._bare_forms()
        decided = f"{self.verdict} · " if self.verdict else ""
        return (*(decided + form for form in longer), shortest)

    def _bare_forms(self) -> tuple[str, ...]:
        percent = f"{self.percent}%"
        passage = f"passage {self.passage_number:,} of {self.passage_total:,}"
        figures = f"{self.passage_number}/{self.passage_total}"
        if self.find_total:
            return self._found_forms(passage, figures, percent)
        if not self.hit_total:
            return f"{passage} · {percent}", f"{figures} · {percent}", percent
        noun = "hit" if self.hit_total == 1 else "hits"
        hits = f"{self.hit_number:,} of {self.hit_total:,}" if self.hit_number else f"{self.hit_total:,} {noun}"
        short = f"{self.hit_number}/{self.hit_total}"
        term = f" · “{self.term}” {self.term_number:,} of {self.term_total:,}" if self.term else ""
        return (
            f"{passage} · {hits}{term} · {percent}",
            f"{passage} · {hits} · {percent}",
            f"{figures} · {hits} · {percent}",
            f"{figures} · {short} · {percent}",
            f"{short} · {percent}",
            percent,
        )

    def _found_forms(self, passage: str, figures: str, percent: str) -> tuple[str, ...]:
        total = f"{self.find_total:,}"
        found = f"found {self.find_number:,} of {total}" if self.find_number else f"{total} found"
        short = f"{self.find_number}/{self.find_total}"
        whole = f"{found} · {percent}"
        return f"{passage} · {whole}", f"{figures} · {whole}", whole, found, short


def frame_line(told: Sequence[str], place: Place, room: int) -> str:
    """What is told of a mention, the longest wording first, and where that is, in `room` cells.

    The place comes with its section if that leaves any wording, else in figures, and at the very least in per cent.
    """
    if not place.passage_total:
        return ""
    for least in place.least():
        for words in told:
            left = room - cell_len(words) - 3
            if left >= least:
                return f"{words} ─ {place.words(left)}"
    return place.words(room)


def _shortened(title: str, room: int) -> str:
    return title if cell_len(title) <= room else set_cell_size(title, room - 1).rstrip() + "…"


@dataclass(frozen=True, slots=True)
class ReaderState:
    """What it takes to come back to a view: the document, the cursor, and the row of the view it was in."""

    document_id: str
    cursor: int
    row: int
