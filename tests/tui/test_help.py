"""The help: for the pane in focus, by name or by key; it runs what is chosen and says what can't be done."""

from __future__ import annotations

import pytest

from tui.commands import COMMAND, COMMANDS, PLACES
from tui.screens.cards import CardsScreen
from tui.screens.help import HelpScreen, help_rows, matching, with_key
from tui.screens.lists import ListScreen
from tui.screens.places import elsewhere
from tui.screens.reading.unable import idle, unable


def told(rows, key: str, width: int = 100) -> str:
    row = next(row for row in rows if row.key == key)
    return " ".join(line.plain for line in row.draw(width))


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("]", "next_mention"),
        ("ctrl+d", "half_down"),
        ("Ctrl+D", "half_down"),
        ("PgDn", "page_down"),
        ("pagedown", "page_down"),
        ("esc", "clear"),
        ("?", "help"),
        ("F1", "help"),
        ("\\", "hide_panes"),
        (",", "narrower"),
        ("alt+left", "back"),
        ("alt+←", "back"),
    ],
)
def test_a_key_finds_its_command_first(typed, command) -> None:
    assert with_key(typed, COMMANDS)[0].id == command
    rows = help_rows("reader", typed, 100)
    assert rows[0].key.startswith("heading:The key ") and not rows[0].selectable
    assert rows[1].key == command


def test_what_is_no_key_is_a_word() -> None:
    assert with_key("nosuchkey", COMMANDS) == () == with_key("", COMMANDS)
    assert "bookmark" in [command.id for command in matching("keeps passage", COMMANDS)]


@pytest.mark.parametrize("place", PLACES)
def test_a_command_that_acts_elsewhere_says_where(place) -> None:
    rows = help_rows(place, "", 100)
    for command in COMMANDS:
        row = next(row for row in rows if row.key == command.id)
        told_where = "".join(elsewhere(command.id, place).split())
        assert bool(told_where) == (place not in command.where)
        assert "".join(told(rows, command.id).split()).endswith(told_where)
        assert row.selectable
    assert elsewhere("proof", "reader") == "It acts only in the card."


@pytest.mark.parametrize("width", [30, 45, 80, 120])
def test_rows_are_as_high_as_they_say(width) -> None:
    for row in help_rows("card", "", width):
        lines = row.draw(width)
        assert len(lines) == row.height


async def test_what_can_not_be_done_now_is_grey_and_says_why(enter) -> None:
    async with enter() as visit:
        await visit.press("?", *"search inside")
        screen = visit.screen(HelpScreen)
        assert screen.rows.row.key == "refine"
        await visit.press("enter")
        assert visit.screen(HelpScreen) is screen
        assert "Nothing is searched for; / searches the collection." in told(screen.rows.rows, "refine")
        await visit.press("escape", "/", *"lord", "enter", "?", *"search inside", "enter")
        assert visit.room.bar.value == "lord | "


async def test_the_reason_is_the_same_by_key_in_the_help_and_in_the_palette(enter) -> None:
    """Each scene is set where the one before it was left: none of the keys does anything."""
    scenes = (
        ("", (("n", "next_hit"), ("|", "refine"), ("w", "why"), ("s", "save_search"), ("backspace", "take_off"))),
        ("", (("5", "pane_facets"), ("L", "forward"), ("p", "proof"))),
        ("G", (("H", "back"),)),
        ("1", (("backspace", "take_off"),)),
    )
    async with enter() as visit:
        for scene, commands in scenes:
            await visit.press(*scene)
            for key, command in commands:
                why = unable(visit.room, command) or elsewhere(command, visit.room.place)
                assert why, command
                await visit.press(key)
                assert visit.said == why
                visit.room.notice_line.clear_notice()
                for opener in "?:":
                    await visit.press(opener)
                    await visit.paste(COMMAND[command].title.lower())
                    rows = visit.pilot.app.screen.rows.rows
                    drawn = " ".join(line.plain for row in rows for line in row.draw(400))
                    assert why in " ".join(drawn.split()), (opener, command)
                    await visit.press("escape")
                    assert visit.room.is_active


async def test_the_footer_leaves_out_what_can_not_be_done(enter) -> None:
    async with enter() as visit:
        await visit.press("1")
        searching = {"next_hit", "refine", "why", "take_off", "pane_facets", "keep_hit", "dismiss_hit"}
        assert searching | {"place_here"} == set(idle(visit.room))
        assert not {item.command for item in visit.room.key_footer._items} & {"refine", "take_off", "next_hit"}
        await visit.press("/", *"lord", "enter", "1")
        assert set(idle(visit.room)) == {"take_off", "place_here", "keep_hit", "dismiss_hit"}
        assert "next_hit" in {item.command for item in visit.room.key_footer._items}


async def test_the_help_of_a_list_runs_its_commands(enter) -> None:
    async with enter() as visit:
        await visit.press("C", "f1", *"change the order", "enter")
        assert visit.screen(CardsScreen).order == "name"
        await visit.press("f1")
        assert isinstance(visit.pilot.app.screen, HelpScreen)
        await visit.press("f1", "escape")
        assert isinstance(visit.pilot.app.screen, CardsScreen)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12)])
async def test_it_can_be_read_at_every_size(enter, size) -> None:
    async with enter(size) as visit:
        await visit.press("?")
        screen = visit.screen(ListScreen)
        width = screen.rows.scrollable_content_region.width
        for row in screen.rows.rows:
            assert all(line.cell_length <= width for line in row.draw(width))
        await visit.press(*"zoom", "enter")
        assert visit.room.has_class("-zoom")
