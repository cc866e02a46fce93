"""What the list of what is kept says: in its rows, beside them, in its forms and in its footer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.commands import PLACES
from tui.notebook import Bookmark, Standing
from tui.screens.bookmark_entries import Entry
from tui.screens.bookmark_list import Heading, KeptList
from tui.screens.bookmark_preview import Context, told_of, told_of_heading
from tui.screens.bookmark_rows import entry_row, heading_row
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.prompt import PromptScreen
from tui.screens.tags import TagScreen

THREE = ("}", "b", "}", "b", "J", "}", "b")


def mark(name: str, document: str = "a.md", **more: object) -> Bookmark:
    made = Bookmark(name, document, 0, 5, f"words of {name}", "", "", "d", "Title", "2026-01-01")
    return replace(made, standing=Standing("r", "exact", document, 0, 5), **more)


def told(visit) -> str:
    lines = [line.plain for row in visit.screen(BookmarksScreen).around.rows for line in row.draw(60)]
    return " ".join(" ".join(lines).split())


def row_of(bookmark: Bookmark) -> str:
    return entry_row(Entry.of(bookmark), KeptList(), set()).draw(80)[0].plain


def plain(bookmark: Bookmark, context: Context | None, width: int = 60, height: int = 30) -> list[str]:
    lines, top = told_of(Entry.of(bookmark), KeptList(), context, width, height)
    return [line.plain.rstrip() for line in lines][top : top + height]


def test_rows_have_the_words_without_their_markup() -> None:
    assert row_of(mark("x", quote="## Vote\n\nIt is **being reconstructed** by [us](a.md)")).strip() == (
        "★ “Vote It is being reconstructed by us”"
    )
    assert row_of(mark("x", "a.txt", quote="2 ** 3 ** 4")).strip() == "★ “2 ** 3 ** 4”"


def test_a_quote_without_a_place_has_a_sign_of_its_own() -> None:
    assert row_of(mark("x", placeless=True)).startswith("☆ ")
    assert "☆ kept 2026-01-01" in plain(mark("x", placeless=True), None)


@pytest.mark.parametrize(("width", "height"), [(50, 30), (76, 7), (56, 6), (30, 4), (20, 3)])
def test_the_quote_is_in_view(width, height) -> None:
    context = Context(
        "x", "before " * 60, "the kept words", " after" * 60, "§ A long section · ¶ 3 of 5 · document dated 1"
    )
    seen = " ".join(" ".join(plain(mark("x", quote="the kept words"), context, width, height)).split())
    assert "the kept words" in seen


def test_what_is_cut_says_so() -> None:
    lines = plain(mark("x", quote="the kept words"), Context("x", "one two " * 60, "the kept words", " after"), 40, 20)
    before = lines[lines.index("") + 1]
    assert before.startswith("…")
    lines, _top = told_of(Entry.of(mark("x", note="n" * 5000, quote="q" * 5000)), KeptList(), None, 60, 20)
    assert sum(line.plain.rstrip().endswith("…") for line in lines) == 2


def test_the_quote_as_first_kept_is_told() -> None:
    assert "First kept as: “the **old** words”" in plain(mark("x", "a.txt", first_quote="the **old** words"), None)
    assert "First kept as: “the old words”" in plain(mark("x", first_quote="the **old** words"), None)
    assert not any("First" in line for line in plain(mark("x", first_quote="words of x"), None))


def test_a_heading_tells_of_its_group_and_what_of_it_is_selected() -> None:
    entries = [Entry.of(mark(name, document)) for name, document in (("1", "a.md"), ("2", "a.md"), ("3", "b.md"))]
    heading = Heading("tag:x", "x", entries)
    lines = [line.plain.strip() for line in told_of_heading(heading, KeptList(), {"1"}, 60).lines]
    assert lines[:2] == ["x", "3 passages, 1 selected"]
    assert "2  a.md" in lines and "1  b.md" in lines
    heads = [
        heading_row(heading, some, folded=True).draw(40)[0].plain for some in ((), {"1"}, {"1", "2", "3"}, {"other"})
    ]
    assert heads == ["▸ x  3", "[-] ▸ x  3", "[x] ▸ x  3", "[ ] ▸ x  3"]


def test_where_there_is_little_room_the_quote_as_first_kept_is_in_view_too() -> None:
    context = Context("x", "before " * 60, "the kept words", " after" * 60, "§ A section")
    lines = plain(mark("x", quote="the kept words", first_quote="the old words"), context, 60, 7)
    assert any("the kept words" in line for line in lines)
    assert any("First kept as: “the old words”" in line for line in lines)


async def test_beside_a_folded_or_selected_heading_stands_its_group(enter) -> None:
    async with enter() as visit:
        await visit.press(*THREE, "B", "s", "p", "g", "j", "-")
        assert "2 passages" in told(visit) and "Names:" not in told(visit)
        await visit.press("space")
        assert "2 passages, 2 selected" in told(visit)
        screen = visit.screen(BookmarksScreen)
        assert screen.rows.row.draw(60)[0].plain.startswith("[x] ▸ Seventh")
        await visit.press("t", *"one", "enter")
        assert screen.rows.row.draw(60)[0].plain.startswith("[x] ▸ Seventh")


async def test_escape_leaves_the_field_then_the_list(enter) -> None:
    async with enter() as visit:
        await visit.press(*THREE, "B", "f", *"kumar")
        screen = visit.screen(BookmarksScreen)
        assert [(item.key, item.command) for item in screen.key_footer.shown(80)] == [
            ("Enter", "open"),
            ("Tab", "rows"),
            ("↓", "line_down"),
            ("Esc", "clear"),
        ]
        await visit.press("escape")
        assert visit.screen(BookmarksScreen) is screen
        assert screen.rows.has_focus and not screen.field.value and len(screen.rows.rows) == 3
        assert "select_row" in [item.command for item in screen.key_footer.shown(80)]
        await visit.press("f", *"kumar", "tab", "escape")
        assert len(screen.rows.rows) == 3
        await visit.press("escape")
        assert visit.room.is_active


async def test_what_is_selected_is_written(enter, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with enter() as visit:
        await visit.press(*THREE, "/", *"lord", "enter", "s", "B", "space", "space", "W")
        form = visit.screen(PromptScreen)
        assert form.told.startswith("1 selected of 3 bookmarks shown; 1 saved search is left out.")
        await visit.press("enter")
        assert visit.said.startswith("1 bookmark written to ")
        written = (tmp_path / "bookmarks.md").read_text("utf-8")
        assert "signed a contract" in written and "Ellen Lord led" not in written


async def test_a_line_without_a_tag_is_refused_with_a_reason(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "B", "t", "-", "enter")
        form = visit.screen(TagScreen)
        assert (form.act, form.field.value) == ("tags", "-")
        assert form.refused.startswith("No tag is named here")


async def test_to_a_quote_without_a_place_enter_leads_nowhere(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b")
        visit.room.notebook.set_placeless([each.id for each in visit.room.notebook.bookmarks()], True)
        await visit.press("}", "b", "B", "G", "enter")
        screen = visit.screen(BookmarksScreen)
        assert screen.rows.row.draw(60)[0].plain.startswith("☆")
        assert visit.said.startswith("This quote is kept without a place")


def test_a_place_is_called_what_a_reader_understands() -> None:
    assert PLACES["ladder"] == "the list of what to ask instead"
