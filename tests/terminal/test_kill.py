"""Killed at any moment, the program starts again, the index answers, and nothing acknowledged is missing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from pseudo_terminal import PseudoTerminal

from indexdir import Library, Query
from tui.notebook import Notebook, Session

Start = Callable[..., PseudoTerminal]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")

ROUNDS = int(os.environ.get("KILL_ROUNDS", "6"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(120):
        words = " ".join(f"word{(number * 7 + step) % 500} defence" for step in range(150))
        (folder / f"{number:03d}.txt").write_text(f"Paper number{number}.\n\n{words}\n")
    return folder


def test_a_build_killed_at_random_moments(folder: Path) -> None:
    chance = random.Random(7)
    started = time.monotonic()
    subprocess.run([sys.executable, "-m", "tui", "index", str(folder), "--rebuild"], check=True, capture_output=True)
    whole = time.monotonic() - started
    for number in range(ROUNDS):
        (folder / f"{number:03d}.txt").write_text(f"Paper number{number} again, killed{number}.")
        arguments = ["index", str(folder), *(["--rebuild"] if number % 2 else [])]
        build = subprocess.Popen([sys.executable, "-m", "tui", *arguments], stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, whole))
        build.send_signal(signal.SIGKILL)
        build.wait()
        library = Library.open(folder)
        assert library.damage == ""
        assert library.search(Query("defence")).total > 0
        library.build()
        assert len(library.documents()) == 120
        assert [hit.document.id for hit in library.search(Query(f"killed{number}")).hits] == [f"{number:03d}.txt"]
        library.close()


def test_a_bookmark_that_the_screen_told_of_is_there_after_a_kill(start: Start, folder: Path) -> None:
    library = Library.open(folder)
    library.build()
    chance = random.Random(11)
    first = 0
    for _ in range(max(2, ROUNDS // 2)):
        told = set()
        room = start(str(folder))
        room.wait(f"Paper number{first}.")
        for number in range(first, first + chance.randrange(1, 5)):
            room.press("b")
            room.wait(f"Kept: “Paper number{number}.”")
            told.add(f"{number:03d}.txt")
            room.press("J")
            room.wait(f"Paper number{number + 1}.")
        room.press("b")
        room.read_for(chance.uniform(0.0, 0.1))
        room.kill()
        notebook = Notebook.open(library.key)
        assert notebook.problem == ""
        kept = {bookmark.document for bookmark in notebook.bookmarks()}
        assert told <= kept
        first = int(notebook.session().document.removesuffix(".txt") or 0)
        for bookmark in notebook.bookmarks():  # b would remove it where it is pressed again
            notebook.remove_bookmark(bookmark.id)
        notebook.close()
    library.close()


def until(kept: Callable[[Session], bool], notebook: Notebook, room: PseudoTerminal) -> Session:
    """Wait until the view is kept like this beside the reading."""
    end = time.monotonic() + 30
    while not kept(notebook.session()):
        assert time.monotonic() < end, (notebook.session(), room.text)
        room.read_for(0.05)
    return notebook.session()


def test_a_kill_forgets_no_more_than_the_last_second_of_the_view(start: Start, folder: Path) -> None:
    library = Library.open(folder)
    library.build()
    notebook = Notebook.open(library.key)
    room = start(str(folder))
    room.wait("Paper number0.")
    room.press("/", *"word21", "enter")
    room.wait("25 hits in 25")
    room.wait("Enter open  ] next entity")
    room.press("1", "f", *"00")
    room.wait("filter: 00")
    room.press("enter", "g", "j", "j")
    view = until(lambda now: (now.pane, now.hit) == ("documents", "doc:001.txt"), notebook, room)
    assert (view.query, list(view.filters.values())) == ("word21", ["00"])
    room.press("j")
    room.kill()
    again = start(str(folder))
    for told in ("25 hits in 25", "filter: 00", "Paper number1.", "1 of 1"):
        again.wait(told)
    again.press("\x11")
    assert again.ended() == 0
    assert replace(notebook.session(), row=0) == replace(view, row=0)
    notebook.close()
    library.close()
