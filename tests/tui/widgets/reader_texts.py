"""Readings made of given passages, for tests of the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexdir import Document, DocumentText, Mention, Passage


def reading_of(
    text: str, kind: str = "paragraph", mentions: Sequence[Mention] = (), document_id: str = "talks.txt"
) -> DocumentText:
    """A document whose passages are what stands between blank lines."""
    found = re.finditer(r"\S(?:[^\n]|\n(?![ \t]*\n))*", text)
    passages = tuple(Passage(number, match.start(), match.end(), kind) for number, match in enumerate(found))
    document = Document(
        document_id, "Seventh talks", "2018-07-18", source="PTI", words=len(text.split()), length=len(text)
    )
    return DocumentText(document, text, passages, tuple(mentions))


def mention_of(text: str, words: str, card: str = "", kind: str = "person", after: int = 0) -> Mention:
    """The mention of `words` at their first place from `after` on."""
    start = text.index(words, after)
    return Mention(start, start + len(words), words, card or words.lower(), kind)


TALKS = (
    "India and the United States held talks in New Delhi under the DTTI, the seventh of their kind so far.\n\n"
    "Ellen Lord led the American side. Ajay Kumar led the Indian side.\n\n"
    "The S-400 missile system of Russia was on the table.\n\n"
    "Officials said the S-400 would come anyway."
)
MENTIONS = [
    mention_of(TALKS, "India", kind="government"),
    mention_of(TALKS, "Ellen Lord"),
    mention_of(TALKS, "Ajay Kumar"),
    mention_of(TALKS, "Russia", kind="government"),
]
READING = reading_of(TALKS, mentions=MENTIONS)
HITS = [(at, at + 5) for at in (TALKS.index("S-400"), TALKS.rindex("S-400"))]
LONG = reading_of("\n\n".join(f"Passage {number} says something about missiles." for number in range(2_000)))
