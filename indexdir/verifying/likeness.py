"""Which part of a text is most like a quotation, word by word, and how like it is.

The window of the text with the longest common subsequence comes from rapidfuzz (`partial_ratio_alignment`, over words
and not letters); in it the best run of common words is a maximum scoring segment (Bentley 1984), so that words that
are common by chance on either side are none of it. `indexdir.approximate`, which goes by letters, finds fewer of the
quotations in which every third word is another or more, and takes twice as long (`benchmarks/verify.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from indexdir.verifying.tokens import Token

_GAP = 0.5  # what a word that is not common costs, where a common one is worth 1
_STOPS = frozenset('.!?:"…')


class Block(NamedTuple):
    """So many words and signs from `here` on in the quotation are those from `there` on in the text."""

    here: int
    there: int
    length: int


class Like(NamedTuple):
    """The stretch of a text that is like a quotation, from the first token to the one behind the last.

    `score` is the share of the words that are the same, of whichever of both has more; `same` are the words of the
    quotation, by number, that stand there.
    """

    first: int
    last: int
    score: float
    same: tuple[int, ...]


def most_like(wanted: Sequence[Token], tokens: Sequence[Token]) -> Like | None:
    """The stretch of the tokens of a text that is most like those of a quotation; None where they share nothing."""
    numbers: dict[str, int] = {}
    quoted, read = (
        [numbers.setdefault(token.key.casefold(), len(numbers)) for token in each] for each in (wanted, tokens)
    )
    low, high = _window(quoted, read)
    blocks = [Block(here, there + low, length) for here, there, length in _common(quoted, read[low:high])]
    if not blocks:
        return None
    blocks = _best_run(blocks)
    before, behind = wanted[: blocks[0].here], wanted[blocks[-1].here + blocks[-1].length :]
    first = _wider(tokens, blocks[0].there, before, -1)
    last = _wider(tokens, blocks[-1].there + blocks[-1].length, behind, 1)
    return likeness(wanted, tokens, first, last)


def likeness(wanted: Sequence[Token], tokens: Sequence[Token], first: int, last: int) -> Like:
    """How like a stretch of a text is to a quotation, its capitals counting."""
    keys = [token.key for token in tokens[first:last]]
    blocks = _common([token.key for token in wanted], keys)
    changed = here = there = 0
    for block in (*blocks, Block(len(wanted), len(keys), 0)):
        added = sum(token.is_word for token in wanted[here : block.here])
        removed = sum(token.is_word for token in tokens[first + there : first + block.there])
        changed += max(added, removed)
        here, there = block.here + block.length, block.there + block.length
    most = max(sum(token.is_word for token in wanted), sum(token.is_word for token in tokens[first:last]), 1)
    same = [at for block in blocks for at in range(block.here, block.here + block.length)]
    return Like(first, last, max(0.0, 1 - changed / most), tuple(same))


def _window(quoted: Sequence[int], read: Sequence[int]) -> tuple[int, int]:
    if len(read) <= len(quoted):
        return 0, len(read)
    found = fuzz.partial_ratio_alignment(quoted, read)
    if found is None:
        return 0, len(read)
    room = max(4, len(quoted) * 2 // 5)
    return max(0, found.dest_start - room), min(len(read), found.dest_end + room)


def _common(quoted: Sequence[object], read: Sequence[object]) -> list[Block]:
    steps = Indel.opcodes(quoted, read)
    return [
        Block(step.src_start, step.dest_start, step.src_end - step.src_start) for step in steps if step.tag == "equal"
    ]


def _best_run(blocks: list[Block]) -> list[Block]:
    best, score, begin = (0.0, 0, 0), 0.0, 0
    for number, block in enumerate(blocks):
        if number:
            before = blocks[number - 1]
            here = block.here - before.here - before.length
            score -= _GAP * max(here, block.there - before.there - before.length)
        if score < 0:
            score, begin = 0.0, number
        score += block.length
        best = max(best, (score, begin, number + 1), key=lambda each: each[0])
    return blocks[best[1] : best[2]]


def _wider(tokens: Sequence[Token], edge: int, missing: Sequence[Token], step: int) -> int:
    """The edge moved over the words that may stand for the `missing` ones of the quotation, inside the sentence."""
    words = sum(token.is_word for token in missing)
    while words > 0:
        at = edge - 1 if step < 0 else edge
        if not 0 <= at < len(tokens) or tokens[at].key in _STOPS:
            break
        edge += step
        words -= tokens[at].is_word
    return edge
