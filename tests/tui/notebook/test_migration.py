"""Notebooks of older versions: brought up to date with all that is in them, or read as they are."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from indexdir import DocumentText
from tui.notebook import Bookmark, Choice, Notebook, NotebookError
from tui.notebook.safety.backups import Backups
from tui.notebook.safety.connecting import connect
from tui.notebook.schema import MIGRATIONS, VERSION, migrate, version_of

Opener = Callable[[], Notebook]
KEPT = Bookmark("id", "a.txt", 0, 9, "Officials", "", " in Moscow", "d1", "A", "2026-01-01T00:00:00+00:00")
LATER = replace(KEPT, id="later", start=13, end=19, quote="Moscow", created="2026-02-01T00:00:00+00:00")
CHOSEN = Choice("c", "a.txt", 13, 19, "Moscow", "", "", "d1", "kremlin", "moscow", "name", ("x",), 1, "2026-01-02")
BEFORE_TAGS = list(Bookmark.__dataclass_fields__)[:10]


def insert(connection: sqlite3.Connection, table: str, values: list[object]) -> None:
    connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)


def image(bookmark: Bookmark) -> dict[str, object]:
    """A bookmark as the journal of the first two versions has it."""
    return {name: getattr(bookmark, name) for name in BEFORE_TAGS}


def make(path: Path, version: int) -> None:
    """A notebook as the release of this version left it: two kept, one of them removed and that undone."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        for step in MIGRATIONS[:version]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
        for number, kept in enumerate((KEPT, LATER), 1):
            insert(connection, "bookmarks", [*image(kept).values(), *(("", "[]") if version > 2 else ())])
            change = {"table": "bookmarks", "id": kept.id, "before": None, "after": image(kept)}
            insert(connection, "actions", [number, "2026", f"added {kept.id}", json.dumps([change]), 0])
        change = {"table": "bookmarks", "id": "id", "before": image(KEPT), "after": None}
        insert(connection, "actions", [3, "2026", "removed id", json.dumps([change]), 1])
        insert(connection, "session", ["document", "a.txt"])
        if version > 1:
            values = [getattr(CHOSEN, name) for name in Choice.__dataclass_fields__]
            insert(connection, "choices", [json.dumps(each) if isinstance(each, tuple) else each for each in values])
        connection.commit()


@pytest.fixture(params=range(1, VERSION))
def version(request: pytest.FixtureRequest, tmp_path: Path) -> int:
    make(tmp_path / "data" / "room-0123456789ab.sqlite", request.param)
    return int(request.param)


def test_the_released_steps_are_as_they_were_released() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for step, columns in zip(MIGRATIONS, (10, 10, 12, 12, 22), strict=True):
            for statement in step:
                connection.execute(statement)
            assert len(connection.execute("PRAGMA table_info(bookmarks)").fetchall()) == columns
    assert VERSION == 5


def test_all_that_was_made_is_taken_over(open_notebook: Opener, version: int) -> None:
    notebook = open_notebook()
    assert notebook.problem == ""
    assert notebook.bookmarks() == (LATER, KEPT)
    assert notebook.choices() == ((CHOSEN,) if version > 1 else ())
    assert notebook.session().document == "a.txt"
    assert version_of(notebook._connection) == VERSION
    assert (notebook.tags(), notebook.saved_searches(), notebook.asked()) == ({}, (), ())
    notebook.annotate("id", "a note", ["tag"])
    notebook.save_search("name", "text", {})
    notebook.remember_search("text", 0)
    again = open_notebook()
    assert (again.tags(), len(again.saved_searches()), len(again.asked())) == ({"tag": 1}, 1, 1)


def test_what_an_older_version_did_is_undone_and_redone(open_notebook: Opener, version: int) -> None:
    notebook = open_notebook()
    assert notebook.redo() == "removed id"
    assert notebook.bookmarks() == (LATER,)
    assert [notebook.undo() for _ in range(4)] == ["removed id", "added later", "added id", ""]
    assert notebook.bookmarks() == ()
    assert [notebook.redo() for _ in range(4)] == ["added id", "added later", "removed id", ""]
    assert notebook.bookmarks() == (LATER,)


def test_a_note_is_no_obstacle_to_undoing_what_was_done_before_there_were_notes(
    open_notebook: Opener, version: int
) -> None:
    notebook = open_notebook()
    noted = notebook.annotate("later", "a note", ["tag"])
    assert notebook.undo() == "note and tags of “Moscow”"
    assert notebook.redo() == "note and tags of “Moscow”"
    assert notebook.bookmarks() == (noted, KEPT)
    assert [notebook.undo() for _ in range(3)] == ["note and tags of “Moscow”", "added later", "added id"]
    assert [notebook.redo() for _ in range(4)] == ["added id", "added later", "note and tags of “Moscow”", ""]
    assert notebook.bookmarks() == (noted, KEPT)


