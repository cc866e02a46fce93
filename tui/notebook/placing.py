"""Where the choices of the reader stand in the documents as they are now: exactly there, or nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from indexdir import Decision, UnknownItemError
from tui.notebook.choice import Choice
from tui.notebook.quoting import CONTEXT, digest_of, standing

if TYPE_CHECKING:
    from indexdir import DocumentText, Library

Span = tuple[int, int]
Placed = Mapping[str, Mapping[Span, Choice]]
"""By document and place, the choice that counts there, with the offsets and the digest of the text as it is now."""


def place_all(choices: Iterable[Choice], library: Library) -> Placed:
    """Place choices in the documents of a collection; of two on the same words, the later counts."""
    by_document: dict[str, list[Choice]] = defaultdict(list)
    for choice in sorted(choices, key=lambda choice: choice.created):
        by_document[choice.document].append(choice)
    digests = {document.id: document.digest for document in library.documents()} if by_document else {}
    placed: dict[str, Mapping[Span, Choice]] = {}
    for document, made in by_document.items():
        if digests.get(document) and all(choice.digest == digests[document] for choice in made):
            placed[document] = {(choice.start, choice.end): choice for choice in made}
            continue
        try:
            found = place(made, library.read(document))
        except UnknownItemError:
            continue
        if found:
            placed[document] = found
    return placed


def place(choices: Sequence[Choice], reading: DocumentText) -> Mapping[Span, Choice]:
    """Place the choices made in one document, oldest first, in its text as it is now.

    Where the file has changed, words are taken for the same if what stood around them still does. Where that was or
    is so in several places, there must be as many as before, and choices of one mind about each. All others are left
    out.
    """
    text, digest = reading.text, digest_of(reading)
    placed: dict[Span, Choice] = {}
    moved: dict[tuple[str, str, str], list[Choice]] = defaultdict(list)
    for choice in choices:
        if choice.digest == digest and text[choice.start : choice.end] == choice.quote:
            placed[choice.start, choice.end] = choice
        elif len(choice.prefix) + len(choice.suffix) >= CONTEXT:
            moved[choice.quote, choice.prefix, choice.suffix].append(choice)
    for anchor, alike in moved.items():
        latest = {(choice.digest, choice.start): choice for choice in alike}.values()
        found = list(standing(text, *anchor))
        of_one_mind = len({choice.card for choice in latest}) == 1
        if of_one_mind and {choice.alike for choice in latest} == {len(latest)} == {len(found)}:
            for start, choice in zip(found, sorted(latest, key=lambda choice: choice.start), strict=True):
                end = start + len(choice.quote)
                placed.setdefault((start, end), replace(choice, start=start, end=end, digest=digest))
    return placed


def decisions(placed: Placed) -> list[Decision]:
    """The placed choices as the index takes them."""
    return [
        Decision(choice.document, choice.start, choice.end, choice.quote, choice.card)
        for made in placed.values()
        for choice in made.values()
    ]
