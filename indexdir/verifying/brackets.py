"""What stands in the source where a quotation has brackets or dots, and whether that is lawful.

Brackets that only put words in, or change a capital, a letter or an ending, leave a quotation what it is, and so do
those in the place of a pronoun. In the place of other words, or with a negation more or less, they alter it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from indexdir.differences import Piece
from indexdir.query.words import FUNCTION_WORDS, english_stem
from indexdir.verified import Gap, Remark
from indexdir.verifying.tokens import Shown, Token, tokens_of
from indexdir.verifying.wording import DOTS, PUT_IN, Letters, Part, Place

SHOWN = 40
"""So many words that dots stand for are no longer shown among those of the quotation."""

_ARE_PRONOUNS = """
i me myself we us ourselves you yourself yourselves he him himself she her herself it itself they them themselves
this that these those who whom mine yours hers ours theirs
"""
_ARE_DETERMINERS = "a an the my your his its our their"
_ARE_NEGATIONS = """
no not never none nobody nothing neither nor nowhere cannot without hardly barely scarcely seldom rarely
nicht nichts nie niemals kein keine keinen keinem keiner keines ne pas jamais не нет ни никогда
"""
_PRONOUNS = frozenset(_ARE_PRONOUNS.split())
_DETERMINERS = frozenset(_ARE_DETERMINERS.split())
_NEGATIONS = frozenset(_ARE_NEGATIONS.split())
_KINDS = {each: kind for kind in ("am is are was were be been being", "have has had having", "do does did doing")
          for each in kind.split()}  # fmt: skip
_ENDING = frozenset(",.;:!?")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_ASIDE = re.compile(r"\W*(?:sic\b.*|emphasis\b.*|\d{0,3}|applause|laughter)\W*", re.IGNORECASE)


class Judged(NamedTuple):
    """What came of the dots and brackets of a quotation at a place, from the token `first` to the one behind `last`."""

    first: int
    last: int
    remarks: tuple[Remark, ...] = ()
    gaps: tuple[Gap, ...] = ()
    diff: tuple[Piece, ...] = ()
    score: float = 1.0


def gap_of(written: str, tokens: Sequence[Token], first: int, last: int, shown: Shown) -> Gap:
    """What stands where dots or brackets are written: the tokens from `first` to the one behind `last`."""
    while first < last and tokens[first].key in _ENDING:
        first += 1
    start = tokens[first].start if first < last else tokens[min(first, len(tokens) - 1)].start
    end = tokens[last - 1].end if first < last else start
    words = sum(token.is_word for token in tokens[first:last])
    return Gap(" ".join(written.split()), shown.read(start, end) if words else "", words, start, end)


def told(gap: Gap) -> list[Piece]:
    """A gap in a difference: what stands there, where it is not too long, and what is written for it."""
    removed = [Piece("removed", f"{gap.stands} ")] if 0 < gap.words < SHOWN else []
    return [*removed, Piece("added", f"{gap.written} ")]


def negated(gap: Gap) -> bool:
    """Whether dots leave out a negation among so few words that they turn the sentence round."""
    return gap.words <= PUT_IN and any(map(_is_negation, _words(gap.stands)))


def judged(place: Place, tokens: Sequence[Token], shown: Shown) -> Judged:
    """What stands for the dots and brackets of a quotation at a place."""
    if not {"elided", "bracketed"} & set(place.remarks):
        return Judged(place.first, place.last, place.remarks)
    judging = _Judging(place, tokens, shown)
    return judging.all()


class _Judging:
    """Goes over the parts of a quotation, and over what is between them."""

    def __init__(self, place: Place, tokens: Sequence[Token], shown: Shown) -> None:
        self._place, self._tokens, self._shown = place, tokens, shown
        self._gaps: list[Gap] = []
        self._pieces: list[Piece] = []
        self._remarks: dict[Remark, None] = {}
        self._changed = 0

    def all(self) -> Judged:
        """All parts and gaps."""
        wording, runs = self._place.wording, self._place.runs
        first, last = self._place.first, self._place.last
        if (written := wording.parts[0].before).strip():
            first = self._beside(written, first, -1)
            self._between(written, first, runs[0][0])
        for number, (part, run) in enumerate(zip(wording.parts, runs, strict=True)):
            if number:
                self._between(part.before, runs[number - 1][1], run[0])
            self._part(part, run[0])
        if wording.behind.strip():
            last = self._beside(wording.behind, last, 1)
            self._between(wording.behind, runs[-1][1], last)
        others = [each for each in self._place.remarks if each not in ("elided", "bracketed")]
        elided: list[Remark] = ["elided"] if "elided" in self._place.remarks else []
        gaps, pieces = tuple(self._gaps), tuple(spaced(self._pieces))
        return Judged(first, last, (*elided, *self._remarks, *others), gaps, pieces, self._score(first, last))

    def _score(self, first: int, last: int) -> float:
        if not self._changed:
            return 1.0
        dots = sum(gap.words for gap in self._gaps if gap.by_dots)
        stands = sum(token.is_word for token in self._tokens[first:last]) - dots
        quoted = sum(len(_words(piece.text)) for piece in self._pieces if piece.change != "removed")
        return max(0.0, 1 - self._changed / max(stands, quoted, self._changed, 1))

    def _part(self, part: Part, first: int) -> None:
        at = 0
        for letters in part.letters:
            self._pieces.append(Piece("same", part.text[at : letters.start]))
            self._letters(part, letters, first)
            at = letters.end
        self._pieces.append(Piece("same", part.text[at:]))

    def _letters(self, part: Part, letters: Letters, first: int) -> None:
        written = part.text[letters.start : letters.end]
        gap = gap_of(written, self._tokens, first + letters.first, first + letters.last, self._shown)
        self._gaps.append(gap)
        self._pieces += [Piece("removed", gap.stands), Piece("added", written)]
        quoted = [want.key for want in part.wants[letters.first : letters.last]]
        stands = [token.key for token in self._tokens[first + letters.first : first + letters.last]]
        noted = re.sub(r"(?<=[^\W\d])\[\d{1,3}\]", "", written)
        if noted == gap.stands or _same(quoted, stands, 1):
            self._remarks["bracketed"] = None
        else:
            self._alters(quoted, stands, "replaced")

    def _between(self, written: str, first: int, last: int) -> None:
        gap = gap_of(written, self._tokens, first, last, self._shown)
        dots = gap.by_dots
        if not dots or self._place.first < first < self._place.last:  # what is before and behind it is left out of all
            self._gaps.append(gap)
        self._pieces += told(gap)
        inside = [found[1] for found in _BRACKETS.finditer(DOTS.sub(" ", written))]
        quoted, stands = _words(" ".join(inside)), _words(gap.stands)
        if not quoted:
            self._remarks.update(dict.fromkeys(["bracketed"] if inside else []))
        elif _turned(quoted, () if dots else stands):
            self._alters(quoted, () if dots else stands, "bracketed" if dots or not stands else "replaced")
        elif dots or _only_adds(quoted, stands) or _same(quoted, stands, 0):
            self._remarks["bracketed"] = None
        elif all(_says_little(word) for word in tokens_of(gap.stands)):
            self._remarks["replaced"] = None
        else:
            self._alters(quoted, stands, "replaced")
        if dots and negated(gap):
            self._remarks["negation"] = None

    def _alters(self, quoted: Sequence[str], stands: Sequence[str], remark: Remark) -> None:
        self._changed += max(len(quoted), len(stands))
        self._remarks[remark] = None
        if _turned(quoted, stands):
            self._remarks["negation"] = None

    def _beside(self, written: str, edge: int, step: int) -> int:
        """The edge moved over the words beside brackets at an end of a quotation, which they may stand for."""
        if DOTS.search(written) or all(_ASIDE.fullmatch(found[1]) for found in _BRACKETS.finditer(written)):
            return edge
        quoted = _words(written)
        kinds = {_KINDS[word] for word in quoted if word in _KINDS}
        open_to = _PRONOUNS | _NEGATIONS | (_DETERMINERS if step < 0 else frozenset())
        for _ in quoted:
            at = edge - 1 if step < 0 else edge
            if not 0 <= at < len(self._tokens) or not self._tokens[at].is_word:
                break
            word = self._tokens[at].key.casefold()
            if self._tokens[at].key == word.upper() and len(word) > 1:  # US is no pronoun
                edge += step
                continue
            if word in FUNCTION_WORDS and word not in open_to and _KINDS.get(word) not in kinds:
                break
            edge += step
        return edge


def spaced(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces that say something, with the blanks between two of them at the end of the first."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        begins, ends = piece.text[0].isspace(), piece.text[-1].isspace()
        if found and (begins or (piece.change == "removed" and ends)):
            found[-1] = found[-1]._replace(text=found[-1].text.rstrip() + " ")
        elif found and piece.change == "same" and not piece.text[0].isalnum():
            found[-1] = found[-1]._replace(text=found[-1].text.rstrip())
        if text := piece.text.lstrip():
            found.append(Piece(piece.change, text))
    return [*found[:-1], found[-1]._replace(text=found[-1].text.rstrip())] if found else []


def _words(text: str) -> list[str]:
    return [token.key.casefold() for token in tokens_of(text) if token.is_word]


def _says_little(token: Token) -> bool:
    """Whether it is a pronoun, a determiner or a sign; US and IT are none."""
    word = token.key.casefold()
    short = word in _PRONOUNS or word in _DETERMINERS
    return not token.is_word or (short and (len(word) == 1 or token.key != word.upper()))


def _is_negation(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


def _turned(quoted: Sequence[str], stands: Sequence[str]) -> bool:
    """Whether one has a negation more than the other."""
    return sum(map(_is_negation, quoted)) != sum(map(_is_negation, stands))


def _only_adds(quoted: Sequence[str], stands: Sequence[str]) -> bool:
    """Whether all words that stand there are still there, in order."""
    rest = iter(quoted)
    return all(word in rest for word in stands)


def _same(quoted: Sequence[str], stands: Sequence[str], letters: int) -> bool:
    """Whether words differ in no more than capitals, endings or so many letters of each."""
    return len(quoted) == len(stands) and all(
        _nearly(one.casefold(), other.casefold(), letters) for one, other in zip(quoted, stands, strict=True)
    )


def _nearly(one: str, other: str, letters: int) -> bool:
    if one == other or not (one.isalpha() and other.isalpha()):
        return one == other
    if _is_negation(one) != _is_negation(other):
        return False
    if english_stem(one) == english_stem(other) or (one in _KINDS and _KINDS[one] == _KINDS.get(other)):
        return True
    return one[0] == other[0] and Levenshtein.distance(one, other) <= letters
