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
            width = word.words if isinstance(word, Compound) else 1
            place = (base + word.position) << WIDTH_BITS | (width - 1)
            stems[word.stem].append(place)
            forms[word.form].append(place)
            if width > 1:
                continue
            if (as_written := source[word.start : word.end]) != word.form:
                written[word.form, as_written].append(place)
            if base:
                titled += 1
            else:
                starts.append(word.start)
    first_words = [bisect_left(starts, passage.start) << WIDTH_BITS for passage in passages]
    return Cut(stems, forms, written, starts, [*first_words, TITLE << WIDTH_BITS], titled)
