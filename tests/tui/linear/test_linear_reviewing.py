"""Reviewing hits line after line."""

from __future__ import annotations

from talking import Talk

SIGNED = "Russia and India signed a contract for the S-400 missile system."
ANYWAY = "Officials said the S-400 would come anyway."


def test_hits_are_kept_and_dismissed_one_after_the_other(talk: Talk) -> None:
    said = talk("search s-400", "1", "dismiss", "keep", "keep", "review")
    assert said[4:] == [
        "Dismissed; undo takes it back. 1 of 3 passages reviewed: 0 kept, 1 dismissed.",
        f"Match 2 of 2, passage 5: {ANYWAY}",
        "Kept; undo takes it back. 2 of 3 passages reviewed: 1 kept, 1 dismissed.",
        "A contract is signed, 2018-10-05, 3 passages.",
        f"Match 1 of 1, passage 2: {SIGNED}",
        "Kept; undo takes it back. 3 of 3 passages reviewed: 2 kept, 1 dismissed.",
        "No hit is open.",
        "3 of 3 passages reviewed: 2 kept, 1 dismissed.",
        "No hit is open.",
    ]
    assert {each.quote for each in talk.notebook.bookmarks()} == {SIGNED, ANYWAY}


def test_a_review_goes_on_where_it_was_left(talk: Talk) -> None:
    talk("search s-400", "1", "dismiss all")
    said = talk("search s-400", "review")
    assert said[-2:] == ["2 of 3 passages reviewed: 0 kept, 2 dismissed.", f"Match 1 of 1, passage 2: {SIGNED}"]


def test_a_verdict_is_taken_back(talk: Talk) -> None:
    said = talk("search s-400", "1", "keep", "undo", "match 1", "dismiss", "match 1", "reopen", "reopen")
    assert said[-2:] == [
        "Left open; undo takes it back. 0 of 3 passages reviewed: 0 kept, 0 dismissed.",
        "Left open already.",
    ]
    assert talk.notebook.bookmarks() == ()


def test_what_is_no_hit_is_said(talk: Talk) -> None:
    assert talk("keep", "review", fresh=True)[-2:] == ["Nothing is searched for; search contract does that."] * 2
    assert talk("search s-400", "1", "passage 1", "keep")[-1] == "This passage is no hit; match goes to the next."
    assert talk("search s-400", "open ninth", "dismiss")[-1].startswith("This document is no hit of the search")
    assert talk("search s-400", "1", "dismiss some")[-1].startswith("dismiss alone dismisses this hit")
