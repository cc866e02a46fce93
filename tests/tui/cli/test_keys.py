"""`dtti-tui keys`: the keys that count, and what is wrong with those of config.yaml."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tui.commands import COMMAND, COMMANDS
from tui.keymaps import MAPS
from tui.settings import FILE, config_directory

Command = Callable[..., Any]


def configured(text: str) -> None:
    config_directory().mkdir(parents=True, exist_ok=True)
    (config_directory() / FILE).write_text(text, "utf-8")


def test_the_keys_stand_under_their_places(command: Command) -> None:
    run = command("keys")
    assert (run.status, run.err) == (0, "")
    assert run.lines[0].startswith("map: default")
    assert "the text" in run.lines
    rows = {tuple(line.split()[:2]) for line in run.lines if line.startswith("  ")}
    assert ("]", "next_mention") in rows
    bar = run.lines[run.lines.index("the search bar") : run.lines.index("the documents")]
    assert any("Enter" in line for line in bar) and not any(line.startswith("  j ") for line in bar)


@pytest.mark.parametrize("name", MAPS)
def test_every_map_in_json(command: Command, name) -> None:
    shape = command("keys", "--map", name, "--json").json
    assert shape["schema"] == 1 and shape["map"] == name and shape["problems"] == []
    assert [row["command"] for row in shape["commands"]] == [each.id for each in COMMANDS]
    for row in shape["commands"]:
        assert tuple(row["keys"]) == MAPS[name].get(row["command"], COMMAND[row["command"]].keys)
        assert row["bare"]


def test_keys_of_ones_own_are_among_them(command: Command) -> None:
    configured("keymap: less\nkeys:\n  zoom: Z\n")
    run = command("keys")
    assert run.status == 0
    assert any(line.split()[:2] == ["Z", "zoom"] for line in run.lines)
    assert any(line.split()[:2] == ["F", "search"] for line in run.lines)
    assert not any(line.split()[:2] == ["Z", "zoom"] for line in command("keys", "--map", "vim").lines)


def test_a_check_of_nothing_and_of_what_is_right(command: Command) -> None:
    run = command("keys", "--check")
    assert (run.status, run.err) == (0, "") and run.out.endswith("not there; the defaults count\n")
    configured("theme: high-contrast-dark\nkeys: {zoom: Z}\n")
    run = command("keys", "--check")
    assert (run.status, run.err) == (0, "") and run.out.endswith("nothing is wrong with it\n")


def test_a_check_tells_all_that_is_wrong_in_the_order_of_the_file(command: Command) -> None:
    configured("theme: sepai\nkeys:\n  zom: Z\n  zoom: n\n  cards: ctrl+k\n  undo: hyper+u\nmeasure: wide\n")
    run = command("keys", "--check")
    assert run.status == 2
    assert [line.split(": ")[:2] for line in run.lines] == [
        ["error", "config.yaml, line 1, column 8"],
        ["error", "config.yaml, line 3, column 3"],
        ["error", "config.yaml, line 4, column 3"],
        ["warning", "config.yaml, line 5, column 3"],
        ["error", "config.yaml, line 6, column 3"],
        ["error", "config.yaml, line 7, column 10"],
    ]
    assert "in the documents n is the key of next_hit" in run.lines[2]
    shape = command("keys", "--check", "--json").json
    assert [problem["line"] for problem in shape["problems"]] == [1, 3, 4, 5, 6, 7]


def test_warnings_alone_are_no_error(command: Command) -> None:
    configured("keys:\n  cards: ctrl+k\n")
    assert command("keys", "--check").status == 0
    run = command("keys")
    assert run.status == 0 and "may not arrive" in run.complaint


def test_no_such_map(command: Command) -> None:
    run = command("keys", "--map", "nano")
    assert run.status == 2 and "nano" in run.complaint
