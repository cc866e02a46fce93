"""Where kept passages stand in texts that have changed, and where nobody may say so."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tui.notebook.anchors import Placement, Selector, locate, locate_all
from tui.notebook.ordering import Landmark, Order

REPORT = """\
The harbour board met on Monday.

It heard that the northern quay needs new piles before the winter, and that the money is not there.
Nobody on the board disagreed.

The chair said that the ferry would run as before.

A vote was put off until the engineers have seen the piles from below.

The board will meet again in May.
"""
PILES = "It heard that the northern quay needs new piles before the winter, and that the money is not there."
VOTE = "A vote was put off until the engineers have seen the piles from below."
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=300)
SURE = ("exact", "moved")


def select(text: str, quote: str, *, nth: int = 0, context: int = 32, digest: str = "old") -> Selector:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return selector_at(text, start, start + len(quote), context=context, digest=digest)


def selector_at(text: str, start: int, end: int, *, context: int = 32, digest: str = "old") -> Selector:
    prefix, suffix = text[max(0, start - context) : start], text[end : end + context]
    return Selector(text[start:end], prefix, suffix, start, end, digest)


def words_at(placement: Placement, text: str) -> str:
    return text[placement.start : placement.end]


def test_in_an_unchanged_text_a_passage_stands_exactly_where_it_stood() -> None:
    selector = select(REPORT, PILES)
    placement = locate(selector, REPORT)
    assert placement == Placement("exact", selector.start, selector.end, 1.0)
    assert not placement.changed(selector, REPORT)


def test_words_that_stand_where_they_stood_are_exact_though_all_before_and_behind_is_another() -> None:
    text = REPORT.replace("The harbour board met on Monday.", "The harbour board met on Friday.")
    placement = locate(select(REPORT, PILES), text)
    assert (placement.status, words_at(placement, text)) == ("exact", PILES)


def test_a_passage_moves_with_what_is_put_before_it() -> None:
    text = "Minutes.\n\n" + REPORT
    selector = select(REPORT, VOTE)
    assert locate(selector, text) == Placement("moved", selector.start + 10, selector.end + 10, 1.0)


def test_a_rewrapped_passage_has_moved_and_its_words_have_not_changed() -> None:
    text = REPORT.replace("the northern quay needs", "the\n    northern quay\n    needs")
    selector = select(REPORT, PILES)
    placement = locate(selector, text)
    assert placement.status == "moved"
    assert not placement.changed(selector, text)
    assert words_at(placement, text).split() == PILES.split()


def test_an_edited_passage_that_can_be_no_other_has_moved_and_tells_that_its_words_have_changed() -> None:
    edited = "It heard that the northern quay needs forty new piles before winter, and that the money is not there."
    text = "Minutes.\n\n" + REPORT.replace(PILES, edited)
    selector = select(REPORT, PILES)
    placement = locate(selector, text)
    assert (placement.status, words_at(placement, text)) == ("moved", edited)
    assert placement.score < 1
    assert placement.changed(selector, text)


def test_a_passage_that_was_rewritten_is_at_most_a_guess() -> None:
    text = REPORT.replace(VOTE, "The engineers must look at the piles from below; there is no vote before that.")
    assert locate(select(REPORT, VOTE), text).status in ("doubtful", "lost")


def test_a_passage_that_was_taken_out_is_lost() -> None:
    selector = select(REPORT, VOTE)
    placement = locate(selector, REPORT.replace(VOTE + "\n\n", ""))
    assert placement == Placement("lost", -1, -1, 0.0)
    assert placement.changed(selector, REPORT)


LISTED = "".join(f"## Part {name}\n\nSee the annex for the figures.\n\n" for name in ("one", "two"))
LINE = "See the annex for the figures."


def test_of_two_that_are_alike_context_decides() -> None:
    text = "# Title\n\n" + LISTED
    for nth in range(2):
        placement = locate(select(LISTED, LINE, nth=nth), text)
        assert placement.status == "moved"
        assert placement.start == select(text, LINE, nth=nth).start


ROWS = "| yes | no change |\n" * 8


def test_between_places_alike_in_all_there_is_a_doubt_and_the_rivals_are_told() -> None:
    selector = select(ROWS, "no change", nth=3, context=20)
    placement = locate(selector, "| a | b |\n" + ROWS)
    assert placement.status == "doubtful"
    spans = {(placement.start, placement.end), *placement.rivals}
    assert len(spans) == len(placement.rivals) + 1 > 2
    assert all(("| a | b |\n" + ROWS)[start:end] == "no change" for start, end in spans)


def test_two_that_have_become_alike_are_never_chosen_between_silently() -> None:
    old = "Alpha begins here, at once.\nThe rule is kept as it was.\nAlpha ends."
    twice = "Beta.\nThe rule is kept as it was.\nGamma.\nNo more.\nDelta.\nThe rule is kept as it was.\nOmega."
    placement = locate(select(old, "The rule is kept as it was."), twice)
    assert placement.status == "doubtful"
    assert len(placement.rivals) == 1


def test_the_order_of_the_passages_decides_what_nothing_else_can() -> None:
    block = "For this there is a rule that all know.\nThe same holds as above.\nWith that all is said that can be.\n"
    old = f"First comes the harbour.\n{block}Then comes the ferry.\n{block}Last comes the town.\n"
    new = "A preface, which is new and rather long, was put before all of it.\n" + old
    asked = [select(old, "The same holds as above.", nth=nth) for nth in range(2)]
    assert [locate(selector, new).status for selector in asked] == ["doubtful", "doubtful"]
    known = [
        select(old, line) for line in ("First comes the harbour.", "Then comes the ferry.", "Last comes the town.")
    ]
    placed = locate_all([*asked, *known], new)
    assert [placement.status for placement in placed] == ["moved"] * 5
    assert [placement.start for placement in placed[:2]] == [
        select(new, "The same holds as above.", nth=nth).start for nth in range(2)
    ]


def test_the_order_of_other_versions_tells_nothing() -> None:
    block = "For this there is a rule that all know.\nThe same holds as above.\nWith that all is said that can be.\n"
    old = f"First comes the harbour.\n{block}Then comes the ferry.\n{block}"
    new = "A preface, which is new.\n" + old
    asked = select(old, "The same holds as above.")
    other = select("\n" * 400 + old, "Then comes the ferry.", digest="another")
    assert [placement.status for placement in locate_all([asked, other], new)] == ["doubtful", "moved"]


RULE = "No ship may lie at the quay for longer than a week."
SHORTER = "No ship may lie at the quay for more than a week."


@pytest.mark.parametrize(
    ("behind", "status"),
    [("All must pay at once, and in the coin of the land.\n", "doubtful"), ("All pay.\n", "moved")],
)
def test_an_edited_passage_in_its_place_is_not_given_up_for_a_copy_elsewhere(behind: str, status: str) -> None:
    block = f"The rules of the harbour are these.\n{RULE}\n{behind}"
    old = f"{block}\nThe river has its own.\n\n{block}"
    new = old.replace(RULE, SHORTER, 1)
    placement = locate(select(old, RULE), new)
    assert placement.status == status
    spans = [(placement.start, placement.end), *placement.rivals]
    assert (new.index(SHORTER), new.index(SHORTER) + len(SHORTER)) in spans


def test_a_known_version_needs_no_look_at_the_text_around() -> None:
    bare = select(ROWS, "no change", nth=3, context=0, digest="v1")
    assert locate(bare, ROWS, digest="v1").status == "exact"
    assert locate(bare, ROWS, digest="v2").status == "doubtful"


@pytest.mark.parametrize(
    ("selector", "status"),
    [
        (Selector(PILES), "moved"),
        (Selector("ferry"), "doubtful"),
        (Selector("the"), "doubtful"),
        (Selector("ferry", "The chair said that the ", " would run as before."), "moved"),
        (Selector("", start=3, end=3), "lost"),
        (Selector(" \n "), "lost"),
        (Selector("zeppelin"), "lost"),
        (Selector(PILES, start=10**9, end=10**9 + 5), "moved"),
        (Selector(PILES, start=-7, end=-9), "moved"),
    ],
)
def test_selectors_may_lack_context_and_offsets(selector: Selector, status: str) -> None:
    placement = locate(selector, REPORT)
    assert placement.status == status
    if status != "lost":
        assert words_at(placement, REPORT).split() == selector.exact.split()


def test_nothing_stands_in_an_empty_text() -> None:
    assert locate(select(REPORT, PILES), "").status == "lost"
    assert locate_all([], REPORT) == ()


def test_a_quote_of_a_hundred_thousand_characters_is_found_with_its_changes() -> None:
    text = " ".join(f"Sentence {number} of the minutes counts {number * 7919 % 1009} ships." for number in range(4000))
    start = text.index("Sentence 500 ")
    selector = selector_at(text, start, start + 100_000)
    new = "Preface. " + text.replace("Sentence 900 of", "Line 900 of").replace(
        "Sentence 1500 of the", "No. 1500 of all"
    )
    placement = locate(selector, new)
    assert placement.status == "moved"
    assert abs(placement.start - (start + 9)) < 10
    assert placement.changed(selector, new)


@pytest.mark.parametrize(
    "text", ["a" * 200_000, "ab " * 60_000, "\r\n \t" * 40_000, "é\u0301\ud800\r\n" * 30_000], ids="wxyz"
)
def test_texts_of_one_word_again_and_again_are_never_decided_upon(text: str) -> None:
    selector = Selector(text[1000:1040], "x" * 32, "y" * 32, 10, 50)
    assert locate(selector, text + "!").status in ("doubtful", "lost", "exact")
    assert locate(Selector(text[1000:1040]), text + "!").status in ("doubtful", "lost")


def test_landmarks_that_have_changed_places_are_no_landmarks() -> None:
    order = Order([Landmark(0, 100, 110), Landmark(50, 10, 20), Landmark(80, 200, 210), Landmark(120, 260, 270)])
    assert order.only(90, [(5, 9), (220, 230)]) == (220, 230)
    assert order.only(90, [(220, 230), (240, 250)]) is None
    assert order.only(90, [(210, 215), (240, 250)]) == (210, 215)  # as far as the landmark before it
    assert order.only(90, [(5, 9)]) is None
    assert order.only(90, [(220, 230)], as_far=True) is None
    assert order.only(90, [(210, 215)], as_far=True) == (210, 215)
    assert not Order([])


@given(ANY_TEXT, st.data())
def test_an_unchanged_text_is_always_exact(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    selector = selector_at(text, start, end)
    assert locate(selector, text) == Placement("exact", start, end, 1.0)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200), st.sampled_from([PILES, VOTE, "the ferry would run as before"]))
def test_text_put_before_moves_a_passage_by_as_much(before: str, quote: str) -> None:
    selector = select(REPORT, quote)
    text = before + "\n\n" + REPORT
    placement = locate(selector, text)
    assume(text.count(quote) == 1)
    assert (placement.status, placement.start) == ("moved", selector.start + len(before) + 2)


@given(st.text("abcdefgh ", min_size=10, max_size=120), st.text("ijklmnop ", min_size=0, max_size=400))
def test_a_quote_that_is_nowhere_is_never_placed_for_sure(quote: str, text: str) -> None:
    selector = Selector(quote, "x" * 32, "y" * 32, 0, len(quote))
    assert locate(selector, text).status not in SURE


@given(ANY_TEXT, ANY_TEXT, st.data())
def test_spans_lie_within_any_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    placement = locate(selector_at(old, start, end), new)
    assert 0 <= placement.score <= 1
    if placement.status == "lost":
        assert (placement.start, placement.end, placement.rivals) == (-1, -1, ())
    else:
        spans = [(placement.start, placement.end), *placement.rivals]
        assert all(0 <= begin < stop <= len(new) for begin, stop in spans)
        assert placement.rivals == () or placement.status == "doubtful"


def test_what_stands_far_away_decides_between_equals_and_makes_no_doubt_by_itself() -> None:
    block = "For this there is a rule that all know.\nThe same holds as above.\nWith that all is said that can be.\n"
    old = f"First comes the harbour, then the town.\n{block}And then the ferry follows.\n{block}"
    new = "A preface, which is new.\n" + old
    for nth in range(2):
        selector = select(old, "The same holds as above.", nth=nth, context=64)
        assert locate(selector, new) == Placement("moved", selector.start + 25, selector.end + 25, 1.0)
    start, end = REPORT.index(PILES), REPORT.index(PILES) + len(PILES)
    around = Selector(PILES, "z" * 200 + REPORT[start - 32 : start], REPORT[end : end + 32] + "z" * 200, start, end)
    assert locate(around, "Minutes.\n" + REPORT).status == "moved"
