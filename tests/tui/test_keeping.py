"""Bookmarks with keys, and what the notebook holds afterwards."""

from __future__ import annotations

from indexdir import Library
from tui.notebook import Notebook, NotebookError
from tui.screens.bookmarks import BookmarksScreen

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


async def test_a_bookmark_is_written_shown_and_there_the_next_time(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("}", "b")
        assert visit.said.startswith("Kept: “India and the United States")
        (mark,) = visit.room.notebook.bookmarks()
        assert mark.quote == "India and the United States held talks in New Delhi under the DTTI."
        assert mark.document == TALKS
    async with enter() as visit:
        assert [kept.id for kept in visit.room.desk.bookmarks] == [mark.id]
        await visit.press("g", "}", "b")
        assert visit.said == "Bookmark removed; u brings it back."
        assert visit.room.notebook.bookmarks() == ()


async def test_undo_and_redo(enter) -> None:
    async with enter() as visit:
        await visit.press("u")
        assert visit.said == "Nothing to undo."
        await visit.press("U")
        assert visit.said == "Nothing to do again."
        await visit.press("b", "u")
        assert visit.said.startswith("Undone: bookmark added")
        assert visit.room.desk.bookmarks == ()
        await visit.press("U")
        assert visit.said.startswith("Done again: bookmark added")
        assert len(visit.room.desk.bookmarks) == 1


async def test_keys_pressed_at_once_are_all_done_in_order(enter) -> None:
    async with enter() as visit:
        for key in ("b", "j", "b", "j", "b", "b"):
            await visit.pilot.press(key)
        await visit.settle()
        assert len(visit.room.notebook.bookmarks()) == 2


async def test_the_list_of_bookmarks(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "J", "}", "}", "b", "B")
        screen = visit.pilot.app.screen
        assert isinstance(screen, BookmarksScreen)
        assert [mark.document for mark in screen.bookmarks] == [CONTRACT, TALKS]
        await visit.press("j", "enter")
        assert visit.document == TALKS
        assert visit.at.startswith("India and the United")
        assert visit.room.place == "reader"


async def test_bookmarks_are_removed_from_the_list_and_brought_back(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "}", "b", "B")
        screen = visit.pilot.app.screen
        await visit.press("b")
        assert len(screen.bookmarks) == 1
        await visit.press("u")
        assert len(screen.bookmarks) == 2
        await visit.press("delete", "delete")
        assert screen.bookmarks == ()
        await visit.press("q")
        assert visit.room.is_active


async def test_the_list_of_bookmarks_is_filtered(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "}", "b", "B", "/", *"kumar")
        screen = visit.pilot.app.screen
        assert [row.key for row in screen.rows.rows] == [screen.bookmarks[0].id]
        await visit.press("escape")
        assert visit.pilot.app.screen is screen and len(screen.rows.rows) == 2
        await visit.press("escape")
        assert visit.room.is_active


async def test_a_notebook_that_cannot_be_written_is_told_of(enter, monkeypatch) -> None:
    async with enter() as visit:

        def refuse(*args: object, **more: object) -> None:
            raise NotebookError("The disk is full.")

        monkeypatch.setattr(visit.room.notebook, "toggle_bookmark", refuse)
        await visit.press("b")
        assert visit.said == "The disk is full."
        assert visit.room.desk.bookmarks == ()


async def test_a_bookmark_follows_its_text(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("}", "b")
    (folder / TALKS).write_text("A new beginning.\n\n" + (folder / TALKS).read_text("utf-8"), "utf-8")
    async with enter() as visit:
        await visit.press("B", "enter")
        assert visit.said == ""
        assert visit.at.startswith("India and the United States held talks")


async def test_a_bookmark_of_a_document_that_is_gone_is_kept(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("}", "b")
    (folder / TALKS).unlink()
    async with enter() as visit:
        await visit.press("B", "enter")
        assert visit.said == f"{TALKS} is not in the collection now; its bookmark is kept."
    library = Library.open(folder)
    assert len(Notebook.open(library.key).bookmarks()) == 1
