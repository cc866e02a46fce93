"""A query tree finds documents: all that answer it, or, and it is said, near spellings, or some of its words."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from indexdir.answers import Matched
from indexdir.matching.evaluation import Evaluation, near_forms
from indexdir.query import tree
from indexdir.query.places import Bools, Ints
from indexdir.query.words import fold

SHORTEST_RESPELLED = 4  # letters; everything is near a shorter word


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a tree found: `node` is the tree as it was run in the end.

    `coverage` counts how many of the optional parts each document has, None where each has all; `lacking` are those
    parts with the documents that have them. `remarks` tell what was respelled.
    """

    node: tree.Node
    documents: Bools
    matched: Matched = "all"
    coverage: Ints | None = None
    lacking: tuple[tuple[str, Bools], ...] = ()
    remarks: tuple[str, ...] = ()


def find(node: tree.Node, text: str, evaluation: Evaluation) -> Found:
    """Answer a tree whose columns are those of `text`."""
    if not isinstance(node, tree.Refined):
        return _find(node, text, evaluation, evaluation.view.reader.alive)
    parts, documents = [], evaluation.view.reader.alive
    found = Found(node, documents)
    for part in node.parts:
        step = _find(part.node, text, evaluation, found.documents)
        parts.append(replace(part, node=step.node))
        found = Found(
            node,
            step.documents,
            found.matched if step.matched == "all" else step.matched,
            step.coverage if found.coverage is None else _sum(found.coverage, step.coverage),
            (*found.lacking, *step.lacking),
            (*found.remarks, *step.remarks),
        )
    return replace(found, node=tree.Refined(tuple(parts)))


def _sum(one: Ints, other: Ints | None) -> Ints:
    return one if other is None else one + other


def _find(node: tree.Node, text: str, evaluation: Evaluation, among: Bools) -> Found:
    documents = evaluation.documents(node, among)
    if documents.any() or not among.any():
        return Found(node, documents)
    words = node if isinstance(node, tree.Words) else tree.Words((tree.Part(node, 0, len(text)),))
    if not isinstance(node, tree.Words) and not words.parts[0].optional:
        return Found(node, documents)
    if (respelled := _respelled(words, evaluation)) is not None:
        spelled, remarks = respelled
        if (documents := evaluation.documents(spelled, among)).any():
            return Found(spelled, documents, "spelling", remarks=remarks)
    if isinstance(node, tree.Words):
        return _some(node, text, evaluation, among)
    return Found(node, np.zeros_like(among))


def _respelled(words: tree.Words, evaluation: Evaluation) -> tuple[tree.Node, tuple[str, ...]] | None:
    """The words with near spellings in place of those that the collection does not have; None where there are none."""
    parts, remarks = [], []
    for part in words.parts:
        word = _plain_word(part.node)
        if word and not evaluation.documents(part.node).any():
            near = near_forms(word, 1, evaluation.view.reader.vocabulary())
            if not near:
                return None
            spelled: tree.Unit = tree.Either(tuple(map(tree.Form, near)), word)
            part = replace(part, node=spelled)
            remarks.append(f"no document has “{word}”; searched for instead: {', '.join(near)}")
        parts.append(part)
    return (tree.Words(tuple(parts)), tuple(remarks)) if remarks else None


def _plain_word(node: tree.Node) -> str:
    """The word that a node is, if it is a mere one that can be respelled."""
    units = node.units if isinstance(node, tree.Either) else (node,)
    stems = [unit for unit in units if isinstance(unit, tree.Stem)]
    word = fold(stems[0].word)[0] if stems and stems[0].word.isalpha() else ""
    return word if len(word) >= SHORTEST_RESPELLED else ""


def _some(words: tree.Words, text: str, evaluation: Evaluation, among: Bools) -> Found:
    """Documents with some of the optional parts and with all the others."""
    optional = [part for part in words.parts if part.optional]
    for part in words.parts:
        if not part.optional:
            among = among & evaluation.documents(part.node, among)
    having = [(text[part.begin : part.end], evaluation.documents(part.node, among)) for part in optional]
    coverage = np.zeros(evaluation.view.size, dtype=np.int64)
    for _, documents in having:
        coverage += documents
    # A word with `+` is there in any case, and one of the words is all that is asked for now.
    needed = any(part.required and part.mere_word for part in words.parts)
    found = among if needed else coverage > 0
    return Found(words, found, "some" if found.any() else "all", coverage, tuple(having))
