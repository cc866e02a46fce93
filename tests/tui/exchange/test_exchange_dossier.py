"""Dossiers: all of a card or a tag in one file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexdir import Library
from tui.exchange import dossier_of_card, dossier_of_tag
from tui.notebook import Bookmark, bookmark_of_card
from tui.notebook.bookmark import bookmark_of

LED = "Ellen Lord led the American side. Ajay Kumar led the Indian side."


@pytest.fixture
def marks(library: Library) -> list[Bookmark]:
    reading, other = library.read("talks/seventh.md"), library.read("contract.txt")
    at = reading.text.index(LED)
    return [
        replace(bookmark_of(reading, at, at + len(LED), query="led"), note="A *note*", tags=("Sides",)),
        replace(bookmark_of(other, 0, 20), tags=("ellen lord",)),
        bookmark_of(other, 22, 40),
        replace(bookmark_of_card(library.card("ellen-lord")), note="Of her"),
    ]


def test_a_dossier_of_a_card_has_its_parts_in_order(library: Library, marks: list[Bookmark]) -> None:
    dossier = dossier_of_card(library, marks, library.card("ellen-lord"))
    headings = [line for line in dossier.text.splitlines() if line.startswith("#")]
    assert headings == [
        "# Dossier: Ellen Lord",
        "## Facts",
        "## Offices",
        "## Relations",
        "## What you kept",
        "### Seventh talks",
        "### A contract is signed",
        "### Cards",
        "## Mentions",
        "## Sources",
        "## Documents quoted",
    ]
    assert (dossier.kept, dossier.passages, dossier.told) == (3, 0, "Dossier: Ellen Lord: 3 bookmarks")
    assert "\n\\*Under\\* Secretary of Defense.\n" in dossier.text
    assert "\n- 2017-08: Took office. (source 1)\n- Sat on a board. (sources 1, 2; confidence low)\n" in dossier.text
    assert "\n- chairs: DTTI, 2018-07-18 to 2019 (source 1)\n" in dossier.text
    assert "\n1. The record, A press, <https://example.org/r>\n2. Another\n" in dossier.text
    assert f"\n> {LED}\n" in dossier.text and "\nNote: A \\*note\\*\n" in dossier.text
    assert "Found by the search: led" in dossier.text
    assert f"SHA-256 {library.read('talks/seventh.md').document.digest}" in dossier.text


def test_passages_that_were_not_kept_are_quoted_too(library: Library) -> None:
    dossier = dossier_of_card(library, [], library.card("s-400"), passages=1)
    assert (dossier.kept, dossier.passages) == (0, 2)
    assert "1 passage" not in dossier.told and "2 other passages" in dossier.told
    assert dossier.text.index("The S-400 missile system of Russia") < dossier.text.index("> Russia and India signed")
    assert "2 mentions in 2 documents" in dossier.text
    assert "What you kept" not in dossier.text
    assert "bookmark=" not in dossier.text


def test_a_dossier_of_a_card_that_nothing_mentions(library: Library) -> None:
    card = replace_id(library)
    dossier = dossier_of_card(library, [], card)
    assert dossier.told == "Dossier: Nobody: no passages"
    assert "Mentions" not in dossier.text and "Sources" not in dossier.text


def replace_id(library: Library):
    from msgspec.structs import replace as with_fields

    return with_fields(library.card("dtti"), id="nobody", name="Nobody", summary="", relations=())


def test_a_dossier_of_a_tag(library: Library, marks: list[Bookmark]) -> None:
    dossier = dossier_of_tag(library, marks, "SIDES")
    assert dossier is not None
    assert dossier.title == "Dossier: #Sides"
    assert "\n## Names in it\n\n- Ajay Kumar (1 passage)\n- Ellen Lord (1 passage)\n" in dossier.text
    assert f"\n> {LED}\n" in dossier.text
    assert [each.mark for each in dossier.contents.quotations] == [marks[0]]
    assert dossier_of_tag(library, marks, "none") is None
