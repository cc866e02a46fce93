"""Two states of one bookmark: the later counts, and nothing that was written is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir import DocumentText
from tui.notebook import Bookmark
from tui.notebook.bookmark import bookmark_of
from tui.notebook.merging import compared
from tui.notebook.uniting import BOTH, instant, unite

MADE, EARLY, LATE, LAST = (f"2026-01-0{day}T00:00:00.000000+00:00" for day in (1, 2, 3, 4))


@pytest.fixture
def here(reading: DocumentText) -> Bookmark:
    """A bookmark with a note that was changed on the second day."""
    made = bookmark_of(reading, 0, 14)
    return replace(made, created=MADE, modified=EARLY, note="mine", tags=("one",), colour="red", standing=None)


@pytest.mark.parametrize("stamp", ["20260102T000000+00:00", "2026-01-02", "2026-01-02T01:00:00+01:00", "nothing"])
def test_moments_are_compared_as_times(here: Bookmark, stamp: str) -> None:
    assert instant(stamp) < instant(LATE)
    later = replace(here, modified=LATE)
    assert unite(later, replace(here, note="theirs", modified=stamp)).outcome == "older"


def test_both_notes_are_kept_and_all_tags(here: Bookmark) -> None:
    there = replace(here, note="theirs", tags=("Two", "ONE"), colour="", modified=LATE)
    united = unite(here, there)
    assert united.outcome == "changed" and "both notes are kept" in united.told
    assert united.bookmark.note == f"theirs\n\n{BOTH}mine"
    assert (united.bookmark.tags, united.bookmark.colour) == (("Two", "ONE"), "red")
    assert instant(united.bookmark.modified) > instant(LATE)
    again = unite(united.bookmark, there)
    assert (again.outcome, again.told, again.bookmark) == ("older", "", united.bookmark)


def test_tags_that_were_changed_there_leave_the_note_here(here: Bookmark) -> None:
    there = replace(here, note="", tags=("one", "two"), modified=LATE)
    united = unite(here, there)
    assert (united.bookmark.note, united.bookmark.tags) == ("mine", ("one", "two"))
    assert "it has no note there; the one here stays" in united.told
    back = unite(there, here)
    assert back.outcome == "older" and "left out: note “mine”" in back.told


def test_a_part_of_a_note_is_not_repeated(here: Bookmark) -> None:
    longer = replace(here, note="mine and more", modified=LATE)
    assert unite(here, longer).bookmark == longer
    united = unite(replace(here, note="here"), replace(here, note="there", modified=LATE))
    assert united.bookmark.note == f"there\n\n{BOTH}here"
    assert unite(replace(longer, modified=EARLY), replace(here, modified=LATE)).bookmark.note == "mine and more"


def test_what_was_not_written_to_since_it_was_made_is_replaced(here: Bookmark) -> None:
    imported = replace(here, modified="")
    later = replace(here, note="theirs", modified=LATE)
    united = unite(imported, later)
    assert (united.bookmark, "its note was “mine”" in united.told) == (later, True)


def test_the_same_time_means_an_edited_file(here: Bookmark) -> None:
    united = unite(here, replace(here, note="edited", tags=()))
    assert (united.outcome, united.bookmark.note, united.bookmark.tags) == ("changed", "edited", ())
    assert "its note was “mine”" in united.told and "it had the tags one" in united.told
    assert instant(united.bookmark.modified) > instant(here.modified)
    moved = unite(here, replace(here, start=3, quote="else"))
    assert (moved.outcome, moved.bookmark) == ("older", here) and "stay as they are here" in moved.told


def test_what_a_table_has_no_room_for_stays(here: Bookmark) -> None:
    odd = replace(here, note="a\x1bb\u202ec", quote="x\x00y")
    assert unite(odd, replace(odd, note="abc", quote="xy")).bookmark == odd


def test_without_a_time_nothing_that_was_changed_here_is_touched(here: Bookmark) -> None:
    there = replace(here, note="theirs", created="", modified="")
    assert unite(here, there).outcome == "older" and "left out: note “theirs”" in unite(here, there).told
    united = unite(replace(here, modified=""), there).bookmark
    assert (united.note, united.created) == (f"theirs\n\n{BOTH}mine", MADE)


def test_a_place_that_was_accepted_here_stays(here: Bookmark) -> None:
    accepted = replace(here, start=30, end=40, quote="other words", first_quote=here.quote)
    united = unite(accepted, replace(here, note="mine, too", modified=LATE)).bookmark
    assert (united.quote, united.start, united.first_quote, united.note) == ("other words", 30, here.quote, "mine, too")
    moved = unite(here, replace(here, quote="other words", modified=LATE)).bookmark
    assert (moved.quote, moved.first_quote) == ("other words", here.quote)


TEXTS = st.sampled_from(["", "a", "b", "a b", "c\x1bd", "cd"])
STAMPS = st.sampled_from(["", MADE, EARLY, LATE, LAST, "9999-01-01T00:00:00.000000+00:00"])
TAGS = st.lists(st.sampled_from(["t", "T", "u"]), max_size=2, unique_by=str.casefold).map(tuple)


@given(st.lists(st.tuples(TEXTS, TAGS, STAMPS), min_size=2, max_size=5))
def test_no_note_vanishes_unsaid(states: list[tuple[str, tuple[str, ...], str]]) -> None:
    def state(note: str, tags: tuple[str, ...], stamp: str) -> Bookmark:
        made = ("i", "d", 0, 1, "q", "", "", "x", "t", MADE if stamp else "")
        return Bookmark(*made, note=note, tags=tags, modified=stamp if stamp != MADE else "")

    first, *others = states
    here = replace(state(*first), created=MADE)
    for each in others:
        there = state(*each)
        united = unite(here, there)
        assert not here.note or here.note in united.bookmark.note or f"its note was “{here.note}”" in united.told
        lost = there.note and there.note not in united.bookmark.note
        assert not lost or united.told or (there.note, here.note) == ("cd", "c\x1bd")
        assert (united.outcome == "changed") == (united.bookmark != here)
        if united.outcome == "changed":
            assert instant(united.bookmark.modified) >= instant(there.modified)
            assert unite(united.bookmark, there).bookmark == united.bookmark
        here = united.bookmark


def test_one_without_any_time_is_made_now() -> None:
    mark = Bookmark("i", "d", 0, 1, "q", "", "", "x", "t", "")
    merged, (change,) = compared([], [mark])
    assert merged.added == 1 and change.after is not None and instant(str(change.after["created"])) > instant(LAST)
