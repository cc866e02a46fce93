"""The list of all that is kept, by its keys."""

from __future__ import annotations

import json

import pytest

from tui.screens.bookmark_rows import id_of
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.prompt import PromptScreen
from tui.screens.tags import TagScreen

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"
THREE = ("}", "b", "}", "b", "J", "}", "b")


def shown(visit) -> list[str]:
    """The rows: how the quotes begin, and the headings."""
    return [row.draw(60)[0].plain.strip()[:9] for row in visit.screen(BookmarksScreen).rows.rows]


def told(visit) -> str:
    """What stands beside the list."""
    lines = [line.plain for row in visit.screen(BookmarksScreen).around.rows for line in row.draw(60)]
    return " ".join(" ".join(lines).split())


def frame(visit) -> tuple[str, str]:
    sheet = visit.screen(BookmarksScreen).query_one("#sheet")
    return str(sheet.border_title), str(sheet.border_subtitle)


async def test_orders_headings_and_kinds(enter) -> None:
    async with enter() as visit:
        await visit.press(*THREE, "3", "b", "/", *"lord", "enter", "s", "B")
        assert shown(visit) == ["/ lord", "◊ Russia"[:9], "★ “Russia", "★ “Ellen ", "★ “India "]
        await visit.press("s")
        assert shown(visit)[:3] == ["★ “India ", "★ “Ellen ", "★ “Russia"]
        assert "by their place" in frame(visit)[1]
        await visit.press("p")
        assert shown(visit)[0] == "▼ Seventh"
        await visit.press("g", "}", "space")
        assert frame(visit)[0] == "Bookmarks ─ 5 · 1 selected"
        await visit.press("escape", "enter")
        assert shown(visit)[3] == "▸ A contr"
        await visit.press("_")
        assert len(shown(visit)) == 4
        await visit.press("_", "p", "p")
        assert "by card" in frame(visit)[1]
        assert "▼ Ellen L" in shown(visit)
        await visit.press("o")
        assert "passages" in frame(visit)[1]
        await visit.press("o", "o")
        assert "searches" in frame(visit)[1]
        assert [row for row in shown(visit) if row[0] != "▼"] == ["/ lord"]
        await visit.press("G", "enter")
        assert visit.room.bar.value == "lord"


async def test_several_rows_are_tagged_coloured_and_removed_each_as_one_action(enter) -> None:
    async with enter() as visit:
        await visit.press(*THREE, "B", "space", "space")
        screen = visit.screen(BookmarksScreen)
        assert len(screen.selected) == 2
        assert [row.draw(60)[0].plain[:3] for row in screen.rows.rows] == ["[x]", "[x]", "[ ]"]
        await visit.press("t")
        visit.screen(TagScreen)
        await visit.press(*"export, +quote", "enter")
        assert visit.said == "2 now tagged export, quote; u undoes it."
        assert sorted(len(mark.tags) for mark in screen.bookmarks) == [0, 2, 2]
        await visit.press("*", "t", *"-exp", "right", "enter")
        assert visit.said == "2 now without export; u undoes it."
        await visit.press("u")
        assert sorted(len(mark.tags) for mark in screen.bookmarks) == [0, 2, 2]
        await visit.press("#", "r")
        assert {mark.colour for mark in screen.bookmarks} == {"red"}
        await visit.press("b")
        assert visit.said == "3 passages removed; u brings them back."
        assert screen.bookmarks == ()
        await visit.press("u")
        assert len(screen.bookmarks) == 3
        await visit.press("q")
        assert visit.room.is_active


async def test_searches_and_bookmarks_are_removed_together(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "/", *"lord", "enter", "s", "B", "*", "b")
        assert visit.said == "1 passage and 1 search removed; u brings them back."
        assert visit.room.notebook.saved_searches() == ()
        await visit.press("u")
        assert (len(visit.room.notebook.saved_searches()), len(visit.room.notebook.bookmarks())) == (1, 1)
        await visit.press("g", "e", *"Lord", "enter")
        assert [search.name for search in visit.room.notebook.saved_searches()] == ["Lord"]


