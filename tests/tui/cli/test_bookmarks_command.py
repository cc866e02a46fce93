"""`dtti-tui bookmarks`: list and export."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from indexdir import Document, DocumentText, Library
from tui.cli import bookmarks
from tui.notebook import Bookmark, Notebook, notebook_path

Command = Callable[..., Any]
TEXT = "One [link](x) *star* # not a heading\nand “quoted”, with a comma.\n\n= second passage \\ <b>"
SECOND = TEXT.index("= second")


@pytest.fixture
def kept(folder: Path) -> list[Bookmark]:
    notebook = Notebook.open(Library.open(folder).key)
    spans = [("b file.txt", 0, SECOND - 2), ("a.txt", SECOND, len(TEXT)), ("a.txt", 0, 3)]
    made = []
    for name, start, end in spans:
        reading = DocumentText(Document(id=name, title=f"Title of {name}", digest="d"), TEXT)
        bookmark = notebook.toggle_bookmark(reading, start, end)
        assert bookmark is not None
        made.append(bookmark)
    notebook.close()
    return made


def test_list_is_newest_first(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    run = command("bookmarks", "list", "--in", folder)
    assert (run.status, run.err) == (0, "")
    rows = [line.split("\t") for line in run.lines]
    assert [row[0] for row in rows] == [each.id[:8] for each in reversed(kept)]
    assert rows[0][2:] == ["lost", "a.txt:0-3", "“One”"]
    shape = command("bookmarks", "list", "--in", folder, "--json").json
    assert [each["id"] for each in shape["bookmarks"]] == [each.id for each in reversed(kept)]
    assert shape["bookmarks"][2]["quote"] == TEXT[: SECOND - 2]


def test_none_is_one(command: Command, folder: Path) -> None:
    run = command("bookmarks", "list", "--in", folder)
    assert (run.status, run.out, run.err) == (1, "", "")
    assert command("bookmarks", "export", "--in", folder).status == 1


def test_markdown_is_by_document_and_inert(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    run = command("bookmarks", "export", "--in", folder)
    assert run.status == 0
    assert [line for line in run.lines if line.startswith("#")] == [
        "# Bookmarks: Talks",
        "## Title of a.txt",
        "## Title of b file.txt",
    ]
    assert "> One \\[link\\](x) \\*star\\* \\# not a heading\\" in run.lines
    assert "> and “quoted”, with a comma." in run.lines
    assert r"> \= second passage \\ \<b\>" in run.lines
    assert f"Characters {SECOND}–{len(TEXT)}.\\" in run.lines
    assert "Where it stands: it is not in the documents now" in run.lines


def test_csv_and_yaml_hold_everything(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    expected = sorted(kept, key=lambda each: (each.document, each.start))
    rows = list(csv.DictReader(io.StringIO(command("bookmarks", "export", "--format", "csv", "--in", folder).out)))
    assert [row["quote"] for row in rows] == ["One", f"'{TEXT[SECOND:]}", TEXT[: SECOND - 2]]
    assert {row["status"] for row in rows} == {"lost"}
    assert [(int(row["start"]), int(row["end"])) for row in rows] == [(each.start, each.end) for each in expected]
    value = yaml.safe_load(command("bookmarks", "export", "--format", "yaml", "--in", folder).out)
    assert (value["schema"], value["collection"]) == (1, "Talks")
    assert [Bookmark(**{**each, "tags": tuple(each["tags"])}) for each in value["bookmarks"]] == [
        replace(each, standing=None) for each in expected
    ]


def test_jsonld_is_a_web_annotation_collection(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    value = json.loads(command("bookmarks", "export", "--format", "jsonld", "--in", folder).out)
    assert value["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (value["type"], value["total"]) == ("AnnotationCollection", 3)
    item = value["first"]["items"][-1]
    assert (item["type"], item["id"], item["motivation"]) == ("Annotation", f"urn:uuid:{kept[0].id}", "bookmarking")
    assert item["created"].endswith("Z")
    assert item["target"]["source"] == "b%20file.txt"
    quote, position = item["target"]["selector"]
    assert (quote["type"], quote["exact"], quote["suffix"]) == ("TextQuoteSelector", TEXT[: SECOND - 2], kept[0].suffix)
    assert (position["type"], position["start"], position["end"]) == ("TextPositionSelector", 0, SECOND - 2)


NOTE = "- a dash, [a link](x)\n2. and\n\n=== more\tof it"


@pytest.fixture
def noted(folder: Path, kept: list[Bookmark]) -> Bookmark:
    """The bookmark on the first document, with a note and two tags."""
    with closing(Notebook.open(Library.open(folder).key)) as notebook:
        return notebook.annotate(kept[2].id, NOTE, ["Joint *production*", "exports"])


def export(command: Command, folder: Path, name: str) -> str:
    return str(command("bookmarks", "export", "--format", name, "--in", folder).out)


def test_note_and_tags_are_in_every_format(command: Command, folder: Path, noted: Bookmark) -> None:
    lines = command("bookmarks", "list", "--in", folder).lines
    assert lines[0].split("\t")[5:] == [
        "",
        "Joint *production*, exports",
        "- a dash, [a link](x) 2. and === more of it",
    ]
    assert [len(line.split("\t")) for line in lines] == [8, 5, 5]
    first = command("bookmarks", "list", "--in", folder, "--json").json["bookmarks"][0]
    assert (first["note"], first["tags"]) == (NOTE, ["Joint *production*", "exports"])
    rows = list(csv.DictReader(io.StringIO(export(command, folder, "csv"))))
    assert [(row["note"], row["tags"]) for row in rows] == [
        (f"'{NOTE}", "Joint *production*, exports"),
        ("", ""),
        ("", ""),
    ]
    (value, *_) = yaml.safe_load(export(command, folder, "yaml"))["bookmarks"]
    assert Bookmark(**{**value, "tags": tuple(value["tags"])}) == replace(noted, standing=None)
    markdown = export(command, folder, "md")
    assert (
        "\\\nTags: Joint \\*production\\*, exports\\\nWhere it stands: it is not in the documents now\n\nNote: - a dash, \\[a link\\](x)\\\n2\\. and\n\n\\=== more of it\n"
        in markdown
    )
    assert markdown.count("Tags:") == markdown.count("Note:") == 1


def test_note_and_tags_are_bodies_of_the_annotation(command: Command, folder: Path, noted: Bookmark) -> None:
    items = json.loads(export(command, folder, "jsonld"))["first"]["items"]
    assert [(each["type"], each["purpose"], each["value"]) for each in items[0]["body"]] == [
        ("TextualBody", "commenting", NOTE),
        ("TextualBody", "tagging", "Joint *production*"),
        ("TextualBody", "tagging", "exports"),
    ]
    assert "body" not in items[1]


def test_a_note_is_written_and_shown(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    run = command(
        "bookmarks", "note", kept[2].id[:8], "--note", "Why\nso", "--tag", "a, b", "c", "--tag", "A", "--in", folder
    )
    assert (run.status, run.err) == (0, "")
    assert run.lines[0].split("\t")[4:] == ["“One”", "", "a, b, c", "Why so"]
    again = command("bookmarks", "note", kept[2].id, "--untag", "B", "--tag", "d", "--json", "--in", folder).json
    assert (again["type"], again["note"], again["tags"]) == ("bookmark", "Why\nso", ["a", "c", "d"])
    shown = command("show", f"bookmark:{kept[2].id[:6]}", "--in", folder)
    assert shown.lines[-4:] == ["tags: a, c, d", "", "Why", "so"]
    with closing(Notebook.open(Library.open(folder).key)) as notebook:
        assert [notebook.undo() for _ in range(2)] == ["tags of “One”", "note and tags of “One”"]
    assert command("bookmarks", "note", kept[2].id, "--in", folder).lines[0].split("\t")[4:] == ["“One”"]
    with closing(Notebook.open(Library.open(folder).key)) as notebook:
        assert notebook.redo() == "note and tags of “One”"
    assert command("bookmarks", "note", kept[2].id, "--note", "", "--untag", "a", "b", "c", "--in", folder).status == 0
    assert command("bookmarks", "list", "--in", folder).lines[0].endswith("“One”")


def test_what_several_programs_write_at_once_is_all_kept(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    tail = (kept[2].id, "--in", str(folder))
    calls = [["--tag", f"t{number}"] for number in range(4)] + [["--note", "why"], ["--colour", "red"]]
    begin = [sys.executable, "-m", "tui", "bookmarks", "note"]
    running = [subprocess.Popen([*begin, *tail, *call], stdout=subprocess.DEVNULL) for call in calls]
    assert [each.wait(60) for each in running] == [0] * len(calls)
    shape = command("show", f"bookmark:{kept[2].id}", "--json", "--in", folder).json
    assert (sorted(shape["tags"]), shape["note"], shape["colour"]) == (["t0", "t1", "t2", "t3"], "why", "red")


def test_only_what_is_asked_for_is_written(
    command: Command, folder: Path, kept: list[Bookmark], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = bookmarks._found

    def late(names: list[str], library: Library, output: Any) -> list[Bookmark]:
        marks = found(names, library, output)
        with closing(Notebook.open(library.key)) as other:
            other.annotate(marks[0].id, "written in the room meanwhile", ["room"], "blue")
        return marks

    monkeypatch.setattr(bookmarks, "_found", late)
    run = command("bookmarks", "note", kept[2].id, "--tag", "cli", "--in", folder)
    assert run.lines[0].split("\t")[5:] == ["blue", "room, cli", "written in the room meanwhile"]
    assert command("bookmarks", "tag", kept[2].id, "--untag", "room", "--colour", "none", "--in", folder).status == 0
    with closing(Notebook.open(Library.open(folder).key)) as notebook:
        assert notebook.undo() == "tags and colour of “One”"

    def gone(names: list[str], library: Library, output: Any) -> list[Bookmark]:
        marks = found(names, library, output)
        with closing(Notebook.open(library.key)) as other:
            other.remove_bookmark(marks[0].id)
        return marks

    monkeypatch.setattr(bookmarks, "_found", gone)
    run = command("bookmarks", "note", kept[2].id, "--tag", "late", "--in", folder)
    assert run.status == 2 and "is not there any more" in run.complaint


def test_a_note_to_nothing(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    run = command("bookmarks", "note", "nothing", "--note", "x", "--in", folder)
    assert (run.status, run.out) == (1, "")
    assert "nothing" in run.complaint
    run = command("bookmarks", "note", kept[0].id, "--note", "\udcff", "--in", folder)
    assert run.status == 2
    assert "UTF-8" in run.complaint


def test_a_damaged_notebook_is_told_of(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    path = notebook_path(Library.open(folder).key)
    path.write_bytes(b"rubbish")
    run = command("bookmarks", "list", "--in", folder)
    assert "set aside" in run.err
    assert {line.split("\t")[0] for line in run.lines} == {each.id[:8] for each in kept}


def test_an_impossible_data_directory_is_found_by_the_doctor(
    command: Command, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocker = tmp_path / "blocker"
    blocker.write_text("")
    monkeypatch.setenv("DTTI_TUI_DATA", str(blocker))
    assert command("bookmarks", "list", "--in", folder).status == 1
    run = command("doctor", "--in", folder)
    assert run.status == 2
    assert any("DTTI_TUI_DATA" in line for line in run.lines)
