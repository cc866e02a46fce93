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
    reading = library.read(TALKS)
    at = reading.text.index(LED)
    made = link_to(library.key, TALKS, reading.text, at, at + len(LED), digest=reading.document.digest)
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


LONG = (
    "The first words of a very long passage stand here, then many others follow them in the middle of it, and the "
    "last words of all of it are these."
)


def long_link(folder: Path, **known: str) -> str:
    with (folder / TALKS).open("a", encoding="utf-8") as file:
        file.write(f"\n{LONG}\n")
    library = Library.open(folder)
    library.build()
    reading = library.read(TALKS)
    at = reading.text.index(LONG)
    made = link_to(library.key, TALKS, reading.text, at, at + len(LONG), **known)
    library.close()
    return made


def test_altered_words_are_shown_with_the_difference(command: Command, folder: Path, link: str) -> None:
    text = (folder / TALKS).read_text("utf-8")
    (folder / TALKS).write_text(text.replace("led the American side", "led the whole American side"), "utf-8")
    run = command("show", link, "--in", folder)
    assert run.lines[0].startswith("“Ellen Lord led the whole American side.")
    assert "{+whole+}" in run.lines[2]
    assert "the words of the link are not there as they were" in run.err
    shape = command("show", link, "--in", folder, "--json").json
    assert shape["altered"] and shape["status"] in ("moved", "doubtful")
    assert run.status == (1 if shape["status"] == "doubtful" else 0)


def test_a_long_passage_is_found_by_its_ends_and_by_what_is_left_of_them(command: Command, folder: Path) -> None:
    link = long_link(folder)
    assert command("show", link, "--in", folder).lines[0] == f"“{LONG}”"
    text = (folder / TALKS).read_text("utf-8")
    (folder / TALKS).write_text(text.replace("The first words of a very", "The foremost words of a very"), "utf-8")
    run = command("show", link, "--in", folder)
    assert run.lines[0] == f"“{LONG.replace('first words of a', 'foremost words of a')}”"
    assert "not there as they were" in run.err


def test_a_file_with_another_name_is_known_by_its_contents(command: Command, folder: Path, link: str) -> None:
    (folder / TALKS).rename(folder / "renamed.txt")
    run = command("show", link, "--in", folder)
    assert (run.status, run.lines[0]) == (0, f"“{LED}”")
    assert "renamed.txt has the passage" in run.err
    (folder / TALKS).write_text("Another text took the name.\n", encoding="utf-8")
    assert command("show", link, "--in", folder).lines[0] == f"“{LED}”"


def test_without_the_file_the_only_document_with_the_words_is_perhaps_it(
    command: Command, folder: Path, link: str
) -> None:
    (folder / TALKS).unlink()
    (folder / "other.txt").write_text(f"Somebody wrote: {LED}\n", encoding="utf-8")
    run = command("show", link, "--in", folder)
    assert (run.status, run.lines[0]) == (1, f"“{LED}”")
    assert "perhaps this is it" in run.err
    (folder / "third.txt").write_text(f"Another wrote: {LED}\n", encoding="utf-8")
    assert (command("show", link, "--in", folder).status, command("show", link, "--in", folder).out) == (1, "")


def test_of_several_places_none_is_taken_silently(command: Command, folder: Path, link: str) -> None:
    (folder / TALKS).write_text(f"New.\n\n{LED}\n\n{LED}\n", encoding="utf-8")
    run = command("show", link, "--in", folder)
    assert (run.status, run.lines[0]) == (1, f"“{LED}”")
    assert "1 other place of the document could be meant" in run.err


def test_a_link_of_a_bookmark_shows_the_bookmark(command: Command, folder: Path) -> None:
    from contextlib import closing

    from tui.exchange import citation_of_bookmark
    from tui.notebook import Notebook, bookmark_of_card
    from tui.notebook.bookmark import bookmark_of

    library = Library.open(folder)
    library.build()
    reading = library.read(TALKS)
    at = reading.text.index(LED)
    with closing(Notebook.open(library.key)) as notebook:
        mark = notebook.keep(bookmark_of(reading, at, at + len(LED)))
        card = notebook.keep(bookmark_of_card(library.card("dtti")))
    link, of_card = (citation_of_bookmark(library, each).link for each in (mark, card))
    library.close()
    run = command("show", link, "--in", folder)
    assert (run.status, run.lines[0], run.lines[2]) == (0, f"“{LED}”", "exact: it stands there as it was kept")
    assert command("show", of_card, "--in", folder).lines[0] == "DTTI — card:dtti"
    (folder / TALKS).write_text("Nothing of it.\n", encoding="utf-8")
    run = command("show", link, "--in", folder)
    assert (run.status, run.lines[2]) == (1, f"lost: nothing like it stands in {TALKS} now")
    command("bookmarks", "remove", mark.id, card.id, "--in", folder)
    assert "it does not have these words (now)" in command("show", link, "--in", folder).err
    assert "the bookmark of the link" in command("show", of_card, "--in", folder).err
