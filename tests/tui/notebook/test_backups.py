"""A backup a day, of ten days, with which the log begins anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from indexdir import Document, DocumentText
from tui.notebook import Notebook, NotebookError
from tui.notebook.place import tending_lock
from tui.notebook.safety.backups import KEPT, Backup, Backups
from tui.notebook.safety.checking import checked
from tui.notebook.safety.recovery import rebuilt

Opener = Callable[[], Notebook]
PAGE = DocumentText(Document(id="a.txt", title="A", digest="a"), "some words " * 100)


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def set_to(number: int) -> None:
        monkeypatch.setattr("tui.notebook.safety.backups._today", lambda: f"2026-01-{number:02}")

    set_to(1)
    return set_to


def keep(notebook: Notebook, *starts: int) -> None:
    for start in starts:
        notebook.toggle_bookmark(PAGE, start, start + 4)


def test_one_is_made_a_day_where_something_was_kept(open_notebook: Opener, day: Callable[[int], None]) -> None:
    notebook = open_notebook()
    backups = Backups(notebook.path)
    notebook.look_after()
    assert backups.all() == ()
    keep(notebook, 0)
    for today, made in ((1, 1), (1, 1), (2, 1)):
        day(today)
        notebook.look_after()
        assert len(backups.all()) == made
    keep(notebook, 5)
    notebook.look_after()
    keep(notebook, 10)
    notebook.look_after()
    assert [(each.day, each.number) for each in backups.all()] == [("2026-01-02", 2), ("2026-01-01", 1)]
    assert notebook.news() == ()


def test_a_command_makes_one_when_it_is_done(open_notebook: Opener, day: Callable[[int], None]) -> None:
    notebook = open_notebook()
    keep(notebook, 0)
    notebook.close()
    assert [each.number for each in Backups(notebook.path).all()] == [1]
    open_notebook().close()
    again = open_notebook()
    day(2)
    again.close()  # nothing was done
    assert len(Backups(notebook.path).all()) == 1


def test_ten_are_kept_and_from_each_all_comes_back(open_notebook: Opener, day: Callable[[int], None]) -> None:
    notebook = open_notebook()
    for today in range(1, 15):
        day(today)
        keep(notebook, today * 10, today * 10 + 5)
        notebook.look_after()
    keep(notebook, 500)
    backups = Backups(notebook.path)
    assert [each.day for each in backups.all()] == [f"2026-01-{today:02}" for today in range(14, 4, -1)]
    assert len(backups.all()) == KEPT
    assert len([*backups.directory.glob("*.log")]) == KEPT - 1
    for backup in backups.all():
        made = rebuilt(notebook.path)
        with closing(made.connection):
            assert (made.backup, made.missing, made.number) == (backup, 0, 29)
            assert made.connection.execute("SELECT count(*) FROM bookmarks").fetchone() == (29,)
        backup.path.write_bytes(b"damaged")


def test_the_log_begins_anew(open_notebook: Opener) -> None:
    notebook = open_notebook()
    keep(notebook, 0, 5)
    log = notebook.path.with_suffix(".log")
    written = log.read_bytes()
    made = notebook.back_up()
    assert not log.exists()
    assert made.path.with_name(f"{made.day}.000002.log").read_bytes() == written
    keep(notebook, 10)
    assert log.read_bytes().count(b"\n") == 1


def test_it_is_a_file_that_sqlite_reads_without_what_was_asked(open_notebook: Opener) -> None:
    notebook = open_notebook()
    keep(notebook, 0)
    notebook.remember_search("a secret query", 1)
    made = notebook.back_up()
    assert b"secret" not in made.path.read_bytes()
    assert sorted((path.name for path in made.path.parent.iterdir()), key=len, reverse=True) == [
        made.path.name,
        f"{made.day}.000001.log",
    ]
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("SELECT quote FROM bookmarks").fetchall() == [("some",)]
    assert len(notebook.asked()) == 1


def test_only_one_program_at_a_time_makes_one(open_notebook: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.notebook.tending._PATIENCE", 0)
    notebook = open_notebook()
    keep(notebook, 0)
    with tending_lock(notebook.path) as alone:
        assert alone
        notebook.look_after()
        with pytest.raises(NotebookError, match="try again"):
            notebook.back_up()
    assert Backups(notebook.path).all() == ()


def test_a_full_disk_is_told_and_leaves_none_half_made(open_notebook: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = open_notebook()
    keep(notebook, 0)

    def fail(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.notebook.safety.backups.sync_file", fail)
    notebook.look_after()
    (told,) = notebook.news()
    assert "the disk is full" in told
    with pytest.raises(NotebookError, match="the disk is full"):
        notebook.back_up()
    assert [*Backups(notebook.path).directory.iterdir()] == []
    keep(notebook, 5)
    assert len(notebook.bookmarks()) == 2


def test_restoring_goes_back_and_can_be_gone_back_from(open_notebook: Opener) -> None:
    notebook, other = open_notebook(), open_notebook()
    keep(notebook, 0, 5)
    earlier = notebook.back_up()
    keep(notebook, 10, 15)
    before = notebook.restore(earlier.path)
    assert sorted(mark.start for mark in other.bookmarks()) == [0, 5]
    assert notebook.undo()
    keep(other, 30)
    assert sorted(mark.start for mark in open_notebook().bookmarks()) == [0, 30]
    notebook.close()
    notebook.path.write_bytes(b"rubbish")
    again = open_notebook()
    assert sorted(mark.start for mark in again.bookmarks()) == [0, 30]
    again.restore(before.path)
    assert sorted(mark.start for mark in again.bookmarks()) == [0, 5, 10, 15]


def test_what_another_keeps_while_it_is_restored_is_in_the_backup_of_how_it_was(
    open_notebook: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook, other = open_notebook(), open_notebook()
    keep(notebook, 0)
    earlier = notebook.back_up()
    keep(notebook, 5)
    back_up = notebook.back_up
    meanwhile = iter([10, 15])

    def slowly() -> Backup:
        made = back_up()
        for start in meanwhile:
            keep(other, start)
            break
        return made

    monkeypatch.setattr(notebook, "back_up", slowly)
    before = notebook.restore(earlier.path)
    assert sorted(mark.start for mark in other.bookmarks()) == [0]
    notebook.restore(before.path)
    assert sorted(mark.start for mark in other.bookmarks()) == [0, 5, 10, 15]
    notebook.close()
    notebook.path.write_bytes(b"rubbish")
    assert sorted(mark.start for mark in open_notebook().bookmarks()) == [0, 5, 10, 15]


def test_where_another_never_rests_nothing_is_restored(open_notebook: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook, other = open_notebook(), open_notebook()
    earlier, back_up = notebook.back_up(), notebook.back_up

    def slowly() -> Backup:
        made = back_up()
        keep(other, 5 * other.number())
        return made

    monkeypatch.setattr(notebook, "back_up", slowly)
    with pytest.raises(NotebookError, match="nothing was restored"):
        notebook.restore(earlier.path)
    assert len(other.bookmarks()) == other.number()


def test_restoring_leaves_what_is_in_no_backup(open_notebook: Opener) -> None:
    notebook = open_notebook()
    keep(notebook, 0)
    earlier = notebook.back_up()
    notebook.remember_search("missiles", 3)
    keep(notebook, 5)
    notebook.restore(earlier.path)
    assert [each.text for each in notebook.asked()] == ["missiles"]
    assert notebook.undo()
    assert not notebook.undo()


def test_what_is_no_sound_notebook_is_not_restored(open_notebook: Opener, tmp_path: Path) -> None:
    notebook = open_notebook()
    keep(notebook, 0)
    made = notebook.back_up()
    made.path.write_bytes(made.path.read_bytes()[:-1])
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE x (y)")
    text = tmp_path / "text"
    text.write_text("no database at all" * 100)
    for source, told in ((made.path, "damaged"), (other, "no notebook"), (text, "damaged"), (tmp_path, "no file")):
        with pytest.raises(NotebookError, match=told):
            notebook.restore(source)
    assert len(notebook.bookmarks()) == 1


def test_a_check_tells_of_every_part_and_changes_nothing(open_notebook: Opener) -> None:
    notebook = open_notebook()
    keep(notebook, 0)
    made = notebook.back_up()
    keep(notebook, 5)
    values = {each.name: each for each in checked(notebook.path)}
    assert not any(each.advice for each in values.values())
    assert "2 actions" in values["file"].value
    assert f"1 action since the backup of {made.day}" in values["log"].value
    assert "1 backup in" in values["backups"].value
    notebook.path.with_suffix(".log").unlink()
    made.path.write_bytes(b"damaged")
    values = {each.name: each for each in checked(notebook.path)}
    assert "not in it" in values["log"].value
    assert "is damaged" in values["backup"].value
    assert not notebook.path.with_suffix(".log").exists()
