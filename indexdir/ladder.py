"""The way out of an empty answer: what each word finds, near spellings, and what each relaxation would find."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from indexdir.answers import Ladder, Query, Relaxation, WordCount
from indexdir.errors import QueryError
from indexdir.matching.evaluation import Evaluation, near_forms
from indexdir.query import tree
from indexdir.query.grammar import MOST_APART, NEAR_WORDS, parse
from indexdir.query.words import fold
from indexdir.search import Search

NEAR_SPELLINGS = 3
MOST_RELAXATIONS = 9
LARGEST_DISTANCE = 2
_WIDER = 5  # times as far apart
_JOINT = re.compile(r"(?<![^\s)])(?P<how>NEAR|THEN)(?:/(?P<words>\d+))?(?![^\s(])")


def ladder(query: Query, search: Search) -> Ladder:
    """The ways to ask for less. Raises QueryError."""
    node = parse(query, search.lookup).node
    if node is None or query.plain:
        return Ladder((), ())
    evaluation = search.evaluation()
    whole = list(_parts(node, query.text))
    parts = [each for part in whole for each in (part, *_words_inside(part, query.text))]
    counts = [found for part in parts if (found := _count(part, query.text, evaluation)) is not None]
    relaxed: dict[str, Relaxation] = {}
    for label, text in _proposals(whole, parts, query.text, counts):
        if len(relaxed) == MOST_RELAXATIONS:
            break
        if text and text not in relaxed and (number := _found(replace(query, text=text), search, evaluation)):
            relaxed[text] = Relaxation(label, text, number)
    return Ladder(tuple(counts), tuple(relaxed.values()))


def _parts(node: tree.Node, text: str) -> Iterator[tree.Part]:
    """The things that were written side by side, of each refinement."""
    if isinstance(node, tree.Refined):
        for part in node.parts:
            inside = list(_parts(part.node, text))
            yield from inside if len(inside) > 1 else (part,)
    elif isinstance(node, tree.Words):
        yield from node.parts
    else:
        yield tree.Part(node, 0, len(text))


def _words_inside(part: tree.Part, text: str) -> Iterator[tree.Part]:
    """The words that a part joins, each where it is written, if that can be told."""
    inside = tuple(dict.fromkeys(word for unit in tree.units(part.node) for word in _joined(unit)))
    for word in inside if inside != (part.node,) else ():
        said = word.word if isinstance(word, tree.Stem | tree.Either) else word.text
        places = re.finditer(rf"(?<!\w){re.escape(said)}(?![\w*?~/])", text[part.begin : part.end], re.IGNORECASE)
        found = [each.span() for each in places] if said else []
        if len(found) == 1:
            yield tree.Part(word, part.begin + found[0][0], part.begin + found[0][1])


def _joined(unit: tree.Unit) -> Iterator[tree.Stem | tree.Form | tree.Either]:
    """The mere words of a unit."""
    for word in unit.parts if isinstance(unit, tree.Phrase) else tree.words_of(unit):
        if isinstance(word, tree.Either) and not word.word:
            yield from (inner for each in word.units for inner in _joined(each))
        elif isinstance(word, tree.Stem | tree.Form | tree.Either):
            yield word


def _count(part: tree.Part, text: str, evaluation: Evaluation) -> WordCount | None:
    """How many documents a part finds by itself; of a mere word also what is spelled nearly so."""
    if not isinstance(part.node, tree.UNITS):
        return None
    said = text[part.begin : part.end].strip()
    number = int(evaluation.documents(part.node).sum())
    return WordCount(said, number, () if number else _near(said, evaluation))


def _near(said: str, evaluation: Evaluation) -> tuple[tuple[str, int], ...]:
    word = said.strip("*~")
    if not word.isalpha():
        return ()
    form = fold(word)[0]
    for distance in range(1, LARGEST_DISTANCE + 1):
        if len(form) <= distance + 2:
            break
        found = near_forms(form, distance, evaluation.view.reader.vocabulary())
        counted = [(near, int(evaluation.documents(tree.Form(near)).sum())) for near in found]
        if counted := [each for each in counted if each[1]]:
            return tuple(sorted(counted, key=lambda each: (-each[1], each[0]))[:NEAR_SPELLINGS])
    return ()


def _proposals(
    whole: list[tree.Part], parts: list[tree.Part], text: str, counts: list[WordCount]
) -> Iterator[tuple[str, str]]:
    """What could be asked instead, the smallest changes first, as (what changes, the query).

    `whole` are the things written side by side, `parts` those and the words in them.
    """
    near = {count.word: count.near for count in counts}
    for part in parts:
        said = text[part.begin : part.end].strip()
        for spelling, _ in near.get(said, ()):
            yield f"{spelling} in place of {said}", _replaced(text, part, spelling)
    for part in parts:
        said = text[part.begin : part.end].strip()
        for label, instead in _looser(part.node, said):
            yield label, _replaced(text, part, instead)
    if len(whole) > 1:
        for part in whole:
            yield f"without {text[part.begin : part.end].strip()}", _replaced(text, part, "")
    yield "any of the words", _any_of(whole, text)


def _any_of(whole: list[tree.Part], text: str) -> str:
    """The query with its mere words and phrases as alternatives; empty where there are not several words."""
    mere = [part for part in whole if part.mere_word]
    pieces = (piece for part in mere for piece in re.split(r"[^\w'’-]+", text[part.begin : part.end]))
    words = dict.fromkeys(piece.strip("-").lower() for piece in pieces if any(map(str.isalnum, piece)))
    if len(words) < 2:
        return ""
    for part in reversed(mere[1:]):
        text = f"{text[: part.begin]}{text[part.end :]}"
    return _replaced(text, mere[0], f"({' OR '.join(words)})")


def _looser(node: tree.Node, said: str) -> Iterator[tuple[str, str]]:
    """The same with less asked of it."""
    if isinstance(node, tree.Phrase | tree.Either) and said[:1] in '"“”„«=' and "~" not in said[-5:]:
        inside = said.strip('="“”„«»')
        yield f"the words of {said}, near each other", f'"{inside}"~{_WIDER}'
        yield f"the words of {said}, anywhere", inside
    elif isinstance(node, tree.Within):
        yield f"the words of {said}, anywhere", re.sub(r'["“”„«»]|~\d+$', "", said)
    elif isinstance(node, tree.Near):
        yield f"{_WIDER} times as far apart", _JOINT.sub(_wider, said)
        yield "anywhere in the document", f"({_JOINT.sub('AND', said)})"
        yield "at least one of them", f"({_JOINT.sub('OR', said)})"
    elif isinstance(node, tree.And):
        yield "at least one of them", f"({said.replace(' AND ', ' OR ')})"
    elif isinstance(node, tree.Same):
        yield "not in one passage but one document", f"({said.replace(' SAME ', ' AND ')})"
        yield "at least one of them", f"({said.replace(' SAME ', ' OR ')})"
    elif isinstance(node, tree.Written):
        yield f"{said[1:]} in any form", said[1:]
    elif isinstance(node, tree.Stem) and len(said) >= 3 and said.isalnum():
        yield f"words that begin with {said}", f"{said}*"


def _wider(found: re.Match[str]) -> str:
    """The operator of a chain with more words between."""
    return f"{found['how']}/{min(int(found['words'] or NEAR_WORDS) * _WIDER, MOST_APART)}"


def _replaced(text: str, part: tree.Part, instead: str) -> str:
    """The query with something else in the place of a part."""
    changed = f"{text[: part.begin]}{instead}{text[part.end :]}"
    return " | ".join(filter(None, (" ".join(piece.split()) for piece in re.split(r"\|(?![^(]*\))", changed))))


def _found(query: Query, search: Search, evaluation: Evaluation) -> int:
    try:
        node = parse(query, search.lookup).node
        return int(evaluation.documents(node).sum()) if node is not None else 0
    except QueryError:
        return 0
