"""Notes and tags of bookmarks, and finding by them."""

from __future__ import annotations

import pytest

from tui.screens.bookmarks import BookmarksScreen
from tui.screens.note import NoteScreen

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


async def test_a_note_and_tags_are_kept_with_the_bookmark(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e")
        visit.screen(NoteScreen)
        await visit.press(*"why", "enter", *"not?", "tab", *"talks, delhi", "enter")
        assert visit.room.is_active
        assert visit.said == "Kept, tagged talks, delhi; u undoes it."
        (mark,) = visit.room.notebook.bookmarks()
        assert (mark.note, mark.tags) == ("why\nnot?", ("talks", "delhi"))
        assert visit.room.desk.bookmarks == (mark,)
    async with enter(fresh=True) as visit:
        await visit.press("}", "e")
        screen = visit.screen(NoteScreen)
        assert screen.written == screen.before
        assert screen.note.text == "why\nnot?"
        assert screen.field.value == "talks, delhi"
        await visit.press("!", "tab", *", more", "ctrl+s")
        (mark,) = visit.room.notebook.bookmarks()
        assert (mark.note, mark.tags) == ("why\nnot?!", ("talks", "delhi", "more"))
        await visit.press("u")
        (mark,) = visit.room.notebook.bookmarks()
        assert mark.note == "why\nnot?"


async def test_without_a_bookmark_the_passage_is_kept_first(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "e", *"why", "ctrl+s")
        (mark,) = visit.room.notebook.bookmarks()
        assert (mark.quote[:9], mark.note) == ("India and", "why")
        await visit.press("e", "escape")
        assert len(visit.room.notebook.bookmarks()) == 1


async def test_escape_keeps_what_was_there(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", "escape")
        assert visit.room.is_active
        assert visit.room.notebook.bookmarks()[0].note == ""


async def test_typed_text_is_only_dropped_when_it_is_asked_for_twice(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", *"mine", "escape")
        screen = visit.screen(NoteScreen)
        assert "not kept yet" in str(screen.ways.visual)
        await visit.press("s")
        assert "not kept yet" not in str(screen.ways.visual)
        assert screen.note.text == "mines"
        await visit.press("escape", "ctrl+s")
        assert visit.room.notebook.bookmarks()[0].note == "mines"
        await visit.press("e", *" more", "escape", "escape")
        assert visit.room.is_active
        assert visit.room.notebook.bookmarks()[0].note == "mines"


async def test_the_bookmark_on_the_line_comes_before_that_of_the_passage(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "}", "b", "e", *"second", "ctrl+s", "{", "e", *"first", "ctrl+s")
        notes = {mark.quote[:5]: mark.note for mark in visit.room.notebook.bookmarks()}
        assert notes == {"India": "first", "Ellen": "second"}


async def test_a_note_is_written_from_the_list_of_bookmarks(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "B", "e", *"from the list", "tab", *"a", "enter")
        screen = visit.screen(BookmarksScreen)
        told = " ".join(line.plain for line in screen.rows.rows[0].draw(80))
        assert "from the list" in told
        assert "tagged a" in told
        await visit.press("f", *"from list")
        assert len(screen.rows.rows) == 1


async def test_known_tags_are_offered(enter) -> None:
    async with enter() as visit:
        await visit.press(
            "}", "b", "e", "tab", *"Sanctions", "enter", "}", "b", "e", "tab", *"x, sanc", "right", "enter"
        )
        tags = {mark.quote[:5]: mark.tags for mark in visit.room.notebook.bookmarks()}
        assert tags == {"India": ("Sanctions",), "Ellen": ("x", "Sanctions")}


@pytest.mark.parametrize("query", ["is:bookmarked", "tag:talks", "in:notes why"])
async def test_what_is_kept_is_searched_for_and_the_answer_follows(enter, query) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", *"why", "tab", *"talks", "enter")
        await visit.press("/", *query, "enter")
        assert [key for key in visit.listed if key.startswith("doc:")] == [f"doc:{TALKS}"]
        assert visit.room.reader.place.hit_total == 1
        await visit.press("b")
        assert [key for key in visit.listed if key.startswith("doc:")] == []
        await visit.press("u")
        assert [key for key in visit.listed if key.startswith("doc:")] == [f"doc:{TALKS}"]


async def test_tags_are_counted_among_the_facets(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", "tab", *"talks", "enter", "/", *"lord", "enter")
        assert visit.facets["tag:talks"] == (1, "")


@pytest.mark.parametrize("size", [(80, 24), (50, 20), (30, 9)])
async def test_there_is_room_to_write_at_every_size(enter, size) -> None:
    async with enter(size) as visit:
        await visit.press("2", "b", "e", *"a note")
        screen = visit.screen(NoteScreen)
        assert screen.note.region.height > 1
        await visit.press("tab", *"tag")
        assert screen.field.region.area > 0
        assert screen.field.region.bottom <= size[1]
        await visit.press("ctrl+s")
        assert visit.room.notebook.bookmarks()[0].tags == ("tag",)
