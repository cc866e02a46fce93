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
