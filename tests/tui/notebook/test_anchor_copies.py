"""Where kept passages stand that a text has more than once, and where copies of them came or went."""

from __future__ import annotations

import msgspec
import pytest

from tui.notebook.anchors import Placement, Selector, locate, locate_all
from tui.notebook.quoting import copies, set_apart


def select(text: str, quote: str, *, nth: int = 0) -> Selector:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    end = start + len(quote)
    return Selector(quote, text[max(0, start - 32) : start], text[end : end + 32], start, end, "old")


def as_bookmarked(text: str, start: int, end: int) -> Selector:
    return Selector(*set_apart(text, start, end), start, end, "old", *copies(text, start, end))


def kept(text: str, quote: str, *, nth: int = 0) -> Selector:
    """A selector with all that a bookmark keeps."""
    selector = select(text, quote, nth=nth)
    return as_bookmarked(text, selector.start, selector.end)


def words_at(placement: Placement, text: str) -> str:
    return text[placement.start : placement.end]


BLOCK = "For this there is a rule that all know.\nThe same holds as above.\nWith that all is said that can be.\n"
SAME = "The same holds as above."


def test_of_as_many_copies_as_there_were_the_context_that_sets_it_apart_decides() -> None:
    old = f"First comes the harbour.\n{BLOCK}Then comes the ferry.\n{BLOCK}Last comes the town.\n"
    new = "A preface, which is new and rather long, was put before all of it.\n" + old
    for nth in range(2):
        assert locate(select(old, SAME, nth=nth), new).status == "doubtful"
        placement = locate(kept(old, SAME, nth=nth), new)
        assert (placement.status, placement.start) == ("moved", select(new, SAME, nth=nth).start)


def test_where_a_copy_is_gone_the_one_that_is_left_is_not_taken_for_the_passage() -> None:
    old = f"First comes the harbour.\n{BLOCK}Then comes the ferry.\n{BLOCK}Last comes the town.\n"
    first = old.index(SAME)
    new = "A preface.\n" + old[:first] + old[first + len(SAME) + 1 :]
    for nth in range(2):
        selector = kept(old, SAME, nth=nth)
        placement = locate(selector, new)
        assert (placement.status, words_at(placement, new)) == ("doubtful", SAME)
    ends = [kept(old, line) for line in ("Then comes the ferry.", "Last comes the town.")]
    known = locate_all([kept(old, SAME, nth=1), *ends], new)[0]
    assert (known.status, words_at(known, new)) == ("moved", SAME)
    assert locate_all([kept(old, SAME), kept(old, "First comes the harbour."), *ends], new)[0].status == "doubtful"


def test_a_copy_whose_surroundings_stayed_is_not_taken_for_one_whose_surroundings_changed() -> None:
    old = f"First comes the harbour.\n{BLOCK}Then comes the ferry.\n{BLOCK}Last comes the town.\n"
    changed = BLOCK.replace("that all know", "of old").replace("With that all is said", "No more is to be said")
    new = "A preface.\n" + old.replace(BLOCK, changed, 1)
    placement = locate(kept(old, SAME), new)
    assert placement.status == "doubtful"  # counting speaks for one, what stands around it for the other
    assert {placement.start, *(first for first, _ in placement.rivals)} == {new.index(SAME), new.rindex(SAME)}


def test_words_that_stood_once_and_stand_once_are_the_same_whatever_is_around() -> None:
    old = f"Alpha begins here, at once, and with a long line.\n{SAME}\nAlpha ends with a line that is as long."
    new = f"{'1234567890 ' * 9}\n{SAME}\n{'0987654321 ' * 9}"
    assert locate(select(old, SAME), new).status == "doubtful"
    assert locate(kept(old, SAME), new).status == "moved"


def test_indentation_decides_between_copies_and_nearness_between_those_alike_in_all() -> None:
    lines = (
        "if one:\n    value = one_of(all)\n    print(value)\n",
        "if one:\n        value = one_of(all)\n        print(value)\n",
    )
    old = lines[1] + "\n" + lines[0]
    new = "# A comment.\n" + old
    for nth in range(2):
        placement = locate(select(old, "value = one_of(all)", nth=nth), new)
        assert placement.start == select(new, "value = one_of(all)", nth=nth).start
    rows = "\n".join(["| yes | no change |"] * 6)
    selector = select(rows, "| yes | no change |", nth=4)
    placement = locate(selector, "| a |\n" + rows)
    assert (placement.status, placement.start - selector.start) == ("doubtful", 6)


def test_how_many_copies_there_are_is_counted_up_to_99() -> None:
    assert copies("a b a c a", 4, 5) == (3, 2)
    assert copies("aaaa", 1, 3) == (1, 1)
    assert copies("ab " * 98, 3, 5) == (98, 2)
    assert copies("ab " * 500, 3, 5) == (99, 0)


@pytest.mark.parametrize(("alike", "nth"), [(2, 9), (1, 2), (99, 0), (2, 0), (50, 60)])
def test_counts_that_cannot_be_true_place_nothing_for_sure(alike: int, nth: int) -> None:
    old = f"First.\n{BLOCK}{BLOCK}{BLOCK}"
    selector = msgspec.structs.replace(select(old, SAME, nth=1), alike=alike, nth=nth)
    assert locate(selector, "A preface, and a long one at that.\n" + old).status == "doubtful"


def test_a_copy_that_went_before_it_and_one_that_came_behind_it_mislead_nobody() -> None:
    section = "{}\n\nThe parties shall meet once a year.\n\nThe costs are shared by both.\n\n"
    old = "".join(map(section.format, ("Alpha", "Beta", "Gamma")))
    new = "".join(map(section.format, ("Beta", "Gamma", "Delta")))
    start = old.index("The costs", old.index("Beta"))
    kept = as_bookmarked(old, start, start + len("The costs are shared by both."))
    placement = locate(kept, new)
    assert placement.start == new.index("The costs") or placement.status == "doubtful"
    assert placement.start not in (new.rindex("The costs"),)


def test_of_two_that_have_come_of_one_none_is_taken_unasked() -> None:
    sentence = "The crane fell into the basin on the third of March."
    old = f"Before it all was quiet here. {sentence} Nobody was hurt, said the harbour master."
    new = f"New words stand in front. {sentence} Others come behind it now. Then again: {sentence} And the end."
    start = old.index(sentence)
    placement = locate(as_bookmarked(old, start, start + len(sentence)), new)
    assert placement.status == "doubtful"
    assert len({placement.start, *(first for first, _ in placement.rivals)}) == 2
