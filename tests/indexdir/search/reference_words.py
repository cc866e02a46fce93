"""Where words, phrases and patterns stand in one stretch, by looking at every token."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import TypeAlias

import regex
from documents_model import Place, Span, Stretch, width

from indexdir.query.words import Compound, Word, fold, words_and_compounds
from indexdir.spelling import spellings

Token: TypeAlias = Word | Compound
Fits: TypeAlias = Callable[[Token], bool]
Edge: TypeAlias = tuple[int, int, Fits]


def word_places(text: str, stretch: Stretch) -> set[Place]:
    """A word, and how else it is spelled in Britain or America, each as it stands."""
    others = (other for other in spellings(text.lower()) if other.replace("-", "").isalpha())
    return set().union(*(_spelled(each, stretch) for each in (text, *others)))


def _spelled(text: str, stretch: Stretch) -> set[Place]:
    """A word by its stem; a chain by the stem of all of it joined, or by the forms of its words side by side.

    DECIDED: letters and a number written together, as in S400, are such a chain too.
    """
    cut = list(words_and_compounds(text))
    whole = cut[-1]
    places = set()
    if whole.start == cut[0].start and whole.end == max(token.end for token in cut):  # one word, or one chain
        places = _single(lambda token: token.stem == whole.stem, stretch)
    if pieces := re.fullmatch(r"([^\W\d_]+)(\d+)|(\d+)([^\W\d_]+)", whole.form) if len(cut) == 1 else None:
        return places | phrase_places(tuple(piece for piece in pieces.groups() if piece), stretch)
    return places if len(cut) == 1 else places | phrase_places((text,), stretch)


def wild_places(pattern: str, stretch: Stretch) -> set[Place]:
    """Tokens whose form is what a wildcard says."""
    return _single(_wild(pattern), stretch)


def exact_places(written: tuple[str, ...], stretch: Stretch) -> set[Place]:
    """Words as they are written, side by side. DECIDED: what stands between them does not count."""
    wanted = [text[word.start : word.end] for text in written for word in _words(text)]
    return {
        (start, start + len(wanted))
        for start in range(len(stretch.words))
        if [stretch.as_written(word) for word in stretch.words[start : start + len(wanted)]] == wanted
    }


def fuzzy_places(text: str, most: int, stretch: Stretch) -> set[Place]:
    """Tokens whose form is at most so many edits away."""
    form = _form(text)
    return _single(lambda token: distance(form, token.form) <= most, stretch)


def phrase_places(written: tuple[str, ...], stretch: Stretch) -> set[Place]:
    """Forms side by side; on either side a chain may be one token or several.

    DECIDED: only a hyphen in the query or in the text says where a word may be cut: “co production” in a query does
    not find “coproduction”.
    """
    edges, last = _edges(written)
    places = set()

    def follow(node: int, begin: int, position: int) -> None:
        if node == last:
            places.add((begin, position))
            return
        for start, end, fits in edges:
            for token in stretch.tokens:
                if start == node and token.position == position and fits(token):
                    follow(end, begin, position + width(token))

    for position in range(len(stretch.words)):
        follow(0, position, position)
    return places


def close_places(written: tuple[str, ...], room: int, stretch: Stretch) -> set[Place]:
    """The words, in any order, where all stand in a stretch of (number of words - 1 + room) positions.

    DECIDED: the places are those of the words, not of the stretch; a word that is asked for twice needs two places.
    """
    choices = [[(place, text.casefold()) for place in _item_places(text, stretch)] for text in written]
    places = set()
    for chosen in product(*choices):
        fits = max(place[1] for place, _ in chosen) - min(place[0] for place, _ in chosen) <= len(written) - 1 + room
        if fits and len(set(chosen)) == len(chosen):
            places |= {place for place, _ in chosen}
    return places


def matches_of(source: str, stretch: Stretch) -> list[Span]:
    """Where a regular expression matches, in characters. DECIDED: an empty match is none."""
    matches = regex.finditer(source, stretch.text, regex.MULTILINE, pos=stretch.start)
    return [match.span() for match in matches if match.end() > match.start()]


def pattern_places(source: str, stretch: Stretch) -> list[Place | None]:
    """What each match of a regular expression touches, None for nothing."""
    return [stretch.touched(*match) for match in matches_of(source, stretch)]


def distance(one: str, other: str) -> int:
    """Optimal string alignment: letters put in, left out, replaced, or two neighbours swapped."""
    rows = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if not i or not j:
                rows[i][j] = i + j
                continue
            changed = one[i - 1] != other[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + changed)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


def _single(fits: Fits, stretch: Stretch) -> set[Place]:
    return {(token.position, token.position + width(token)) for token in stretch.tokens if fits(token)}


def _item_places(text: str, stretch: Stretch) -> set[Place]:
    return wild_places(text, stretch) if _is_wild(text) else phrase_places((text,), stretch)


def _edges(written: tuple[str, ...]) -> tuple[list[Edge], int]:
    """The ways through a phrase, as (from, to, what fits), and where they all end."""
    edges: list[Edge] = []
    at = 0
    for text in written:
        if _is_wild(text):
            edges.append((at, at + 1, _wild(text)))
            at += 1
            continue
        cut = list(words_and_compounds(text))
        edges += [(at + token.position, at + token.position + width(token), _has_form(token.form)) for token in cut]
        at += sum(isinstance(token, Word) for token in cut)
    return edges, at


def _has_form(form: str) -> Fits:
    return lambda token: token.form == form


def _wild(pattern: str) -> Fits:
    """`*` is any letters, `?` exactly one; each piece between them is folded as a word is."""
    pieces = re.split(r"([*?])", pattern)
    signs = {"*": ".*", "?": "."}
    joined = "".join(signs.get(piece) or re.escape(_form(piece)) for piece in pieces if piece)
    compiled = re.compile(joined, re.DOTALL)
    return lambda token: compiled.fullmatch(token.form) is not None


def _is_wild(text: str) -> bool:
    return "*" in text or "?" in text


def _form(text: str) -> str:
    """The form of one word, or of one chain joined."""
    cut = list(words_and_compounds(text))
    return cut[-1].form if cut else fold(text)[0]


def _words(text: str) -> Iterator[Word]:
    return (token for token in words_and_compounds(text) if isinstance(token, Word))
