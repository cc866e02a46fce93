"""`show` with a link to a passage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexdir import Library
from tui.copying import link_to

Command = Callable[..., Any]
TALKS = "2018-07-18-talks.txt"
LED = "Ellen Lord led the American side."


@pytest.fixture
def link(folder: Path) -> str:
    library = Library.open(folder)
    library.build()
    text = library.read(TALKS).text
    made = link_to(library.key, TALKS, text, text.index(LED), text.index(LED) + len(LED))
    library.close()
    return made


def test_a_passage_is_shown_by_its_link(command: Command, folder: Path, link: str) -> None:
    run = command("show", link, "--in", folder)
    assert (run.status, run.err) == (0, "")
    assert run.lines[0] == f"“{LED}”"
    assert TALKS in run.lines[1]
    shape = command("show", link, "--in", folder, "--json").json
    assert (shape["schema"], shape["type"], shape["doc"], shape["text"]) == (1, "passage", TALKS, LED)
    assert shape["link"] == link


def test_it_is_found_where_it_has_moved_to(command: Command, folder: Path, link: str) -> None:
    (folder / TALKS).write_text("New.\n\nOther.\n\nEllen Lord\nled the American side.\n", encoding="utf-8")
    run = command("show", link, "--in", folder)
    assert run.status == 0
    assert run.lines[:2] == ["“Ellen Lord", "led the American side.”"]


def test_a_link_of_another_collection_shows_nothing_of_this_one(command: Command, folder: Path, link: str) -> None:
    run = command("show", link.replace("dtti://", "dtti://other-"), "--in", folder)
    assert (run.status, run.out) == (1, "")
    assert "the link is of the collection other-" in run.err


def test_what_is_not_there_is_told(command: Command, folder: Path, link: str) -> None:
    (folder / TALKS).write_text("New.\n", encoding="utf-8")
    run = command("show", link, "--in", folder)
    assert run.status == 1
    assert f"{TALKS}: it does not have these words (now): “{LED}”" in run.err
    run = command("show", link.replace(TALKS, "gone.txt"), "--in", folder)
    assert "gone.txt: there is no such document in" in run.err
    run = command("show", link.replace("dtti://", "dtti://other-"), "--in", folder)
    assert "the link is of the collection other-" in run.err
    assert run.out == ""
    run = command("show", "dtti://", "--in", folder)
    assert "this is no link to a passage" in run.err
