"""A document becomes the words that are indexed, once, for the engine and for the catalogue."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from indexdir.engines.base import Cut
from indexdir.query.places import TITLE
from indexdir.query.words import Compound, words_and_compounds
from indexdir.records import Passage

WIDTH_BITS = 3
"""A packed place is its position shifted by so many bits, and its width in words less one."""


def cut(text: str, passages: Sequence[Passage], title: str) -> Cut:
    """Cut a document's text, from its first passage on, and its title."""
    stems: dict[str, list[int]] = defaultdict(list)
    forms: dict[str, list[int]] = defaultdict(list)
    written: dict[tuple[str, str], list[int]] = defaultdict(list)
    starts: list[int] = []
    titled = 0
    for source, base, begin in ((text, 0, passages[0].start if passages else 0), (title, TITLE, 0)):
        for word in words_and_compounds(source, begin):
            place = (base + word[0]) << WIDTH_BITS
            if isinstance(word, Compound):
                place |= word[5] - 1
                stems[word[4]].append(place)
                forms[word[3]].append(place)
                continue
            _, first, end, form, stem = word
            stems[stem].append(place)
            forms[form].append(place)
            if (as_written := source[first:end]) != form:
                written[form, as_written].append(place)
            if base:
                titled += 1
            else:
                starts.append(first)
    first_words = [bisect_left(starts, passage.start) << WIDTH_BITS for passage in passages]
    return Cut(stems, forms, written, starts, [*first_words, TITLE << WIDTH_BITS], titled)
