"""A query that can't be read is one line; a terminal also gets the query with a caret under the column."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indexdir import Library
from tui.__main__ import main
from tui.cli.output import Output
from tui.cli.pointing import pointed
from tui.notebook import Notebook

Command = Callable[..., Any]
BAD = [
    "word " * 10_000, "AND OR", "((", "*", "word~9", "re:/(a/", "re:/((a{999}){999}){999}/", "date:2018-13", "colour:red",
    "a\x1b[31mb", "a\x9bb", "card:\u202ex\udcff", "a NEAR/0 b", '""', "(" * 5_000, "title:",
]  # fmt: skip


@pytest.mark.parametrize("query", BAD)
def test_each_is_one_printable_line(command: Command, folder: Path, query: str) -> None:
    run = command("search", "--in", folder, "--", query)
    assert (run.status, run.out) == (2, "")
    assert run.complaint.startswith("dtti-tui: query, column ")
    assert run.complaint.isprintable()
    assert len(run.complaint) < 400


@pytest.mark.parametrize(
    "query", ["talks \udcff", "\udcff", "in:notes \udcff", "tag:\udcff", "tal\udcff*", "path:\udcff"]
)
def test_bytes_that_are_no_text_are_answered_or_refused(command: Command, folder: Path, query: str) -> None:
    library = Library.open(folder)
    with closing(Notebook.open(library.key)) as notebook:
        library.build()
        assert notebook.toggle_bookmark(library.read("notes.md"), 0, 5)
    run = command("search", query, "--in", folder, "--json")
    assert run.status in (0, 1, 2)
    assert "unforeseen" not in run.err
    assert run.out.rstrip("\n").isprintable()
    assert all(line.isprintable() for line in run.err.splitlines())


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_caret(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr(Output, "standard", lambda: Output(io.StringIO(), terminal))
    assert main(["search", 'talks\t"missile', "--in", str(folder)]) == 2
    assert terminal.getvalue().splitlines()[-3:] == [
        'dtti-tui: query, column 7: the quotation that begins here is not closed; add "',
        '  talks "missile',
        "        ^",
    ]


@pytest.mark.parametrize(
    ("text", "column", "room", "shown"),
    [
        ("abc", 1, 20, ("abc", " ^")),
        ("abc", 3, 20, ("abc", "   ^")),
        ("日本 (", 3, 20, ("日本 (", "     ^")),
        ("e\u0301e\u0301 (", 5, 20, ("e\u0301e\u0301 (", "   ^")),
        ("0123456789" * 10, 50, 12, ("234567890123", "        ^")),
        ("日" * 50, 40, 12, ("日" * 6, "        ^")),
        ("a\x1b\u202e\udcff(", 4, 20, ("a\ufffd\ufffd\ufffd(", "    ^")),
    ],
)
def test_the_caret_is_under_the_column(text: str, column: int, room: int, shown: tuple[str, str]) -> None:
    assert pointed(text, column, room) == shown


def test_it_is_quick_for_a_long_query() -> None:
    row, caret = pointed("日" * 1_000_000, 999_999, 80)
    assert len(caret) <= 81 and len(row) <= 80


def test_a_bad_line_of_a_batch_is_one_line(command: Command, folder: Path, tmp_path: Path) -> None:
    queries = [query for query in BAD if query.isprintable() or "\x1b" in query]
    file = tmp_path / "queries.tsv"
    file.write_text("".join(f"q{number}\t{query}\n" for number, query in enumerate(queries)), encoding="utf-8")
    run = command("search", "--batch", file, "--in", folder)
    assert (run.status, run.out) == (2, "")
    assert len(run.err.splitlines()) == len(queries)
    assert all(line.isprintable() and line.endswith("; the other lines are answered") for line in run.err.splitlines())
