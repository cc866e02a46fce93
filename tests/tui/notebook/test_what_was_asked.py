"""The history of what was asked: kept, forgotten, recalled by some letters."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.notebook import Asked, Notebook, NotebookError
from tui.notebook.history import beginning, recalled

Opener = Callable[[], Notebook]


def texts(asked: tuple[Asked, ...]) -> list[str]:
    return [each.text for each in asked]


def test_the_history_is_newest_first_and_tells_nothing_twice(open_notebook: Opener) -> None:
    one, two = open_notebook(), open_notebook()
    for text, hits in (("sanctions", 3), ("waiver", 0), (" sanctions ", 4), ("  ", 9)):
        one.remember_search(text, hits)
    two.remember_search("s-400 NEAR/5 waiver", 1)
    assert [(each.text, each.hits) for each in one.asked()] == [
        ("s-400 NEAR/5 waiver", 1),
        ("sanctions", 4),
        ("waiver", 0),
    ]
    assert texts(two.asked("S")) == ["s-400 NEAR/5 waiver", "sanctions"]
    assert texts(two.asked("wai")) == ["waiver"]
    assert one.undo() == ""
    with pytest.raises(NotebookError, match="no valid text"):
        one.remember_search("\udcff", 0)


def test_the_oldest_are_forgotten(open_notebook: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.notebook.history.KEPT", 3)
    notebook = open_notebook()
    for text in "abcadae":
        notebook.remember_search(text, 1)
    assert texts(notebook.asked()) == ["e", "a", "d"]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from("abcdefg"), max_size=15))
def test_the_history_is_a_list_with_what_was_asked_moved_up(tmp_path_factory, asked: list[str]) -> None:
    notebook = Notebook.open("room", data_dir=tmp_path_factory.mktemp("history"))
    expected: list[str] = []
    for text in asked:
        notebook.remember_search(text, 1)
        expected = [text, *(each for each in expected if each != text)]
    assert texts(notebook.asked()) == expected
    notebook.close()


def test_forgetting_leaves_nothing_in_the_files(open_notebook: Opener) -> None:
    notebook = open_notebook()
    for number in range(50):
        notebook.remember_search(f"a secret query of mine {number}", 1)
    kept = notebook.save_search("kept", "kept text", {})
    notebook.forget_searches()
    assert notebook.asked() == ()
    notebook.remember_search("after", 1)
    notebook.close()
    assert notebook.path.with_suffix(".backups").is_dir()
    for file in filter(Path.is_file, notebook.path.parent.rglob("*")):
        assert b"secret query" not in file.read_bytes(), file.name
    again = open_notebook()
    assert (texts(again.asked()), again.saved_searches()) == (["after"], (kept,))


def test_threads_share_the_history(open_notebook: Opener) -> None:
    notebook = open_notebook()

    def ask(name: str) -> None:
        for number in range(15):
            notebook.remember_search(f"{name}{number}", number)
            notebook.save_search(name, f"query {number}", {})

    threads = [threading.Thread(target=ask, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(notebook.asked()) == 45
    assert [each.text for each in notebook.saved_searches()] == ["query 14"] * 3


def asked(*queries: str) -> tuple[Asked, ...]:
    return tuple(Asked(text, "2026", 1) for text in queries)


HISTORY = asked(
    "unsanctioned trade",
    "sanctions waiver NEAR/20 congress",
    "S-400 Triumf",
    "waiver of sanctions",
    "Türkiye",
    "Rosoboronexport",
)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("sanc", ["sanctions waiver NEAR/20 congress", "waiver of sanctions", "unsanctioned trade"]),
        ("sanctions waiver", ["sanctions waiver NEAR/20 congress", "waiver of sanctions"]),
        ("waiver sanc", ["waiver of sanctions", "sanctions waiver NEAR/20 congress"]),
        ("turkiye", ["Türkiye"]),
        ("s400", ["S-400 Triumf"]),
        ("rosobornexprot", ["Rosoboronexport"]),
        ("swnc", ["sanctions waiver NEAR/20 congress"]),
        ("zzz", []),
        ("sanctions zzz", []),
    ],
)
def test_what_was_asked_is_recalled(pattern: str, found: list[str]) -> None:
    assert texts(recalled(HISTORY, pattern))[: len(found) or None] == found


def test_a_notebook_recalls(open_notebook: Opener) -> None:
    notebook = open_notebook()
    for text in ("sanctions waiver", "offsets", "waiver"):
        notebook.remember_search(text, 1)
    assert texts(notebook.recalled("wvr")) == ["waiver", "sanctions waiver"]
    assert texts(notebook.recalled(" ")) == texts(notebook.asked())


@given(st.lists(st.text(max_size=12), max_size=8, unique=True), st.text(max_size=6))
def test_recalling_only_chooses_and_orders(queries: list[str], pattern: str) -> None:
    history = asked(*queries)
    found = recalled(history, pattern)
    assert set(found) <= set(history)
    assert len(set(found)) == len(found)
    if not pattern.strip():
        assert found == history
    assert all(each in found for each in history if " ".join(pattern.split()) in each.text) or not pattern.isascii()
    assert set(beginning(history, "")) == set(history)
