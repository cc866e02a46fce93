"""Growing a selection by character, word, sentence and passage: plain functions of a text, without any screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from indexdir import Passage
from tui.widgets.reader_wrap import clusters

if TYPE_CHECKING:
    import regex

Unit = Literal["word", "sentence", "passage"]
Span = tuple[int, int]
Around = Callable[[int], Span]
"""The unit that an offset stands in; one between two units answers with the one after it."""

_AROUND = 64  # characters looked at on either side for where a cluster begins
_LONGEST_WORD = 400
_FARTHEST = 10_000  # characters looked through for a word where there is none; a text of signs may have millions


class Selected(NamedTuple):
    """A stretch of text, never empty, whose `forward` end is the one that moves: its last cluster, else its first.

    `held` is whether the other end was set by hand; then a larger unit does not reach beyond it.
    """

    start: int
    end: int
    forward: bool = True
    held: bool = False

    @property
    def span(self) -> Span:
        """The offsets between which the selection stands."""
        return self.start, self.end

    def turned(self) -> Selected:
        """The same stretch with its other end to be moved."""
        return self._replace(forward=not self.forward, held=True)


def cluster_at(text: str, offset: int) -> Span:
    """The characters around `offset` that are drawn, and taken, as one."""
    if not text:
        return 0, 0
    offset = min(max(offset, 0), len(text) - 1)
    if _stands_alone(text[offset]):
        return offset, offset + 1
    first = offset
    while first > max(0, offset - _AROUND) and not _stands_alone(text[first - 1]):
        first -= 1
    last = offset + 1
    while last < min(len(text), offset + _AROUND) and not _stands_alone(text[last]):
        last += 1
    starts = [first + at for at, _cells in clusters(text[first:last])]
    at = bisect_right(starts, offset) - 1
    return starts[at], starts[at + 1] if at + 1 < len(starts) else last


def _stands_alone(character: str) -> bool:
    return character.isspace()


def caret(text: str, selected: Selected) -> Span:
    """The cluster at the end that moves."""
    return cluster_at(text, selected.end - 1 if selected.forward else selected.start)


def moved(text: str, selected: Selected, offset: int) -> Selected:
    """The selection with its moving end on the cluster at `offset`, however that stands to the end that keeps."""
    keeps = cluster_at(text, selected.start if selected.forward else selected.end - 1)
    goes = cluster_at(text, offset)
    return Selected(min(keeps[0], goes[0]), max(keeps[1], goes[1]), goes >= keeps, held=True)


@cache
def _word_pattern() -> regex.Pattern[str]:
    # Imported when something is selected: the first screen does without it.
    import regex

    return regex.compile(r"[\w\p{M}\u200d]+(?:[-'’‐‑·][\w\p{M}\u200d]+|(?<=\d)[.,](?=\d)[\w\p{M}]+)*")


def word_at(text: str, offset: int) -> Span:
    """The word at `offset`, else the next one, else the one before; a cluster where no word is near."""
    first = _line_of_words(text, offset)
    found = next((word for word in _words(text, first, offset + _FARTHEST) if word[1] > offset), None)
    found = found or _last_word(text, offset)
    return _in_clusters(text, found) if found is not None else cluster_at(text, offset)


def _words(text: str, first: int, last: int) -> Iterator[Span]:
    """The words of a piece of the text; the pattern gets no more than that, for it looks at all that it gets."""
    for found in _word_pattern().finditer(text[first:last]):
        yield first + found.start(), first + found.end()


def _line_of_words(text: str, offset: int) -> int:
    """An offset from which words can be counted off up to `offset`: after the white space before it."""
    first = min(offset, len(text))
    stop = max(0, first - _LONGEST_WORD)
    while first > stop and not text[first - 1].isspace():
        first -= 1
    return first


def _last_word(text: str, offset: int) -> Span | None:
    """The last word that begins before `offset`, unless that is far off."""
    stop = min(offset, len(text))
    reach = _LONGEST_WORD
    while True:
        first = _line_of_words(text, max(0, stop - reach))
        last = None
        for word in _words(text, first, stop + _LONGEST_WORD):
            if word[0] >= stop:
                break
            last = word
        if last is not None or first == 0 or reach > _FARTHEST:
            return last
        reach *= 8


def _in_clusters(text: str, span: Span) -> Span:
    return cluster_at(text, span[0])[0], cluster_at(text, span[1] - 1)[1]


def passage_at(passages: Sequence[Passage], offset: int) -> Span:
    """The passage that holds `offset`, or between two the one after it; empty where there are none."""
    if not passages:
        return offset, offset
    at = max(0, bisect_right(passages, offset, key=lambda passage: passage.start) - 1)
    if offset >= passages[at].end and at + 1 < len(passages):
        at += 1
    return passages[at].start, passages[at].end


def grown(text: str, selected: Selected, around: Around) -> Selected:
    """The selection up to whole units; where it already is whole, with the next unit at the end that moves.

    `around` gives the unit an offset stands in. What was selected stays so, and an end that was set by hand keeps.
    """
    start, end = selected.span
    whole = min(start, around(start)[0]), max(end, around(max(start, end - 1))[1])
    if not selected.held and whole != (start, end):
        start, end = whole
    elif selected.forward:
        end = whole[1] if whole[1] > end else max(end, _beyond(text, end, around)[1])
    else:
        start = whole[0] if whole[0] < start else min(start, _before(text, start, around)[0])
    start, end = cluster_at(text, start)[0], cluster_at(text, end - 1)[1]
    return selected._replace(start=min(start, selected.start), end=max(end, selected.end))


def _beyond(text: str, end: int, around: Around) -> Span:
    """The first unit from `end` on; where the text has no further one, all that is left up to its last sign."""
    at, stop = end, min(len(text), end + _FARTHEST)
    while at < stop and text[at].isspace():
        at += 1
    if at >= stop:
        return end, end
    unit = around(at)
    return unit if unit[1] > at else (at, at + 1)


def _before(text: str, start: int, around: Around) -> Span:
    """The last unit before `start`, with the signs that follow it; else all that there is before."""
    for at in range(start - 1, max(-1, start - _LONGEST_WORD), -1):
        if not text[at].isspace() and (unit := around(at))[0] <= at:
            return unit
    first = start - len(text[max(0, start - _LONGEST_WORD) : start].lstrip())
    return first, start
