"""Text and cards become mentions."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from indexdir.linking.directory import Directory
from indexdir.linking.fold import fold
from indexdir.linking.match import Matcher
from indexdir.linking.resolve import Resolver
from indexdir.records import Card, Mention, Passage

RULES = 4  # grows when a rule changes what is found: indexes are linked anew


class _Collector:
    """The garbage collector, at rest while anything is linked: it would walk over every name again and again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._resting = 0
        self._was_on = False

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Keep it at rest; several threads may ask at once."""
        with self._lock:
            if not self._resting:
                self._was_on = gc.isenabled()
                gc.disable()
            self._resting += 1
        try:
            yield
        finally:
            with self._lock:
                self._resting -= 1
                if not self._resting and self._was_on:
                    gc.enable()


_COLLECTOR = _Collector()


class Linker:
    """Marks the mentions of a set of cards; it keeps nothing of one text for the next, and any thread may use it."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._directory = Directory(cards)
        self._matcher = Matcher(self._directory.names)

    def link(self, text: str, passages: Sequence[Passage] = (), date: str = "") -> tuple[Mention, ...]:
        """Give the mentions in a text, in order, none crossing and none reaching from one passage into the next.

        Without passages, blank lines part them. `date` (ISO, any precision) is that of the document.
        """
        with _COLLECTOR.resting():
            return self._link(text, passages, date)

    def _link(self, text: str, passages: Sequence[Passage], date: str) -> tuple[Mention, ...]:
        folded = fold(text, [(passage.start, passage.end) for passage in passages])
        candidates = self._matcher.candidates(folded)
        mentions = []
        for reading in Resolver(self._directory, folded, date).readings(candidates):
            start, end = folded.span(reading.place.start, reading.place.end)
            kind = self._directory.kind(reading.card)
            mentions.append(Mention(start, end, text[start:end], reading.card, kind, reading.rule, reading.rivals))
        return tuple(mentions)
