"""Bookmarks in doubt, and their colours, line after line."""

from __future__ import annotations

from pathlib import Path

from talking import Talk

TALKS, CONTRACT = "2018-07-18-talks.txt", "2018-10-05-contract.txt"
PASSAGE = "India and the United States held talks in New Delhi under the DTTI."


def test_nothing_is_in_doubt_at_first(talk: Talk) -> None:
    assert talk("b", "audit")[-1] == "Every bookmark stands where it was kept."


def test_a_moved_one_is_heard_and_accepted(talk: Talk, folder: Path) -> None:
    talk("b")
    text = (folder / TALKS).read_text("utf-8")
    (folder / TALKS).write_text("New.\n\n" + text.replace("held talks", "held long talks"), "utf-8")
    said = talk("audit", "1", "accept 1", "audit", "undo", "audit")
    assert said[0].startswith("1 bookmark not where it was kept.")
    assert said[1].startswith("1. Changed: “India and the United States")
    assert said[1].endswith("Now with “long”.")
    assert "India and the United States held long talks in New Delhi under the DTTI." in said
    assert "1 bookmark accepted; undo takes it back." in said
    assert "Every bookmark stands where it was kept." in said
    assert said[-1].startswith("1. Changed")


def test_all_that_moved_is_accepted(talk: Talk, folder: Path) -> None:
    talk("b", "next", "b")
    (folder / TALKS).write_text("New.\n\n" + (folder / TALKS).read_text("utf-8"), "utf-8")
    said = talk("accept moved", "audit", "accept moved")
    assert said[0].startswith("Accept which?")
    assert said[-1] == "2 bookmarks accepted; undo takes it back."


def test_a_lost_one_is_kept_as_a_quote(talk: Talk, folder: Path) -> None:
    talk("b")
    (folder / TALKS).unlink()
    said = talk("audit", "1", "accept 1", "placeless 1", "audit", "placeless 1", "placeless 9")
    assert said[1].startswith("1. Lost:")
    assert said[1].endswith(f"{TALKS} is not in the folder any more.")
    assert said[2] == f"What you kept: “{PASSAGE}”"
    assert said[3].startswith("Accept which?")
    assert said[4] == "Kept as a quote without a place; undo takes it back."
    assert said[6].startswith("1. Without a place:")
    assert said[7] == "Its place is looked for again; undo takes it back."
    assert said[8].startswith("Which?")


def test_each_of_several_places_is_a_row(talk: Talk, folder: Path) -> None:
    talk("b")
    (folder / TALKS).write_text(f"Title\n\n{PASSAGE}\n\nOther words are here.\n\n{PASSAGE}\n", "utf-8")
    said = talk("audit", "accept 2")
    assert said[1].endswith("Place 1 of 2: Title.")
    assert said[2].endswith("Place 2 of 2: Title.")
    assert said[-1] == "1 bookmark accepted; undo takes it back."
    (mark,) = talk.notebook.bookmarks()
    assert mark.start > len(PASSAGE)


def test_colours(talk: Talk) -> None:
    said = talk("colour", "colour mauve", "colour r", "colour", "colour -", "undo")
    assert said[0] == "No colour here. There are red, orange, yellow, green, blue, purple."
    assert said[1].startswith("No colour “mauve”")
    assert said[2:5] == ["Colour: red; undo takes it back.", "Colour: red.", "No colour; undo takes it back."]
    assert talk.notebook.bookmarks()[0].colour == "red"
