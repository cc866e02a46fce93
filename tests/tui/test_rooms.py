"""Panes, layouts, the screens over the room, themes, settings, and leaving."""

from __future__ import annotations

import pytest

from tui.screens.cards import CardsScreen
from tui.screens.help import HelpScreen
from tui.screens.leave import LeaveScreen
from tui.screens.problems import ProblemsScreen
from tui.settings import config_directory

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"
PANES = ("documents", "reader", "entities", "card")


def on_screen(visit) -> set[str]:
    """The panes that have room on the screen."""
    return {name for name in PANES if visit.room.pane(name).region.area > 0}


@pytest.mark.parametrize("number", range(4))
async def test_panes_by_number(enter, number) -> None:
    async with enter() as visit:
        await visit.press(str(number + 1))
        assert visit.room.place == PANES[number]
        assert visit.room.focused is visit.room.pane(PANES[number])


async def test_panes_by_tab(enter) -> None:
    async with enter() as visit:
        seen = []
        for _ in range(4):
            await visit.press("tab")
            seen.append(visit.room.place)
        assert seen == ["entities", "card", "documents", "reader"]
        await visit.press("shift+tab")
        assert visit.room.place == "documents"
        await visit.press("/", "tab")
        assert visit.room.place == "documents"


async def test_wide_shows_all(enter) -> None:
    async with enter((120, 40)) as visit:
        assert on_screen(visit) == set(PANES)


async def test_medium_shows_the_text_and_one_more(enter) -> None:
    async with enter((80, 24)) as visit:
        assert on_screen(visit) == {"reader", "documents"}
        await visit.press("4")
        assert on_screen(visit) == {"reader", "card"}
        await visit.press("3")
        assert on_screen(visit) == {"reader", "entities"}
        await visit.press("2")
        assert on_screen(visit) == {"reader", "entities"}
        await visit.press("/", *"s-400")
        assert on_screen(visit) == {"reader", "documents"}


async def test_narrow_shows_one_at_a_time(enter) -> None:
    async with enter((50, 20)) as visit:
        for key, pane in (("1", "documents"), ("3", "entities"), ("4", "card"), ("2", "reader")):
            await visit.press(key)
            assert on_screen(visit) == {pane}
        await visit.press("/", *"s-400")
        assert on_screen(visit) == {"documents"}
        await visit.press("enter")
        assert on_screen(visit) == {"reader"}
        assert "S-400" in visit.at


async def test_zoom(enter) -> None:
    async with enter() as visit:
        await visit.press("z")
        assert on_screen(visit) == {"reader"}
        await visit.press("4")
        assert on_screen(visit) == {"card"}
        await visit.press("z")
        assert on_screen(visit) == set(PANES)
        await visit.press("z", "q")
        assert on_screen(visit) == set(PANES)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (20, 5)])
async def test_the_walk_holds_at_every_size(enter, size) -> None:
    async with enter(size) as visit:
        await visit.press("/", *"s-400", "enter", "]", "[", "enter", "enter", "H", "H", "b")
        assert visit.said.startswith("Kept: “")
        for key in ("?", "B", "C", "!", ":"):
            await visit.press(key, "escape")
            assert visit.room.is_active
        assert visit.room.reader.region.area > 0


async def test_resizing_keeps_the_place(enter, folder) -> None:
    text = "\n\n".join(f"Passage {n} has words enough to be wrapped on a terminal of few columns." for n in range(99))
    (folder / "2017-01-01-long.txt").write_text(text, "utf-8")
    async with enter() as visit:
        await visit.press(*"}" * 40)
        place = visit.room.reader.passage
        for size in ((80, 24), (60, 20), (20, 5), (45, 9), (120, 40)):
            await visit.resize(*size)
            assert visit.room.reader.passage == place
            assert visit.document == "2017-01-01-long.txt"
            assert "reader" in on_screen(visit)


