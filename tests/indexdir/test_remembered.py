"""Manifest and cards are remembered as they were read, never as they have become meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexdir import Library
from indexdir.remembered import FILE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "cards").mkdir(parents=True)
    (folder / "a.txt").write_text("Ellen Lord spoke of the deal.\n")
    write_cards(folder, "Ellen Lord")
    return folder


def write_cards(folder: Path, name: str) -> None:
    (folder / "cards" / "people.yaml").write_text(f"kind: person\ncards:\n- {{id: lord, name: {name}}}\n")


def test_cards_that_change_between_opening_and_building_are_not_remembered(folder: Path) -> None:
    library = Library.open(folder)
    write_cards(folder, "Ellen M. Lord")
    library.build()
    assert not (library.index_path / FILE).exists()
    assert Library.open(folder).card("lord").name == "Ellen M. Lord"


def test_cards_that_change_back_are_read_as_they_are(folder: Path) -> None:
    Library.open(folder).build()
    write_cards(folder, "Ellen M. Lord")
    other = Library.open(folder)
    write_cards(folder, "Ellen Lord")
    other.build()  # with the cards it was opened with
    assert Library.open(folder).card("lord").name == "Ellen Lord"
    last = Library.open(folder)
    last.build()
    assert [mention.text for mention in last.read("a.txt").mentions] == ["Ellen Lord"]


@pytest.mark.parametrize("name", ["manifest.yaml", "events.yaml", "cards/more.yaml"])
def test_a_new_file_that_describes_the_collection_is_read(folder: Path, name: str) -> None:
    texts = {
        "manifest.yaml": "title: Another\n",
        "events.yaml": "events:\n- {date: 2018, title: Talks}\n",
        "cards/more.yaml": "kind: term\ncards:\n- {id: deal, name: deal}\n",
    }
    Library.open(folder).build()
    (folder / name).write_text(texts[name])
    library = Library.open(folder)
    known = {
        "manifest.yaml": library.title == "Another",
        "events.yaml": [event.title for event in library.events()] == ["Talks"],
        "cards/more.yaml": len(library.cards()) == 2,
    }
    assert known[name]


def test_a_described_document_that_is_gone_is_told_of_again(folder: Path) -> None:
    (folder / "manifest.yaml").write_text("documents:\n  a.txt: {title: Another}\n")
    Library.open(folder).build()
    assert Library.open(folder).problems == ()
    (folder / "a.txt").unlink()
    assert Library.open(folder).problems
