"""Where a kept passage stands in a text that may have changed: there, elsewhere, perhaps somewhere, or nowhere.

Selectors are those of the W3C Web Annotation Data Model (2017): TextQuoteSelector (`exact`, `prefix`, `suffix`) and
TextPositionSelector (`start`, `end`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from indexdir import Searched
from tui.notebook.candidates import Candidate, candidates, sought
from tui.notebook.certainty import is_likely, letters_in
from tui.notebook.ordering import Landmark, Order, Span
from tui.notebook.rivalry import counted, rivals_of

Status = Literal["exact", "moved", "doubtful", "lost"]

_PLAUSIBLE = 0.42
_ONCE = 18
_CONTEXT = 16
_LANDMARK = 0.9
_ALONE = 0.4
_RIVALS = 8


class Selector(msgspec.Struct, frozen=True):
    """What a passage is found by: its words, those around it, and its offsets in code points.

    Context may be missing, and so may offsets (-1). `digest` names the version of the document that the offsets are of.
    `alike` is how many times the quote stood in it, and `nth` which of them is meant, from 1; 0 where it is not known.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    end: int = -1
    digest: str = ""
    alike: int = 0
    nth: int = 0


class Placement(msgspec.Struct, frozen=True):
    """Where a passage stands.

    exact: its words stand unchanged at its offsets, and nothing else could be meant. moved: it is surely this place,
    elsewhere, rewrapped or with changed words. doubtful: a guess, never to be taken without asking. lost: nowhere,
    with -1 for offsets. `score` is how much of it and of its surroundings is there, from 0 to 1; `rivals` are other
    places that could be meant, the likeliest first.
    """

    status: Status
    start: int
    end: int
    score: float
    rivals: tuple[Span, ...] = ()

    def changed(self, selector: Selector, text: str) -> bool:
        """Whether the words there are others than those that were kept; white space does not count."""
        return self.status == "lost" or text[self.start : self.end].split() != selector.exact.split()


class _Found(msgspec.Struct, frozen=True):
    """A placement, and what the order of the passages may still decide.

    tied: the words are there, and only rivals make a doubt, or that there were more of them. missing: that there were
    more. alone: all around is another.
    """

    placement: Placement
    tied: bool = False
    missing: bool = False
    alone: bool = False


_LOST = _Found(Placement("lost", -1, -1, 0.0))


def locate(selector: Selector, text: str, *, digest: str = "") -> Placement:
    """Where a passage stands in a text; `digest` names the version of the text, where it is known."""
    return locate_all([selector], text, digest=digest)[0]


def locate_all(
    selectors: Sequence[Selector], text: str, *, digest: str = "", cancelled: Callable[[], bool] = lambda: False
) -> tuple[Placement, ...]:
    """Where each of many passages of one document stands in its text; nothing where that was `cancelled`.

    Between places that are alike in all else, those passages of the same version of the document decide that surely
    stand before and behind.
    """
    found = [_unchanged(selector, text, digest) for selector in selectors]
    searched = Searched(text) if None in found else None
    for number, one in enumerate(found):
        if one is None and searched is not None:
            if cancelled():
                return ()
            found[number] = _located(selectors[number], searched)
    return tuple(_in_order(selectors, [one or _LOST for one in found], text))


def _unchanged(selector: Selector, text: str, digest: str) -> _Found | None:
    """The placement of a passage that stands where it stood, between the same words."""
    start, end = selector.start, selector.end
    if not 0 <= start < end <= len(text) or text[start:end] != selector.exact:
        return None
    prefix, suffix = selector.prefix, selector.suffix
    same = bool(digest) and selector.digest == digest
    around = text[max(0, start - len(prefix)) : start] == prefix and text[end : end + len(suffix)] == suffix
    enough = len(prefix) + len(suffix) >= _CONTEXT or (len(prefix) == start and len(suffix) == len(text) - end)
    return _Found(Placement("exact", start, end, 1.0)) if same or (around and enough) else None


