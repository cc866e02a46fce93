"""Approximate search: all the good places, their edges, and texts of any kind."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from indexdir import Near, Searched, nearly
from indexdir.approximate.distances import distances_of

STORY = (
    "The committee met in spring and agreed on a common plan for the harbour.\n"
    "Nobody had expected so much.\n\n"
    "In autumn the committee met again and agreed on a new plan\n   for the harbour and the town.\n"
)
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
FEW_LETTERS = st.text("ab \n", max_size=40)


def found(pattern: str, text: str, **options: float) -> list[str]:
    return [text[near.start : near.end] for near in nearly(pattern, text, **options)]  # type: ignore[arg-type]


def test_all_the_good_places_are_found_not_only_the_best() -> None:
    assert found("committee met and agreed on a plan for the harbour", STORY) == [
        "committee met in spring and agreed on a common plan for the harbour",
        "committee met again and agreed on a new plan\n   for the harbour",
    ]


def test_white_space_counts_as_one_blank_however_it_is_written() -> None:
    text = "one\n\n   two\tthree four"
    assert nearly("two three", text) == (Near(text.index("two"), text.index(" four"), 0),)
    assert found("  two\r\nthree ", text) == ["two\tthree"]


def test_a_changed_word_at_an_edge_belongs_to_the_place_as_a_whole() -> None:
    text = "we saw that quick brown foxes jumped over the lazy dogs, and left"
    assert found("quick brown foxes jump over the lazy dog", text) == ["quick brown foxes jumped over the lazy dogs"]


def test_the_last_word_is_reached_over_words_that_were_put_before_it() -> None:
    text = "A quick brown fox jumped over the old dog. Then it slept."
    assert found("quick brown fox jumped over the dog", text) == ["quick brown fox jumped over the old dog"]


def test_errors_are_counted_in_characters_and_bounded() -> None:
    text = "it was a white cat in the garden"
    assert nearly("it was a white hat in the garden", text) == (Near(0, len(text), 1),)
    assert nearly("it was a white hat in the garden", text, errors=0.01) == ()
    assert nearly("nothing of the kind was ever said here", text) == ()


def test_no_more_places_than_asked_for_and_none_that_overlap() -> None:
    text = "a passage that recurs. " * 40
    assert len(nearly("a passage that recurs", text, most=5)) == 5
    places = nearly("a passage that occurs", text, most=40)
    assert len(places) > 1
    assert all(before.end <= after.start for before, after in pairwise(places))


def test_many_patterns_share_what_is_made_of_a_text() -> None:
    searched = Searched(STORY)
    assert nearly("expected much", searched) == nearly("expected much", STORY)
    start = searched.folded.index("for the harbour and")
    assert STORY[slice(*searched.span(start, start + 15))] == "for the harbour"
    assert searched.folded_at(STORY.index("for the harbour and")) == start


def test_a_long_pattern_is_found_by_its_two_ends() -> None:
    sentences = [f"Sentence number {number} of the report says {number * 37 % 101} things." for number in range(400)]
    text = " ".join(sentences)
    pattern = " ".join(sentences[100:200])
    changed = pattern.replace("number 150", "no. 150").replace("number 120 of the report says", "120 has")
    (near,) = nearly(changed, text, most=1)
    assert text[near.start : near.end] == pattern
    assert near.errors == Levenshtein.distance(changed, pattern)


@pytest.mark.parametrize(("pattern", "text"), [("", "text"), ("x", ""), (" \n", "  "), ("long pattern", "x")])
def test_nothing_is_found_of_or_in_nothing(pattern: str, text: str) -> None:
    assert nearly(pattern, text) == ()


@given(FEW_LETTERS, FEW_LETTERS)
def test_distances_are_those_of_the_nearest_stretch_with_each_end(pattern: str, text: str) -> None:
    pattern = pattern or "a"
    for end, distance in enumerate(distances_of(pattern, text)):
        assert distance == min(Levenshtein.distance(pattern, text[start:end]) for start in range(end + 1))
    for end, distance in enumerate(distances_of(pattern, text, held=True)):
        assert distance == Levenshtein.distance(pattern, text[:end])


@given(ANY_TEXT, ANY_TEXT)
def test_places_lie_in_any_text_and_their_errors_are_true(pattern: str, text: str) -> None:
    wanted = " ".join(pattern.split())
    for near in nearly(pattern, text):
        assert 0 <= near.start < near.end <= len(text)
        there = " ".join(text[near.start : near.end].split())
        assert Levenshtein.distance(wanted, there) <= near.errors <= int(0.35 * len(wanted))


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_what_stands_in_a_text_is_found_in_it(before: str, pattern: str, after: str) -> None:
    pattern = pattern.strip() or "x"
    text = before + "\n" + pattern + " " + after
    assert any(near.errors == 0 for near in nearly(pattern, text))
