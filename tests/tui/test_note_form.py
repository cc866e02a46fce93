"""The form for notes: nothing that is typed in it is lost, whatever happens meanwhile."""

from __future__ import annotations

import sys
from contextlib import contextmanager

import pytest

from tui.app import ReadingRoom
from tui.notebook import Bookmark, Notebook, NotebookError
from tui.screens import note as note_module
from tui.screens.audit import AuditScreen
from tui.screens.note import NoteScreen
from tui.screens.reading.noting import where_of
from tui.widgets.quote_view import QuoteView

TALKS = "2018-07-18-talks.txt"


def said(screen: NoteScreen) -> str:
    return str(screen.told.visual) if screen.told.display else ""


@pytest.fixture
def elsewhere(enter):
    """The notebook as another program has it."""

    def opened(visit) -> Notebook:
        return Notebook.open(visit.room.library.key)

    return opened


async def test_the_form_stays_open_with_what_was_typed_where_it_cannot_be_written(enter, monkeypatch) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", *"why")

        def refuse(*args: object, **options: object) -> None:
            raise NotebookError("the disk is full; free some space and try again")

        with monkeypatch.context() as patched:
            patched.setattr(visit.room.notebook, "write_note", refuse)
            await visit.press("ctrl+s")
            screen = visit.screen(NoteScreen)
            assert said(screen) == "Not kept: the disk is full; free some space and try again"
            assert screen.note.text == "why"
        await visit.press("!", "ctrl+s")
        assert visit.room.is_active
        assert visit.room.notebook.bookmarks()[0].note == "why!"


async def test_what_is_typed_is_on_the_disk_soon_and_gone_when_it_is_kept(enter, monkeypatch) -> None:
    monkeypatch.setattr(note_module, "_DRAFT_AFTER", 0.001)
    async with enter() as visit:
        await visit.press("}", "b", "e", *"why", "tab", *"a, b")
        await visit.settle()
        (draft,) = visit.room.notebook.drafts()
        assert (draft.note, draft.tags) == ("why", "a, b")
        await visit.press("ctrl+s")
        assert visit.room.notebook.drafts() == ()
        await visit.press("e", *" more")
        await visit.settle()
        assert len(visit.room.notebook.drafts()) == 1
        await visit.press("escape", "escape")
        assert visit.room.notebook.drafts() == ()
        assert visit.room.notebook.bookmarks()[0].note == "why"


