"""`dtti-tui notebook`: check, backup and restore."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from indexdir import Library
from tui.notebook import Notebook

Command = Callable[..., Any]


def keep(folder: Path, *starts: int) -> Path:
    library = Library.open(folder)
    library.build()
    reading = library.read(library.documents()[0].id)
    with closing(Notebook.open(library.key)) as notebook:
        for start in starts:
            notebook.toggle_bookmark(reading, start, start + 3)
    return notebook.path


def test_nothing_is_there_yet(command: Command, folder: Path) -> None:
    command("index", folder)
    run = command("notebook", "backup", "--in", folder)
    assert (run.status, run.out) == (1, "")
    run = command("notebook", "check", "--in", folder)
    assert run.status == 0
    assert "not there" in run.out


def test_back_and_forth(command: Command, folder: Path) -> None:
    keep(folder, 0)
    backup = command("notebook", "backup", "--in", folder).out.strip()
    assert Path(backup).is_file()
    keep(folder, 1, 2)
    run = command("notebook", "restore", backup, "--in", folder)
    assert (run.status, run.out) == (0, f"restored from {backup}: 1 bookmark\n")
    before = run.err.strip().split(": ")[-1]
    assert command("notebook", "restore", before, "--in", folder).out.endswith(": 3 bookmarks\n")
    run = command("notebook", "check", "--in", folder)
    assert (run.status, "backups" in run.out) == (0, True)


def test_a_bad_file_is_one_line(command: Command, folder: Path, tmp_path: Path) -> None:
    keep(folder, 0)
    run = command("notebook", "restore", tmp_path / "none", "--in", folder)
    assert run.status == 2
    assert "is no file" in run.err
    assert run.err.count("\n") == 1


def test_damage_is_found(command: Command, folder: Path) -> None:
    path = keep(folder, 0)
    path.write_bytes(b"rubbish")
    run = command("notebook", "check", "--in", folder)
    assert run.status == 2
    assert "is damaged" in run.out
    assert "reading room" in run.out
    assert path.read_bytes() == b"rubbish"
    listed = command("bookmarks", "list", "--in", folder)
    assert "Your notebook was damaged and is whole again" in listed.err
    assert listed.out.count("\n") == 1
