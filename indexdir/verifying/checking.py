"""Each quotation of a draft is looked for in the collection, and what is found is judged."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from indexdir.catalogue import Catalogue
from indexdir.errors import SearchCancelledError
from indexdir.inline import is_markdown
from indexdir.matching.view import IndexView
from indexdir.offsets import decode_starts
from indexdir.records import Failure
from indexdir.verified import Checked, Draft, Quotation, Remark, Standing, Verdict, Verification
from indexdir.verifying.brackets import judged, negated
from indexdir.verifying.candidates import Candidate, candidates
from indexdir.verifying.nearness import LEAST, SHORT, Nearly, begun_as, difference, nearly, parts_of
from indexdir.verifying.tokens import Shown, Token, tokens_of
from indexdir.verifying.wording import Place, Wording, standing, wordings

_CANDIDATES = 60
_READ_NEARLY = 8  # of the candidates, that are read for nearly the same words
_NEARLY_ALL = 0.9  # of the votes: what stands there word for word has them all
_LISTED = 20  # further places
_HELD = 64  # documents as they are read, for the quotations after
_AROUND = 40  # words on either side of where a quotation should be

Report = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Near(NamedTuple):
    """A stretch of a document that has been read for a quotation."""

    candidate: Candidate
    shown: Shown
    tokens: Sequence[Token]


class Checker:
    """Checks quotations against one generation of the index."""

    def __init__(self, view: IndexView, catalogue: Catalogue, among: Collection[str] | None = None) -> None:
        self._view = view
        self._catalogue = catalogue
        self._among = view.reader.alive.copy()
        if among is not None:
            wanted = [view.docnum_of_id[name] for name in among if name in view.docnum_of_id]
            self._among &= np.isin(np.arange(view.size), wanted)
        self._shown: OrderedDict[int, tuple[Shown, list[int]]] = OrderedDict()
        self._known: dict[str, Checked] = {}

    @property
    def searched(self) -> int:
        """In how many documents it looks."""
        return int(self._among.sum())

    def check(self, quotation: Quotation, *, within: bool = False) -> Iterator[Checked]:
        """What is found of a quotation; of one that is not found, or not whole, also of those in it."""
        checked = self._checked(quotation, within)
        yield checked
        if checked.verdict == "not found" or "missing" in checked.remarks:
            for inner in (checked.verdict == "not found" and quotation.inner) or _parts(quotation):
                yield from self.check(inner, within=True)

    def _checked(self, quotation: Quotation, within: bool) -> Checked:
        if (known := self._known.get(quotation.text)) is None:
            known = self._known[quotation.text] = self._looked_up(quotation)
        doubts: tuple[Remark, ...] = () if quotation.closed else ("unclosed",)
        return replace(known, quotation=quotation, remarks=(*known.remarks, *doubts), within=within)

    def _looked_up(self, quotation: Quotation) -> Checked:
        tokens = tokens_of(quotation.text)
        ways = wordings(quotation.text)
        count = sum(token.is_word for token in tokens)
        found = candidates(_longest(ways, quotation.text), self._view.reader, self._among, _CANDIDATES)
        near = [
            self._near(each, ways, tokens)
            for rank, each in enumerate(found)
            if rank < _READ_NEARLY or each.share >= _NEARLY_ALL
        ]
        found_so = [
            (each, judged(place, each.tokens, each.shown)) for each in near for place in _places(ways, each.tokens)
        ]
        if found_so := [each for each in found_so if each[1].score == 1 or (each[1].score >= LEAST and count >= SHORT)]:
            found_so.sort(key=lambda each: (-each[1].score, len(each[1].remarks)))
            best = found_so[0][1]
            alike = [each for each in found_so if each[1].score == 1 or best.score < 1]
            places = [self._standing(each, so.first, so.last, so.score) for each, so in alike]
            verdict: Verdict = "exact" if best.score == 1 else "altered"
            return _listed(Checked(quotation, verdict, best.remarks, diff=best.diff, gaps=best.gaps), places)
        if count < SHORT:
            return Checked(quotation, "too short")
        return self._altered(quotation, near)

    def _altered(self, quotation: Quotation, near: Sequence[Near]) -> Checked:
        parts = parts_of(quotation.text)
        looked = [(each, nearly(parts, each.tokens)) for each in near[:_READ_NEARLY]] if parts else []
        found: list[tuple[Near, Nearly]] = [(each, like) for each, like in looked if like is not None]
        if not found:
            return Checked(quotation, "not found")
        found.sort(key=lambda each: -each[1].score)
        places = [self._standing(each, like.first, like.last, like.score) for each, like in found]
        best, like = found[0]
        told = difference(parts, like, best.shown, best.tokens)
        begins = next(part for part, stands in zip(parts, like.likes, strict=True) if stands is not None)
        remarks: dict[Remark, bool] = {
            "elided": len(parts) > 1,
            "negation": any(map(negated, told.gaps)),
            "missing": None in like.likes,
            "capital": begun_as(begins, best.tokens[like.first].key) is not begins,
            "apart": like.score == 1 and told.literal,
            "punctuation": like.score == 1 and not told.literal,
        }
        due = tuple(remark for remark, holds in remarks.items() if holds)
        return _listed(Checked(quotation, "altered", due, diff=told.pieces, gaps=told.gaps), places)

    def _near(self, candidate: Candidate, ways: Sequence[Wording], wanted: Sequence[Token]) -> Near:
        shown, starts = self._document(candidate.docnum)
        count = len(wanted)
        reach = _AROUND + count + max((sum(part.gap for part in way.parts) for way in ways), default=0)
        low = min(max(0, candidate.word - reach), len(starts) - 1)
        high = min(candidate.word + count + reach, len(starts) - 1)
        known = {token.key for token in wanted}
        return Near(candidate, shown, shown.tokens(starts[low], starts[high] + 1, known))

    def _document(self, docnum: int) -> tuple[Shown, list[int]]:
        if (held := self._shown.get(docnum)) is None:
            text, rows, words = self._catalogue.glance(self._view.number(docnum))
            shown = Shown(text, rows, markdown=is_markdown(self._view.document(docnum).id))
            held = self._shown[docnum] = shown, decode_starts(words)
            if len(self._shown) > _HELD:
                self._shown.popitem(last=False)
        else:
            self._shown.move_to_end(docnum)
        return held

    def _standing(self, near: Near, first: int, last: int, score: float = 1.0) -> Standing:
        start, end = near.tokens[first].start, near.tokens[last - 1].end
        document, shown = self._view.document(near.candidate.docnum), near.shown
        return Standing(document, start, end, shown.passage_at(start) + 1, shown.read(start, end), score)


def verify(
    draft: Draft,
    checker: Checker,
    not_searched: Sequence[Failure] = (),
    report: Report | None = None,
    cancelled: Cancelled | None = None,
) -> Verification:
    """Check all quotations of a draft. Raises SearchCancelledError."""
    checked: list[Checked] = []
    for number, quotation in enumerate(draft.quotations):
        if cancelled is not None and cancelled():
            raise SearchCancelledError("the check was cancelled")
        if report is not None:
            report(number, len(draft.quotations))
        checked += checker.check(quotation)
    return Verification(draft, tuple(checked), checker.searched, tuple(not_searched))


def _places(ways: Sequence[Wording], tokens: Sequence[Token]) -> Sequence[Place]:
    """Where the most literal of the ways that stands in a stretch of text does."""
    return next((places for way in ways if (places := standing(way, tokens))), ())


def _listed(checked: Checked, places: Sequence[Standing]) -> Checked:
    """With the places, each once, the first as the one where it stands."""
    once = list({(each.document.id, each.start): each for each in places}.values())
    return replace(checked, standing=once[0], others=tuple(once[1 : _LISTED + 1]), more=max(0, len(once) - _LISTED - 1))


def _parts(quotation: Quotation) -> Iterator[Quotation]:
    """What stands between the dots of a quotation, where that is enough to be told by itself."""
    parts = parts_of(quotation.text)
    if len(parts) > 1:
        yield from (replace(quotation, text=part.text, inner=()) for part in parts if part.words >= SHORT)


def _longest(ways: Sequence[Wording], text: str) -> str:
    """What is looked up: the longest part of a quotation that leaves words out, or all of it."""
    if not ways or len(ways[-1].parts) < 2:
        return text
    return max((" ".join(want.key for want in part.wants) for part in ways[-1].parts), key=len)
