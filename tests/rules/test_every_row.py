"""Every command is whole: a bare key in every map, help, a palette entry, a place in the manual, a handler, a test."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tui.commands import COMMAND, COMMANDS, LISTS, ROOM, help_of
from tui.key_names import bare, one_name
from tui.keymap import Keymap
from tui.keymaps import MAPS
from tui.screens.help import help_rows
from tui.screens.palette import command_entries
from tui.screens.reading.handlers import HANDLERS, load_handlers

ROOT = Path(__file__).parents[2]
_WALK = ast.parse((ROOT / "tests" / "tui" / "test_every_command.py").read_text("utf-8"))
DEEDS = {
    key.value
    for node in ast.walk(_WALK)
    if isinstance(node, ast.AnnAssign)
    and getattr(node.target, "id", "") == "DEEDS"
    and isinstance(node.value, ast.Dict)
    for key in node.value.keys
    if isinstance(key, ast.Constant)
}
MANUAL = (ROOT / "docs" / "keys.md").read_text("utf-8")
OPENED = {
    "audit": "audit",
    "bookmarks": "bookmarks",
    "cards": "cards",
    "choose": "choosing",
    "choices": "choices",
    "saved_searches": "saved",
    "verify_draft": "verified",
}
"""By the command that opens it the place that a list is."""
DECIDING = {"accept", "accept_moved", "without_place", "remove_bookmark", "remove_search", "withdraw"}
"""What accepts or removes something in a list."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_is_whole(command) -> None:
    for name, keys in MAPS.items():
        assert bare(Keymap(name, keys).keys(command)[0]), name
    assert help_of(command).endswith(".")
    assert f"| `{command.id}` | {help_of(command).replace('|', chr(92) + '|')}" in MANUAL
    assert command.id in DEEDS
    load_handlers()
    assert command.id in HANDLERS or set(command.where) <= set(LISTS)


def test_no_test_is_of_a_command_that_is_gone() -> None:
    assert DEEDS and set(COMMAND) >= DEEDS


@pytest.mark.parametrize("place", [*ROOM, *LISTS])
def test_help_and_palette_have_every_command(place) -> None:
    rows = [row.key for row in help_rows(place, "", 100) if not row.key.startswith("heading:")]
    assert sorted(rows) == sorted(COMMAND)
    entries = command_entries(place, lambda _command: "")
    assert {entry.key for entry in entries} == {f"command:{name}" for name in COMMAND if name != "palette"}
    for entry in entries:
        acts = place in COMMAND[entry.key.removeprefix("command:")].where
        assert bool(entry.why) != acts


@pytest.mark.parametrize("name", MAPS)
def test_a_key_pressed_twice_decides_nothing(name) -> None:
    keymap = Keymap(name, MAPS[name])
    keys = {command.id: set(map(one_name, keymap.keys(command))) for command in COMMANDS}
    for opener, place in OPENED.items():
        for deed in (each for each in DECIDING if place in COMMAND[each].where):
            assert not keys[opener] & keys[deed], (opener, deed)
    for deed in ("accept", "accept_moved"):
        assert not (keys["bookmark"] | keys["keep_selection"]) & keys[deed], deed


def test_every_list_of_what_can_be_decided_is_looked_at() -> None:
    assert {place for deed in DECIDING for place in COMMAND[deed].where if place in LISTS} <= set(OPENED.values())
