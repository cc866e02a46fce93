"""Killed while a note is being written, the program offers what was typed the next time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_terminal import PseudoTerminal

from indexdir import Library
from tui.notebook import Notebook

Start = Callable[..., PseudoTerminal]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")


def test_what_was_typed_is_offered_after_a_kill(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "paper.txt").write_text("A paper.\n\nOf a passage that is kept.\n", "utf-8")
    library = Library.open(folder)
    library.build()
    notebook = Notebook.open(library.key)
    room = start(str(folder))
    room.wait("Of a passage")
    room.press("}", "b")
    room.wait("Kept:")
    room.press("e")
    room.wait("Ctrl+S")
    room.press(*"halfway")
    end = time.monotonic() + 30
    while [draft.note for draft in notebook.drafts(living=True)] != ["halfway"]:
        assert time.monotonic() < end, (notebook.drafts(living=True), room.text)
        room.read_for(0.05)
    assert notebook.drafts() == ()
    room.kill()
    assert [draft.note for draft in notebook.drafts()] == ["halfway"]
    assert [mark.note for mark in notebook.bookmarks()] == [""]
    room = start(str(folder))
    room.wait("typed and not kept")
    room.press("A")
    room.wait("halfway")
    room.press("e")
    room.wait("was not kept: here it is.")
    room.press("\x13")  # Ctrl+S
    room.wait("undoes it")
    assert [mark.note for mark in notebook.bookmarks()] == ["halfway"]
    assert notebook.drafts() == ()
    notebook.close()
    library.close()
