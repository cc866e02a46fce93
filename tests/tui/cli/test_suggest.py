"""`cards suggest`: what the documents define, as a card file that is read unchanged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from indexdir import Library

Command = Callable[..., Any]
TEXT = "The joint working groups (JWGs) met. So did the Ministry of Defence (MoD): “it” met.\n"


def test_suggestions_are_a_card_file(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    empty = command("cards", "list", "--in", folder)
    assert empty.status == 1 and "cards suggest" in empty.complaint
    run = command("cards", "suggest", "--in", folder)
    assert run.status == 0 and "  - id: jwg" in run.lines
    target = folder / "cards" / "found.yaml"
    assert command("cards", "suggest", "--in", folder, "--write", target).status == 0
    library = Library.open(folder)
    assert library.problems == ()
    assert {(card.id, card.kind, card.name, card.aliases) for card in library.cards()} == {
        ("jwg", "working-group", "joint working group", ("JWG",)),
        ("mod", "organisation", "Ministry of Defence", ("MoD",)),
    }
    library.close()
    assert command("cards", "suggest", "--in", folder).status == 1
    again = command("cards", "suggest", "--in", folder, "--write", target)
    assert again.status == 1 and "no name" in again.complaint


def test_a_file_that_is_there_stays(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    target = tmp_path / "mine.yaml"
    target.write_text("mine")
    run = command("cards", "suggest", "--in", folder, "--write", target)
    assert run.status == 2 and "stays as it is" in run.complaint
    assert target.read_text() == "mine"


def test_half_of_a_name_on_a_card_is_a_comment(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "x"
    (folder / "cards").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT)
    (folder / "cards" / "a.yaml").write_text("cards: [{id: ministry, kind: body, name: Ministry of Defense}]\n")
    run = command("cards", "suggest", "--in", folder)
    assert any(line.startswith("# ministry: ") for line in run.lines)
    assert "  - id: mod" not in run.lines
    shape = command("cards", "suggest", "--in", folder, "--json").json
    assert {(one["acronym"], one["card"]) for one in shape["suggestions"]} == {("JWG", ""), ("MoD", "ministry")}
