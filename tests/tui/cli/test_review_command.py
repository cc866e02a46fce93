"""`dtti-tui review`: the ledgers of searches, listed and exported."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indexdir import Library
from tui.copying import read_link
from tui.notebook import Notebook

Command = Callable[..., Any]
TALKS, NOTES = "2018-07-18-talks.txt", "notes.md"
MISSILE = "The S-400 missile system of Russia was on the table."
PERHAPS = "Nothing of talks, a missile perhaps."


@pytest.fixture
def judged(command: Command, folder: Path) -> Command:
    """`review` with one hit of missile kept, and one of talks dismissed."""
    library = Library.open(folder)
    library.build()
    with closing(Notebook.open(library.key)) as notebook:
        for query, document, quote, verdict in (
            ("missile", TALKS, MISSILE, "kept"),
            ("talks", NOTES, PERHAPS, "dismissed"),
        ):
            reading = library.read(document)
            start = reading.text.index(quote)
            notebook.review(query, [(reading, start, start + len(quote))], verdict)
    library.close()

    def review(*arguments: str | Path) -> Any:
        return command("review", *arguments, "--in", folder)

    return review


def test_nothing_is_reviewed_yet(command: Command, folder: Path) -> None:
    run = command("review", "list", "--in", folder)
    assert (run.status, run.out, run.err) == (1, "", "")
    run = command("review", "export", "missile", "--in", folder)
    assert (run.status, run.out) == (1, "")
    assert "nothing was decided about the hits of missile; --all exports" in run.complaint


def test_the_list_tells_how_far_each_review_is(judged: Command) -> None:
    run = judged("list")
    assert (run.status, run.err) == (0, "")
    rows = [line.split("\t") for line in run.lines]
    assert [(row[:4], row[5]) for row in rows] == [
        (["1", "3", "0", "1"], "talks"),
        (["1", "2", "1", "0"], "missile"),
    ]
    shape = judged("list", "--json").json
    assert shape["schema"] == 1
    assert [(each["query"], each["reviewed"], each["total"]) for each in shape["reviews"]] == [
        ("talks", 1, 3),
        ("missile", 1, 2),
    ]


def test_the_hits_of_a_search_are_listed_by_query_or_name(judged: Command, command: Command, folder: Path) -> None:
    run = judged("list", "missile")
    assert run.status == 0
    assert run.lines == [f"kept\t{TALKS}:168-220\t{MISSILE}"]
    every = judged("list", "missile", "--all")
    assert sorted(line.split("\t")[0] for line in every.lines) == ["kept", "open"]
    command("searches", "save", "Weapons", "missile", "--in", folder)
    assert judged("list", "weapons").lines == run.lines
    shape = judged("list", "missile", "--all", "--json").json
    assert (shape["total"], shape["kept"], len(shape["hits"])) == (2, 1, 2)
    assert judged("list", "lord").status == 1


def test_the_ledger_is_exported_as_a_table(judged: Command) -> None:
    run = judged("export", "missile", "--all")
    assert (run.status, run.err) == (0, "")
    rows = list(csv.DictReader(run.out.splitlines()))
    kept = next(row for row in rows if row["verdict"] == "kept")
    assert (kept["query"], kept["document"], kept["title"], kept["date"]) == (
        "missile",
        TALKS,
        "Seventh talks on defence trade",
        "2018-07-18",
    )
    assert (kept["passage"], kept["start"], kept["end"], kept["quote"]) == ("4", "168", "220", MISSILE)
    assert len(kept["digest"]) == 64
    assert kept["decided"].endswith("+00:00")
    link = read_link(kept["link"])
    assert link is not None
    assert (link.document, link.at) == (TALKS, 168)
    other = next(row for row in rows if row["verdict"] == "open")
    assert (other["quote"], other["decided"], other["standing"]) == (PERHAPS, "", "found")


def test_a_cell_is_never_a_formula(judged: Command, folder: Path) -> None:
    (folder / "sum.txt").write_text("=cmd|' /C calc'!A0 is a missile.\n", "utf-8")
    rows = list(csv.DictReader(judged("export", "missile", "--all").out.splitlines()))
    assert any(row["quote"].startswith("'=cmd") for row in rows)


def test_the_ledger_is_exported_as_json_lines_and_markdown(judged: Command) -> None:
    (line,) = judged("export", "missile", "--format", "jsonl").lines
    assert json.loads(line)["verdict"] == "kept"
    run = judged("export", "missile", "--format", "md", "--all")
    assert run.lines[:3] == ["# Review: missile", "", "1 of 2 passages reviewed: 1 kept, 0 dismissed."]
    assert f"> {MISSILE}" in run.lines
    assert any(line.startswith("**kept**, ") and "passage 4, characters 168–220" in line for line in run.lines)
    assert any(line.startswith("**open**, passage ") for line in run.lines)


def test_a_file_is_written_whole_and_never_over_another(judged: Command, tmp_path: Path) -> None:
    file = tmp_path / "ledger.csv"
    run = judged("export", "missile", "-o", file)
    assert (run.status, run.out) == (0, f"1 hit in {file}\n")
    before = file.read_text("utf-8")
    run = judged("export", "missile", "-o", file, "--all")
    assert run.status == 2
    assert "is there already" in run.complaint
    assert file.read_text("utf-8") == before
    assert judged("export", "missile", "-o", file, "--all", "--force").status == 0
    assert file.read_text("utf-8") != before


def test_what_is_of_an_earlier_text_is_told(judged: Command, folder: Path) -> None:
    text = (folder / TALKS).read_text("utf-8")
    (folder / TALKS).write_text(text.replace("on the table", "off the table"), "utf-8")
    rows = list(csv.DictReader(judged("export", "missile").out.splitlines()))
    assert [(row["verdict"], row["standing"], row["quote"]) for row in rows] == [("kept", "earlier text", MISSILE)]
    assert judged("list", "missile").lines[0].startswith("kept (earlier text)\t")
    shape = judged("list", "missile", "--json").json
    assert (shape["kept"], shape["earlier_text"]) == (0, 1)


def test_a_query_that_is_none_is_an_error(judged: Command) -> None:
    assert judged("list", " ").status == 2
    run = judged("export", "(missile")
    assert run.status == 2
    assert "query" in run.err