async def test_a_draft_is_offered_the_next_time_and_neither_kept_nor_lost(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", *"half a thou", "ctrl+q")
    async with enter() as visit:
        assert visit.said.startswith("A note of ")
        assert visit.said.endswith("was typed and not kept; A brings it back.")
        assert visit.room.notebook.bookmarks()[0].note == ""
        await visit.press("e")
        screen = visit.screen(NoteScreen)
        assert screen.note.text == "half a thou"
        assert "was not kept: here it is." in said(screen)
        await visit.press("escape")
        assert "not kept yet" in str(screen.ways.visual)
        await visit.press(*"ght", "ctrl+s")
        assert visit.room.notebook.bookmarks()[0].note == "half a thought"
        assert visit.room.notebook.drafts() == ()
    async with enter() as visit:
        assert "not kept" not in visit.said


async def test_a_draft_that_is_dropped_on_purpose_is_not_offered_again(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", *"no", "ctrl+q")
    async with enter() as visit:
        await visit.press("e", "escape", "escape")
        assert visit.room.is_active
        assert visit.room.notebook.drafts() == ()
        await visit.press("e")
        assert visit.screen(NoteScreen).note.text == ""


async def test_a_note_that_was_changed_elsewhere_meanwhile_is_not_lost(enter, elsewhere) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", *"mine", "tab", *"one")
        other = elsewhere(visit)
        (mark,) = other.bookmarks()
        other.annotate(mark.id, "theirs", ("two",), "red")
        other.close()
        await visit.press("ctrl+s")
        screen = visit.screen(NoteScreen)
        assert "changed elsewhere" in said(screen)
        assert visit.room.notebook.bookmarks()[0].note == "theirs"
        await visit.press("ctrl+s")
        (mark,) = visit.room.notebook.bookmarks()
        assert (mark.note, mark.tags, mark.colour) == ("mine\n\ntheirs", ("one", "two"), "red")


async def test_a_bookmark_that_was_removed_elsewhere_is_kept_again_when_that_is_wanted(enter, elsewhere) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", *"mine")
        other = elsewhere(visit)
        other.remove_bookmark(other.bookmarks()[0].id)
        other.close()
        await visit.press("ctrl+s")
        assert "removed elsewhere" in said(visit.screen(NoteScreen))
        assert visit.room.notebook.bookmarks() == ()
        await visit.press("ctrl+s")
        assert visit.room.is_active
        assert [mark.note for mark in visit.room.notebook.bookmarks()] == ["mine"]


async def test_a_label_is_chosen_by_its_letter_in_the_form(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", "tab", "tab")
        screen = visit.screen(NoteScreen)
        assert screen.label.has_focus
        await visit.press("p")
        assert "purple" in screen.label.render().plain
        await visit.press("right", "ctrl+s")
        assert visit.room.notebook.bookmarks()[0].colour == ""
        await visit.press("e", "tab", "tab", "y", "ctrl+s")
        assert visit.room.notebook.bookmarks()[0].colour == "yellow"
        assert visit.said == "Kept, labelled yellow; u undoes it."


async def test_a_label_alone_is_not_dropped_unasked(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", "tab", "tab", "r", "escape")
        assert "not kept yet" in str(visit.screen(NoteScreen).ways.visual)


async def test_the_whole_quote_is_read_in_the_form(enter, folder) -> None:
    words = [f"word{number}" for number in range(400)]
    (folder / TALKS).write_text(f"Title\n\n{' '.join(words)}\n", "utf-8")
    async with enter((80, 24)) as visit:
        await visit.press("}", "b", "e")
        screen = visit.screen(NoteScreen)
        quote = screen.query_one(QuoteView)
        assert "characters 7–" in str(screen.query_one("#where").visual)
        await visit.press("shift+tab")
        assert quote.has_focus
        await visit.press("G")
        shown = " ".join(strip.text for strip in map(quote.render_line, range(quote.size.height)))
        assert "word399”" in shown
        await visit.press("g")
        assert quote.scroll_offset.y == 0


@contextmanager
def lent():
    """What a terminal does while another program has it."""
    yield


@pytest.fixture
def editor(monkeypatch, tmp_path):
    """An editor that is a program of Python."""

    def made(program: str) -> None:
        path = tmp_path / "editor.py"
        path.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{program}\n", "utf-8")
        monkeypatch.setenv("VISUAL", f"{sys.executable} {path}")
        monkeypatch.setattr(ReadingRoom, "suspend", lambda _app: lent())

    return made


@pytest.mark.parametrize("keys", [["ctrl+o"], ["tab", "tab", "e"]])
async def test_a_note_is_written_in_the_editor(enter, editor, keys) -> None:
    editor("path.write_text(path.read_text() + 'two\\nthree\\n')")
    async with enter() as visit:
        await visit.press("}", "b", "e", *"one", *keys)
        screen = visit.screen(NoteScreen)
        assert screen.note.text == "one\ntwo\nthree"
        assert said(screen).startswith("Back from python")
        await visit.press("ctrl+s")
        assert visit.room.notebook.bookmarks()[0].note == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("sys.exit(3)", "changed nothing and ended with status 3"),
        ("path.write_text('half'); sys.exit(1)", "ended with status 1; nothing was taken. What it wrote is in "),
        ("path.write_text('')", "left the file empty"),
        ("path.unlink()", "left no file"),
        ("path.write_bytes(b'\\xff\\xfe')", "This is no UTF-8"),
        ("pass", "changed nothing."),
    ],
)
async def test_an_editor_that_fails_loses_nothing(enter, editor, program, told) -> None:
    editor(program)
    async with enter() as visit:
        await visit.press("}", "b", "e", *"mine", "ctrl+o")
        screen = visit.screen(NoteScreen)
        assert told in said(screen)
        assert screen.note.text == "mine"


async def test_an_editor_in_a_window_is_waited_for(enter, monkeypatch, tmp_path) -> None:
    program = tmp_path / "kate"
    program.write_text(
        f"#!{sys.executable}\nimport sys, pathlib\nassert '--block' in sys.argv\n"
        "pathlib.Path(sys.argv[-1]).write_text('from a window')\n",
        "utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(program))
    async with enter() as visit:
        await visit.press("}", "b", "e", "ctrl+o")
        screen = visit.screen(NoteScreen)
        assert screen.note.text == "from a window"
        assert not screen.outside


async def test_without_an_editor_that_is_said(enter, monkeypatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    async with enter() as visit:
        await visit.press("}", "b", "e", "ctrl+o")
        assert said(visit.screen(NoteScreen)).startswith("No editor is known")
        monkeypatch.setenv("EDITOR", "no-such-editor-at-all")
        await visit.press("ctrl+o")
        assert "was not found" in said(visit.screen(NoteScreen))


async def test_signs_of_control_never_reach_the_terminal(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b")
        (mark,) = visit.room.notebook.bookmarks()
        visit.room.notebook.annotate(mark.id, "an \x1b]0;evil\x07 note", ("\x1b[2J",))
    async with enter() as visit:
        await visit.press("g", "}", "e")
        screen = visit.screen(NoteScreen)
        painted = "".join(strip.text for strip in map(screen.note.render_line, range(screen.note.size.height)))
        assert "evil" in painted
        assert "\x1b" not in painted


async def test_drafts_are_brought_back_through_the_list(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", *"typed", "ctrl+q")
    async with enter() as visit:
        await visit.press("A")
        visit.screen(AuditScreen)
        await visit.press("e")
        assert visit.screen(NoteScreen).note.text == "typed"
        await visit.press("ctrl+s")
        screen = visit.screen(AuditScreen)
        assert screen.drafts == ()
        assert visit.room.notebook.bookmarks()[0].note == "typed"


def test_the_form_tells_how_an_accepted_passage_was_first_kept() -> None:
    mark = Bookmark("id", "a.txt", 0, 9, "Officials", "", "", "d1", "A", "2026-01-01", first_quote="Some\nofficials")
    assert where_of(mark).endswith(" · first kept as “Some officials”")
