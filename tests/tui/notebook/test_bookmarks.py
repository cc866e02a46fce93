"""Keeping, finding and removing passages, and taking each back."""

from __future__ import annotations

import dataclasses
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from indexdir import Document, DocumentText
from tui.notebook import Bookmark, Notebook, NotebookError, Session, data_directory, notebook_path

Opener = Callable[[], Notebook]
OTHER_BYTES = Document(id="talks/article.txt", title="The talks", digest="d2")


def made(*bookmarks: Bookmark | None) -> tuple[Bookmark, ...]:
    """Bookmarks as they were made; where they stand is looked for anew after an undo."""
    return tuple(dataclasses.replace(each, standing=None) for each in bookmarks if each is not None)


def test_a_bookmark_holds_what_finds_it_again(open_notebook: Opener, reading: DocumentText) -> None:
    start = reading.text.index("“S-400”")
    kept = open_notebook().toggle_bookmark(reading, start, start + 7)
    assert kept is not None
    assert (kept.quote, kept.document, kept.title, kept.digest) == (
        "“S-400”",
        "talks/article.txt",
        "The talks",
        "d1",
    )
    assert kept.prefix == reading.text[start - 32 : start]
    assert kept.suffix == reading.text[start + 7 : start + 7 + 32]
    assert datetime.fromisoformat(kept.created).utcoffset() == datetime.now(UTC).utcoffset()
    assert kept.span_in(reading) == (start, start + 7)
    assert kept.span_in(replace(reading, text="x" + reading.text, document=OTHER_BYTES)) is None
    assert open_notebook().bookmarks() == (kept,)


def test_context_stops_at_the_ends_of_the_text(open_notebook: Opener, reading: DocumentText) -> None:
    kept = open_notebook().toggle_bookmark(reading, 0, len(reading.text))
    assert kept is not None
    assert (kept.prefix, kept.suffix, kept.quote) == ("", "", reading.text)


