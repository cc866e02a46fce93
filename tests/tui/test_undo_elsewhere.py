"""What another window did is not taken back at the first key."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from visiting import Visit

from indexdir import Library
from tui.notebook import Notebook


def other_window(visit: Visit) -> Notebook:
    return Notebook.open(visit.room.library.key)


async def test_u_tells_first_that_another_window_did_it(enter) -> None:
    async with enter(size=(160, 40)) as visit:
        await visit.press("}", "b")
        library: Library = visit.room.library
        with closing(other_window(visit)) as other:
            mark = other.toggle_bookmark(library.read(library.documents()[1].id), 22, 60)
            other.annotate(mark.id, "their note", [])
            await visit.press("u")
            assert visit.said.startswith("The last thing was done in another window: note of “")
            assert visit.said.endswith("; u again undoes it.")
            assert other.bookmarks()[0].note == "their note"
            await visit.press("u")
            assert visit.said.startswith("Undone: note of “")
            await visit.press("u")
            assert "in another window: bookmark added" in visit.said
            await visit.press("U")
            assert visit.said.startswith("Done again: note of “")
            assert other.bookmarks()[0].note == "their note"
            assert len(other.bookmarks()) == 2


async def test_redo_tells_first_that_another_window_undid_it(enter) -> None:
    async with enter(size=(160, 40)) as visit:
        await visit.press("}", "b")
        with closing(other_window(visit)) as other:
            other.undo()
            await visit.press("U")
            assert visit.said.startswith("The last thing was undone in another window: bookmark added")
            assert other.bookmarks() == ()
            await visit.press("U")
            assert len(other.bookmarks()) == 1


async def test_what_was_done_before_this_window_was_opened_is_undone_at_once(enter, folder: Path) -> None:
    async with enter() as visit:
        await visit.press("}", "b")
    async with enter() as visit:
        await visit.press("u")
        assert visit.said.startswith("Undone: bookmark added")
