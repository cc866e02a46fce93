"""The text that holds both ends of a relation: sentences, or else passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from indexdir.concordance import passage_of
from indexdir.findings import Evidence
from indexdir.records import DocumentText, Mention
from indexdir.sentences import sentences


def evidence(readings: Iterable[DocumentText], card_id: str, other_id: str, limit: int) -> tuple[Evidence, ...]:
    """Give the sentences that mention both cards, then the passages that do in different sentences; `limit` in all.

    Each part is in the order of the documents; documents are read until there are sentences enough.
    """
    if card_id == other_id:
        return ()
    together: list[Evidence] = []
    apart: list[Evidence] = []
    for reading in readings:
        for piece in _pieces(reading, {card_id, other_id}):
            (together if piece.unit == "sentence" else apart).append(piece)
        if len(together) >= limit:
            break
    return (*together, *apart)[: max(0, limit)]


def _pieces(reading: DocumentText, cards: set[str]) -> Iterator[Evidence]:
    """Give the sentences with both cards passage by passage, or the passage where no sentence has both."""
    wanted = [mention for mention in reading.mentions if mention.card in cards]
    for passage, group in groupby(wanted, lambda mention: passage_of(reading, mention)):
        mentions = list(group)
        if not _has_all(mentions, cards):
            continue
        spans = [(mention.start, mention.end) for mention in mentions]
        found = [
            _piece(reading, place, within, "sentence")
            for place in sentences(reading.text, passage.start, passage.end, spans)
            if _has_all(within := [m for m in mentions if place[0] <= m.start and m.end <= place[1]], cards)
        ]
        yield from found or [_piece(reading, (passage.start, passage.end), mentions, "passage")]


def _has_all(mentions: Iterable[Mention], cards: set[str]) -> bool:
    return {mention.card for mention in mentions} == cards


def _piece(
    reading: DocumentText, place: tuple[int, int], mentions: Iterable[Mention], unit: Literal["sentence", "passage"]
) -> Evidence:
    marks = tuple((mention.start, mention.end, mention.card) for mention in mentions)
    return Evidence(reading.document, *place, reading.text[slice(*place)], marks, unit)