def test_lists_are_newest_first_and_by_place(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    late, early, middle = (notebook.toggle_bookmark(reading, n, n + 5) for n in (50, 0, 20))
    other = replace(reading, document=replace(reading.document, id="other.txt"))
    elsewhere = notebook.toggle_bookmark(other, 0, 5)
    assert notebook.bookmarks() == (elsewhere, middle, early, late)
    assert notebook.bookmarks_in("talks/article.txt") == (early, middle, late)
    assert notebook.bookmarks_in("no such document") == ()


def test_the_same_span_again_removes_it(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    assert notebook.toggle_bookmark(reading, 0, 5) is not None
    assert notebook.toggle_bookmark(reading, 0, 5) is None
    assert notebook.bookmarks() == ()


def test_keeping_what_is_kept_finds_it(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = notebook.keep_bookmark(reading, 3, 9)
    noted = notebook.annotate(kept.id, "why", ())
    assert open_notebook().keep_bookmark(reading, 3, 9) == noted
    assert notebook.bookmarks() == (noted,)
    assert notebook.undo().startswith("note")
    notebook.undo()
    assert notebook.bookmarks() == ()


def test_the_same_span_of_a_changed_text_is_another_bookmark(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    notebook.toggle_bookmark(reading, 0, 5)
    changed = replace(reading, text="Bharat" + reading.text, document=OTHER_BYTES)
    assert notebook.toggle_bookmark(changed, 0, 5) is not None
    assert {each.quote for each in notebook.bookmarks()} == {"India", "Bhara"}


@pytest.mark.parametrize("span", [(5, 5), (6, 5), (-1, 5), (0, 100_000)])
def test_nothing_is_no_bookmark(open_notebook: Opener, reading: DocumentText, span: tuple[int, int]) -> None:
    notebook = open_notebook()
    with pytest.raises(NotebookError, match="no text here"):
        notebook.toggle_bookmark(reading, *span)
    assert notebook.bookmarks() == ()


def test_removing_by_id(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = notebook.toggle_bookmark(reading, 0, 5)
    assert kept is not None
    notebook.remove_bookmark(kept.id)
    notebook.remove_bookmark(kept.id)
    assert notebook.bookmarks() == ()
    assert notebook.undo() == "bookmark removed: “India”"
    assert notebook.bookmarks() == made(kept)


def test_undo_and_redo_walk_the_whole_history(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    states = [made(*notebook.bookmarks())]
    for start in (0, 10, 0):
        notebook.toggle_bookmark(reading, start, start + 5)
        states.append(made(*notebook.bookmarks()))
    for state in reversed(states[:-1]):
        assert notebook.undo()
        assert made(*notebook.bookmarks()) == state
    assert notebook.undo() == ""
    for state in states[1:]:
        assert notebook.redo()
        assert made(*notebook.bookmarks()) == state
    assert notebook.redo() == ""


def test_a_new_action_ends_redo(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    notebook.toggle_bookmark(reading, 0, 5)
    notebook.undo()
    notebook.toggle_bookmark(reading, 10, 15)
    assert notebook.redo() == ""
    assert len(notebook.bookmarks()) == 1


def test_undo_survives_a_restart(open_notebook: Opener, reading: DocumentText) -> None:
    first = open_notebook()
    kept = first.toggle_bookmark(reading, 0, 5)
    first.toggle_bookmark(reading, 0, 5)
    first.close()
    second = open_notebook()
    assert second.undo() == "bookmark removed: “India”"
    assert second.bookmarks() == made(kept)
    second.close()
    third = open_notebook()
    assert third.redo() == "bookmark removed: “India”"
    assert third.bookmarks() == ()


def test_a_long_quote_is_short_in_words(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    notebook.toggle_bookmark(reading, 0, len(reading.text))
    words = notebook.undo()
    assert "\n" not in words
    assert len(words) < 80
    assert words.endswith("…”")


def test_old_actions_are_forgotten_and_their_bookmarks_are_not(
    open_notebook: Opener, reading: DocumentText, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.notebook.journal.KEPT", 3)
    notebook = open_notebook()
    for start in range(6):
        notebook.toggle_bookmark(reading, start, start + 5)
    assert [bool(notebook.undo()) for _ in range(5)] == [True, True, True, False, False]
    assert len(notebook.bookmarks()) == 3


def test_the_place_is_kept_and_is_nothing_to_undo(open_notebook: Opener) -> None:
    notebook = open_notebook()
    assert notebook.session() == Session()
    notebook.remember_session(Session("a.txt", 3))
    notebook.remember_session(Session("b.txt", 40))
    assert open_notebook().session() == Session("b.txt", 40)
    assert notebook.undo() == ""


def test_two_notebooks_see_each_other(open_notebook: Opener, reading: DocumentText) -> None:
    one, two = open_notebook(), open_notebook()
    kept = one.toggle_bookmark(reading, 0, 5)
    assert two.bookmarks() == (kept,)
    assert two.toggle_bookmark(reading, 0, 5) is None
    assert one.bookmarks() == ()
    assert one.undo() == "bookmark removed: “India”"
    assert two.bookmarks() == made(kept)


def test_threads_share_one_notebook(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()

    def keep(first: int) -> None:
        for start in range(first, first + 20):
            notebook.toggle_bookmark(reading, start, start + 3)

    threads = [threading.Thread(target=keep, args=(first,)) for first in (0, 20, 40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each.start for each in notebook.bookmarks_in("talks/article.txt")] == list(range(60))


WRITER = """
import sys
from pathlib import Path
from indexdir import Document, DocumentText
from tui.notebook import Notebook
notebook = Notebook.open("room", data_dir=Path(sys.argv[1]))
reading = DocumentText(Document(id=sys.argv[2], title="t"), "x" * 100)
for start in range(int(sys.argv[3])):
    notebook.toggle_bookmark(reading, start, start + 1)
    print(start, flush=True)
if len(sys.argv) > 4:
    sys.stdin.read()
"""


def test_processes_write_at_once(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, tmp_path, name, "40"], stdout=subprocess.DEVNULL)
        for name in ("a", "b", "c")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    notebook = Notebook.open("room", data_dir=tmp_path)
    assert notebook.problem == ""
    assert len(notebook.bookmarks()) == 120


@pytest.mark.parametrize("acknowledged", [1, 2, 7])
def test_a_kill_after_the_acknowledgement_loses_nothing(tmp_path: Path, acknowledged: int) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, tmp_path, "a", "50", "wait"],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
    )
    assert writer.stdout is not None
    for _ in range(acknowledged):
        assert writer.stdout.readline()
    writer.kill()
    writer.communicate()
    notebook = Notebook.open("room", data_dir=tmp_path)
    assert notebook.problem == ""
    kept = {each.start for each in notebook.bookmarks()}
    assert kept >= set(range(acknowledged))
    assert notebook.undo()


def test_it_is_private_and_durable(open_notebook: Opener) -> None:
    notebook = open_notebook()
    if os.name != "nt":
        assert stat.S_IMODE(notebook.path.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(notebook.path.stat().st_mode) == 0o600
    with sqlite3.connect(notebook.path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert notebook._connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_the_directory_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DTTI_TUI_DATA", str(tmp_path / "elsewhere"))
    assert data_directory() == tmp_path / "elsewhere"
    assert notebook_path("dtti") == tmp_path / "elsewhere" / "dtti.sqlite"
    monkeypatch.delenv("DTTI_TUI_DATA")
    assert data_directory().name == "dtti-tui"


def test_the_notebook_loads_no_toolkit() -> None:
    code = "import sys, tui.notebook; print([m for m in ('textual', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
