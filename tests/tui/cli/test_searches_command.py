"""`dtti-tui searches`: saved, run, listed with their news, renamed, removed; and the history."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indexdir import Library
from tui.notebook import Notebook, notebook_path

Command = Callable[..., Any]
TALKS = "2018-07-18-talks.txt"


@pytest.fixture
def saved(command: Command, folder: Path) -> Command:
    """`searches` with one search saved as Missiles."""
    run = command("searches", "save", "Missiles", "missile", "--in", folder)
    assert (run.status, run.out, run.err) == (0, "", "")

    def searches(*arguments: str) -> Any:
        return command("searches", *arguments, "--in", folder)

    return searches


def rows(run: Any) -> list[list[str]]:
    return [line.split("\t") for line in run.lines]


def test_the_list_tells_what_is_new(saved: Command, folder: Path) -> None:
    saved("save", "Another one", "talks")
    run = saved("list")
    assert (run.status, run.err) == (0, "")
    assert rows(run) == [["Another one", "0", "2", "talks"], ["Missiles", "0", "2", "missile"]]
    (folder / "new.txt").write_text("A new missile.\n", encoding="utf-8")
    (folder / "notes.md").write_text("# Notes\n\nNothing of talks, a missile perhaps, changed.\n", encoding="utf-8")
    assert rows(saved("list")) == [["Another one", "1", "2", "talks"], ["Missiles", "2", "3", "missile"]]
    assert rows(saved("list"))[1][1] == "2"
    shape = saved("list", "--json").json
    assert shape["schema"] == 1
    assert [(each["name"], each["query"], each["total"], sorted(each["new"])) for each in shape["searches"]] == [
        ("Another one", "talks", 2, ["notes.md"]),
        ("Missiles", "missile", 3, ["new.txt", "notes.md"]),
    ]


def test_a_run_answers_as_search_does_and_is_a_look(saved: Command, command: Command, folder: Path) -> None:
    (folder / "new.txt").write_text("A new missile.\n", encoding="utf-8")
    expected = command("search", "missile", "--limit", "2", "--in", folder)
    shape = saved("run", "MISSILES", "--limit", "2", "--json").json
    assert (shape.pop("name"), shape.pop("new")) == ("Missiles", ["new.txt"])
    assert shape == command("search", "missile", "--limit", "2", "--in", folder, "--json").json
    run = saved("run", "missiles", "--limit", "2")
    assert (run.status, run.out, run.err) == (0, expected.out, "")
    assert rows(saved("list")) == [["Missiles", "0", "3", "missile"]]


def test_one_that_finds_nothing_is_saved_and_waits(saved: Command, folder: Path) -> None:
    assert saved("save", "Waiting", "zeppelin").status == 0
    run = saved("run", "Waiting")
    assert (run.status, run.out) == (1, "")
    (folder / "new.txt").write_text("A zeppelin.\n", encoding="utf-8")
    assert rows(saved("list"))[1] == ["Waiting", "1", "1", "zeppelin"]


def test_saving_again_replaces(saved: Command) -> None:
    shape = saved("save", "MISSILES", "talks", "--json").json
    assert (shape["search"]["name"], shape["search"]["query"]) == ("MISSILES", "talks")
    assert rows(saved("list")) == [["MISSILES", "0", "2", "talks"]]


def test_removing_and_renaming_are_actions_of_the_notebook(saved: Command, folder: Path) -> None:
    saved("save", "Talks", "talks")
    run = saved("rename", "missiles", "talks")
    assert run.status == 2
    assert "“Talks” already" in run.complaint
    assert saved("rename", "missiles", "Rockets", "--json").json["search"]["name"] == "Rockets"
    assert saved("remove", "rockets", "--json").json["search"]["query"] == "missile"
    assert [row[0] for row in rows(saved("list"))] == ["Talks"]
    assert (saved("rename", "talks", "TALKS").status, saved("remove", "Talks").status) == (0, 0)
    assert saved("list").status == 1
    with closing(Notebook.open(Library.open(folder).key)) as notebook:
        assert notebook.undo() == "search removed: “TALKS”"
        assert notebook.undo() == "search renamed: “Talks”"
        assert notebook.undo() == "search removed: “Rockets”"
    assert [row[0] for row in rows(saved("list"))] == ["Rockets", "Talks"]


@pytest.mark.parametrize("action", [("run",), ("remove",), ("rename",)])
def test_an_unknown_name_is_nothing_with_a_hint(saved: Command, action: tuple[str]) -> None:
    new = ("Other",) if action == ("rename",) else ()
    run = saved(*action, "Misiles", *new)
    assert (run.status, run.out) == (1, "")
    assert "Missiles" in run.complaint
    assert "searches list" in saved(*action, "zzz", *new).complaint


def test_none_is_one_and_makes_no_notebook(command: Command, folder: Path) -> None:
    for arguments in (("list",), ("history",), ("history", "x"), ("run", "x"), ("remove", "x"), ("rename", "x", "y")):
        run = command("searches", *arguments, "--in", folder)
        assert (run.status, run.out) == (1, "")
    assert command("searches", "list", "--json", "--in", folder).json == {"schema": 1, "searches": []}
    assert command("searches", "history", "--json", "--in", folder).json == {"schema": 1, "asked": []}
    assert command("searches", "history", "--forget", "--in", folder).status == 0
    assert not notebook_path(Library.open(folder).key).exists()


@pytest.mark.parametrize(("name", "query"), [("x", " "), (" ", "x"), ("x", "(")])
def test_what_is_no_search_is_not_saved(command: Command, folder: Path, name: str, query: str) -> None:
    run = command("searches", "save", name, query, "--in", folder)
    assert (run.status, run.out) == (2, "")
    assert run.complaint
    assert command("searches", "list", "--in", folder).status == 1


def test_one_that_can_not_be_understood_any_more_stops_no_other(saved: Command, folder: Path) -> None:
    with closing(Notebook.open(Library.open(folder).key)) as notebook:
        notebook.save_search("Broken", '"unclosed (', {})
        notebook.save_search("Broken too", "(", {})
    run = saved("list")
    assert rows(run)[-1] == ["Missiles", "0", "2", "missile"]
    assert run.status == 2
    assert "Broken too: query" in run.err
    assert saved("run", "Broken too").status == 2


def test_a_name_can_not_drive_a_terminal(saved: Command) -> None:
    saved("save", "\x1b[31mred\tname", "talks \x1b")
    run = saved("list")
    assert "\x1b" not in run.out
    assert all(len(row) == 4 for row in rows(run))


def test_a_notebook_that_can_not_be_written_still_answers(saved: Command, folder: Path) -> None:
    path = notebook_path(Library.open(folder).key)
    with path.open("r+b") as file:
        file.seek(18)
        file.write(b"\x03")  # a write version above SQLite's own: for reading only, for root as well
    run = saved("run", "Missiles")
    assert run.status == 0
    assert run.out
    assert "not marked as looked at" in run.err
    assert saved("remove", "Missiles").status == 2


def test_a_damaged_notebook_is_no_empty_one(saved: Command, folder: Path) -> None:
    notebook_path(Library.open(folder).key).write_bytes(b"rubbish")
    run = saved("list")
    assert (run.status, rows(run)[0][0]) == (0, "Missiles")  # from the log
    assert "set aside" in run.complaint


def test_the_history(saved: Command, folder: Path) -> None:
    with closing(Notebook.open(Library.open(folder).key)) as notebook:
        for text, hits in (("sanctions waiver", 3), ("S-400", 1), ("waiver", 0)):
            notebook.remember_search(text, hits)
    run = saved("history")
    assert (run.status, run.err) == (0, "")
    assert [row[1:] for row in rows(run)] == [["0", "waiver"], ["1", "S-400"], ["3", "sanctions waiver"]]
    assert [row[2] for row in rows(saved("history", "sanc waiv"))] == ["sanctions waiver"]
    assert saved("history", "zzz").status == 1
    assert [each["text"] for each in saved("history", "s400", "--json").json["asked"]] == ["S-400"]
    assert saved("history", "--forget").status == 0
    assert saved("history").status == 1
    assert len(rows(saved("list"))) == 1


def test_a_search_asks_the_notebook(saved: Command, command: Command, folder: Path) -> None:
    library = Library.open(folder)
    library.build()
    with closing(Notebook.open(library.key)) as notebook:
        kept = notebook.toggle_bookmark(library.read(TALKS), 0, 7)
        assert kept is not None
        notebook.annotate(kept.id, "to be quoted", ["Exports"])
    library.close()
    for query in ("is:bookmarked", "tag:exports", 'in:notes:"be quoted"', "missile tag:Exports"):
        assert [each["doc"] for each in command("search", query, "--in", folder, "--json").json["hits"]] == [TALKS]
        saved("save", "Kept", query)
        assert rows(saved("list"))[0] == ["Kept", "0", "1", query]
        assert saved("run", "Kept").status == 0
    assert command("search", "tag:nothing", "--in", folder).status == 1
    notebook_path(Library.open(folder).key).write_bytes(b"rubbish")
    run = command("search", "tag:exports", "--in", folder)
    assert TALKS in run.out  # what was kept comes back from the log
    assert "set aside" in run.err


def test_without_documents_it_says_so(command: Command, saved: Command, folder: Path) -> None:
    for path in (folder / TALKS, folder / "notes.md"):
        path.unlink()
    shutil.rmtree(folder / "cards")
    run = saved("run", "Missiles")
    assert run.status == 1
    assert "no documents" in run.err
