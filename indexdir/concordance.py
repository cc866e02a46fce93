"""A card's mentions as keyword in context: each on a line, with its passage on both sides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from indexdir.columns import mentions_of
from indexdir.findings import ConcordanceLine
from indexdir.records import DocumentText, Mention, Passage

_ONE_LINE = str.maketrans("\n\t", "  ")


def concordance(readings: Iterable[DocumentText], card_id: str, limit: int) -> tuple[ConcordanceLine, ...]:
    """Give the first `limit` lines of a card, in the order of the documents; reads no more of them than that takes."""
    lines = (line for reading in readings for line in _lines(reading, card_id))
    return tuple(islice(lines, max(0, limit)))


def passage_of(reading: DocumentText, mention: Mention) -> Passage:
    """Give the passage that a mention stands in; for one outside of all, as in front matter, the mention alone."""
    index = bisect_right(reading.passages, mention.start, key=lambda passage: passage.start) - 1
    if index >= 0 and mention.end <= reading.passages[index].end:
        return reading.passages[index]
    return Passage(max(0, index), mention.start, mention.end)


def _lines(reading: DocumentText, card_id: str) -> Iterator[ConcordanceLine]:
    for mention in mentions_of(reading.mentions, card_id):
        passage = passage_of(reading, mention)
        left = reading.text[passage.start : mention.start].translate(_ONE_LINE)
        right = reading.text[mention.end : passage.end].translate(_ONE_LINE)
        text = mention.text.translate(_ONE_LINE)
        yield ConcordanceLine(reading.document, mention.start, mention.end, left, text, right, passage.number)
