"""The edges of a place on edges of words."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from indexdir.approximate.near import Near

_REACH = 24


def on_words(wanted: str, text: str, near: Near, allowed: int) -> Near:
    """The place with its edges on edges of words, where the pattern was changed at its own edges."""
    start, end = _edge(text, near.start, near.end, -1), _edge(text, near.end, near.start, 1)
    if text[near.start : near.start + 3] != wanted[:3]:
        first = wanted.partition(" ")[0]
        at = text.rfind(first, max(0, near.start - _REACH), near.start + len(first)) if len(first) > 2 else -1
        start = at if at >= 0 and text.find(" ", at + len(first), near.start) < 0 else start
    if text[max(near.start, near.end - 3) : near.end] != wanted[-3:]:
        last = wanted.rpartition(" ")[2]
        at = text.find(last, max(near.start, near.end - len(last)), near.end + _REACH) if len(last) > 2 else -1
        end = at + len(last) if at >= 0 and text.find(" ", near.end, max(near.end, at - 1)) < 0 else end
    while start + 1 < end and text[start] == " ":
        start += 1
    while end - 1 > start and text[end - 1] == " ":
        end -= 1
    if (start, end) == (near.start, near.end):
        return near
    errors = Levenshtein.distance(wanted, text[start:end], score_cutoff=allowed)
    return Near(start, end, errors) if errors <= allowed else near


def _edge(text: str, at: int, other: int, step: int) -> int:
    """The edge of the word that `at` cuts: its outer one if at least half the word is inside, else its inner one."""
    if not (0 < at < len(text) and _joined(text, at)):
        return at
    outer = inner = at
    while 0 < outer < len(text) and _joined(text, outer) and abs(outer - at) < 32:
        outer += step
    while inner != other and 0 < inner < len(text) and _joined(text, inner):
        inner -= step
    return outer if inner == other or abs(inner - at) >= abs(outer - at) else inner


def _joined(text: str, at: int) -> bool:
    return text[at - 1].isalnum() and text[at].isalnum()
