"""What the program sends to the terminal to be copied, and the terminal it gives to an editor."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_terminal import PseudoTerminal

Start = Callable[..., PseudoTerminal]

QUOTE = "‘Major Defence Partner’ of the US"
BARE = {"SSH_TTY": "/dev/pts/9", "TMUX": "", "STY": "", "TERM_PROGRAM": ""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.txt").write_text(f"First line.\n\n{QUOTE}\n", encoding="utf-8")
    return tmp_path / "papers"


def sequence(text: str) -> bytes:
    return b"\x1b]52;c;" + base64.b64encode(text.encode()) + b"\x07"


def test_a_selection_reaches_the_clipboard_of_the_terminal(start: Start, folder: Path) -> None:
    room = start(str(folder), **BARE)
    room.wait("First line.")
    room.press("}", "v", "p", "y")
    room.wait(f"Copied {len(QUOTE)} characters through the terminal, where it allows that (OSC 52)")
    assert sequence(QUOTE) in room.output
    room.press("\x11")
    assert room.ended() == 0


def test_tmux_is_asked_to_hand_it_on(start: Start, folder: Path) -> None:
    room = start(str(folder), **{**BARE, "TMUX": "/tmp/tmux-0/default,1,0", "TERM": "tmux-256color"})
    room.wait("First line.")
    room.press("}", "y")
    room.wait("through the terminal, where it allows that (OSC 52)")
    assert b"\x1bPtmux;\x1b" + sequence(QUOTE) + b"\x1b\\" in room.output


def test_behind_ssh_from_tmux_or_screen_both_can_take_it(start: Start, folder: Path) -> None:
    room = start(str(folder), **{**BARE, "TERM": "screen-256color"})
    room.wait("First line.")
    room.press("}", "y")
    room.wait("through the terminal, where it allows that (OSC 52)")
    assert sequence(QUOTE) + b"\x1bP" + sequence(QUOTE) + b"\x1b\\" in room.output


def test_a_console_has_no_clipboard_and_a_file_is_written(start: Start, folder: Path, own_directories: Path) -> None:
    room = start(str(folder), **{**BARE, "TERM": "linux"})
    room.wait("First line.")
    room.press("}", "y")
    room.wait("no clipboard here: written to ")
    assert (own_directories / "state" / "last-copy.txt").read_text(encoding="utf-8") == QUOTE
    assert b"]52;" not in room.output


def test_an_editor_has_the_terminal_until_it_ends(start: Start, folder: Path, tmp_path: Path) -> None:
    editor = tmp_path / "vim"
    editor.write_text('#!/bin/sh\necho "editing $1 of $(basename "$2")"\nread answer\n')
    editor.chmod(0o700)
    room = start(str(folder), VISUAL=str(editor))
    room.wait("First line.")
    room.press("}", "o")
    room.wait("editing +3 of a.txt")
    room.press("enter")
    screen = room.wait("Back from vim.")
    assert "First line." in screen
    room.press("b")
    room.wait("Kept: ")
    room.press("\x11")
    assert room.ended() == 0


def test_the_keys_that_end_a_program_reach_the_editor_only(start: Start, folder: Path, tmp_path: Path) -> None:
    editor = tmp_path / "vim"
    editor.write_text(
        "#!/bin/sh\ntrap 'echo interrupted' INT\ntrap 'echo has quit' QUIT\necho editing\n"
        'while read answer; [ "$answer" != done ]; do echo still here; done\n'
    )
    editor.chmod(0o700)
    room = start(str(folder), VISUAL=str(editor))
    room.wait("First line.")
    room.press("o")
    room.wait("editing")
    room.press("\x03")
    room.wait("interrupted")
    room.press("\x1c")
    room.wait("has quit")
    room.press(*"done", "enter")
    room.wait("Back from vim.")
    room.press("o")
    room.wait("editing")
    room.press(*"done", "enter")
    room.wait("Back from vim.")
    room.press("\x11")
    assert room.ended() == 0