def test_one_that_can_not_be_written_is_read_and_left_alone(
    open_notebook: Opener, version: int, tmp_path: Path, reading: DocumentText
) -> None:
    path = tmp_path / "data" / "room-0123456789ab.sqlite"
    with path.open("r+b") as file:
        file.seek(18)
        file.write(b"\x03")  # a write version above SQLite's own: for reading only, for root as well
    before = path.read_bytes()
    notebook = open_notebook()
    assert notebook.bookmarks() == (LATER, KEPT)
    assert notebook.bookmarks_in("a.txt") == (KEPT, LATER)
    assert notebook.choices() == ((CHOSEN,) if version > 1 else ())
    assert (notebook.tags(), notebook.saved_searches(), notebook.asked()) == ({}, (), ())
    assert "read-only" in notebook.problem
    with pytest.raises(NotebookError, match="read-only"):
        notebook.annotate("id", "a note", [])
    with pytest.raises(NotebookError, match="read-only"):
        notebook.toggle_bookmark(reading, 0, 5)
    notebook.close()
    assert path.read_bytes() == before


def test_one_beside_which_no_file_may_be_made_is_read_from_a_copy(
    open_notebook: Opener, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tui.notebook.safety.opening.opening_lock", refuse)
    monkeypatch.setattr("tui.notebook.safety.only_reading._live", refuse)
    notebook = open_notebook()
    assert notebook.bookmarks() == (LATER, KEPT)
    assert "permissions" in notebook.problem


def test_a_step_that_fails_leaves_the_file_as_it_was(
    open_notebook: Opener, version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "data" / "room-0123456789ab.sqlite"
    broken = (*MIGRATIONS[:-1], (*MIGRATIONS[-1], "no statement at all"))
    with monkeypatch.context() as patch, closing(connect(path)) as connection:
        patch.setattr("tui.notebook.schema.MIGRATIONS", broken)
        with pytest.raises(sqlite3.Error):
            migrate(connection)
        assert version_of(connection) == version
    notebook = open_notebook()
    assert notebook.problem == ""
    assert notebook.bookmarks() == (LATER, KEPT)


def test_how_it_was_is_kept_as_a_backup(open_notebook: Opener, version: int, tmp_path: Path) -> None:
    notebook = open_notebook()
    (backup,) = Backups(notebook.path).all()
    with closing(sqlite3.connect(backup.path)) as connection:
        assert version_of(connection) == version
        assert len(connection.execute("SELECT id FROM bookmarks").fetchall()) == 2
    notebook.remove_bookmark("id", "later")
    notebook.close()
    notebook.path.write_bytes(b"rubbish")
    again = open_notebook()
    assert "whole again: from the backup of" in again.problem
    assert "the log of 1 action." in again.problem
    assert again.bookmarks() == ()
    assert [again.undo(), again.undo()] == ["bookmark removed: “Officials” and 1 more", "added later"]
    assert again.bookmarks() == (KEPT,)


KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from tui.notebook import Notebook, schema
from tui.notebook.safety import opening
done = [0]
def trace(statement):
    done[0] += 1
    if done[0] == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
connect = opening.connect
def traced(*arguments, **options):
    connection = connect(*arguments, **options)
    connection.set_trace_callback(trace)
    return connection
opening.connect = traced
Notebook.open("room-0123456789ab", data_dir=Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.parametrize("killed_at", [1, 5, 8, 12, 20, 40])
def test_killed_in_the_middle_it_goes_on_from_what_was_there(
    open_notebook: Opener, version: int, tmp_path: Path, killed_at: int
) -> None:
    subprocess.run([sys.executable, "-c", KILLED, tmp_path / "data", str(killed_at)], check=False)
    notebook = open_notebook()
    assert notebook.problem == ""
    assert notebook.bookmarks() == (LATER, KEPT)
    assert version_of(notebook._connection) == VERSION
    assert notebook.undo() == "added later"


@pytest.mark.parametrize(
    "written",
    [
        "[",
        "[3]",
        '[{"table": "nowhere"}]',
        '[{"table": "actions", "id": "1", "before": null, "after": {"x": 1}}]',
        '[{"table": "bookmarks", "id": "1", "before": {"quote\\" --": 1}, "after": null}]',
    ],
)
def test_a_record_that_can_not_be_read_changes_nothing(
    open_notebook: Opener, reading: DocumentText, written: str
) -> None:
    notebook = open_notebook()
    kept = notebook.toggle_bookmark(reading, 0, 5)
    notebook._connection.execute("UPDATE actions SET changes = ?", (written,))
    with pytest.raises(NotebookError, match="can't be read"):
        notebook.undo()
    assert notebook.bookmarks() == (kept,)
