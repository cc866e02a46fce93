"""What is typed while the notebook can't be written, in other windows too, and in an editor that outlives the program."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported
from textual.widgets import Static
from visiting import Visit

from tui.app import ReadingRoom
from tui.notebook import Notebook, NotebookError, store
from tui.screens import note as note_module
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.note import NoteScreen
from tui.screens.prompt import PromptScreen
from tui.screens.reading import patience
from tui.screens.reading.answers import NotebookChanged
from tui.screens.reading.drafting import DraftKeeper
from tui.screens.reading.kept_index import KeptIndex
from tui.screens.saved import SavedScreen
from tui.screens.tags import TagScreen


def said(screen: NoteScreen) -> str:
    return str(screen.told.visual) if screen.told.display else ""


async def until(visit: Visit, holds: Callable[[], bool]) -> None:
    """Wait for what a timer and a thread bring about."""
    for _ in range(1000):
        if holds():
            return
        await visit.pilot.pause()
    assert holds()


@contextmanager
def locked(notebook: Notebook):
    """Another program writes, and does not end."""
    with closing(sqlite3.connect(notebook.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def quick(monkeypatch):
    """Nothing is waited for long."""
    monkeypatch.setattr(note_module, "_DRAFT_AFTER", 0.001)
    monkeypatch.setattr(note_module, "_AGAIN_AFTER", 0.001)
    monkeypatch.setattr(store, "_BRIEFLY", 0.001)
    monkeypatch.setattr(patience, "_SOON", 0.001)


async def test_a_draft_that_could_not_be_written_is_tried_again(enter, quick) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e")
        with locked(visit.room.notebook):
            await visit.pilot.press(*"why")
            screen = visit.screen(NoteScreen)
            await until(visit, lambda: bool(said(screen)))
            assert said(screen).startswith("What you type is not on the disk yet: ")
        await until(visit, lambda: not said(screen))
        assert [draft.note for draft in visit.room.notebook.drafts()] == ["why"]


async def test_that_the_notebook_is_locked_is_said_until_it_is_not(enter, quick) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", *"why")
        screen = visit.screen(NoteScreen)
        with locked(visit.room.notebook):
            await visit.pilot.press("ctrl+s")
            await until(visit, lambda: said(screen) == patience.WAITING)
        await visit.settle()
        assert visit.room.is_active
        assert visit.room.notebook.bookmarks()[0].note == "why"
        with locked(visit.room.notebook):
            await visit.pilot.press("u")
            await until(visit, lambda: visit.said == patience.WAITING)
        await visit.settle()
        assert visit.said.startswith("Undone: ")


def refuse(*args: object, **options: object) -> None:
    raise NotebookError("the disk is full; free some space and try again")


async def test_tags_that_could_not_be_written_stay_where_they_were_typed(enter, monkeypatch) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "B", "t", *"one, two")
        screen = visit.screen(TagScreen)
        with monkeypatch.context() as patched:
            patched.setattr(visit.room.notebook, "retag", refuse)
            await visit.press("enter")
            assert visit.screen(TagScreen) is screen
            assert "the disk is full" in screen.refused
            assert screen.field.value == "one, two"
        await visit.press("enter")
        visit.screen(BookmarksScreen)
        assert visit.room.notebook.bookmarks()[0].tags == ("one", "two")


async def test_a_name_that_could_not_be_written_stays_where_it_was_typed(enter, monkeypatch) -> None:
    async with enter() as visit:
        visit.room.notebook.save_search("lord", "lord", {})
        visit.room.notebook.save_search("other", "other", {})
        await visit.press("S", "e", *"other", "enter")
        screen = visit.screen(PromptScreen)
        assert "“other” already" in screen.refused
        assert screen.field.value == "other"
        await visit.press("2", "enter")
        visit.screen(SavedScreen)
        assert [search.name for search in visit.room.notebook.saved_searches()] == ["other", "other2"]


def test_what_is_typed_while_a_note_is_being_kept_is_written_again(tmp_path) -> None:
    notebook = Notebook.open("room", data_dir=tmp_path)
    keeper = DraftKeeper(notebook, "mark")
    keeper.typed("kept", "", "")
    keeper.save()
    count = keeper.count

    def keep() -> None:
        keeper.typed("kept and more", "", "red")
        notebook.drop_draft("mark")

    keeper.keep(keep, count)
    keeper.save()
    assert [(draft.note, draft.colour) for draft in notebook.drafts()] == [("kept and more", "red")]
    keeper.keep(lambda: notebook.drop_draft("mark"), keeper.count)
    keeper.save()
    assert notebook.drafts() == ()
    notebook.close()


async def test_a_note_that_is_being_typed_in_another_window_is_left_to_it(enter) -> None:
    async with enter() as first:
        await first.press("}", "b", "e", *"in the first")
        first.screen(NoteScreen).writing.flush()
        async with enter() as second:
            assert "not kept" not in second.said
            await second.press("e")
            assert second.screen(NoteScreen).note.text == ""
            await second.press(*"x", "ctrl+s")
        assert [draft.note for draft in first.room.notebook.drafts()] == ["in the first"]


async def test_a_label_that_was_chosen_and_not_kept_is_in_the_draft(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", "tab", "tab", "r", "ctrl+q")
    async with enter() as visit:
        await visit.press("e")
        assert visit.screen(NoteScreen).label.colour == "red"


async def test_what_was_read_before_a_later_action_is_not_shown(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b")
        number = visit.room.desk.number
        visit.room.post_message(NotebookChanged("late", KeptIndex(), number - 1))
        await visit.settle()
        assert visit.said == "late"
        assert len(visit.room.desk.bookmarks) == 1
        visit.room.post_message(NotebookChanged("", KeptIndex(), number))
        await visit.settle()
        assert visit.room.desk.bookmarks == ()


def left() -> list[Path]:
    return [*Path(os.environ["DTTI_TUI_STATE"]).glob("notes/*/note.md")]


async def test_no_file_is_left_where_no_editor_had_it(enter, monkeypatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)

    def unable(_app: ReadingRoom) -> None:
        raise SuspendNotSupported

    monkeypatch.setattr(ReadingRoom, "suspend", unable)
    async with enter() as visit:
        await visit.press("}", "b", "e", *"mine", "ctrl+o", "ctrl+o")
        assert said(visit.screen(NoteScreen)).startswith("No editor is known")
        assert left() == []
        monkeypatch.setenv("EDITOR", "true")
        await visit.press("ctrl+o")
        assert said(visit.screen(NoteScreen)) == "true can't have this terminal."
        assert left() == []


async def test_what_an_editor_wrote_while_the_program_ended_is_offered(enter, monkeypatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setattr("tui.screens.reading.editing._edit_here", lambda *_args: None)
    async with enter() as visit:
        await visit.press("}", "b", "e", *"mine", "tab", "a", "ctrl+o")
        (path,) = left()
        assert path.stat().st_mode & 0o077 == 0 or path.parent.stat().st_mode & 0o077 == 0
        path.write_text("mine, and more from the editor\n", "utf-8")
        async with enter() as second:
            assert "not kept" not in second.said
    assert left() == [path]
    async with enter() as visit:
        assert "was typed and not kept" in visit.said
        assert left() == []
        await visit.press("g", "}", "e")
        screen = visit.screen(NoteScreen)
        assert (screen.note.text, screen.field.value) == ("mine, and more from the editor", "a")
        assert str(screen.query_one("#told", Static).visual).startswith("A draft of ")
        await visit.press("ctrl+s")
        assert visit.room.notebook.drafts() == ()
