"""What a session holds: where one is, the numbered list that was said last, and the way back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from indexdir import DocumentText, Library, Mention, Passage, Results, UnknownItemError
from tui.linear.voice import Voice
from tui.notebook import Bookmark, Notebook, SavedSearch
from tui.notebook.auditing import Site

Span = tuple[int, int]
BATCH = 10
MOST_STEPS = 100


@dataclass(frozen=True)
class Row:
    """A thing that a number opens: `card` where it is one, `made` where the reader made it.

    `site` is where that, a bookmark, could stand.
    """

    text: str
    open: Callable[[Desk], None]
    card: str = ""
    made: Bookmark | SavedSearch | None = None
    site: Site | None = None


@dataclass(frozen=True)
class Numbered:
    """A list whose rows have numbers; the first `said` of them have been said, `batch` at a time.

    Of what a name could mean it holds the `mention`.
    """

    rows: tuple[Row, ...]
    said: int = 0
    batch: int = BATCH
    mention: Mention | None = None

    @property
    def left(self) -> int:
        """How many rows are still to be said."""
        return len(self.rows) - self.said


@dataclass(frozen=True)
class Place:
    """Where one is: a document and an offset, the list in hand, what is searched for, and which hit is open."""

    document: str = ""
    at: int = 0
    listing: Numbered | None = None
    results: Results | None = None
    hit: int = -1
    card: str = ""
    marks: tuple[Span, ...] = ()
    marked: str = ""
    match: int = -1


@dataclass
class Desk:
    """The state of a session, and what it needs; `place` is a value, so that going back is taking an older one."""

    library: Library
    notebook: Notebook
    voice: Voice
    place: Place = field(default_factory=Place)
    reading: DocumentText | None = None
    trail: list[Place] = field(default_factory=list)
    in_list: bool = False
    brackets: bool = False
    page: int = 5
    leaving: bool = False

    def say(self, text: str) -> None:
        """Say something on one line."""
        self.voice.say(text)

    def read_anew(self) -> None:
        """Read the document in hand once more, as the index has it now; one that is gone stays as it was."""
        if self.reading is not None:
            with suppress(UnknownItemError):
                self.reading = self.library.read(self.reading.document.id)
            if self.place.at >= len(self.reading.text):
                self.place = replace(self.place, at=0)

    def step(self) -> None:
        """Note the place for `back`, before it is left."""
        if self.place.document and (not self.trail or self.trail[-1] != self.place):
            self.trail = [*self.trail[1 - MOST_STEPS :], self.place]

    @property
    def number(self) -> int:
        """The number of the passage one is in, from 0; -1 in a document without any."""
        passages = self.reading.passages if self.reading is not None else ()
        found = bisect_right(passages, self.place.at, key=lambda passage: passage.start) - 1
        return max(found, 0) if passages else -1

    @property
    def passage(self) -> Passage | None:
        """The passage one is in."""
        return self.reading.passages[self.number] if self.reading is not None and self.number >= 0 else None

    def marks_here(self, passage: Passage) -> tuple[Span, ...]:
        """The matches in a passage, where they are to be put into brackets."""
        if not self.brackets:
            return ()
        return tuple(mark for mark in self.place.marks if passage.start <= mark[0] and mark[1] <= passage.end)

    def offer(self, rows: Sequence[Row], *, batch: int = BATCH, mention: Mention | None = None) -> None:
        """Say the first rows of a new list."""
        self.place = replace(self.place, listing=Numbered(tuple(rows), 0, batch, mention))
        self.say_rows()

    def say_rows(self) -> None:
        """Say the next rows of the list."""
        listing = self.place.listing
        if listing is None:
            return
        upto = min(listing.said + listing.batch, len(listing.rows))
        for number, row in enumerate(listing.rows[listing.said : upto], listing.said + 1):
            self.say(f"{number}. {row.text}")
        self.in_list = bool(listing.rows)
        self.place = replace(self.place, listing=replace(listing, said=upto))
