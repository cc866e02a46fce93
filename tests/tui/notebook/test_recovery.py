"""What is made again from backup and log, and what is said of it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from indexdir import Document, DocumentText
from tui.notebook import Notebook, NotebookError
from tui.notebook.safety.backups import Backups

Opener = Callable[[], Notebook]


def spans(notebook: Notebook) -> list[int]:
    return sorted(mark.start for mark in notebook.bookmarks())


def keep(notebook: Notebook, reading: DocumentText, *starts: int) -> None:
    for start in starts:
        notebook.toggle_bookmark(reading, start, start + 5)


@pytest.fixture
def copied(open_notebook: Opener, reading: DocumentText, tmp_path: Path) -> Path:
    """A notebook with a backup, and actions after it, as it is while it is open."""
    notebook = open_notebook()
    keep(notebook, reading, 0, 10)
    notebook.back_up()
    keep(notebook, reading, 20, 30)
    notebook.annotate(notebook.bookmarks()[0].id, "a note that is written to the last", ["tag"])
    copy = tmp_path / "copy"
    shutil.copytree(notebook.path.parent, copy)
    return copy / notebook.path.name


def opened(path: Path) -> Notebook:
    return Notebook.open(path.stem, data_dir=path.parent)


def whole(notebook: Notebook) -> None:
    """It has all that `copied` made, and undo goes back to the beginning and forth again."""
    assert spans(notebook) == [0, 10, 20, 30]
    assert notebook.tags() == {"tag": 1}
    names = []
    while name := notebook.undo():
        names.append(name)
    assert len(names) == 5
    assert notebook.bookmarks() == ()
    for _ in names:
        assert notebook.redo()
    assert (spans(notebook), notebook.tags()) == ([0, 10, 20, 30], {"tag": 1})


@pytest.mark.parametrize("length", [0, 1, 40, 5000])
def test_a_write_ahead_log_that_was_cut_off_is_noticed(copied: Path, length: int) -> None:
    log = copied.with_name(copied.name + "-wal")
    log.write_bytes(log.read_bytes()[:length])
    with closing(opened(copied)) as notebook:
        # One length takes the whole file with it: nothing of it had come there yet.
        assert "nothing is missing" in notebook.problem
        whole(notebook)
    with closing(opened(copied)) as again:
        assert again.problem == ""


def test_a_file_that_is_gone_is_made_again(copied: Path) -> None:
    for file in copied.parent.glob(copied.name + "*"):
        file.unlink()
    with closing(opened(copied)) as notebook:
        assert "was missing" in notebook.problem
        assert "the backup of " in notebook.problem
        assert "is whole again: from the backup of" in notebook.problem
        assert "the log of 3 actions." in notebook.problem
        whole(notebook)


def test_a_damaged_backup_is_passed_over(copied: Path) -> None:
    (backup,) = Backups(copied).all()
    data = bytearray(backup.path.read_bytes())
    data[len(data) // 2] ^= 1
    backup.path.write_bytes(data)
    copied.write_bytes(b"rubbish")
    with closing(opened(copied)) as notebook:
        assert "is whole again: from the log of 5 actions." in notebook.problem
        whole(notebook)
        notebook.look_after()
        assert any("backup" in line and "was damaged" in line for line in notebook.news())
    assert [each.sound for each in Backups(copied).all()] == [True]


def test_what_is_missing_is_told(copied: Path) -> None:
    log = copied.with_suffix(".log")
    first, second, third = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(first + second.replace(b"bookmark", b"cookmark") + third)
    for companion in ("-wal", "-shm"):
        copied.with_name(copied.name + companion).unlink()
    copied.write_bytes(b"rubbish")
    with closing(opened(copied)) as notebook:
        assert notebook.problem.startswith("Your notebook was damaged; 2 actions could not be read, all else is there")
        assert spans(notebook) == [0, 10, 20]
        keep(notebook, notebook_reading(), 40)
        assert spans(notebook) == [0, 10, 20, 40]


def notebook_reading() -> DocumentText:
    return DocumentText(Document(id="b.txt", title="B", digest="b"), "x" * 100)


def test_without_backup_and_log_what_can_be_read_is_saved(copied: Path) -> None:
    shutil.rmtree(copied.with_suffix(".backups"))
    copied.with_suffix(".log").unlink()
    with closing(opened(copied)) as notebook:
        notebook._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with closing(sqlite3.connect(copied)) as connection:
        connection.execute("DELETE FROM logged")
        connection.commit()
    with closing(opened(copied)) as notebook:
        assert "4 entries could be read from the damaged file" in notebook.problem
        assert spans(notebook) == [0, 10, 20, 30]


def test_a_log_that_is_gone_or_damaged_is_told_and_a_backup_made(copied: Path) -> None:
    log = copied.with_suffix(".log")
    for spoil in (log.unlink, lambda: log.write_bytes(log.read_bytes().replace(b"bookmark", b"cookmark"))):
        with closing(opened(copied)) as notebook:
            spoil()
            notebook.look_after()
            (told,) = notebook.news()
            assert "a new backup has everything" in told
            assert spans(notebook) == [0, 10, 20, 30]
            notebook.look_after()
            assert notebook.news() == ()
            assert notebook.undo()
            assert notebook.redo()
    assert len([*copied.parent.glob("*.damaged-*.log")]) == 1


def test_a_byte_changed_in_a_text_is_put_right(copied: Path) -> None:
    with closing(opened(copied)) as notebook:
        notebook._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        notebook._connection.execute("DELETE FROM standings")
    data = copied.read_bytes()
    note = b"a note that is written to the last"
    assert note in data
    copied.write_bytes(data.replace(note, b"a vote that is written to the last"))
    with closing(opened(copied)) as notebook:
        assert notebook.problem == ""
        notebook.look_after()
        (told,) = notebook.news()
        assert "restored from the log of the notebook; nothing is missing" in told
        assert notebook.bookmarks()[0].note == note.decode()
        whole(notebook)


def test_another_program_goes_on_with_what_was_made_again(copied: Path) -> None:
    one, two = opened(copied), opened(copied)
    number = two.number()
    copied.with_name(copied.name + "-wal").write_bytes(b"")
    copied.write_bytes(b"rubbish" * 200)
    one.look_after()
    assert any("set aside" in line for line in one.news())
    assert two.number() not in (-1, number)
    whole(two)
    keep(two, notebook_reading(), 50)
    assert spans(one) == spans(two) == [0, 10, 20, 30, 50]
    assert one.number() == two.number()
    two.close()
    keep(one, notebook_reading(), 60)
    one.close()
    with closing(opened(copied)) as again:
        assert (again.problem, spans(again)) == ("", [0, 10, 20, 30, 50, 60])
    assert len([*copied.parent.glob("*.damaged-*.sqlite")]) == 1


def test_damage_that_a_question_meets_is_mended_at_once(copied: Path) -> None:
    with closing(opened(copied)) as notebook:
        notebook._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        notebook._connection.execute("PRAGMA cache_size = 1")
        data = copied.read_bytes()
        copied.write_bytes(data[:4096] + bytes(len(data) - 4096))
        assert spans(notebook) == [0, 10, 20, 30]
        assert any("set aside" in line for line in notebook.news())
        whole(notebook)


def test_an_action_that_was_logged_and_not_committed_is_completed_without_a_word(copied: Path) -> None:
    before = {file: file.read_bytes() for file in copied.parent.iterdir() if file.name.startswith(copied.name)}
    with closing(opened(copied)) as notebook:
        keep(notebook, notebook_reading(), 70)
    for file, data in before.items():
        file.write_bytes(data)
    with closing(opened(copied)) as notebook:
        assert (notebook.problem, spans(notebook)) == ("", [0, 10, 20, 30, 70])
        assert notebook.undo() == "bookmark added: “xxxxx”"
        whole(notebook)


def test_a_refused_action_does_not_come_back(copied: Path, reading: DocumentText) -> None:
    with closing(opened(copied)) as notebook:
        before = copied.with_suffix(".log").read_bytes()
        pages = notebook._connection.execute("PRAGMA page_count").fetchone()[0]
        notebook._connection.execute(f"PRAGMA max_page_count = {pages}")
        mark = notebook.bookmarks()[0]
        with pytest.raises(NotebookError, match="disk is full"):
            notebook.annotate(mark.id, "x" * 500_000, [])
        assert copied.with_suffix(".log").read_bytes() == before
    with closing(opened(copied)) as again:
        assert again.problem == ""
        whole(again)


@pytest.mark.parametrize("code", [28, 5])
def test_a_log_that_can_not_be_written_is_told_and_nothing_is_kept(
    copied: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(opened(copied)) as notebook:

        def fail(*_: object) -> None:
            raise OSError(code, "failed")

        with monkeypatch.context() as patch:
            patch.setattr("tui.notebook.safety.log.sync", fail)
            with pytest.raises(NotebookError, match="disk is full" if code == 28 else "disk reports an error"):
                keep(notebook, notebook_reading(), 70)
        whole(notebook)
        keep(notebook, notebook_reading(), 80)
    with closing(opened(copied)) as again:
        assert (again.problem, spans(again)) == ("", [0, 10, 20, 30, 80])


def test_a_backup_is_shown_where_nothing_can_be_made(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied.unlink()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tui.notebook.safety.opening.write_whole", refuse)
    with closing(opened(copied)) as notebook:
        assert "permissions" in notebook.problem
        assert spans(notebook) == [0, 10, 20, 30]


def test_a_log_that_is_ahead_of_an_open_file_is_done_before_the_next_action(copied: Path) -> None:
    with closing(opened(copied)) as notebook:
        keep(notebook, notebook_reading(), 70)
        log = copied.with_suffix(".log").read_bytes()
        notebook.undo()
        assert notebook.redo()
    with closing(opened(copied)) as behind:
        number = behind.number()
        behind._connection.execute("UPDATE logged SET number = number - 3")
        behind._connection.execute("DELETE FROM bookmarks WHERE document = 'b.txt'")
        copied.with_suffix(".log").write_bytes(log + copied.with_suffix(".log").read_bytes()[len(log) :])
        keep(behind, notebook_reading(), 80)
        assert behind.number() == number + 1
        assert spans(behind) == [0, 10, 20, 30, 70, 80]
        (told,) = behind.news()
        assert "lacked 3 actions of its log; they are in it again; nothing is missing" in told
