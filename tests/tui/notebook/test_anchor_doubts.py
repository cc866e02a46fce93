"""Short words, other words and other surroundings: what is like a passage by chance is never taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexdir import Searched, nearly
from tui.notebook.anchors import Selector, locate, locate_all

REPORT = """\
The harbour board met on Monday.

It heard that the northern quay needs new piles before the winter, and that the money is not there.
Nobody on the board disagreed.

The chair said that the ferry would run as before.

A vote was put off until the engineers have seen the piles from below.

The board will meet again in May.
"""
LORD = """\
Ellen Lord led the American side; she had done so before, in the spring of the year that went.

Lord said that the talks had been useful, and that the lists were to be exchanged in due time.
"""
PILES = "It heard that the northern quay needs new piles before the winter, and that the money is not there."
SURE = ("exact", "moved")


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Nobody said", LORD),
        ("The chair spoke", REPORT),
        ("the southern quay needs no piles", REPORT),
        ("A vote was called off by the engineers", REPORT),
        ("=========================", "Heading\n=====================\n\nText.\n"),
        ("--------- Notes ---------", "a\n------- Names -----------\nb\n"),
    ],
)
def test_other_words_without_context_are_never_placed_without_doubt(quote: str, text: str) -> None:
    assert locate(Selector(quote), text).status in ("doubtful", "lost")
    assert locate(Selector(quote, "so ", " it"), text).status in ("doubtful", "lost")


def test_a_long_quote_that_is_nearly_whole_needs_no_context() -> None:
    edited = REPORT.replace("needs new piles", "needs forty new piles")
    placement = locate(Selector(PILES), edited)
    assert placement.status == "moved"
    assert edited[placement.start : placement.end] == PILES.replace("new piles", "forty new piles")
    half = REPORT.replace("needs new piles before the winter, and that", "is to be shut next year, if only because")
    assert locate(Selector(PILES), half).status in ("doubtful", "lost")


@pytest.mark.parametrize("quote", ["the lists would be made", "the harbour board met"])
def test_a_short_quote_in_quite_other_surroundings_is_a_guess(quote: str) -> None:
    selector = Selector(
        quote, "When all had come from the town ", " there was nobody left who knew.", 900, 900 + len(quote)
    )
    text = f"{LORD}\nIn the end {quote}, of which more is told below.\n"
    placement = locate(selector, text)
    assert (placement.status, text[placement.start : placement.end]) == ("doubtful", quote)


def test_the_same_short_quote_between_its_words_has_moved() -> None:
    text = f"Minutes.\n\n{REPORT}"
    for quote in ("ferry", "piles from below"):
        start = REPORT.index(quote)
        end = start + len(quote)
        selector = Selector(quote, REPORT[start - 32 : start], REPORT[end : end + 32], start, end)
        assert (locate(selector, text).status, locate(selector, text).start) == ("moved", start + 10)


def test_a_word_of_three_letters_where_it_stood_is_no_sign_that_all_else_is_another() -> None:
    text = "Xyzzy was put here, and the words are others than they were, all of them and everywhere in it."
    start = text.index("the")
    other = Selector("the", "q" * 32, "z" * 32, start, start + 3)
    assert locate(other, text).status == "doubtful"


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_passages_of_one_text_are_nowhere_in_another(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(REPORT) - 12))
    end = data.draw(st.integers(start + 10, len(REPORT)))
    context = data.draw(st.sampled_from([0, 8, 32, 64]))
    selector = Selector(
        REPORT[start:end], REPORT[max(0, start - context) : start], REPORT[end : end + context], start, end
    )
    assert locate(selector, LORD).status not in SURE


LINE = "The committee took note of the report and agreed to meet again in the spring.\n"


@pytest.mark.parametrize("changed", [LINE, LINE.replace("agreed", "decided")])
def test_of_one_line_again_and_again_no_more_than_eight_rivals_are_told(changed: str) -> None:
    old, new = LINE * 400, "Minutes.\n" + changed * 400
    spans = [(number * len(LINE), (number + 1) * len(LINE) - 1) for number in range(0, 400, 40)]
    asked = [
        Selector(old[start:end], old[max(0, start - 32) : start], old[end : end + 32], start, end)
        for start, end in spans
    ]
    placements = locate_all(asked, new)
    assert {placement.status for placement in placements} == {"doubtful"}
    assert all(0 < len(placement.rivals) <= 8 for placement in placements)


def test_of_hundreds_of_copies_one_far_away_between_its_own_words_is_found() -> None:
    end = "Here the list breaks off at last.\n"
    start = len(LINE) * 599
    selector = Selector(LINE[:-1], LINE[-32:], "\n" + end[:31], start, start + len(LINE) - 1)
    new = "Minutes.\n" + LINE * 100 + end + LINE * 600
    placement = locate(selector, new)
    assert placement.start == new.index(end) - len(LINE)


def test_a_search_that_is_not_wanted_any_more_ends_within_a_document() -> None:
    asked = [Selector(PILES, start=number) for number in range(5)]
    looked = iter([False, False, True])
    assert locate_all(asked, REPORT.upper(), cancelled=lambda: next(looked)) == ()
    assert len(locate_all(asked, REPORT, cancelled=lambda: False)) == 5


def test_what_was_looked_for_in_a_text_is_not_looked_for_again() -> None:
    pattern = "".join(chr(0x4E00 + number) for number in range(40))
    searched = Searched(f"{'x' * 200}{pattern}{'y' * 200}")
    changed = pattern[:20] + "-" + pattern[21:]
    assert [(near.start, near.errors) for near in nearly(changed, searched)] == [(200, 1)]
    assert nearly(changed, searched) is nearly(changed, searched)
