"""`dtti-tui search --batch`: many queries, and one bad line does not stop the rest."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from indexdir import Library, Query

Command = Callable[..., Any]


@pytest.fixture
def queries(tmp_path: Path) -> Path:
    path = tmp_path / "queries.tsv"
    path.write_bytes("\ufeffq1\tmissile\r\n\nq2\tzeppelin\nq3\tEllen Lord\n".encode())
    return path


def test_a_trec_run(command: Command, folder: Path, queries: Path) -> None:
    run = command("search", "--batch", queries, "--in", folder)
    assert (run.status, run.err) == (0, "")
    rows = [line.split(" ") for line in run.lines]
    assert [(row[0], row[1], row[3], row[5]) for row in rows] == [
        ("q1", "Q0", "1", "dtti-tui"),
        ("q1", "Q0", "2", "dtti-tui"),
        ("q3", "Q0", "1", "dtti-tui"),
    ]
    assert {row[2] for row in rows[:2]} == {"2018-07-18-talks.txt", "notes.md"}
    assert float(rows[0][4]) >= float(rows[1][4]) > 0


def test_a_document_name_with_blanks_keeps_the_columns(command: Command, folder: Path, queries: Path) -> None:
    (folder / "100% my file.txt").write_text("zeppelin\n", encoding="utf-8")
    run = command("search", "--batch", queries, "--in", folder)
    (row,) = [line for line in run.lines if line.startswith("q2")]
    assert row.split(" ")[2] == "100%25%20my%20file.txt"


def test_json_lines(command: Command, folder: Path, queries: Path) -> None:
    for arguments in (["--format", "jsonl"], ["--json"]):
        answers = [json.loads(line) for line in command("search", "--batch", queries, "--in", folder, *arguments).lines]
        assert [(answer["id"], answer["total"]) for answer in answers] == [("q1", 2), ("q2", 0), ("q3", 1)]
        single = command("search", "missile", "--in", folder, "--limit", "100", "--json").json
        assert {**single, "id": "q1"} == answers[0]


def test_csv(command: Command, folder: Path, queries: Path) -> None:
    run = command("search", "--batch", queries, "--in", folder, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out)))
    assert list(rows[0]) == ["id", "rank", "doc", "score", "title", "date"]
    assert [row["id"] for row in rows] == ["q1", "q1", "q3"]
    assert rows[2]["title"] == "Seventh talks on defence trade"


def test_a_bad_line_is_reported_and_the_rest_is_answered(command: Command, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "queries.tsv"
    path.write_bytes(b"no tab\nq 1\tmissile\n\tmissile\nq4\t(\nq5\t \nq6\t\xff\nq7\tmissile\n")
    run = command("search", "--batch", path, "--in", folder)
    assert run.status == 2
    assert [line.split(" ")[0] for line in run.lines] == ["q7", "q7"]
    complaints = run.err.splitlines()
    assert [line.split(":")[2] for line in complaints] == ["1", "2", "3", "4", "5", "6"]
    assert "ID<TAB>TEXT" in complaints[0]
    assert "column 1" in complaints[3]
    assert "not UTF-8" in complaints[5]


def test_what_was_not_searched_is_said_once(command: Command, folder: Path, queries: Path) -> None:
    (folder / "picture.pdf").write_bytes(b"%PDF-1.7")
    run = command("search", "--batch", queries, "--in", folder)
    assert run.err.splitlines() == [
        "dtti-tui: 2 of 3 searched, 1 is .pdf",
        "dtti-tui: not searched: picture.pdf: no reader for .pdf yet",
    ]


def test_only_json_looks_up_passages_and_facets(
    command: Command, folder: Path, queries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search, asked = Library.search, []

    def watched(self: Library, query: Query, **options: object) -> object:
        asked.append((options["excerpts"], options["facets"]))
        return search(self, query, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "search", watched)
    for name, expected in (("trec", (0, False)), ("csv", (0, False)), ("jsonl", (None, True))):
        asked.clear()
        command("search", "--batch", queries, "--in", folder, "--format", name)
        assert set(asked) == {expected}


def test_a_batch_that_finds_nothing_is_one(command: Command, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "queries.tsv"
    path.write_text("q1\tzeppelin\n")
    assert command("search", "--batch", path, "--in", folder).status == 1
    path.write_text("")
    assert command("search", "--batch", path, "--in", folder).status == 1


def test_plain_and_limit(command: Command, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "queries.tsv"
    path.write_text("q1\t(missile zeppelin\n")
    run = command("search", "--batch", path, "--in", folder, "--plain", "--limit", "1")
    assert (run.status, len(run.lines)) == (0, 1)


def test_standard_input(command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"q1\tmissile\n")))
    assert len(command("search", "--batch", "-", "--in", folder).lines) == 2


def test_a_batch_that_is_not_there_is_one_line(command: Command, folder: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.tsv", tmp_path):
        run = command("search", "--batch", path, "--in", folder)
        assert run.status == 2
        assert str(path) in run.complaint


def test_a_batch_over_an_empty_folder_says_so(command: Command, tmp_path: Path, queries: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    run = command("search", "--batch", queries, "--in", empty)
    assert (run.status, run.out) == (1, "")
    assert run.complaint.endswith("no documents were found that can be read")
