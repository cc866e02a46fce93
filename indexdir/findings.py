"""The frozen records of what is asked and decided about mentions; offsets and dates are as in records.py."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from indexdir.records import Document


class Decision(Struct, frozen=True):
    """What a reader decided that a place in a document names: `card`, or nothing of ours where it is empty.

    It counts as long as `text` stands from `start` to `end` of the document.
    """

    document: str
    start: int
    end: int
    text: str
    card: str = ""


class ConcordanceLine(Struct, frozen=True):
    """A mention with the text of its passage on both sides; offsets are the document's, line breaks are spaces."""

    document: Document
    start: int
    end: int
    left: str
    text: str
    right: str
    passage: int = 0


class Related(Struct, frozen=True):
    """A card that is mentioned together with another: in how many passages, of how many documents."""

    card: str
    passages: int
    documents: int


class Evidence(Struct, frozen=True):
    """A piece of text in which both ends of a relation are mentioned: a sentence, or else a whole passage.

    `text` is the document's text from `start` to `end`; `marks` are (start, end, card) in document offsets.
    """

    document: Document
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int, str], ...]
    unit: Literal["sentence", "passage"] = "sentence"


class Suggestion(Struct, frozen=True):
    """A name that the documents themselves define, such as “Joint Working Group (JWG)”, and no card has.

    `sentence` is where it is defined, from `start` of the document; `count` is how often name and acronym occur
    in `documents` documents. `kind` is a guess. `card` is the id of a card that has one of the two but not
    the other, or empty.
    """

    name: str
    acronym: str
    sentence: str
    document: str
    start: int
    count: int
    documents: int
    kind: str = "term"
    card: str = ""
