"""Which of the places that a selector may mean could be meant as well as the likeliest."""

from __future__ import annotations

from collections.abc import Sequence

from tui.notebook.candidates import Candidate

_CLOSE, _CLOSER = 0.1, 0.06
_LEAST, _EQUAL = 0.02, 0.02
_ALMOST = 0.95
_STAYED = 0.75


def rivals_of(best: Candidate, others: Sequence[Candidate]) -> list[Candidate]:
    """The others that could be meant as well: for one that has the quote word for word, others that have it too."""
    rest = [other for other in others if other is not best]
    if best.whole and not any(other.whole for other in rest):
        return [other for other in rest if other.there and other.score >= _STAYED]
    return [other for other in rest if other.rank > best.rank - _gap(best, other)]


def _gap(best: Candidate, other: Candidate) -> float:
    if best.quote < 1:
        return _CLOSE
    if other.quote == 1:
        return _LEAST if _leads(best, other) else _CLOSE
    return _CLOSER if other.quote >= _ALMOST else 0.0


def _leads(best: Candidate, other: Candidate) -> bool:
    """Whether the context speaks for a place and nothing against it."""
    gains = _gains(best, other)
    return max(gains) > _EQUAL and min(gains) >= -_EQUAL and best.far <= other.far


def counted(nth: Candidate, best: Candidate, others: Sequence[Candidate]) -> tuple[Candidate, list[Candidate]]:
    """Of the copy that has as many before it as the passage had, and the likeliest place: one, and its rivals.

    A copy may have gone before it and another have come behind it, so that counting alone makes nothing sure.
    """
    one = nth if best.rank - nth.rank <= _LEAST else best
    rest = [other for other in others if other is not one and other.quote == one.quote]
    return one, [other for other in rest if other in (nth, best) or other.rank > one.rank - _LEAST]


def _gains(one: Candidate, other: Candidate) -> tuple[float, ...]:
    return *(here - there for here, there in zip(one.sides, other.sides, strict=True)), one.written - other.written
