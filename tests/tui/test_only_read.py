"""What a letter does in a list is said in its field; what is only read says nothing of opening."""

from __future__ import annotations

import pytest

from tui.screens.explain import ExplainScreen
from tui.screens.lists import ListScreen
from tui.screens.palette import PaletteScreen
from tui.screens.problems import ProblemsScreen


@pytest.mark.parametrize("key", ["S", "B", "X", "!"])
async def test_where_letters_are_commands_the_field_says_so(enter, key) -> None:
    async with enter() as visit:
        await visit.press("}", "b", key)
        screen = visit.screen(ListScreen)
        assert screen.field.placeholder.startswith("f or / filters")
        await visit.press("f")
        assert screen.field.placeholder.startswith("type to filter")
        await visit.press("b", "x")
        assert screen.field.value == "bx"
        assert len(visit.room.notebook.bookmarks()) == 1


@pytest.mark.parametrize("key", ["?", "r"])
async def test_where_letters_filter_the_field_says_so(enter, key) -> None:
    async with enter() as visit:
        await visit.press(key)
        assert visit.screen(ListScreen).field.placeholder == "type to filter"


@pytest.mark.parametrize(("key", "kind"), [("w", ExplainScreen), ("!", ProblemsScreen)])
async def test_what_is_only_read_is_not_opened(enter, folder, key, kind) -> None:
    (folder / "a.pdf").write_bytes(b"%PDF")
    async with enter() as visit:
        await visit.press("/", *"lord", "enter", key)
        screen = visit.screen(kind)
        assert [item.command for item in screen.key_footer.shown(80)] == ["filter", "clear", "help"]
        await visit.press("enter")
        assert visit.pilot.app.screen is screen
        await visit.press("f", *"lord" if key == "w" else "pdf", "enter")
        assert visit.pilot.app.screen is screen
        assert screen.rows.has_focus
        await visit.press("escape")
        assert visit.pilot.app.screen is screen and not screen.field.value
        await visit.press("escape")
        assert visit.room.is_active


async def test_a_heading_is_said_as_far_as_there_is_room(enter) -> None:
    async with enter((60, 20)) as visit:
        await visit.press("h")
        sheet = visit.screen(ListScreen).query_one("#sheet")
        assert str(sheet.border_title) == "What can be asked"
        await visit.resize(120, 40)
        assert str(sheet.border_title).endswith("Enter tries the example")


async def test_the_palette_says_that_nothing_fits(enter) -> None:
    async with enter() as visit:
        await visit.press(":", *"qzqz")
        screen = visit.screen(PaletteScreen)
        assert not screen.rows.rows and screen.rows.empty == "Nothing has these words."
        await visit.press("enter")
        assert not visit.room.is_active
        await visit.press("escape")
        assert visit.room.is_active
