"""What is marked in a text: mentions, bookmarks, hits, what was found here and what is selected, by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from indexdir import Mention
from tui.content import Layer, Palette

Stretch = tuple[int, int]
MOST_TOLD_APART = 5_000
_NO_COLOURS: Mapping[Stretch, str] = {}
_mention_start = attrgetter("start")


class Marks:
    """Spans over one text, each kind in order of place; the cursor decides which mention, hit and find are current.

    `finds` are the matches of a search in this text only; `selection` is what is selected, None for nothing.
    `colours` are those of the bookmarks that have a label.
    """

    def __init__(
        self,
        mentions: Sequence[Mention] = (),
        hits: Sequence[Stretch] = (),
        bookmarks: Sequence[Stretch] = (),
        colours: Mapping[Stretch, str] = _NO_COLOURS,
    ) -> None:
        self.mentions = mentions
        self.hits = hits
        self.bookmarks = tuple(sorted(bookmarks))
        self.colours = colours
        self.finds: Sequence[Stretch] = ()
        self.selection: Stretch | None = None
        self._termed: tuple[Sequence[Stretch], list[str]] = ((), [])
        self.mention = -1
        self.hit = -1
        self.find = -1

    def settle(self, cursor: int, line_start: int, line_end: int) -> None:
        """Find the current mention and hit: those at the cursor; a mention elsewhere on its line serves as well."""
        self.hit = _covering(self.hits, cursor)
        self.find = _covering(self.finds, cursor)
        self.mention = self.mention_at(cursor)
        if self.mention < 0:
            after = self._mention_from(cursor)
            first = self._mention_from(line_start)
            for at in (after, first):
                if at < len(self.mentions) and line_start <= self.mentions[at].start < line_end:
                    self.mention = at
                    break

    def _mention_from(self, offset: int) -> int:
        """The index of the first mention that begins at an offset or after it."""
        starts = getattr(self.mentions, "starts", None)  # of mentions in columns, each of which is made when asked for
        if starts is not None:
            return bisect_left(starts, offset)
        return bisect_left(self.mentions, offset, key=_mention_start)

    def mention_at(self, offset: int) -> int:
        """The index of the mention that covers `offset`, or -1."""
        at = self._mention_from(offset + 1) - 1
        return at if at >= 0 and offset < self.mentions[at].end else -1

    def next_mention(self, cursor: int, step: int) -> int:
        """The index of the mention `step` from the current one, or -1."""
        before = self.mention if self.mention >= 0 else self._mention_from(cursor) - (step > 0)
        at = before + step
        return at if 0 <= at < len(self.mentions) else -1

    def next_hit(self, cursor: int, step: int) -> int:
        """The index of the hit `step` from the current one, or -1."""
        return _next(self.hits, self.hit, cursor, step)

    def next_find(self, cursor: int, step: int) -> int:
        """The index of the match of the search in this text `step` from the current one, or -1."""
        return _next(self.finds, self.find, cursor, step)

    def term(self, text: str) -> tuple[str, int, int]:
        """The words of the current hit, and which of the hits with the same words it is, of how many.

        Empty without a current hit, where all have the same words, and where there are too many to be told apart.
        """
        if not 0 <= self.hit < len(self.hits) <= MOST_TOLD_APART:
            return "", 0, 0
        if self._termed[0] is not self.hits:
            self._termed = self.hits, [" ".join(text[start:end].casefold().split()) for start, end in self.hits]
        terms = self._termed[1]
        words = terms[self.hit]
        total = terms.count(words)
        return (words, terms[: self.hit + 1].count(words), total) if total < len(terms) else ("", 0, 0)

    def starred(self, start: int, end: int) -> bool:
        """Whether a bookmark begins between `start` and `end`."""
        at = bisect_left(self.bookmarks, (start,))
        return at < len(self.bookmarks) and self.bookmarks[at][0] < end

    def colour(self, start: int, end: int) -> str:
        """The colour of the first labelled bookmark that begins between `start` and `end`, or empty."""
        at = bisect_left(self.bookmarks, (start,))
        while at < len(self.bookmarks) and self.bookmarks[at][0] < end:
            if found := self.colours.get(self.bookmarks[at], ""):
                return found
            at += 1
        return ""

    def doubtful(self, start: int, end: int) -> bool:
        """Whether a name between two offsets could mean another card as well."""
        return any(self.mentions[at].ambiguous for at in self._touching(start, end))

    def revealing(self, start: int, end: int) -> list[Stretch]:
        """What must be seen between two offsets: hits, finds, mentions, and as empty stretches the selection's ends."""
        seen = [spans[at] for spans in (self.hits, self.finds) for at in _within(spans, start, end)]
        seen += ((self.mentions[at].start, self.mentions[at].end) for at in self._touching(start, end))
        return seen + [(at, at) for at in self.selection or () if start < at < end]

    def layers(self, start: int, end: int, palette: Palette) -> Iterator[Layer]:
        """The styles between two offsets, lowest first: bookmarks, mentions, hits, finds, the selection."""
        for stretch in _within(self.bookmarks, start, end):
            span = self.bookmarks[stretch]
            yield Layer(*span, palette.labelled.get(self.colours.get(span, ""), palette.bookmarked))
        for at in self._touching(start, end):
            mention = self.mentions[at]
            style = palette.entity(mention.kind, ambiguous=mention.ambiguous, here=at == self.mention)
            yield Layer(mention.start, mention.end, style)
        for at in _within(self.hits, start, end):
            yield Layer(*self.hits[at], palette.hit_here if at == self.hit else palette.hit)
        for at in _within(self.finds, start, end):
            yield Layer(*self.finds[at], palette.find_here if at == self.find else palette.find)
        if self.selection is not None and self.selection[0] < end and self.selection[1] > start:
            yield Layer(*self.selection, palette.selection)

    def mentions_from(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that begin between two offsets."""
        return (self.mentions[at] for at in self._touching(start, end) if self.mentions[at].start >= start)

    def _touching(self, start: int, end: int) -> Iterator[int]:
        at = self._mention_from(start)
        if at > 0 and self.mentions[at - 1].end > start:
            at -= 1
        while at < len(self.mentions) and self.mentions[at].start < end:
            yield at
            at += 1


def _covering(spans: Sequence[Stretch], offset: int) -> int:
    """The index of the span that covers `offset`, or -1; of two, the one that starts there."""
    at = bisect_left(spans, (offset + 1,)) - 1
    return at if at >= 0 and offset < spans[at][1] else -1


def _next(spans: Sequence[Stretch], current: int, cursor: int, step: int) -> int:
    """The index `step` from the current span, else from the cursor; -1 past an end."""
    if current < 0:
        current = bisect_left(spans, (cursor,)) - (step > 0)
    at = current + step
    return at if 0 <= at < len(spans) else -1


def _within(spans: Sequence[Stretch], start: int, end: int) -> Iterator[int]:
    """The indices of the spans that reach between two offsets."""
    at = bisect_left(spans, (start,))
    while at > 0 and spans[at - 1][1] > start:
        at -= 1
    while at < len(spans) and spans[at][0] < end:
        yield at
        at += 1
