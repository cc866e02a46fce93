"""Damaged, full, read-only, foreign and newer files: one line for the reader, and nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from msgspec.structs import replace

from indexdir import DocumentText
from tui.notebook import Notebook, NotebookError, Session
from tui.notebook.schema import VERSION

Opener = Callable[[], Notebook]


def keep_one(open_notebook: Opener, reading: DocumentText) -> Path:
    notebook = open_notebook()
    notebook.toggle_bookmark(reading, 0, 5)
    notebook.close()
    return notebook.path


def asides(path: Path) -> list[Path]:
    return sorted(path.parent.glob(path.stem + ".damaged-*.sqlite"))


def overwrite(path: Path, offset: int, value: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(value)


@pytest.mark.parametrize("remains", [0, 1, 50, 100, 4096])
def test_a_cut_off_file_is_set_aside(open_notebook: Opener, reading: DocumentText, remains: int) -> None:
    path = keep_one(open_notebook, reading)
    before = path.read_bytes()[:remains]
    path.write_bytes(before)
    notebook = open_notebook()
    (aside,) = asides(path)
    assert aside.read_bytes() == before
    assert "damaged" in notebook.problem
    assert str(aside) in notebook.problem
    assert "\n" not in notebook.problem
    assert notebook.problem.startswith("Your notebook was damaged and is whole again: from ")
    assert [each.quote for each in notebook.bookmarks()] == ["India"]
    assert notebook.undo() == "bookmark added: “India”"
    assert open_notebook().problem == ""


def test_a_broken_header_is_set_aside_with_its_log(
    open_notebook: Opener, reading: DocumentText, tmp_path: Path
) -> None:
    first = open_notebook()
    first.toggle_bookmark(reading, 0, 5)
    dirty = tmp_path / "dirty"
    shutil.copytree(first.path.parent, dirty)
    path = dirty / first.path.name
    path.with_suffix(".log").unlink()
    log = path.with_name(path.name + "-wal").read_bytes()
    assert log
    overwrite(path, 0, b"not a database at all")
    notebook = Notebook.open(path.stem, data_dir=dirty)
    assert "damaged" in notebook.problem
    (aside,) = asides(path)
    assert aside.with_name(aside.name + "-wal").read_bytes() == log
    assert notebook.bookmarks() == ()
    notebook.close()
    assert Notebook.open(path.stem, data_dir=dirty).problem == ""


def test_two_damaged_files_of_one_second_are_both_kept(open_notebook: Opener, reading: DocumentText) -> None:
    path = keep_one(open_notebook, reading)
    for content in (b"first", b"second", b"third"):
        for side in ("-wal", "-shm"):
            path.with_name(path.name + side).unlink(missing_ok=True)
        path.write_bytes(content)
        open_notebook().close()
    assert {aside.read_bytes() for aside in asides(path)} == {b"first", b"second", b"third"}


def test_a_log_without_its_file_is_not_replayed_into_a_new_one(
    open_notebook: Opener, reading: DocumentText, tmp_path: Path
) -> None:
    first = open_notebook()
    first.toggle_bookmark(reading, 0, 5)
    dirty = tmp_path / "dirty"
    dirty.mkdir()
    orphan = dirty / (first.path.name + "-wal")
    shutil.copyfile(first.path.with_name(orphan.name), orphan)
    log = orphan.read_bytes()
    notebook = Notebook.open(first.path.stem, data_dir=dirty)
    assert notebook.bookmarks() == ()
    assert notebook.toggle_bookmark(reading, 0, 5) is not None
    assert log in [aside.read_bytes() for aside in dirty.glob("*.damaged-*")]


def test_a_flipped_byte_anywhere_is_survived(open_notebook: Opener, reading: DocumentText, tmp_path: Path) -> None:
    original = keep_one(open_notebook, reading).read_bytes()
    places = [*range(100), *range(100, len(original), 251)]
    for place in places:
        room = tmp_path / f"flip-{place}"
        room.mkdir()
        path = room / "room.sqlite"
        flipped = original[:place] + bytes([original[place] ^ 0xFF]) + original[place + 1 :]
        path.write_bytes(flipped)
        notebook = Notebook.open("room", data_dir=room)
        read = notebook.bookmarks()
        if not read:
            assert notebook.problem, place
        if "set aside" in notebook.problem:
            assert asides(path)[0].read_bytes() == flipped
        notebook.close()
        shutil.rmtree(room)


def test_whatever_is_damaged_every_question_has_an_answer(
    open_notebook: Opener, reading: DocumentText, tmp_path: Path
) -> None:
    notebook = open_notebook()
    kept = notebook.toggle_bookmark(reading, 0, 5)
    assert kept is not None
    notebook.annotate(kept.id, "a note", ["one", "two"])
    for name in ("first", "second"):
        notebook.save_search(name, "text", {"a.txt": "d"})
        notebook.remember_search(name, 1)
    notebook.close()
    original = notebook.path.read_bytes()
    written = [place for place in range(100, len(original)) if original[place]]
    for place in written[::37]:
        room = tmp_path / f"flip-{place}"
        room.mkdir()
        flipped = original[:place] + bytes([original[place] ^ 0x0F]) + original[place + 1 :]
        (room / "room.sqlite").write_bytes(flipped)
        broken = Notebook.open("room", data_dir=room)
        answers = [broken.tags(), broken.kept("note", "note"), broken.saved_searches(), broken.recalled("first")]
        assert len(answers) == 4
        broken.close()
        shutil.rmtree(room)


def test_a_full_disk_is_one_line_and_reading_goes_on(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = notebook.toggle_bookmark(reading, 0, 5)
    pages = notebook._connection.execute("PRAGMA page_count").fetchone()[0]
    notebook._connection.execute(f"PRAGMA max_page_count = {pages}")
    huge = replace(reading, text="x" * 200_000)
    with pytest.raises(NotebookError, match="disk is full"):
        notebook.toggle_bookmark(huge, 0, 200_000)
    assert "disk is full" in notebook.problem
    assert notebook.bookmarks() == (kept,)
    notebook._connection.execute("PRAGMA max_page_count = 100000")
    assert notebook.toggle_bookmark(huge, 0, 200_000) is not None
    assert notebook.problem == ""
    assert notebook.undo().startswith("bookmark added: “xxx")
    assert open_notebook().bookmarks() == (kept,)


def test_a_read_only_file_is_read_and_refuses_writes(open_notebook: Opener, reading: DocumentText) -> None:
    path = keep_one(open_notebook, reading)
    # A write version above SQLite's own makes it open the file for reading only, for root as well.
    overwrite(path, 18, b"\x03")
    notebook = open_notebook()
    assert "read-only" in notebook.problem
    assert not notebook.writable
    assert [each.quote for each in notebook.bookmarks()] == ["India"]
    for act in (notebook.undo, notebook.redo, lambda: notebook.remember_session(Session("a", 1))):
        with pytest.raises(NotebookError, match="read-only"):
            act()
    assert asides(path) == []


def test_a_directory_that_can_not_be_made_is_one_line(tmp_path: Path, reading: DocumentText) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("not a directory")
    for data_dir in (blocker, blocker / "below"):
        notebook = Notebook.open("room", data_dir=data_dir)
        assert "a file, not a directory" in notebook.problem
        assert "\n" not in notebook.problem
        assert notebook.bookmarks() == ()
        assert notebook.recall("anything") == ""
        with pytest.raises(NotebookError, match="can't be written"):
            notebook.toggle_bookmark(reading, 0, 5)
    assert blocker.read_text() == "not a directory"


def test_where_no_side_file_may_be_made_a_copy_is_read(
    open_notebook: Opener, reading: DocumentText, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keep_one(open_notebook, reading)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tui.notebook.safety.opening.opening_lock", refuse)
    monkeypatch.setattr("tui.notebook.safety.only_reading._live", refuse)
    before = path.read_bytes()
    notebook = open_notebook()
    assert "permissions" in notebook.problem
    assert [each.quote for each in notebook.bookmarks()] == ["India"]
    with pytest.raises(NotebookError):
        notebook.undo()
    assert path.read_bytes() == before


def test_a_newer_schema_is_read_and_never_written(open_notebook: Opener, reading: DocumentText) -> None:
    path = keep_one(open_notebook, reading)
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE bookmarks ADD COLUMN mood TEXT")
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    notebook = open_notebook()
    assert "newer dtti-tui" in notebook.problem
    assert "update dtti-tui" in notebook.problem
    assert [each.quote for each in notebook.bookmarks()] == ["India"]
    with pytest.raises(NotebookError, match="newer dtti-tui"):
        notebook.toggle_bookmark(reading, 10, 15)
    notebook.close()
    assert path.read_bytes() == before


def test_a_newer_schema_that_can_not_be_read_says_so(open_notebook: Opener, reading: DocumentText) -> None:
    path = keep_one(open_notebook, reading)
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE bookmarks RENAME COLUMN quote TO exact")
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    notebook = open_notebook()
    assert "can't be shown" in notebook.problem
    assert notebook.bookmarks() == ()


def test_a_locked_file_is_one_line_and_works_again(
    open_notebook: Opener, reading: DocumentText, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.notebook.safety.connecting.BUSY_SECONDS", 0.05)
    notebook = open_notebook()
    blocker = sqlite3.connect(notebook.path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotebookError, match="locked"):
        notebook.toggle_bookmark(reading, 0, 5)
    blocker.execute("ROLLBACK")
    blocker.close()
    assert notebook.toggle_bookmark(reading, 0, 5) is not None
    assert notebook.problem == ""


def test_keeping_the_place_waits_for_nobody(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    blocker = sqlite3.connect(notebook.path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    with pytest.raises(NotebookError, match="locked"):
        notebook.remember_session(Session("a.txt", 1))
    assert time.monotonic() - started < 2
    assert notebook.problem == ""
    blocker.execute("ROLLBACK")
    blocker.close()
    assert notebook._connection.execute("PRAGMA busy_timeout").fetchone() == (5000,)
    notebook.remember_session(Session("a.txt", 1))


def test_the_history_waits_for_nobody_and_a_saved_search_does(open_notebook: Opener) -> None:
    notebook = open_notebook()
    blocker = sqlite3.connect(notebook.path, isolation_level=None, check_same_thread=False)
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotebookError, match="locked"):
        notebook.remember_search("text", 1)
    assert notebook.problem == ""
    release = threading.Timer(0.3, blocker.execute, ["ROLLBACK"])
    release.start()
    notebook.save_search("name", "text", {})
    release.join()
    blocker.close()
    assert (len(notebook.saved_searches()), notebook.asked()) == (1, ())


def test_a_full_disk_keeps_the_note_that_was_there(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = notebook.toggle_bookmark(reading, 0, 5)
    assert kept is not None
    noted = notebook.annotate(kept.id, "a note", ["tag"])
    pages = notebook._connection.execute("PRAGMA page_count").fetchone()[0]
    notebook._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotebookError, match="disk is full"):
        notebook.annotate(kept.id, "x" * 200_000, [])
    with pytest.raises(NotebookError, match="disk is full"):
        notebook.save_search("name", "x" * 200_000, {})
    assert (notebook.bookmarks(), notebook.saved_searches()) == ((noted,), ())
    assert notebook.undo() == "note and tags of “India”"


def test_an_opening_that_takes_too_long_elsewhere_is_one_line(
    open_notebook: Opener, reading: DocumentText, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keep_one(open_notebook, reading)
    monkeypatch.setattr("tui.notebook.place.LOCK_SECONDS", 0.05)
    with FileLock(path.with_name(path.name + ".lock")):
        notebook = open_notebook()
    assert "another program" in notebook.problem
    assert [each.quote for each in notebook.bookmarks()] == ["India"]
    assert path.exists()


def test_many_open_a_damaged_file_at_once(open_notebook: Opener, reading: DocumentText) -> None:
    path = keep_one(open_notebook, reading)
    path.write_bytes(b"broken")
    notices: list[str] = []

    def run() -> None:
        notebook = Notebook.open(path.stem, data_dir=path.parent)
        notices.append(notebook.problem)
        notebook.close()

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(asides(path)) == 1
    assert sum(bool(notice) for notice in notices) == 1


def test_half_an_action_is_no_action(
    open_notebook: Opener, reading: DocumentText, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = open_notebook()

    def fail(*_: object, **__: object) -> str:
        raise ValueError("in the middle")

    with monkeypatch.context() as patch:
        patch.setattr("tui.notebook.safety.line._written", fail)
        with pytest.raises(ValueError, match="in the middle"):
            notebook.toggle_bookmark(reading, 0, 5)
    assert notebook.bookmarks() == ()
    assert notebook.undo() == ""


def test_undo_refuses_what_has_changed_behind_its_back(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    notebook.toggle_bookmark(reading, 0, 5)
    notebook._connection.execute("UPDATE bookmarks SET title = 'other'")
    with pytest.raises(NotebookError, match="changed since"):
        notebook.undo()
    assert len(notebook.bookmarks()) == 1


def test_a_name_that_is_no_text_is_one_line(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    odd = replace(reading, document=replace(reading.document, id="\udcff.txt"))
    with pytest.raises(NotebookError, match="rename the file"):
        notebook.toggle_bookmark(odd, 0, 5)
    assert notebook.bookmarks_in("\udcff.txt") == ()


def test_a_closed_notebook_says_so(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    notebook.close()
    notebook.close()
    with pytest.raises(NotebookError, match="closed"):
        notebook.toggle_bookmark(reading, 0, 5)
