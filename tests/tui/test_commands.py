"""The command table, and all that is derived from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.commands import (
    COMMAND,
    COMMANDS,
    PLACES,
    ROOM,
    commands_for,
    footer_commands,
)
from tui.key_names import shown_key
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.cards import CardsScreen
from tui.screens.help import help_rows, matching
from tui.screens.keys import keys_page
from tui.screens.lists import ListScreen
from tui.screens.reading.handlers import HANDLERS, handles, load_handlers
from tui.screens.reading.screen import ReadingScreen
from tui.screens.saved import SavedScreen

ROOT = Path(__file__).parents[2]


def test_every_command_has_a_name_of_its_own() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert len({command.title for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_bare_key_and_a_sentence(command) -> None:
    first = command.keys[0]
    assert "+" not in first or first in ("+", "shift+tab")
    assert not (first[0] == "f" and first[1:].isdigit())
    assert command.help.endswith(".")
    assert command.where
    assert set(command.shown_in) <= set(command.where)


@pytest.mark.parametrize("place", PLACES)
def test_no_key_means_two_things_in_one_place(place) -> None:
    keys = [key for command in commands_for(place) for key in command.keys]
    assert len(keys) == len(set(keys))


def test_every_command_of_the_room_has_exactly_one_handler() -> None:
    load_handlers()
    assert set(HANDLERS) == {command.id for command in COMMANDS if set(command.where) & set(ROOM)}
    with pytest.raises(ValueError, match="has a handler"):
        handles("search")(lambda room: None)


def test_every_command_of_the_room_is_bound() -> None:
    load_handlers()
    bound = {binding.action for binding in ReadingScreen.BINDINGS}
    assert bound == {f"run('{name}')" for name in HANDLERS}


@pytest.mark.parametrize("place", PLACES)
def test_the_footer_has_at_most_seven_keys(place) -> None:
    shown = footer_commands(place)
    assert 0 < len(shown) <= 7
    assert all(command.label for command in shown)
    if place in ROOM:
        assert shown[-1].id == "help"


@pytest.mark.parametrize("place", ROOM)
def test_the_help_lists_every_command_once(place) -> None:
    rows = [row.key for row in help_rows(place, "", 80) if not row.key.startswith("heading:")]
    assert sorted(rows) == sorted(COMMAND)
    assert all(row.draw(80) and len(row.draw(80)) == row.height for row in help_rows(place, "", 80))


def test_the_help_finds_by_word_and_by_key() -> None:
    assert matching("*", COMMANDS)[0].id == "everywhere"
    assert "bookmark" in {command.id for command in matching("passage keeps", COMMANDS)}
    assert matching("no such thing", COMMANDS) == ()


def test_keys_are_shown_as_people_name_them() -> None:
    assert [shown_key(key) for key in ("/", "ctrl+d", "alt+left", "pagedown", "f1", "shift+tab", "f", "N")] == [
        "/",
        "Ctrl+D",
        "Alt+←",
        "PgDn",
        "F1",
        "Shift+Tab",
        "f",
        "N",
    ]


def test_the_manual_is_the_table() -> None:
    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == keys_page()


@pytest.mark.parametrize(
    ("screen", "place"),
    [(ListScreen, "list"), (BookmarksScreen, "bookmarks"), (CardsScreen, "cards"), (SavedScreen, "saved")],
)
def test_every_command_of_a_list_is_bound(screen, place) -> None:
    bound = {binding.action for _key, binding in screen._merge_bindings()}
    assert {f"run('{command.id}')" for command in commands_for(place)} <= bound
