"""A quotation that stands nowhere word for word: where it nearly does, part by part where it leaves words out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indexdir.differences import Piece, word_diff
from indexdir.query.words import FUNCTION_WORDS
from indexdir.verifying.likeness import Like, likeness, most_like
from indexdir.verifying.tokens import OMITTED, Shown, Token, key_of, tokens_of
from indexdir.verifying.wording import DOTS, same_but_capital

SHORT = 3
"""Fewer words say nothing by themselves: they are a name, a title, or words in doubt."""

_LEAST = 0.5  # of the words have to be the same for a quotation to be an altered one,
_LEAST_OF_FEW = 0.6  # and of one that has fewer words than
_FEW = 12
_LEAST_TELLING = 0.4  # and of those that say something


class Part(NamedTuple):
    """What stands between the dots of a quotation, or all of it."""

    text: str
    tokens: Sequence[Token]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(token.is_word for token in self.tokens)


class Nearly(NamedTuple):
    """Where the parts of a quotation nearly stand, in order; `score` is the share of the words that are the same."""

    likes: Sequence[Like]
    score: float

    @property
    def first(self) -> int:
        """The first token of the stretch."""
        return self.likes[0].first

    @property
    def last(self) -> int:
        """The token behind the stretch."""
        return self.likes[-1].last


def parts_of(text: str) -> list[Part]:
    """The parts of a quotation that are long enough to be told; all of it where it leaves nothing out."""
    parts = [Part(part, tokens_of(part)) for piece in DOTS.split(text) if (part := piece.strip())]
    return parts if len(parts) == 1 else [part for part in parts if part.words >= SHORT]


def nearly(parts: Sequence[Part], tokens: Sequence[Token]) -> Nearly | None:
    """Where all parts nearly stand in a stretch of text, one behind the other; None where one of them does not."""
    likes: list[Like] = []
    at = 0
    for part in parts:
        like = most_like(part.tokens, tokens[at:])
        if like is None or not _is_it(part, like):
            return None
        if (begun := begun_as(part, tokens[at + like.first].key)) is not part:
            like = likeness(begun.tokens, tokens[at:], like.first, like.last)
        likes.append(like._replace(first=like.first + at, last=like.last + at))
        at += like.last
    words = sum(part.words for part in parts)
    if not words:
        return None
    score = sum(like.score * part.words for part, like in zip(parts, likes, strict=True)) / words
    return Nearly(likes, score)


def difference(parts: Sequence[Part], found: Nearly, shown: Shown, tokens: Sequence[Token]) -> tuple[Piece, ...]:
    """What leads from the words of the text to those of the quotation; dots stay where words are left out."""
    pieces: list[Piece] = []
    for part, like in zip(parts, found.likes, strict=True):
        if pieces:
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip() + " ")
            pieces.append(Piece("same", f"{OMITTED} "))
        stands = shown.read(tokens[like.first].start, tokens[like.last - 1].end)
        begun = begun_as(part, tokens[like.first].key)
        ended = begun.text.rstrip(" ,.") if len(part.tokens) - 1 not in like.same else begun.text
        pieces += word_diff(stands, ended, key_of)
    return tuple(pieces)


def begun_as(part: Part, key: str) -> Part:
    """A part whose first letter is a capital or a small one as that of a word with this key, if it is the same word."""
    first = part.tokens[0]
    if first.key == key or not same_but_capital(first.key, key):
        return part
    text = part.text[: first.start] + key[:1] + part.text[first.start + 1 :]
    return Part(text, [first._replace(key=key), *part.tokens[1:]])


def _is_it(part: Part, like: Like) -> bool:
    tokens = part.tokens
    telling = [at for at, token in enumerate(tokens) if token.is_word and token.key.casefold() not in FUNCTION_WORDS]
    same = len(set(telling) & set(like.same))
    least = _LEAST_OF_FEW if part.words < _FEW else _LEAST
    return like.score >= least and same >= min(2, part.words // 2) and same >= _LEAST_TELLING * len(telling)
