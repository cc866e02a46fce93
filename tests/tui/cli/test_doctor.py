"""`dtti-tui doctor`: it looks at everything, changes nothing, and says what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexdir import Library
from tui.notebook import Notebook

Command = Callable[..., Any]


def findings(run: Any) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for each in run.json["findings"]:
        found.setdefault(each["name"], []).append(each)
    return found


def test_all_is_well(command: Command, folder: Path, own_directories: Path) -> None:
    command("index", folder)
    run = command("doctor", "--in", folder, "--json")
    found = findings(run)
    assert run.status == 0
    assert run.json["schema"] == 1
    for name in (
        "python",
        "textual",
        "whoosh3",
        "numpy",
        "regex",
        "PyStemmer",
        "TERM",
        "encoding",
        "locale",
        "index",
        "notebook",
        "settings",
        "log",
    ):
        assert found[name][0]["value"], name
    assert found["index"][0]["value"] == f"{Library.open(folder).index_path} (writable)"
    assert found["index"][1]["value"].startswith("2 documents, generation ")
    assert str(own_directories / "data") in found["notebook"][0]["value"]
    assert not (own_directories / "data").exists()


def test_people_read_it_in_groups(command: Command, folder: Path) -> None:
    run = command("doctor", "--in", folder)
    heads = [line for line in run.lines if not line.startswith(" ") and line[0].isalpha()]
    assert heads == ["Installed", "Terminal", "Places", "Collection", "Notebook"]
    assert any("not built yet" in line for line in run.lines)


def test_what_is_wrong_says_what_to_do(
    command: Command, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\xff\xfe" * 400)
    (folder / "cards" / "bad.yaml").write_text("cards: 7\n")
    command("index", folder)
    blocker = tmp_path / "blocker"
    blocker.write_text("")
    monkeypatch.setenv("DTTI_TUI_DATA", str(blocker / "data"))
    run = command("doctor", "--in", folder, "--json")
    assert run.status == 2
    assert "each says how" in run.complaint
    wrong = [each for each in run.json["findings"] if each["state"] != "ok"]
    assert all(each["advice"] for each in wrong)
    assert {"notebook", "cards", "not searched"} <= {each["name"] for each in wrong}


def test_a_damaged_index_and_notebook(command: Command, folder: Path) -> None:
    command("index", folder)
    library = Library.open(folder)
    (library.index_path / "CURRENT").write_text("{")
    notebook = Notebook.open(library.key)
    notebook.close()
    notebook.path.write_bytes(b"rubbish")
    found = findings(command("doctor", "--in", folder, "--json"))
    assert found["index"][1]["value"].startswith("damaged: ")
    assert "damaged" in found["file"][0]["value"]
    assert "reading room" in found["file"][0]["advice"]
    Notebook.open(library.key).close()
    found = findings(command("doctor", "--in", folder, "--json"))
    assert "damaged-" in found["set aside"][0]["value"]
    assert found["told"][0]["value"].startswith("Your notebook was damaged and ")


def test_what_became_of_bookmarks_is_told(command: Command, folder: Path) -> None:
    quote = "The delegations agreed to exchange lists of projects before the end of the year."
    (folder / "talks.txt").write_text(f"Talks\n\n{quote}\n\nThen they went home.\n", "utf-8")
    command("index", folder)
    library = Library.open(folder)
    reading = library.read("talks.txt")
    start = reading.text.index(quote)
    notebook = Notebook.open(library.key)
    notebook.keep_bookmark(reading, start, start + len(quote))
    notebook.close()
    (folder / "talks.txt").write_text(f"Talks\n\n{quote.replace('lists', 'long lists')}\n\nThen they went home.\n")
    command("index", folder)
    (found,) = findings(command("doctor", "--in", folder, "--json"))["bookmarks"]
    assert (found["value"], found["state"]) == ("1: 1 with other words now", "warning")
    assert found["advice"] == "dtti-tui bookmarks audit shows them"
    audited = command("bookmarks", "audit", "--in", folder)
    assert audited.status == 0
    assert audited.lines[0].startswith("changed\t")


def test_no_collection_is_a_finding(command: Command, tmp_path: Path) -> None:
    run = command("doctor", "--in", tmp_path / "nowhere", "--json")
    assert run.status == 2
    assert "no such folder" in findings(run)["folder"][0]["value"]
