"""What two write to one bookmark at once, as one; and which editor is waited for, in which way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.editors import waiting_opener_for
from tui.screens.annotation import Annotation, both, typed_tags

BEFORE = Annotation("as it was", ("a", "b"))


def test_what_only_one_has_changed_is_as_that_one_has_it() -> None:
    mine, theirs = Annotation("mine", ("a", "b")), Annotation("as it was", ("a", "c"), "red")
    assert both(BEFORE, mine, theirs) == Annotation("mine", ("a", "c"), "red")
    assert both(BEFORE, theirs, mine) == Annotation("mine", ("a", "c"), "red")


def test_notes_of_both_stand_one_below_the_other() -> None:
    mine, theirs = Annotation("mine\n", BEFORE.tags), Annotation("theirs", BEFORE.tags)
    assert both(BEFORE, mine, theirs).note == "mine\n\ntheirs"


@pytest.mark.parametrize(("mine", "theirs", "note"), [("same", "same", "same"), ("theirs and mine", "theirs", None)])
def test_nothing_stands_there_twice(mine: str, theirs: str, note: str | None) -> None:
    merged = both(BEFORE, Annotation(mine, ()), Annotation(theirs, ()))
    assert merged.note == (note or mine)


def test_tags_that_either_has_taken_off_stay_off() -> None:
    mine, theirs = Annotation("", ("a", "x")), Annotation("", ("b", "y"))
    assert both(BEFORE, mine, theirs).tags == ("x", "y")


def test_my_colour_counts_where_both_have_chosen_one() -> None:
    assert both(BEFORE, Annotation("", (), "blue"), Annotation("", (), "red")).colour == "blue"


def test_a_line_of_tags() -> None:
    assert typed_tags(" a  b , ,c,") == ("a b", "c")


def found(_name: str) -> str:
    return "/bin/it"


@pytest.mark.parametrize(
    ("editor", "command", "here"),
    [
        ("vim", ["vim"], True),
        ("emacsclient -t", ["emacsclient", "-t"], True),
        ("code", ["code", "--wait"], False),
        ("code --wait", ["code", "--wait"], False),
        ("gvim", ["gvim", "--nofork"], False),
        ("subl", ["subl", "--wait"], False),
        ("kate", ["kate", "--block"], False),
        ("something-new", ["something-new"], True),
    ],
)
def test_an_editor_ends_when_the_note_is_written(editor: str, command: list[str], here: bool) -> None:
    opener = waiting_opener_for(Path("note.md"), {"EDITOR": editor}, find=found)
    assert opener is not None
    assert (list(opener.command), opener.here) == ([*command, "note.md"], here)


def test_the_first_variable_with_a_program_counts() -> None:
    opener = waiting_opener_for(Path("n"), {"VISUAL": "gone", "EDITOR": "vi"}, find=lambda name: name == "vi" or None)
    assert opener is not None
    assert opener.name == "vi"
    assert waiting_opener_for(Path("n"), {}, find=found) is None
