"""Whether the name of a capital means the city or the government that sits in it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from indexdir.linking import words
from indexdir.linking.context import Surroundings


class Sense(NamedTuple):
    """What a capital means here; `clear` is whether its neighbours leave no doubt."""

    meaning: Literal["place", "government", "either"]
    clear: bool


def sense_of(around: Surroundings) -> Sense:
    """Read the words on both sides: place after in and at, party after between and with, subject before a verb."""
    before, after = around.before, around.after
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
