"""Documents as the reference sees them: stretches of words, and what is known of a document besides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from indexdir.query.words import Compound, Word, words_and_compounds

Place = tuple[int, int]
Span = tuple[int, int]


@dataclass(frozen=True)
class CardModel:
    """A card: what names it, and its kind."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


@dataclass(frozen=True)
class Touch:
    """A mention of a card."""

    start: int
    end: int
    card: str


@dataclass(frozen=True)
class KeptPlace:
    """What the notebook holds in a document: `what` is bookmarked, tag or note; `value` the tag or word it answers to."""

    what: str
    value: str
    start: int
    end: int
    quote: str


@dataclass
class Stretch:
    """The body or the title of a document, cut into words; `passages` are the offsets at which passages start."""

    paper: Paper
    text: str
    start: int = 0
    passages: Sequence[int] = (0,)

    @cached_property
    def tokens(self) -> list[Word | Compound]:
        """Every word and compound; the position of each counts words from 0."""
        return list(words_and_compounds(self.text, self.start))

    @cached_property
    def words(self) -> list[Word]:
        """The words alone; the one at index n has position n."""
        return [token for token in self.tokens if isinstance(token, Word)]

    def as_written(self, token: Word | Compound) -> str:
        """A token's characters in the text."""
        return self.text[token.start : token.end]

    def passage_of(self, position: int) -> int:
        """The number of the passage of a word: the last that starts at or before it."""
        return max(number for number, start in enumerate(self.passages) if start <= self.words[position].start)

    def touched(self, start: int, end: int) -> Place | None:
        """The words that a run of characters touches."""
        found = [word.position for word in self.words if word.start < end and word.end > start]
        return (found[0], found[-1] + 1) if found else None

    def mentions_of(self, card: str) -> set[Place]:
        """The places of the mentions of a card; a title has none."""
        touches = self.paper.mentions if self is self.paper.body else ()
        found = (self.touched(touch.start, touch.end) for touch in touches if touch.card == card)
        return {place for place in found if place is not None}

    def spans(self, places: Iterable[Place]) -> list[Span]:
        """Places as characters, from the first word to the last."""
        return [(self.words[start].start, self.words[end - 1].end) for start, end in places]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order; those that overlap are one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def width(token: Word | Compound) -> int:
    """How many words a token is."""
    return token.words if isinstance(token, Compound) else 1


@dataclass
class Paper:
    """A document with its text, and what is known of it."""

    id: str
    title: str
    text: str
    start: int = 0
    passages: Sequence[int] = (0,)
    date: str = ""
    source: str = ""
    kind: str = ""
    lang: str = ""
    mentions: Sequence[Touch] = ()
    kept: list[KeptPlace] = field(default_factory=list)

    @cached_property
    def body(self) -> Stretch:
        """From the first passage to the end."""
        return Stretch(self, self.text, self.start, self.passages)

    @cached_property
    def heading(self) -> Stretch:
        """The title, which is one passage."""
        return Stretch(self, self.title)

    @property
    def stretches(self) -> tuple[Stretch, Stretch]:
        """Body and title: nothing is met across the two."""
        return self.body, self.heading
