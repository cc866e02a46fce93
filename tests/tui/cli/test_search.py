"""`dtti-tui search`, one query."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indexdir import BusyError, DamagedIndexError, Library, Query, StorageError
from tui.notebook import Amendment, Notebook

Command = Callable[..., Any]
TALKS = "2018-07-18-talks.txt"


def test_people_read_title_date_id_and_passages(command: Command, folder: Path) -> None:
    run = command("search", "S-400", "--in", folder)
    assert run.status == 0
    assert run.lines == [
        f"Seventh talks on defence trade (2018-07-18) — {TALKS}",
        "    The S-400 missile system of Russia was on the table.",
    ]
    assert run.err == ""


def test_json_has_the_documented_shape(command: Command, folder: Path) -> None:
    answer = command("search", "missile", "--in", folder, "--json").json
    assert set(answer) == {
        "schema", "query", "executed", "matched", "remarks", "total", "places", "searched", "not_searched", "facets",
        "hits",
    }  # fmt: skip
    assert (answer["schema"], answer["query"], answer["total"], answer["searched"]) == (1, "missile", 2, 2)
    assert answer["not_searched"] == []
    for hit in answer["hits"]:
        assert set(hit) == {"doc", "title", "date", "score", "count", "title_marks", "missing", "passages", "notes"}
        text = (folder / hit["doc"]).read_text("utf-8")
        for passage in hit["passages"]:
            assert set(passage) == {"start", "end", "text", "marks", "number", "section", "cards"}
            assert text[passage["start"] : passage["end"]] == passage["text"]
            assert [text[start:end] for start, end in passage["marks"]] == ["missile"]


def test_the_answer_is_that_of_the_library(command: Command, folder: Path) -> None:
    answer = command("search", "talks", "--in", folder, "--json").json
    library = Library.open(folder)
    results = library.search(Query("talks"))
    library.close()
    assert [hit["doc"] for hit in answer["hits"]] == [hit.document.id for hit in results.hits]
    assert [hit["score"] for hit in answer["hits"]] == [hit.score for hit in results.hits]


def test_nothing_found_is_one_and_tells_the_ways_out(command: Command, folder: Path) -> None:
    run = command("search", '"the missle" AND zeppelin', "--in", folder)
    assert (run.status, run.out) == (1, "")
    assert run.err.splitlines() == [
        'dtti-tui: nothing found in 2 documents for "the missle" AND ~zeppelin',
        "  the       in 1 document",
        "  missle    in no document; spelled nearly so: missile (2)",
        "  zeppelin  in no document",
    ]
    run = command("search", '"missile the"', "--in", folder)
    assert run.err.splitlines()[4:6] == [
        '  1. "missile the"~5 finds 1 document: the words of "missile the", near each other',
        '  2. missile the finds 1 document: the words of "missile the", anywhere',
    ]
    run = command("search", '"missile the"', "--in", folder, "--json")
    assert (run.status, run.err, run.json["hits"], run.json["total"]) == (1, "", [], 0)
    assert [way["documents"] for way in run.json["ladder"]["relaxations"]][:2] == [1, 1]
    assert run.json["ladder"]["words"][0] == {"word": '"missile the"', "documents": 0, "near": []}


def test_what_matched_only_in_part_is_said(command: Command, folder: Path) -> None:
    run = command("search", "Ellen zeppelin —", "--in", folder)
    assert run.status == 0
    assert run.lines[1] == "    without zeppelin"
    assert run.err.splitlines() == [
        "dtti-tui: no document has all of these words; these have some",
        "dtti-tui: “—” has no letter or digit to search for, and is left out",
    ]
    shape = command("search", "Ellen zeppelin", "--in", folder, "--json").json
    assert (shape["matched"], shape["hits"][0]["missing"]) == ("some", ["zeppelin"])
    run = command("search", "missle", "--in", folder)
    assert run.status == 0
    assert "searched for instead: missile" in run.err
    assert command("search", "missle", "--in", folder, "--json").json["matched"] == "spelling"


def test_why_a_document_stands_where_it_does(command: Command, folder: Path) -> None:
    run = command("search", "missile talks", "--in", folder, "--explain")
    assert [line.strip()[:8] for line in run.lines if ". score" in line] == ["1. score", "2. score"]
    assert any("~missil" in line and "text" in line and "1 time, in 2 documents" in line for line in run.lines)
    hits = command("search", "missile talks", "--in", folder, "--explain", "--json").json["hits"]
    for rank, hit in enumerate(hits, 1):
        why = hit["explanation"]
        assert (why["rank"], why["score"]) == (rank, hit["score"])
        parts = sum(each["score"] for each in why["weights"]) + why["closeness"] + why["all_words"]
        assert parts == pytest.approx(why["score"], abs=1e-6)
        assert set(why["weights"][0]) == {"term", "field", "count", "documents", "score"}


def test_what_the_documents_share(command: Command, folder: Path) -> None:
    run = command("search", "missile | kind:person", "--in", folder, "--facets")
    assert "People" not in run.lines
    assert ["+", "1", "Person", "kind:person"] in [line.split() for line in run.lines]
    shape = command("search", "missile | kind:person", "--in", folder, "--json").json
    kinds = next(each for each in shape["facets"] if each["name"] == "kind")
    assert {"label": "Person", "count": 1, "query": "kind:person", "state": "in"} in kinds["values"]
    assert "Kinds" not in command("search", "missile", "--in", folder).lines


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_an_empty_folder_is_told_of(command: Command, tmp_path: Path, options: list[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    run = command("search", "talks", "--in", empty, *options)
    assert run.status == 1
    assert run.complaint == f"dtti-tui: {empty}: no documents were found that can be read"


def test_limit_bounds_the_documents_and_not_the_total(command: Command, folder: Path) -> None:
    answer = command("search", "missile", "--in", folder, "--limit", "1", "--json").json
    assert (len(answer["hits"]), answer["total"]) == (1, 2)


def test_plain_takes_operators_for_words(command: Command, folder: Path) -> None:
    assert command("search", "(missile zeppelin", "--in", folder).status == 2
    assert command("search", "(missile zeppelin", "--in", folder, "--plain").status == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["("], "query, column 1"),
        ([""], "blank"),
        (["  "], "blank"),
        ([], "QUERY or --batch"),
        (["a", "--limit", "0"], "whole number"),
        (["a", "--limit", "-1"], "--limit"),
        (["a", "--limit", "ten"], "'ten' is no whole number"),
        (["a", "--format", "csv"], "--format is for --batch"),
        (["a", "--batch", "f"], "not both"),
        (["--batch", "f", "--json", "--format", "csv"], "contradict"),
        (["--batch", "f", "--explain"], "--explain and --facets are for one query"),
        (["-x"], "put -- before"),
        (["a", "b"], "unrecognized arguments: b"),
    ],
)
def test_a_wrong_call_is_one_line(command: Command, folder: Path, arguments: list[str], words: str) -> None:
    run = command("search", *arguments, "--in", folder)
    assert run.status == 2
    assert run.out == ""
    assert words in run.complaint


def test_a_query_may_begin_with_a_hyphen(command: Command, folder: Path) -> None:
    run = command("search", "--in", folder, "--", "-zeppelin missile")
    assert run.status == 0


def test_a_folder_that_is_not_there_is_one_line(command: Command, tmp_path: Path) -> None:
    run = command("search", "a", "--in", tmp_path / "nowhere")
    assert run.status == 2
    assert "there is no such folder" in run.complaint


def test_what_was_not_searched_is_said(command: Command, folder: Path) -> None:
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\xff\xfe" * 400)
    (folder / "picture.pdf").write_bytes(b"%PDF-1.7\n\x00\x01")
    run = command("search", "missile", "--in", folder, "--json")
    missing = {each["file"] for each in run.json["not_searched"]}
    assert missing
    human = command("search", "missile", "--in", folder)
    assert human.status == 0
    coverage, named = human.err.splitlines()
    assert coverage == "dtti-tui: 2 hits in 2 documents; 2 of 4 searched, 1 can't be read, 1 is .pdf"
    assert named.startswith("dtti-tui: not searched: ")
    assert all(name in named for name in missing)
    assert "nothing found for ~zeppelin; 2 of 4 searched, 1" in command("search", "zeppelin", "--in", folder).err


def test_the_index_follows_the_files(command: Command, folder: Path) -> None:
    assert command("search", "zeppelin", "--in", folder).status == 1
    (folder / "new.txt").write_text("A zeppelin came.\n", encoding="utf-8")
    assert command("search", "zeppelin", "--in", folder).status == 0
    (folder / "new.txt").unlink()
    assert command("search", "zeppelin", "--in", folder).status == 1


def test_a_long_passage_is_cut_around_its_match(command: Command, folder: Path) -> None:
    words = " ".join(f"word{number}" for number in range(300))
    (folder / "long.txt").write_text(f"{words} needle {words}\n", encoding="utf-8")
    (line,) = command("search", "needle", "--in", folder).lines[1:]
    assert "needle" in line
    assert line.startswith("    … word")
    assert line.endswith(" …")
    assert len(line) < 300


def test_control_characters_do_not_get_out(command: Command, folder: Path) -> None:
    (folder / "evil\x1b[31m\nname.txt").write_bytes(b"Evil \x1b]0;title\x07 zeppelin \xc2\x9b31m \xe2\x80\xae here\n")
    human = command("search", "zeppelin", "--in", folder)
    assert human.status == 0
    for line in human.lines:
        assert line.isprintable()
    machine = command("search", "zeppelin", "--in", folder, "--json")
    assert machine.out.rstrip("\n").isprintable()
    assert len(machine.json["hits"]) == 1


def test_the_index_directory_can_be_chosen(
    command: Command, folder: Path, tmp_path: Path, own_directories: Path
) -> None:
    for arguments in (("--index-dir", tmp_path / "i", "search", "a"), ("search", "a", "--index-dir", tmp_path / "i")):
        command(*arguments, "--in", folder)
        assert list((tmp_path / "i").iterdir())
    assert not (own_directories / "cache").exists()


def test_an_index_that_can_not_be_made_is_one_line(command: Command, folder: Path, tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("")
    run = command("search", "missile", "--in", folder, "--index-dir", blocker)
    assert run.status == 2
    assert str(blocker) in run.complaint
    assert run.out == ""


def test_an_old_index_answers_when_it_can_not_be_renewed(
    command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("index", folder)
    for error, words in ((StorageError("disk full"), "may be out of date: disk full"), (BusyError(), "is updating")):

        def refuse(*_: object, error: Exception = error, **__: object) -> None:
            raise error

        monkeypatch.setattr(Library, "build", refuse)
        run = command("search", "missile", "--in", folder)
        assert run.status == 0
        assert "missile" in run.out
        assert words in run.complaint


def test_it_waits_for_the_first_index_of_another_process(
    command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build, calls = Library.build, []

    def busy_twice(self: Library, **options: object) -> object:
        calls.append(1)
        if len(calls) < 3:
            raise BusyError("busy")
        return build(self, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "build", busy_twice)
    monkeypatch.setattr("tui.cli.opening._POLL_SECONDS", 0)
    run = command("search", "missile", "--in", folder)
    assert (run.status, run.err, len(calls)) == (0, "", 3)


def test_damage_that_is_found_while_searching_is_mended(
    command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search, calls = Library.search, []

    def damaged_once(self: Library, query: Query, **options: object) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise DamagedIndexError("a segment is cut short")
        return search(self, query, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "search", damaged_once)
    run = command("search", "missile", "--in", folder)
    assert run.status == 0
    assert "built anew" in run.complaint


def test_a_note_that_is_asked_for_is_shown_with_its_passage(command: Command, folder: Path) -> None:
    with closing(Library.open(folder)) as library, closing(Notebook.open(library.key)) as notebook:
        library.build()
        reading = library.read("2018-07-18-talks.txt")
        start = reading.text.index("Ellen")
        mark = notebook.keep_bookmark(reading, start, start + 10)
        notebook.amend([mark.id], Amendment("ask about\nthe \x1bwaiver"))
        notebook.annotate(notebook.keep_bookmark(reading, 0, 7).id, "another matter", [])
    for query in ("in:notes waiver", "in:notes:waiver led"):
        run = command("search", query, "--in", folder)
        assert (
            run.lines[-1] == "    note on “Ellen Lord”: ask about the \ufffdwaiver" and "another matter" not in run.out
        )
        (hit,) = command("search", query, "--json", "--in", folder).json["hits"]
        note = {"bookmark": mark.id, "start": start, "end": start + 10, "note": "ask about\nthe \x1bwaiver"}
        assert hit["notes"] == [note]
    assert command("searches", "save", "Waiver", "in:notes waiver", "--in", folder).status == 0
    assert "note on “Ellen Lord”" in command("searches", "run", "Waiver", "--in", folder).out
