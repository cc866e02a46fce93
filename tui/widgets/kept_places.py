"""What is kept, as the lists of the room mark it with a star."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.style import Style

from indexdir import Document, Excerpt
from tui.content import Palette, safe
from tui.notebook import Bookmark
from tui.notebook.standing import reading_key

STAR = "★"

_Noted = tuple[int, int, str]


class KeptPlaces(NamedTuple):
    """What is kept: documents with their notes, cards, and the passages that surely stand in a document and text.

    A passage is its start, its end and its note.
    """

    documents: Mapping[str, str] = {}
    cards: frozenset[str] = frozenset()
    spans: Mapping[tuple[str, str], Sequence[_Noted]] = {}

    def has(self, document: Document, start: int, end: int) -> bool:
        """Whether any of a stretch of a document is kept."""
        return any(True for _ in self._in(document, start, end))

    def note(self, document: Document, start: int, end: int) -> str:
        """What was noted on a stretch of a document, in one line."""
        return " · ".join(" ".join(note.split()) for note in self._in(document, start, end) if note)

    def beside(
        self, lines: Sequence[Content], document: Document, excerpt: Excerpt, width: int, palette: Palette
    ) -> list[Content]:
        """The lines of a passage, with a star before them where it is kept, and with its note."""
        if not self.has(document, excerpt.start, excerpt.end):
            return list(lines)
        first = Content(f" {STAR}").stylize(palette.bookmark) + lines[0][2:]
        return [first, *lines[1:], *note_lines(self.note(document, excerpt.start, excerpt.end), 3, width, palette)]

    def _in(self, document: Document, start: int, end: int) -> Iterator[str]:
        here = self.spans.get((document.id, reading_key(document.digest)), ())
        return (note for first, last, note in here if first < max(end, start + 1) and start < last)


def note_lines(note: str, indent: int, width: int, palette: Palette) -> list[Content]:
    """The line of a note beside what it was written on; none where there is no note."""
    line = Content(safe(f"{' ' * indent}Note: {note}")).stylize(palette.text + Style(italic=True))
    return [line.truncate(max(1, width), ellipsis=True)] if note else []


def kept_places(bookmarks: Iterable[Bookmark]) -> KeptPlaces:
    """Where bookmarks stand without a doubt."""
    spans: dict[tuple[str, str], list[_Noted]] = defaultdict(list)
    documents: dict[str, str] = {}
    cards: set[str] = set()
    for mark in bookmarks:
        if mark.kind == "card":
            cards.add(mark.card)
        elif (now := mark.now).sure and not mark.placeless:
            if mark.kind == "document":
                documents[now.document] = " ".join(mark.note.split())
            elif now.start < now.end:
                spans[now.document, now.reading or reading_key(mark.digest)].append((now.start, now.end, mark.note))
    return KeptPlaces(documents, frozenset(cards), dict(spans))
