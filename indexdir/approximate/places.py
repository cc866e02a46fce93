"""The places that nearly have a pattern, in a folded text."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from indexdir.approximate.distances import distances_of
from indexdir.approximate.folded import Indexed
from indexdir.approximate.near import Near
from indexdir.approximate.seeding import LONG, regions_of
from indexdir.approximate.words import on_words

_ENDS_TRIED = 24
_VERY_LONG = 20_000
_LONG_TRIED = 16
_PIECE = 256
_PIECES = 8
_PIECE_ERRORS = 0.4
_STRAYS = 1024


def folded(pattern: str) -> str:
    """A pattern with every run of white space as one blank, and none around it."""
    return " ".join(pattern.split())


def places(wanted: str, indexed: Indexed, allowed: int, most: int) -> list[Near]:
    """The places that `nearly` answers with, by offsets into the folded text."""
    found = _exactly(wanted, indexed.text, most)
    if allowed and len(found) < most:
        if len(wanted) > LONG:
            found += _long(wanted, indexed, allowed)
        else:
            found += _among(wanted, indexed.text, regions_of(wanted, indexed, allowed), allowed, most)
    return _apart(found, most)


def _exactly(wanted: str, text: str, most: int) -> list[Near]:
    found: list[Near] = []
    at = text.find(wanted)
    while at >= 0 and len(found) < most:
        found.append(Near(at, at + len(wanted), 0))
        at = text.find(wanted, at + len(wanted))
    return found


def _apart(found: list[Near], most: int) -> list[Near]:
    chosen: list[Near] = []
    for near in sorted(found, key=lambda near: (near.errors, near.start)):
        if len(chosen) < most and all(near.end <= other.start or other.end <= near.start for other in chosen):
            chosen.append(near)
    return sorted(chosen, key=lambda near: near.start)


def _among(wanted: str, text: str, regions: Sequence[tuple[int, int]], allowed: int, most: int) -> list[Near]:
    """The best places that don't overlap in some stretches of text, by the best of the ends that were found there.

    Where each of them begins is looked for only as often as there may be places: in a text of one line again and again
    there are thousands of ends.
    """
    ends = [
        (errors, -begin - at, begin)
        for begin, end in regions
        for at, errors in enumerate(distances_of(wanted, text[begin:end]))
        if errors <= allowed
    ]
    found: list[Near] = []
    tried = 0
    for errors, last, begin in sorted(ends):
        stop = -last
        if any(near.start < stop <= near.end + allowed for near in found):
            continue
        tried += 1
        start = _start(wanted, text, begin, stop, errors)
        if start < stop and all(stop <= near.start or near.end <= start for near in found):
            found.append(on_words(wanted, text, Near(start, stop, errors), allowed))
        if len(found) >= most or tried >= _ENDS_TRIED:
            break
    return found


def _start(wanted: str, text: str, begin: int, stop: int, errors: int) -> int:
    """Where the best match that ends at `stop` begins: the same search backwards, with its end held."""
    backwards = distances_of(wanted[::-1], text[max(begin, stop - len(wanted) - errors) : stop][::-1], held=True)
    best = min(backwards)
    return stop - max(at for at, found in enumerate(backwards) if found == best)


def _long(wanted: str, indexed: Indexed, allowed: int) -> list[Near]:
    """The places of a long pattern: between where its first and where its last characters nearly lie."""
    found: dict[tuple[int, int], Near] = {}
    starts, stops = _piece_ends(wanted, indexed, -1), _piece_ends(wanted, indexed, 1)
    stops += [stop for start in starts if (stop := _stop_near(wanted, indexed.text, start + len(wanted))) > start]
    pairs = sorted((abs(stop - start - len(wanted)), start, stop) for start in starts for stop in stops if start < stop)
    for apart, start, stop in pairs[: _LONG_TRIED if len(wanted) < _VERY_LONG else 4]:
        if apart <= allowed:
            errors = Levenshtein.distance(wanted, indexed.text[start:stop], score_cutoff=allowed)
            if errors <= allowed:
                found[start, stop] = on_words(wanted, indexed.text, Near(start, stop, errors), allowed)
    return list(found.values())


def _stop_near(wanted: str, text: str, expected: int) -> int:
    low = max(0, expected - _STRAYS)
    distances = distances_of(wanted[-_PIECE:], text[low : expected + _STRAYS])
    return low + min(range(len(distances)), key=lambda at: (distances[at], abs(low + at - expected)))


def _piece_ends(wanted: str, indexed: Indexed, side: int) -> list[int]:
    """Where one end of a long pattern may lie, by the piece nearest to it that is found."""
    for skipped in range(0, min(len(wanted), _PIECES * _PIECE), _PIECE):
        begin = skipped if side < 0 else max(0, len(wanted) - skipped - _PIECE)
        piece = wanted[begin : begin + _PIECE]
        found = places(piece, indexed, int(len(piece) * _PIECE_ERRORS), _LONG_TRIED)
        if found and side < 0:
            return sorted({max(0, near.start - skipped) for near in found})
        if found:
            return sorted({min(len(indexed.text), near.end + skipped) for near in found})
    return []
