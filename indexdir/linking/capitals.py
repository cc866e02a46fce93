"""Whether the name of a capital means the city or the government that sits in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from indexdir.linking import words
from indexdir.linking.context import Surroundings

PAIRED = ("both", "either", "neither")


class Sense(NamedTuple):
    """What a capital means here; `clear` is whether its neighbours leave no doubt."""

    meaning: Literal["place", "government", "either"]
    clear: bool


def senses_of(capitals: Sequence[Surroundings]) -> dict[int, Sense]:
    """Give the sense of every capital of a text by where it starts; those in one list share their sense."""
    senses = [sense_of(around) for around in capitals]
    joints = ["", *(after.joined_to(before.end) for before, after in pairwise(capitals))]
    for number, joint in enumerate(joints):
        if joint and senses[number - 1].meaning != "either" and not (joint == "," and senses[number].clear):
            senses[number] = senses[number - 1]
    for number in range(len(senses) - 1, 0, -1):  # “Washington and New Delhi agreed”
        if joints[number] and senses[number - 1].meaning == "either" and senses[number].meaning == "government":
            senses[number - 1] = senses[number]
    return {around.start: sense for around, sense in zip(capitals, senses, strict=True)}


def sense_of(around: Surroundings) -> Sense:
    """Read the words on both sides: place after in and at, party after between and with, subject before a verb."""
    after = around.after
    before = around.second_before() if around.before in PAIRED else around.before
    if before == "at" and around.second_before() in words.AIMED:
        return Sense("government", True)
    if around.is_in_brackets_of_place():
        return Sense("place", False)
    if around.is_dateline() or before in words.PLACE_BEFORE:
        return Sense("place", True)
    if before in words.PLACE_OR_PARTY_BEFORE:
        return Sense("place", around.second_before() in words.MOTION)
    if before in words.PARTY_BEFORE:
        return Sense("government", True)
    if after in words.PLACE_NOUNS and not around.word_after[:1].isupper():
        return Sense("place", False)
    if around.hyphen_after:
        return Sense("place" if after == "based" else "government", True)
    if around.possessive or _is_verb(around):
        return Sense("government", True)
    return Sense("either", False)


def _is_verb(around: Surroundings) -> bool:
    word = around.word_after
    if not word.islower() or word in words.NOUNS_AFTER:
        return False
    if word in words.STATE_VERBS:
        return True
    return len(word) > 3 and word.endswith(("ed", "ing", "s")) and not word.endswith(("ss", "us", "'s", "’s"))
