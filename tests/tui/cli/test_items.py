"""`show`, `mentions`, `cards` and `index`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexdir import DocumentText, Library
from tui.notebook import Bookmark, Notebook

Command = Callable[..., Any]
TALKS = "2018-07-18-talks.txt"


def keep(folder: Path, phrase: str) -> Bookmark:
    library = Library.open(folder)
    library.build()
    reading = library.read(TALKS)
    notebook = Notebook.open(library.key)
    start = reading.text.index(phrase)
    kept = notebook.toggle_bookmark(reading, start, start + len(phrase))
    notebook.close()
    library.close()
    assert kept is not None
    return kept


def test_show_a_document(command: Command, folder: Path) -> None:
    run = command("show", TALKS, "--in", folder)
    assert (run.status, run.err) == (0, "")
    assert run.lines[0] == "Seventh talks on defence trade"
    assert run.lines[1].startswith("2018-07-18 · ")
    assert "Ellen Lord led the American side. Ajay Kumar led the Indian side." in run.lines
    shape = command("show", TALKS, "--in", folder, "--json").json
    assert (shape["schema"], shape["type"], shape["id"], shape["date"]) == (1, "document", TALKS, "2018-07-18")
    assert shape["text"] == (folder / TALKS).read_text("utf-8")
    assert [shape["text"][each["start"] : each["end"]] for each in shape["passages"]][1].startswith("India and")
    assert {each["card"] for each in shape["mentions"]} == {"ellen-lord", "ajay-kumar", "dtti"}


def test_show_a_card(command: Command, folder: Path) -> None:
    run = command("show", "ellen-lord", "--in", folder)
    assert run.status == 0
    assert run.lines[0] == "Ellen Lord"
    assert "  2017-08: Took office. [The record; high]" in run.lines
    assert "  → co chairs: DTTI [dtti] (2018-07-18)" in run.lines
    assert f"  {TALKS} (1)" in run.lines
    shape = command("show", "ellen-lord", "--in", folder, "--json").json
    assert (shape["type"], shape["name"], shape["aliases"]) == ("card", "Ellen Lord", ["Ellen M. Lord"])
    assert shape["documents"] == [{"doc": TALKS, "count": 1}]
    assert [source["title"] for source in shape["sources"]] == ["The record"]
    assert command("cards", "show", "ellen-lord", "--in", folder).out == run.out
    assert command("cards", "show", "ellen-lord", "--in", folder, "--json").json == shape


def test_show_a_bookmark_by_the_beginning_of_its_id(command: Command, folder: Path) -> None:
    kept = keep(folder, "The S-400 missile system")
    for name in (kept.id, kept.id[:8], f"bookmark:{kept.id[:6]}"):
        run = command("show", name, "--in", folder)
        assert run.status == 0
        assert run.lines[0] == "“The S-400 missile system”"
    shape = command("show", kept.id, "--in", folder, "--json").json
    assert (shape["type"], shape["quote"], shape["document"]) == ("bookmark", kept.quote, TALKS)
    assert command("show", kept.id[:3], "--in", folder).status == 1


def test_a_document_comes_before_a_card_of_the_same_id(command: Command, folder: Path) -> None:
    (folder / "dtti").write_text("The file.\n")
    (folder / "dtti.txt").write_text("The file.\n")
    (folder / "cards" / "more.yaml").write_text("cards: [{id: dtti-txt, kind: term, name: Other}]\n")
    assert command("show", "card:dtti", "--in", folder).lines[0] == "DTTI"
    assert command("show", "document:dtti.txt", "--in", folder, "--json").json["type"] == "document"
    assert command("show", "document:ellen-lord", "--in", folder).status == 1


def test_show_what_is_not_there(command: Command, folder: Path) -> None:
    run = command("show", "elen-lord", "--in", folder)
    assert (run.status, run.out) == (1, "")
    assert "close to it: ellen-lord" in run.complaint


def test_mentions_of_a_document(command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_id = command("mentions", TALKS, "--in", folder)
    assert (by_id.status, by_id.err) == (0, "")
    text = (folder / TALKS).read_text("utf-8")
    for line in by_id.lines:
        place, card, words = line.split("\t")
        start, end = map(int, place.split("-"))
        assert text[start:end] == words
        assert card in ("ellen-lord", "ajay-kumar", "dtti")
    assert command("mentions", folder / TALKS, "--in", folder).out == by_id.out
    monkeypatch.chdir(folder)
    assert command("mentions", f"./{TALKS}", "--in", ".").out == by_id.out
    shape = command("mentions", TALKS, "--in", folder, "--json").json
    assert (shape["schema"], shape["doc"], len(shape["mentions"])) == (1, TALKS, len(by_id.lines))
    assert set(shape["mentions"][0]) == {"start", "end", "text", "card", "kind", "ambiguous"}


def test_mentions_of_a_file_elsewhere(command: Command, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "2019-01-01-letter.txt"
    path.write_text("A letter\n\nEllen Lord wrote it.\n")
    run = command("mentions", path, "--in", folder)
    assert run.lines == ["10-20\tellen-lord\tEllen Lord"]


def test_mentions_of_nothing(command: Command, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Nobody.\n")
    run = command("mentions", path, "--in", folder)
    assert (run.status, run.out, run.err) == (1, "", "")
    run = command("mentions", "nowhere.txt", "--in", folder)
    assert run.status == 2
    assert "nowhere.txt" in run.complaint


def test_cards_list(command: Command, folder: Path) -> None:
    run = command("cards", "list", "--in", folder)
    assert run.status == 0
    assert "ellen-lord\tperson\tEllen Lord" in run.lines
    assert len(run.lines) == 3
    shape = command("cards", "list", "--in", folder, "--json").json
    assert {card["id"] for card in shape["cards"]} == {"ellen-lord", "ajay-kumar", "dtti"}
    (folder / "cards" / "all.yaml").unlink()
    assert command("cards", "list", "--in", folder).status == 1


def test_cards_check(command: Command, folder: Path) -> None:
    good = command("cards", "check", "--in", folder)
    assert (good.status, good.lines[-1], good.err) == (0, "3 cards, nothing wrong", "")
    assert all(line.startswith("note: ") for line in good.lines[:-1])
    assert command("cards", "check", "--cards-only", "--in", folder).lines == ["3 cards, nothing wrong"]
    (folder / "cards" / "bad.yaml").write_text(
        "kind: person\ncards:\n  - id: x\n    name: [a]\n"
        "  - id: y\n    name: Yves\n    relations: [{type: t, target: no}]\n"
    )
    bad = command("cards", "check", "--in", folder)
    assert bad.status == 2
    assert "1 error" in bad.complaint
    assert bad.lines[0].startswith("error: cards/bad.yaml:4:")
    assert bad.lines[1].startswith("warning: cards/bad.yaml:7:")
    shape = command("cards", "check", "--cards-only", "--in", folder, "--json").json
    assert [each["level"] for each in shape["problems"]] == ["error", "warning"]
    assert shape["problems"][0]["line"] == 4


def test_a_warning_and_a_strict_note_are_status_one(command: Command, folder: Path) -> None:
    (folder / "cards" / "odd.yaml").write_text(
        "cards: [{id: y, kind: person, name: Yves, relations: [{type: t, target: no}]}]\n"
    )
    run = command("cards", "check", "--cards-only", "--in", folder)
    assert (run.status, len(run.lines)) == (1, 1)
    (folder / "cards" / "odd.yaml").write_text("cards: [{id: z, kind: person, name: Zoe Nowhere}]\n")
    assert command("cards", "check", "--in", folder).status == 0
    strict = command("cards", "check", "--strict", "--in", folder)
    assert strict.status == 1
    assert any("no document mentions this card" in line for line in strict.lines)


def test_cards_concordance_and_evidence(command: Command, folder: Path) -> None:
    run = command("cards", "concordance", "ellen-lord", "--in", folder)
    assert run.status == 0
    assert any("Ellen Lord" in line for line in run.lines)
    shape = command("cards", "concordance", "ellen-lord", "--in", folder, "--json").json
    assert shape["total"] == len(shape["lines"]) > 0
    assert command("cards", "concordance", "nobody", "--in", folder).status == 1
    assert command("cards", "evidence", "ellen-lord", "nobody", "--in", folder).status == 1
    apart = command("cards", "evidence", "ellen-lord", "ellen-lord", "--in", folder)
    assert apart.status == 1
    assert "no passage mentions both" in apart.err
    (folder / "both.txt").write_text("Ellen Lord met Ajay Kumar. They spoke.\n")
    both = command("cards", "evidence", "ajay-kumar", "ellen-lord", "--in", folder)
    assert both.status == 0
    assert "  Ellen Lord met Ajay Kumar." in both.lines
    shape = command("cards", "evidence", "ajay-kumar", "ellen-lord", "--in", folder, "--json").json
    assert {tuple(mark[2] for mark in piece["marks"]) for piece in shape["evidence"]} >= {("ellen-lord", "ajay-kumar")}


def test_index_says_what_it_did(command: Command, folder: Path) -> None:
    first = command("index", folder)
    assert (first.status, first.err) == (0, "")
    assert first.lines[0] == f"2 documents of {folder}: 2 added"
    assert command("index", folder).lines[0].endswith(": nothing has changed")
    (folder / "notes.md").write_text("# Other\n\nText.\n")
    (folder / "new.txt").write_text("New.\n")
    (folder / TALKS).unlink()
    shape = command("index", folder, "--json").json
    assert {name: shape[name] for name in ("added", "changed", "removed", "unchanged", "documents")} == {
        "added": 1,
        "changed": 1,
        "removed": 1,
        "unchanged": 0,
        "documents": 2,
    }
    assert Path(shape["index"]).is_dir()
    assert shape["failures"] == []
    again = command("index", folder, "--rebuild", "--json").json
    assert again["generation"] > shape["generation"]
    assert again["added"] == 2


def test_index_of_an_empty_folder(command: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run = command("index", tmp_path / "empty")
    assert run.status == 1
    assert "no documents" in run.complaint


def test_index_names_the_files_it_left_out(command: Command, folder: Path) -> None:
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\xff\xfe" * 400)
    run = command("index", folder)
    assert any(line.startswith("Not indexed: broken.txt: ") for line in run.lines)


def test_no_notebook_is_made_by_looking(command: Command, folder: Path, own_directories: Path) -> None:
    command("bookmarks", "list", "--in", folder)
    command("show", "ellen-lord", "--in", folder)
    command("doctor", "--in", folder)
    assert not (own_directories / "data").exists()


def test_reading_is_what_the_library_reads(command: Command, folder: Path) -> None:
    command("index", folder)
    library = Library.open(folder)
    reading = library.read(TALKS)
    library.close()
    assert isinstance(reading, DocumentText)
    shape = command("show", TALKS, "--in", folder, "--json").json
    assert (shape["words"], shape["digest"]) == (reading.document.words, reading.document.digest)
