"""A quotation that stands nowhere word for word: where it nearly does, part by part where it leaves words out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indexdir.differences import Piece, word_diff
from indexdir.query.words import FUNCTION_WORDS
from indexdir.verified import Gap
from indexdir.verifying.brackets import gap_of, told
from indexdir.verifying.likeness import Like, likeness, most_like
from indexdir.verifying.tokens import OMITTED, Shown, Token, key_of
from indexdir.verifying.wording import DOTS, LEFT_OUT, same_but_capital, whole_tokens

SHORT = 3
"""Fewer words say nothing by themselves: they are a name, a title, or words in doubt."""

LEAST = 0.5  # of the words have to be the same for a quotation to be an altered one,
_LEAST_OF_FEW = 0.6  # and of one that has fewer words than
_FEW = 12
_LEAST_TELLING = 0.4  # and of those that say something
_BEGINNINGS = 4  # parts that are tried as the first that stands there


class Part(NamedTuple):
    """What stands between the dots of a quotation, or all of it; `dots` are those before it."""

    text: str
    tokens: Sequence[Token]
    dots: str = ""

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(token.is_word for token in self.tokens)


class Nearly(NamedTuple):
    """Where each part of a quotation nearly stands, in order; None for one that does not.

    `score` is the share of the words that are the same.
    """

    likes: Sequence[Like | None]
    score: float

    @property
    def found(self) -> Sequence[Like]:
        """Those of the parts that do."""
        return [like for like in self.likes if like is not None]

    @property
    def first(self) -> int:
        """The first token of the stretch."""
        return self.found[0].first

    @property
    def last(self) -> int:
        """The token behind the stretch."""
        return self.found[-1].last


class Difference(NamedTuple):
    """What leads from a text to a quotation; whether its parts are `literal`, and what stands for its dots."""

    pieces: tuple[Piece, ...]
    literal: bool
    gaps: tuple[Gap, ...]


def parts_of(text: str) -> list[Part]:
    """The parts of a quotation between its dots; all of it where it leaves nothing out."""
    dots = [*DOTS.finditer(text)]
    begins, ends = [0, *(each.end() for each in dots)], [*(each.start() for each in dots), len(text)]
    parts: list[Part] = []
    before = ""
    for begin, end, written in zip(begins, ends, ["", *(each[0] for each in dots)], strict=True):
        before = f"{before} {written}".strip()
        part = Part(stands := text[begin:end].strip(), whole_tokens(stands), before)
        if part.words:
            parts.append(part)
            before = ""
    return parts


def nearly(parts: Sequence[Part], tokens: Sequence[Token]) -> Nearly | None:
    """Where the parts nearly stand in a stretch of text, one behind the other; None where too few of them do."""
    best: Nearly | None = None
    for begin in range(min(len(parts), _BEGINNINGS)):
        if begin and parts[begin].words < SHORT:
            continue
        found = _from(begin, parts, tokens)
        if found is not None and (best is None or found.score > best.score):
            best = found
        if best is not None and None not in best.likes:
            break
    return best


def _from(begin: int, parts: Sequence[Part], tokens: Sequence[Token]) -> Nearly | None:
    """Where the parts stand when those of some words before one of them are given up."""
    likes: list[Like | None] = [None] * len(parts)
    at = 0
    for number, part in enumerate(parts):
        if number < begin or (part.words < SHORT and len(parts) > 1):
            continue
        like = most_like(part.tokens, tokens[at:])
        if like is None or not (_is_it(part, like) or (like.score == 1 and len(parts) > 1)):
            continue
        if (begun := begun_as(part, tokens[at + like.first].key)) is not part:
            like = likeness(begun.tokens, tokens[at:], like.first, like.last)
        likes[number] = like._replace(first=like.first + at, last=like.last + at)
        at += like.last
    if not any(likes):
        return None
    _find_short(parts, likes, tokens)
    words = sum(part.words for part in parts)
    score = sum(like.score * part.words for part, like in zip(parts, likes, strict=True) if like is not None) / words
    least = _LEAST_OF_FEW if words < _FEW else LEAST
    return Nearly(likes, score) if score >= least or None not in likes else None


def _find_short(parts: Sequence[Part], likes: list[Like | None], tokens: Sequence[Token]) -> None:
    """The parts that are too short to be nearly found, where they stand word for word beside the others."""
    begin = next(number for number, like in enumerate(likes) if like is not None)
    for number in (*range(begin - 1, -1, -1), *range(begin + 1, len(parts))):
        part = parts[number]
        if likes[number] is not None or part.words >= SHORT:
            continue
        low = max((like.last for like in likes[:number] if like is not None), default=0)
        high = min((like.first for like in likes[number:] if like is not None), default=len(tokens))
        words = [at for at, token in enumerate(part.tokens) if token.is_word]
        wanted = part.tokens[words[0] : words[-1] + 1]
        room = LEFT_OUT + len(wanted)
        places = range(low, min(high, low + room)) if number > begin else range(high, max(low, high - room) - 1, -1)
        for first in places:
            if first + len(wanted) <= high and _stands(wanted, tokens, first):
                likes[number] = Like(first, first + len(wanted), 1.0, tuple(words))
                break


def _stands(wanted: Sequence[Token], tokens: Sequence[Token], first: int) -> bool:
    stands = tokens[first : first + len(wanted)]
    return same_but_capital(wanted[0].key, stands[0].key) and all(
        one.key == other.key for one, other in zip(wanted[1:], stands[1:], strict=True)
    )


def difference(parts: Sequence[Part], found: Nearly, shown: Shown, tokens: Sequence[Token]) -> Difference:
    """What leads from the words of the text to those of the quotation; a part that is not there is put in."""
    pieces: list[Piece] = []
    gaps: list[Gap] = []
    literal = None not in found.likes
    at: int | None = None
    for part, like in zip(parts, found.likes, strict=True):
        if pieces:
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip() + " ")
        if like is None:
            pieces.append(Piece("added", f"{part.dots} {part.text}".strip()))
            continue
        if at is not None:
            gaps.append(gap_of(part.dots or OMITTED, tokens, at, like.first, shown))
            pieces += told(gaps[-1])
        elif part.dots:
            pieces.append(Piece("added", f"{part.dots} "))
        at = like.last
        stands = shown.read(tokens[like.first].start, tokens[like.last - 1].end)
        begun = begun_as(part, tokens[like.first].key)
        ended = begun.text.rstrip(" ,.") if len(part.tokens) - 1 not in like.same else begun.text
        changes = word_diff(stands, ended, key_of)
        literal = literal and all(piece.change == "same" for piece in changes)
        pieces += changes
    return Difference(tuple(pieces), literal, tuple(gaps))


def begun_as(part: Part, key: str) -> Part:
    """A part whose first letter is a capital or a small one as that of a word with this key, if it is the same word."""
    first = part.tokens[0]
    if first.key == key or not same_but_capital(first.key, key):
        return part
    text = part.text
    if text[first.start] == first.key[:1]:
        text = text[: first.start] + key[:1] + text[first.start + 1 :]
    return part._replace(text=text, tokens=[first._replace(key=key), *part.tokens[1:]])


def _is_it(part: Part, like: Like) -> bool:
    tokens = part.tokens
    telling = [at for at, token in enumerate(tokens) if token.is_word and token.key.casefold() not in FUNCTION_WORDS]
    same = len(set(telling) & set(like.same))
    least = _LEAST_OF_FEW if part.words < _FEW else LEAST
    return like.score >= least and same >= min(2, part.words // 2) and same >= _LEAST_TELLING * len(telling)
