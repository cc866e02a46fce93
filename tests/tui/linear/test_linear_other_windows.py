"""What another window did is not taken back without a word."""

from __future__ import annotations

from contextlib import closing

from talking import Talk

from tui.notebook import Notebook


def test_undo_says_first_that_another_window_did_it(talk: Talk) -> None:
    with closing(Notebook.open(talk.library.key)) as other:
        reading = talk.library.read(talk.library.documents()[0].id)
        other.toggle_bookmark(reading, 0, 5)
        said = talk("undo")
        assert "The last thing was done in another window: bookmark added" in said[0]
        assert len(other.bookmarks()) == 1
        assert "Undone: bookmark added" in talk("undo")[0]
        assert other.bookmarks() == ()
        other.redo()
        other.undo()
        assert "The last thing was undone in another window: bookmark added" in talk("redo")[0]
        assert "Done again: bookmark added" in talk("redo")[0]
        assert len(other.bookmarks()) == 1