def _located(selector: Selector, searched: Searched) -> _Found:
    wanted = sought(selector, searched)
    found = candidates(wanted, searched)
    if not found or found[0].score < _PLAUSIBLE:
        return _LOST
    best = found[0]
    rivals = rivals_of(best, found)
    copies = searched.folded.count(" ".join(selector.exact.split())) if best.quote == 1 and selector.alike else 0
    once = selector.alike == copies == 1 and letters_in(selector.exact) >= _ONCE
    likely = once or is_likely(wanted, best)
    missing = copies < selector.alike and best.quote == 1 and not best.there
    nth = _nth_of(selector, searched, found) if copies and copies == selector.alike else None
    if nth and likely:
        best, rivals = counted(nth, best, found)
    if 0 < selector.alike < copies and not best.whole:  # a copy has come, and what stood around either is another
        rivals = [each for each in found if each is not best and each.quote == 1]
    sure = likely and not rivals and not missing
    placement = _placement(selector, searched, best, rivals, sure=sure)
    context = len(selector.prefix) + len(selector.suffix)
    tied = likely and not sure and best.quote == 1
    return _Found(placement, tied, missing, sure and not once and best.around < _ALONE and context >= _CONTEXT)


def _nth_of(selector: Selector, searched: Searched, found: Sequence[Candidate]) -> Candidate | None:
    """The place that has as many copies of the quote before it as the passage had."""
    quote, at = " ".join(selector.exact.split()), -1
    for _ in range(selector.nth):
        at = searched.folded.find(quote, at + len(quote) if at >= 0 else 0)
        if at < 0:
            return None
    return next((each for each in found if each.quote == 1 and each.start == at), None)


def _placement(
    selector: Selector, searched: Searched, best: Candidate, rivals: Sequence[Candidate], *, sure: bool
) -> Placement:
    start, end = searched.span(best.start, best.end)
    there = searched.text[selector.start : selector.end] == selector.exact and (start, end) == _stripped(selector)
    if there:
        start, end = selector.start, selector.end
    status: Status = ("exact" if there else "moved") if sure else "doubtful"
    spans = () if sure else tuple(searched.span(rival.start, rival.end) for rival in rivals[:_RIVALS])
    return Placement(status, start, end, min(1.0, round(best.score, 4)), spans)


def _stripped(selector: Selector) -> Span:
    lead = len(selector.exact) - len(selector.exact.lstrip())
    return selector.start + lead, selector.start + len(selector.exact.rstrip())


def _in_order(selectors: Sequence[Selector], found: Sequence[_Found], text: str) -> Iterator[Placement]:
    """The placements, decided by the order of the passages where only that is open, or against it."""
    orders: dict[str, Order] = {}
    for selector, one in zip(selectors, found, strict=True):
        placement, known = one.placement, selector.start >= 0 and selector.digest
        if known and (one.tied or one.alone) and selector.digest not in orders:
            orders[selector.digest] = Order(_landmarks(selector.digest, selectors, found))
        order = orders.get(selector.digest) if known else None
        if order and one.tied:
            spans = ((placement.start, placement.end), *placement.rivals)
            only = order.only(selector.start, spans, as_far=one.missing)
            if only:
                placement = _settled(selector, placement, only, text)
        elif order and one.alone and not order.between(selector.start, [(placement.start, placement.end)]):
            placement = msgspec.structs.replace(placement, status="doubtful")
        yield placement


def _landmarks(digest: str, selectors: Sequence[Selector], found: Sequence[_Found]) -> Iterator[Landmark]:
    for selector, one in zip(selectors, found, strict=True):
        placement = one.placement
        if selector.digest == digest and placement.status in ("exact", "moved") and placement.score >= _LANDMARK:
            yield Landmark(selector.start, placement.start, placement.end)


def _settled(selector: Selector, placement: Placement, span: Span, text: str) -> Placement:
    there = span == (selector.start, selector.end) and text[span[0] : span[1]] == selector.exact
    return Placement("exact" if there else "moved", *span, placement.score)