async def test_help_lists_and_runs(enter) -> None:
    async with enter() as visit:
        await visit.press("?")
        assert isinstance(visit.pilot.app.screen, HelpScreen)
        await visit.press(*"passage keeps", "enter")
        assert visit.room.is_active
        assert visit.said.startswith("Kept: “")
        await visit.press("f1", "escape")
        assert visit.room.is_active


async def test_the_palette_runs_every_command(enter) -> None:
    async with enter() as visit:
        await visit.press(":", *"next document", "enter")
        assert visit.document == CONTRACT


async def test_the_cards(enter) -> None:
    async with enter() as visit:
        await visit.press("C")
        screen = visit.pilot.app.screen
        assert isinstance(screen, CardsScreen)
        assert len([row for row in screen.rows.rows if row.selectable]) == 6
        await visit.press(*"rosobo", "enter")
        assert visit.card == "rosoboronexport"
        assert visit.room.place == "card"


async def test_what_could_not_be_read(enter, folder) -> None:
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 500)
    (folder / "cards" / "broken.yaml").write_text("cards: [", "utf-8")
    async with enter() as visit:
        await visit.press("!")
        screen = visit.pilot.app.screen
        assert isinstance(screen, ProblemsScreen)
        lines = " ".join(line.plain for row in screen.rows.rows for line in row.draw(100))
        assert "broken.yaml" in lines
        if visit.room.desk.failures:
            assert "bad.txt" in lines
        await visit.press("q")
        assert visit.room.is_active


async def test_an_empty_folder_says_what_to_do(enter, folder) -> None:
    for name in (TALKS, CONTRACT, NINTH):
        (folder / name).unlink()
    async with enter() as visit:
        assert visit.document == ""
        for key in ("j", "]", "n", "b", "enter", "*", "J", "H", "z", "B", "escape"):
            await visit.press(key)
        assert visit.room.is_active


async def test_leaving_is_asked_for(enter) -> None:
    async with enter() as visit:
        await visit.press("q")
        assert isinstance(visit.pilot.app.screen, LeaveScreen)
        await visit.press("escape")
        assert visit.room.is_active
        await visit.press("4", "q")
        assert visit.room.place == "reader"
        await visit.press("q", "enter")
        assert visit.pilot.app._exit


@pytest.mark.parametrize("key", ["Q", "ctrl+q"])
async def test_leaving_at_once(enter, key) -> None:
    async with enter() as visit:
        await visit.press(key)
        assert visit.pilot.app._exit


async def test_the_theme_is_kept(enter) -> None:
    async with enter() as visit:
        assert visit.pilot.app.theme == "reading-dark"
        await visit.press("D")
        assert visit.pilot.app.theme == "reading-light"
    async with enter() as visit:
        assert visit.pilot.app.theme == "reading-light"


@pytest.mark.parametrize("text", ["theme: [", "- a\n- b\n", "theme: 3\n", "theme: sepia\n", "colour: red\n"])
async def test_broken_settings_give_one_line(enter, text) -> None:
    config_directory().mkdir(parents=True)
    (config_directory() / "config.yaml").write_text(text, "utf-8")
    async with enter() as visit:
        assert "config.yaml" in visit.said
        assert "\n" not in visit.said
        assert visit.pilot.app.theme == "reading-dark"


async def test_the_mouse_opens_rows_and_mentions(enter) -> None:
    async with enter() as visit:
        reader = visit.room.reader
        mention = reader.reading.mentions[0]
        row = next(y for y in range(reader.size.height) if mention.text in reader.render_line(y).text)
        left = reader.render_line(row).text.index(mention.text)
        await visit.pilot.click("#reader", offset=(left + 2, row + 1))
        await visit.settle()
        assert visit.room.place == "card"
        assert visit.card == mention.card
        await visit.pilot.click("#documents", offset=(5, 2))
        await visit.settle()
        assert visit.document == CONTRACT
        await visit.pilot.click("#keys", offset=(2, 0))
        await visit.settle()
        assert visit.room.place == "search"
