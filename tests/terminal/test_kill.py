"""Killed at any moment, the program starts again, the index answers, and nothing acknowledged is missing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indexdir import Library, Query
from tui.notebook import Notebook

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


KEEPER = """
import sys
from pathlib import Path
from indexdir import Library
from tui.notebook import Notebook
library = Library.open(Path(sys.argv[1]))
notebook = Notebook.open(library.key)
for document in library.documents():
    reading = library.read(document.id)
    kept = notebook.toggle_bookmark(reading, reading.passages[0].start, reading.passages[0].end)
    print(kept.id, flush=True)
"""


def test_a_bookmark_that_was_acknowledged_is_there_after_a_kill(folder: Path) -> None:
    library = Library.open(folder)
    library.build()
    chance = random.Random(11)
    acknowledged: set[str] = set()
    for _ in range(ROUNDS):
        keeper = subprocess.Popen(
            [sys.executable, "-c", KEEPER, str(folder)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert keeper.stdout is not None
        removed = {line.strip() for line in [keeper.stdout.readline() for _ in range(chance.randrange(1, 30))]}
        keeper.send_signal(signal.SIGKILL)
        rest, _ = keeper.communicate()
        acknowledged |= {line for line in removed | set(rest.split()) if line}
        notebook = Notebook.open(library.key)
        assert notebook.problem == ""
        kept = {bookmark.id for bookmark in notebook.bookmarks()}
        assert acknowledged <= kept
        for bookmark in notebook.bookmarks():
            notebook.remove_bookmark(bookmark.id)
        acknowledged.clear()
        notebook.close()
