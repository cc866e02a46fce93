"""Names that stand in the documents again and again and have no card."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexdir.health.lines import Lines
from indexdir.linking.words import words_of
from indexdir.records import DocumentText, Passage, Problem
from indexdir.yaml_reader import shown

IN_DOCUMENTS, IN_ALL, MOST = 3, 5, 20
_CAPITALISED = r"[A-Z\u00c0-\u00de][^\W\d_]*(?:[’'][A-Z][^\W\d_]+)?"
_ACRONYM = r"[A-Z][A-Z&]*[A-Z](?:-?\d+)?"
_SMALL = r"(?:of(?:[ \n]the)?|for|and|on|de|da|von|van|bin|al|the)"
_NAME = re.compile(
    rf"(?<![\w@/.’'-])(?:(?:{_ACRONYM}|{_CAPITALISED})"
    rf"(?:[ \n-](?:{_SMALL}[ \n])?(?:{_ACRONYM}|{_CAPITALISED})(?![\w])){{1,7}}|{_ACRONYM})(?!\w)"
)
_OPENS = re.compile(r"(?:[.!?:…][”’\"')\]]*|[“‘\"(*•>|-]|\d[.)])\s*$")
_TITLES = "Mr Mrs Ms Dr Prof Sir Dame Lord Lady The A An In On At By For From Of And But As If When While After Before"
_DATES = (
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug "
    "Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
_PART = re.compile(r"\b(?:" + "|".join((*_TITLES.split(), *_DATES.split())) + r")\b")
_NOTHING = words_of("AM PM OK TV PDF ID NB PS AD BC BCE CE II III IV VI VII VIII IX XI XII XIII XIV XV XX XXI")


@dataclass(slots=True)
class Unnamed:
    """Counts the names without a card, document by document."""

    _counts: Counter[str] = field(default_factory=Counter)
    _opening: Counter[str] = field(default_factory=Counter)
    _documents: Counter[str] = field(default_factory=Counter)
    _first: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def look(self, reading: DocumentText) -> None:
        """Take in a document; a name that only ever opens a sentence may be no name and does not count."""
        here: set[str] = set()
        lines = Lines(reading.text)
        for start, end, opens in _names(reading):
            name = " ".join(reading.text[start:end].split())
            (self._opening if opens else self._counts)[name] += 1
            here.add(name)
            if name not in self._first:
                self._first[name] = (reading.document.id, *lines.place(start))
        self._documents.update(here)

    def frequent(self) -> Iterator[Problem]:
        """Give the most frequent of them with one place each, those of most documents first."""
        often = {
            name: number + self._opening[name]
            for name, number in self._counts.items()
            if self._documents[name] >= IN_DOCUMENTS or number + self._opening[name] >= IN_ALL
        }
        for name in sorted(often, key=lambda name: (-self._documents[name], -often[name], name))[:MOST]:
            file, line, column = self._first[name]
            documents = self._documents[name]
            where = f"{often[name]} times in {documents} document{'' if documents == 1 else 's'}"
            yield Problem(file, f"“{shown(name)}” ({where}) has no card", line, column, level="note")


def _names(reading: DocumentText) -> Iterator[tuple[int, int, bool]]:
    """Give the places of names outside all mentions, and whether each opens a sentence."""
    text = reading.text
    for passage, start, end in _free(reading):
        for found in _NAME.finditer(text, start, end):
            for first, last in _parts(text, *found.span()):
                before = text[max(passage.start, first - 8) : first]
                yield first, last, not before.strip() or _OPENS.search(before) is not None


def _free(reading: DocumentText) -> Iterator[tuple[Passage, int, int]]:
    """Give the stretches between the mentions of each passage that is neither heading, code nor all in capitals."""
    mentions = deque(reading.mentions)
    for passage in reading.passages:
        start = passage.start
        skipped = passage.kind in ("heading", "code") or reading.text[passage.start : passage.end].isupper()
        while mentions and mentions[0].start < passage.end:
            mention = mentions.popleft()
            if not skipped:
                yield passage, start, mention.start
            start = mention.end
        if not skipped:
            yield passage, start, passage.end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give what is left of a run of capitalised words without titles, dates and words that open sentences."""
    here = start
    for part in (*_PART.finditer(text, start, end), None):
        stop = part.start() if part else end
        first, last = _trimmed(text, here, stop)
        name = text[first:last]
        if len(name.split()) > 1 or (name.isupper() and len(name) > 1 and name not in _NOTHING):
            yield first, last
        here = part.end() if part else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave off what joins: spaces, hyphens and small words at the edges."""
    words = list(re.finditer(r"[^\s-]+", text[start:end]))
    while words and words[0][0][0].islower():
        words.pop(0)
    while words and words[-1][0][0].islower():
        words.pop()
    return (start + words[0].start(), start + words[-1].end()) if words else (start, start)
