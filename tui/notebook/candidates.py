"""The places of a text that a selector may mean, with what speaks for each."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec
from rapidfuzz.distance import Levenshtein, Postfix, Prefix

from indexdir import nearly
from tui.notebook.ordering import Span

if TYPE_CHECKING:
    from indexdir import Searched
    from tui.notebook.anchors import Selector

_MOST_CHANGED = 0.5
_NEAR_CONTEXT, _MOST_CONTEXT = 32, 256
_SPEAKS_FOR_ITSELF = 4096
_LIGHTEST, _HEAVIEST = 48, 192
_NEAREST = 128
_WEIGHED = 24
_RIVALS = 8
_STRETCHES = (-10, -4, 0, 4, 10, 20)
_WIDER = 96
_AS_WRITTEN = 0.08
_NEARNESS, _NEAR = 0.01, 50
_BY_CHANCE = 0.4
_WIDE = 0.1
_STEP = 2
_BESIDE = 256
_RULER = re.compile(r"([^\w\s])\1+")


class Candidate(msgspec.Struct, frozen=True):
    """A place in the folded text, and how much of the quote and of the words around it is there, from 0 to 1.

    `sides` is what stands before and behind. `score` is the mean of all three by length. `rank` counts of the context
    only what is more than any two texts have in common, and has what decides between equals: `written`, how much has
    its white space as it was, and `far`, how many characters it is from where it was; twice as far counts as much when
    it is near as when it is not, for texts grow by words and by chapters.
    """

    start: int
    end: int
    quote: float
    sides: tuple[float, float]
    score: float
    rank: float
    written: float
    far: int

    @property
    def around(self) -> float:
        """The better of what stands before and behind."""
        return max(self.sides)

    @property
    def whole(self) -> bool:
        """Whether quote and context stand there to the letter."""
        return self.quote == 1 and self.written == 1

    @property
    def there(self) -> bool:
        """Whether it is where the passage was."""
        return 0 <= self.far <= _STEP


class Sought(msgspec.Struct, frozen=True):
    """A selector with its white space folded, and where it was.

    What stands near it counts; `before` and `behind`, where more is known, only decide between equals.
    """

    exact: str
    prefix: str
    suffix: str
    before: str
    behind: str
    at: int
    selector: Selector


def sought(selector: Selector, searched: Searched) -> Sought:
    """A selector made ready to be looked for in a text."""
    selector = msgspec.structs.replace(
        selector, prefix=selector.prefix[-_MOST_CONTEXT:], suffix=selector.suffix[:_MOST_CONTEXT]
    )
    at = searched.folded_at(selector.start) if 0 <= selector.start <= len(searched.text) else -1
    wide = _plain(selector.prefix), _plain(selector.suffix)
    near = _plain(selector.prefix[-_NEAR_CONTEXT:]), _plain(selector.suffix[:_NEAR_CONTEXT])
    return Sought(_folded(selector.exact), *near, *wide, at, selector)


def candidates(wanted: Sought, searched: Searched) -> list[Candidate]:
    """The places that the selector may mean, the likeliest first; they don't overlap."""
    if not wanted.exact or not searched.folded.strip():
        return []
    spans = _standing(wanted, searched)
    weighed = _weighed(wanted, searched, [*spans, *_where_it_was(wanted, searched, spans)])
    if not any(candidate.whole or candidate.score >= 0.995 for candidate in weighed):
        spans += [
            (searched.folded_at(near.start), searched.folded_at(near.end - 1) + 1)
            for near in nearly(wanted.selector.exact, searched, errors=_MOST_CHANGED, most=_RIVALS)
        ]
        weighed = _weighed(wanted, searched, [*spans, *_by_context(wanted, searched)])
    return weighed


def _folded(text: str) -> str:
    return " ".join(text.split())


def _plain(context: str) -> str:
    """A context with its white space folded, and of rulers, as under headings and in tables, one sign."""
    return _RULER.sub(r"\1", _folded(context))


def _standing(wanted: Sought, searched: Searched) -> list[Span]:
    """Where the quote stands word for word; of very many places those in the likeliest surroundings.

    The first and the last are among them: all others may overlap, and would hide that there are several. So are some of
    those between the same words, however far away.
    """
    text, size = searched.folded, len(wanted.exact)
    starts = _around(text, wanted.exact, max(wanted.at, 0), _NEAREST)
    if len(starts) > _WEIGHED:
        whole, begin = _whole(wanted)
        starts += [found + begin for found in _around(text, whole, max(wanted.at - begin, 0), _RIVALS)]
        likely = sorted(starts, key=lambda start: (-_alike(wanted, text, start), abs(start - wanted.at)))[:_WEIGHED]
        starts = [*likely, text.find(wanted.exact), text.rfind(wanted.exact)]
    return [(start, start + size) for start in starts]


def _where_it_was(wanted: Sought, searched: Searched, spans: Sequence[Span]) -> Iterable[Span]:
    """What stands at the old offsets, nearly the quote, when the quote itself stands elsewhere only."""
    if wanted.at < 0 or not spans or any(start == wanted.at for start, _ in spans):
        return
    low = max(0, wanted.at - _BESIDE)
    text = searched.folded[low : wanted.at + len(wanted.exact) + _BESIDE]
    for near in nearly(wanted.exact, text, errors=_MOST_CHANGED, most=2):
        yield low + near.start, low + near.end


def _around(text: str, quote: str, at: int, most: int) -> list[int]:
    """The offsets of a quote, the nearest to an offset, `most` on either side of it."""
    after: list[int] = []
    before: list[int] = []
    found = text.find(quote, at)
    while found >= 0 and len(after) < most:
        after.append(found)
        found = text.find(quote, found + 1)
    found = text.rfind(quote, 0, at + len(quote) - 1)
    while found >= 0 and len(before) < most:
        before.append(found)
        found = text.rfind(quote, 0, found + len(quote) - 1)
    return before[::-1] + after


