"""`bookmarks export`, `import`, `audit`, `tag` and `remove`, and `dossier`: the real commands on files."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from indexdir import Library
from tui.notebook import Bookmark, Notebook, bookmark_of_card, bookmark_of_document, notebook_path
from tui.notebook.bookmark import bookmark_of

Command = Callable[..., Any]
TALKS = "2018-07-18-talks.txt"
LED = "Ellen Lord led the American side. Ajay Kumar led the Indian side."
HELD = "India and the United States held talks in New Delhi under the DTTI."


@pytest.fixture
def kept(folder: Path) -> list[Bookmark]:
    """Two passages, a document and a card."""
    with closing(Library.open(folder)) as library:
        library.build()
        reading = library.read(TALKS)
        marks = [bookmark_of(reading, at := reading.text.index(words), at + len(words)) for words in (LED, HELD)]
        marks += [bookmark_of_document(library.read("notes.md").document), bookmark_of_card(library.card("dtti"))]
        with closing(Notebook.open(library.key)) as notebook:
            for mark in marks:
                notebook.keep(mark)
            notebook.annotate(marks[0].id, "=why", ["Sides", "talks"], "red")
            return list(notebook.bookmarks())


def bookmarks_in(folder: Path) -> list[Bookmark]:
    with closing(Notebook.open(Library.open(folder).key)) as notebook:
        return list(notebook.bookmarks())


def change(folder: Path, old: str, new: str) -> None:
    path = folder / TALKS
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_a_filter_holds_for_list_and_export(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    def ids(*options: str) -> list[str]:
        run = command("bookmarks", "list", "--in", folder, "--json", *options)
        return [each["id"] for each in run.json["bookmarks"]]

    card, document, held, led = [each.id for each in kept]
    assert ids() == [card, document, held, led]
    assert ids("--tag", "SIDES") == ids("--colour", "red") == [led]
    assert ids("--tag", "sides,none") == ids("--tag", "sides", "none") == []
    assert ids("--kind", "card") == [card]
    assert ids("--document", TALKS) == [held, led]
    assert ids("--since", "2999") == []
    run = command("bookmarks", "export", "--in", folder, "--format", "json", "--kind", "document")
    assert [each["id"] for each in run.json["bookmarks"]] == [document]
    run = command("bookmarks", "list", "--in", folder, "--since", "soon")
    assert (run.status, "--since soon: this is no date" in run.complaint) == (2, True)
    lines = command("bookmarks", "list", "--in", folder).lines
    assert [line.split("\t")[2:4] for line in lines] == [
        ["exact", "card:dtti"],
        ["exact", "notes.md"],
        ["exact", f"{TALKS}:32-99"],
        ["exact", f"{TALKS}:101-166"],
    ]
    assert lines[3].split("\t")[5:] == ["red", "Sides, talks", "=why"]


def test_a_file_is_written_once(command: Command, folder: Path, kept: list[Bookmark], tmp_path: Path) -> None:
    path = tmp_path / "out.yaml"
    run = command("bookmarks", "export", "-o", path, "--in", folder)
    assert (run.status, run.err, run.lines) == (0, "", [f"4 bookmarks in {path}"])
    assert len(yaml.safe_load(path.read_text("utf-8"))["bookmarks"]) == 4
    run = command("bookmarks", "export", "-o", path, "--kind", "card", "--in", folder)
    assert run.status == 2 and "is there already and stays as it is" in run.complaint
    assert len(yaml.safe_load(path.read_text("utf-8"))["bookmarks"]) == 4
    assert command("bookmarks", "export", "-o", path, "--kind", "card", "--force", "--in", folder).status == 0
    assert len(yaml.safe_load(path.read_text("utf-8"))["bookmarks"]) == 1
    run = command("bookmarks", "export", "-o", tmp_path / "no" / "out.md", "--in", folder)
    assert run.status == 2 and "can't be written (no such file" in run.complaint
    run = command("bookmarks", "export", "-o", folder / "out.md", "--in", folder)
    assert "in the folder of the collection" in run.err


def test_all_has_searches_and_choices(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    assert command("searches", "save", "Missiles", "missile", "--in", folder).status == 0
    run = command("bookmarks", "export", "--all", "--format", "yaml", "--in", folder)
    value = yaml.safe_load(run.out)
    assert [each["name"] for each in value["searches"]] == ["Missiles"] and value["choices"] == []
    run = command("bookmarks", "export", "--all", "--in", folder)
    assert run.status == 2 and "--all: md has room for bookmarks only" in run.complaint


@pytest.mark.parametrize("form", ["jsonld", "yaml", "json", "csv"])
def test_out_and_in_again_loses_nothing(
    command: Command, folder: Path, kept: list[Bookmark], tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"out.{form}"
    assert command("bookmarks", "export", "-o", path, "--in", folder).status == 0
    run = command("bookmarks", "import", path, "--in", folder)
    assert (run.status, run.lines) == (0, ["0 new, 0 changed, 4 the same"])
    assert command("bookmarks", "remove", *(each.id for each in kept), "--in", folder).status == 0
    assert bookmarks_in(folder) == []
    run = command("bookmarks", "import", path, "--dry-run", "--in", folder)
    assert run.lines == ["would be: 4 new, 0 changed, 0 the same"]
    assert bookmarks_in(folder) == []
    assert command("bookmarks", "import", path, "--in", folder).lines == ["4 new, 0 changed, 0 the same"]
    plain = lambda marks: sorted(repr(each).partition(", standing=")[0] for each in marks)  # noqa: E731
    assert plain(bookmarks_in(folder)) == plain(kept)
    with closing(Notebook.open(Library.open(folder).key)) as notebook:
        assert notebook.undo() == "import of 4 bookmarks"
        assert notebook.bookmarks() == ()


def test_the_later_of_two_counts(command: Command, folder: Path, kept: list[Bookmark], tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    command("bookmarks", "export", "-o", path, "--in", folder)
    value = json.loads(path.read_text("utf-8"))
    command("bookmarks", "note", kept[3].id, "--note", "newer here", "--in", folder)
    by_id = {each["id"]: each for each in value["bookmarks"]}
    by_id[kept[2].id] |= {"note": "from there", "modified": "2999-01-01T00:00:00+00:00"}
    path.write_text(json.dumps(value), "utf-8")
    run = command("bookmarks", "import", path, "--json", "--in", folder)
    assert {name: run.json[name] for name in ("new", "changed", "same", "older")} == {
        "new": 0,
        "changed": 1,
        "same": 2,
        "older": 1,
    }
    notes = {each.id: each.note for each in bookmarks_in(folder)}
    assert (notes[kept[2].id], notes[kept[3].id]) == ("from there", "newer here")
    lines = command("bookmarks", "import", path, "--in", folder).lines
    assert lines[0] == "0 new, 0 changed, 3 the same, 1 is here in a later state"
    assert len(lines) == 2 and "it was changed here later; left out: note “=why”; to take it in" in lines[1]


def test_a_file_that_was_edited_by_hand_is_taken(
    command: Command, folder: Path, kept: list[Bookmark], tmp_path: Path
) -> None:
    path = tmp_path / "out.yaml"
    command("bookmarks", "export", "-o", path, "--in", folder)
    path.write_text(path.read_text("utf-8").replace("=why", "because").replace("- Sides\n", ""), "utf-8")
    run = command("bookmarks", "import", path, "--in", folder)
    assert run.lines[0] == "0 new, 1 changed, 3 the same"
    assert len(run.lines) == 2 and "its note was “=why”" in run.lines[1] and "it had the tags Sides" in run.lines[1]
    mark = bookmarks_in(folder)[3]
    assert (mark.note, mark.tags, mark.quote) == ("because", ("talks",), LED)
    assert command("bookmarks", "import", path, "--in", folder).lines == ["0 new, 0 changed, 4 the same"]


def test_moments_are_times_however_they_are_written(command: Command, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    row = f'id,document,quote,note,created,modified\nmine-1,{TALKS},"{LED}",'
    path.write_text(f"{row}first,2026-01-01,20260102T000000+00:00\n", "utf-8")
    assert command("bookmarks", "import", path, "--in", folder).lines == ["1 new, 0 changed, 0 the same"]
    assert bookmarks_in(folder)[0].modified == "2026-01-02T00:00:00.000000+00:00"
    command("bookmarks", "note", "mine-1", "--note", "written today", "--in", folder)
    path.write_text(f"{row}third,2026-01-01,20260103T000000+01:00\n", "utf-8")
    assert "1 is here in a later state" in command("bookmarks", "import", path, "--in", folder).out
    assert bookmarks_in(folder)[0].note == "written today"


def test_ids_that_could_not_be_typed_are_replaced(command: Command, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    rows = [{"id": name, "document": TALKS, "quote": words} for name, words in (("-rf", LED), ("a\x1b[31mb", HELD))]
    path.write_text(json.dumps(rows), "utf-8")
    run = command("bookmarks", "import", path, "--in", folder)
    ids = [each.id for each in bookmarks_in(folder)]
    assert len(ids) == 2 and all(re.fullmatch("[0-9a-f-]{36}", each) for each in ids)
    assert run.lines[0] == "2 new, 0 changed, 0 the same"
    assert {line.rpartition(" here")[0].rpartition(" ")[2] for line in run.lines[1:]} == set(ids)
    assert command("bookmarks", "import", path, "--in", folder).lines[0] == "0 new, 0 changed, 2 the same"


def test_no_id_drives_a_terminal(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    with closing(Notebook.open(Library.open(folder).key)) as notebook:
        notebook.merge([replace(kept[3], id="\x1b[31mred\x07", created="2026\x1b[0m")])
    change(folder, LED, "")
    texts = [command("bookmarks", what, "--in", folder).out for what in ("list", "audit")]
    texts += [command("show", "bookmark:\x1b[31mred", "--in", folder).out]
    assert all("red" in text and "\x1b" not in text and "\x07" not in text for text in texts)


ROWS = [
    {"id": "a", "uri": "https://x.example/", "text": "Who?", "tags": ["t"], "created": "2026-01-01T00:00:00+00:00",
     "updated": "2026-01-01T00:00:00+00:00", "document": {"title": ["Elsewhere"]},
     "target": [{"source": "https://x.example/", "selector": [{"type": "TextQuoteSelector", "exact": LED}]}]},
    {"id": "b", "uri": "https://x.example/", "text": "", "tags": [], "created": "2026-01-01T00:00:00+00:00",
     "updated": "2026-01-01T00:00:00+00:00", "document": {},
     "target": [{"source": "https://x.example/", "selector": [
         {"type": "TextQuoteSelector", "exact": "words that stand in none of these documents here"}]}]},
]  # fmt: skip


def test_notes_of_hypothesis_come_in(command: Command, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_text(json.dumps({"rows": ROWS, "total": 2}), "utf-8")
    run = command("bookmarks", "import", path, "--in", folder)
    assert (run.status, run.lines) == (
        1,
        [
            "1 new, 0 changed, 0 the same; 1 could not be placed",
            "  entry 2: no document here: “words that stand in none of these documents here” https://x.example/",
        ],
    )
    (mark,) = bookmarks_in(folder)
    assert (mark.document, mark.quote, mark.note, mark.tags, mark.now.status) == (TALKS, LED, "Who?", ("t",), "exact")
    run = command("bookmarks", "import", path, "--keep-unplaced", "--in", folder)
    assert (run.status, run.lines[0]) == (
        0,
        "1 new, 0 changed, 1 the same; 1 could not be placed and kept without a place",
    )
    lines = command("bookmarks", "list", "--in", folder).lines
    assert sorted(line.split("\t")[2] for line in lines) == ["exact", "placeless"]
    assert command("bookmarks", "audit", "--in", folder).status == 0


def test_it_comes_in_by_a_pipe(command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Given:
        buffer = io.BytesIO(f"document,quote\n{TALKS},{HELD}\n".encode())

    monkeypatch.setattr("sys.stdin", Given)
    assert command("bookmarks", "import", "-", "--in", folder).lines == ["1 new, 0 changed, 0 the same"]
    (mark,) = bookmarks_in(folder)
    assert (mark.quote, mark.start) == (HELD, 32)


def test_what_does_not_stand_as_it_came_is_told_of(command: Command, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    altered = "Ellen Lord led the whole American side. Ajay Kumar led the Indian side."
    path.write_text(f"document,quote\n{TALKS},{altered}\n{TALKS},words that were never in it at all\n", "utf-8")
    run = command("bookmarks", "import", path, "--in", folder)
    assert (run.status, run.lines) == (
        0,
        [
            "2 new, 0 changed, 0 the same",
            "  of these 1 with other words now, 1 lost; dtti-tui bookmarks audit shows them",
        ],
    )
    assert "[-whole-]" in command("bookmarks", "audit", "--in", folder).out
    assert sorted(each.quote for each in bookmarks_in(folder)) == sorted(
        [altered, "words that were never in it at all"]
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[1]", "entry 1: it is no bookmark"),
        (b'{"bookmarks": [{"id": 3, "digest": "x"}]}', "entry 1: id is no text"),
        (b"\xff\xfe\xfd", "UTF-16"),
        (None, "can't be read (no such file"),
    ],
)
def test_what_is_wrong_takes_nothing_in(
    command: Command, folder: Path, kept: list[Bookmark], tmp_path: Path, data: bytes | None, said: str
) -> None:
    path = tmp_path / "in.json"
    if data is not None:
        path.write_bytes(data)
    run = command("bookmarks", "import", path, "--in", folder)
    assert (run.status, run.out) == (2, "") and said in run.complaint and str(path) in run.complaint
    assert bookmarks_in(folder) == kept


def test_a_notebook_that_cant_be_written_takes_nothing_in(
    command: Command, folder: Path, kept: list[Bookmark], tmp_path: Path
) -> None:
    path = tmp_path / "in.csv"
    path.write_text(f"document,quote,note\n{TALKS},{LED},x\n", "utf-8")
    file = notebook_path(Library.open(folder).key)
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("PRAGMA user_version = 99")
        newer.commit()
    run = command("bookmarks", "import", path, "--in", folder)
    assert (run.status, run.out) == (2, "")
    assert "can't be written" in run.err and "nothing was taken in" in run.err


def test_the_audit_shows_what_is_there_now(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    run = command("bookmarks", "audit", "--in", folder)
    assert (run.status, run.out) == (0, "")
    change(folder, "Seventh talks", "A line before.\n\nSeventh talks")
    run = command("bookmarks", "audit", "--in", folder)
    assert (run.status, [line.split("\t")[0] for line in run.lines[::2]]) == (0, ["moved", "moved"])
    assert f"{TALKS}:32-99 → {TALKS}:48-115" in run.out
    change(folder, LED, "")
    (folder / "notes.md").unlink()
    run = command("bookmarks", "audit", "--in", folder)
    assert run.status == 1
    assert [line.split("\t")[0] for line in run.lines if not line.startswith(" ")] == ["lost", "lost", "moved"]
    assert f"    “{LED}”" in run.lines and "notes.md is not in the folder any more" in run.out
    shape = command("bookmarks", "audit", "--json", "--kind", "passage", "--in", folder).json
    assert [(each["status"], each["why"]) for each in shape["bookmarks"]] == [
        ("lost", f"nothing like it stands in {TALKS} now"),
        ("moved", "16 characters further down, word for word"),
    ]
    (folder / "cards" / "all.yaml").write_text("cards: []\n", "utf-8")
    assert command("bookmarks", "list", "--kind", "card", "--in", folder).lines[0].split("\t")[2] == "lost"


def test_other_words_are_shown_as_a_difference(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    change(folder, "under the DTTI", "within the DTTI")
    run = command("bookmarks", "audit", "--in", folder)
    assert "[-under-] {+within+} the DTTI." in run.out
    shown = command("show", kept[2].id[:8], "--in", folder)
    assert shown.lines[0] == f"“{HELD}”"
    assert "with other words" in shown.out and "[-under-] {+within+}" in shown.out
    text = command("bookmarks", "export", "--in", folder).out
    assert "within the DTTI.\n" in text and f"Kept with other words: “{HELD}”" in text
    shape = command("show", kept[2].id, "--in", folder, "--json").json
    assert shape["now"]["document"] == TALKS and shape["status"] in ("moved", "doubtful")


def test_several_are_tagged_or_removed_at_once(command: Command, folder: Path, kept: list[Bookmark]) -> None:
    two = [kept[0].id[:8], kept[1].id]
    run = command("bookmarks", "tag", *two, "--tag", "new", "--untag", "none", "--colour", "blue", "--in", folder)
    assert (run.status, run.lines) == (0, ["2 bookmarks changed"])
    assert [(each.tags, each.colour) for each in bookmarks_in(folder)[:2]] == [(("new",), "blue")] * 2
    command("bookmarks", "tag", *two, "--colour", "none", "--in", folder)
    assert [each.colour for each in bookmarks_in(folder)[:2]] == ["", ""]
    run = command("bookmarks", "remove", two[0], "nothing", "--in", folder)
    assert (run.status, run.out, len(bookmarks_in(folder))) == (1, "", 4)
    run = command("bookmarks", "remove", *two, "--json", "--in", folder)
    assert run.json["removed"] == 2 and len(bookmarks_in(folder)) == 2
    with closing(Notebook.open(Library.open(folder).key)) as notebook:
        assert notebook.undo().startswith("bookmark removed") and len(notebook.bookmarks()) == 4


def test_a_dossier_is_written(command: Command, folder: Path, kept: list[Bookmark], tmp_path: Path) -> None:
    run = command("dossier", "Ellen  LORD", "--in", folder)
    assert run.status == 0 and run.lines[0] == "# Dossier: Ellen Lord" and f"> {LED}" in run.lines
    path = tmp_path / "lord.md"
    run = command("dossier", "ellen-lord", "-o", path, "--in", folder)
    assert run.lines == [f"Dossier: Ellen Lord: 1 bookmark in {path}"]
    assert command("dossier", "ellen-lord", "-o", path, "--in", folder).status == 2
    run = command("dossier", "#talks", "--in", folder)
    assert run.lines[0] == "# Dossier: \\#talks"
    items = command("dossier", "ellen-lord", "--format", "csl", "--in", folder).json
    assert [item["id"] for item in items] == [TALKS]
    run = command("dossier", "ellen-lrd", "--in", folder)
    assert (run.status, run.out) == (1, "") and "close to it: ellen-lord" in run.complaint
    run = command("dossier", "#talk", "--in", folder)
    assert run.status == 1 and "close to it: #talks" in run.complaint