async def test_what_is_selected_and_not_shown_is_told_of(enter) -> None:
    async with enter() as visit:
        await visit.press(*THREE, "B", "*", "f", *"kumar", "tab")
        assert frame(visit)[0] == "Bookmarks ─ 1 of 3 · 3 selected, 2 of them not shown"
        await visit.press("escape")
        assert frame(visit)[0] == "Bookmarks ─ 1 of 3"


async def test_the_row_after_a_removed_one_is_next(enter) -> None:
    async with enter() as visit:
        await visit.press(*THREE, "B", "j", "b")
        screen = visit.screen(BookmarksScreen)
        assert screen.rows.row.draw(60)[0].plain.startswith("★ “India")
        await visit.press("u")
        assert screen.rows.row.draw(60)[0].plain.startswith("★ “India")


async def test_what_is_around_a_passage_stands_beside_it(enter) -> None:
    async with enter() as visit:
        await visit.press(*THREE, "B", "j")
        assert "¶ 3 of 5" in told(visit)
        assert "held talks in New Delhi" in told(visit)
        assert "Names: Ellen Lord, Ajay Kumar" in told(visit)
        await visit.press("z")
        screen = visit.screen(BookmarksScreen)
        assert screen.around.region.width > 100 and not screen.rows.region.area
        await visit.press("j", ">", "<", "z")
        assert "Ellen Lord led" in told(visit)


async def test_the_list_opens_as_it_was_left_also_the_next_time(enter) -> None:
    async with enter() as visit:
        await visit.press(*THREE, "B", "s", "p", "f", *"india", "enter")
        assert visit.room.is_active
        await visit.press("G", "B")
        screen = visit.screen(BookmarksScreen)
        view = screen.view
        assert (view.sort, view.group, view.filter, bool(view.row)) == ("place", "document", "india", True)
        assert id_of(screen.rows.row) == view.row
        await visit.press("escape")
    async with enter() as visit:
        await visit.press("B")
        assert visit.screen(BookmarksScreen).view == view


async def test_what_is_shown_is_written_to_a_file_and_over_none_unasked(enter, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with enter() as visit:
        await visit.press(*THREE, "B", "f", *"lord", "tab", "W")
        assert visit.screen(PromptScreen).field.value == "bookmarks.md"
        await visit.press("enter")
        assert visit.said.startswith("1 bookmark written to ")
        written = (tmp_path / "bookmarks.md").read_text("utf-8")
        assert "Ellen Lord led" in written and "signed a contract" not in written
        await visit.press("W", *"bookmarks.md", "enter")
        assert "is there already" in visit.screen(PromptScreen).told
        await visit.press("escape")
        assert (tmp_path / "bookmarks.md").read_text("utf-8") == written
        await visit.press("W", *"out.json", "enter")
        await visit.press("W", *"out.json", "enter")
        form = visit.screen(PromptScreen)
        assert (form.heading, form.act) == ("Write over the file?", "writes over it")
        await visit.press("enter")
        assert visit.said.startswith("1 bookmark written to ")
        assert json.loads((tmp_path / "out.json").read_text("utf-8"))
        await visit.press("W", *"no/where.csv", "enter")
        form = visit.screen(PromptScreen)
        assert form.field.value == "no/where.csv"
        assert form.refused == "no/where.csv can't be written: no such file or directory."
        await visit.press("ctrl+u", *"what.xyz", "enter")
        assert visit.screen(PromptScreen) is form
        assert form.refused.startswith("The end of the name tells how it is written: .md, ")
        await visit.press("ctrl+u")
        assert not form.refused
        await visit.press(*"bookmarks.md", "enter")
        assert form.heading == "Write over the file?"
        await visit.press("backspace")
        assert (form.heading, form.act) == ("Write to a file", "writes")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12), (30, 9)])
async def test_there_is_room_for_the_rows_at_every_size(enter, size) -> None:
    async with enter(size) as visit:
        await visit.press("2", "}", "b", "B")
        screen = visit.screen(BookmarksScreen)
        assert screen.rows.region.height > 2
        assert screen.rows.region.bottom <= size[1]
        beside = screen.around.region
        assert not beside.area or beside.x >= screen.rows.region.right or beside.y >= screen.rows.region.bottom