def _alike(wanted: Sought, text: str, start: int) -> int:
    """How many characters stand on both sides as they did, at a glance: there may be thousands of places."""
    end, before, behind = start + len(wanted.exact), wanted.before, wanted.behind
    alike = Postfix.similarity(before, text[max(0, start - len(before)) : start].rstrip())
    return alike + Prefix.similarity(behind, text[end : end + len(behind) + 1].lstrip())


def _sides(wanted: Sought, text: str, start: int, end: int) -> tuple[str, str]:
    before = text[max(0, start - len(wanted.before) - _WIDER) : start]
    return _plain(before), _plain(text[end : end + len(wanted.behind) + _WIDER])


def _by_context(wanted: Sought, searched: Searched) -> Iterable[Span]:
    """Where the words around the quote are found together with what may be left of it."""
    whole, begin = _whole(wanted)
    if len(whole) == len(wanted.exact) or len(wanted.exact) > _SPEAKS_FOR_ITSELF:
        return
    for near in nearly(whole, searched, errors=_MOST_CHANGED, most=6):
        first, last = searched.folded_at(near.start), searched.folded_at(near.end - 1) + 1
        span = _mapped(whole, begin, begin + len(wanted.exact), searched.folded, first, last)
        if span:
            yield span


def _whole(wanted: Sought) -> tuple[str, int]:
    """The quote between its context, and where in that it begins."""
    selector = wanted.selector
    prefix, suffix = selector.prefix[-_NEAR_CONTEXT:], selector.suffix[:_NEAR_CONTEXT]
    whole = _folded(prefix + selector.exact + suffix)
    return whole, whole.find(wanted.exact, max(0, len(_folded(prefix)) - 1))


def _mapped(whole: str, begin: int, end: int, text: str, first: int, last: int) -> Span | None:
    """Where a stretch of a pattern has come to in the text that it is like, on edges of words."""
    start = stop = first
    for step in Levenshtein.opcodes(whole, text[first:last]):
        if step.src_start <= begin < step.src_end:
            start = first + min(step.dest_end, step.dest_start + begin - step.src_start)
        if step.src_start < end <= step.src_end:
            inside = min(step.dest_end, step.dest_start + end - step.src_start)
            stop = first + (step.dest_end if end == step.src_end else inside)
    while start < stop and text[start] == " ":
        start += 1
    while stop > start and text[stop - 1] == " ":
        stop -= 1
    if start >= stop:
        return None
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while stop < len(text) and text[stop - 1].isalnum() and text[stop].isalnum():
        stop += 1
    return start, stop


def _weighed(wanted: Sought, searched: Searched, spans: Iterable[Span]) -> list[Candidate]:
    """The best of the spans that don't overlap."""
    chosen: list[Candidate] = []
    weighed = (_weigh(wanted, searched, *span) for span in set(spans))
    for candidate in sorted(weighed, key=lambda one: (-one.rank, one.start)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda one: -one.rank)


def _weigh(wanted: Sought, searched: Searched, start: int, end: int) -> Candidate:
    there = searched.folded[start:end]
    before, after = _sides(wanted, searched.folded, start, end)
    quote = Levenshtein.normalized_similarity(wanted.exact, there)
    sides = _held(wanted.prefix, before), _held(wanted.suffix[::-1], after[::-1])
    size = min(max(len(wanted.exact), _LIGHTEST), _HEAVIEST)
    score = _mean(wanted, size * quote, sides, size)
    rank = _mean(wanted, size * quote, (_beyond_chance(sides[0]), _beyond_chance(sides[1])), size)
    written = _as_written(wanted.selector, searched, start, end)
    far = abs(start - wanted.at) if wanted.at >= 0 else -1
    if len(wanted.before) + len(wanted.behind) > len(wanted.prefix) + len(wanted.suffix):
        wide = _held(wanted.before, before), _held(wanted.behind[::-1], after[::-1])
        rank += _WIDE * (_beyond_chance(wide[0]) + _beyond_chance(wide[1])) / 2
    rank += _AS_WRITTEN * written - _NEARNESS * math.log1p(max(far, 0) / _NEAR)
    return Candidate(start, end, quote, sides, score, rank, written, far)


def _mean(wanted: Sought, quote: float, sides: tuple[float, float], size: int) -> float:
    around = len(wanted.prefix) * sides[0] + len(wanted.suffix) * sides[1]
    return (quote + around) / (size + len(wanted.prefix) + len(wanted.suffix))


def _beyond_chance(alike: float) -> float:
    return max(0.0, (alike - _BY_CHANCE) / (1 - _BY_CHANCE))


def _held(context: str, text: str) -> float:
    """How much of a context stands at the very end of a text."""
    if not context:
        return 0.0
    lengths = [len(context) + more for more in _STRETCHES if len(context) + more > 0]
    return 1 - min(len(context), *(Levenshtein.distance(context, text[-length:]) for length in lengths)) / len(context)


def _as_written(selector: Selector, searched: Searched, start: int, end: int) -> float:
    """How much of quote and context is there with its white space as it was."""
    text, exact = searched.text, selector.exact
    first, last = searched.span(start, end)
    first, last = first - len(exact) + len(exact.lstrip()), last + len(exact) - len(exact.rstrip())
    if first < 0 or text[first:last] != exact:
        return 0.0
    size = len(selector.prefix) + len(selector.suffix)
    alike = Postfix.similarity(selector.prefix, text[max(0, first - len(selector.prefix)) : first])
    alike += Prefix.similarity(selector.suffix, text[last : last + len(selector.suffix)])
    return alike / size if size else 1.0
