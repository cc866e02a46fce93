"""Line after line on a terminal that can do nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

from pseudo_terminal import PseudoTerminal

Start = Callable[..., PseudoTerminal]


def asked(room: PseudoTerminal) -> None:
    """Wait until the program asks for a line; before that, Ctrl+C would stop what is still under way."""
    until = time.monotonic() + 30
    while not room.text.rstrip().endswith(":"):
        assert time.monotonic() < until, room.text
        room.read_for(0.05)


def test_a_dumb_terminal_gets_lines_and_nothing_else(start: Start) -> None:
    room = start("--linear", "--fresh", size=(60, 40), TERM="dumb")
    room.wait("Number or command, ? for help:")
    room.press("s notwithstanding\r")
    room.wait("1 hit in 1 of")
    asked(room)
    room.press("1\r")
    room.wait("Match 1 of 1, passage 17:")
    asked(room)
    room.press("b\r")
    room.wait("Kept:")
    asked(room)
    room.press("\x03")
    room.wait("Ctrl+C again leaves")
    asked(room)
    room.press("where\r")
    room.wait("Passage 17 of 18")
    asked(room)
    room.press("\x04")
    assert room.ended() == 0
    assert b"\x1b" not in room.output
    assert b"\r" not in room.output.replace(b"\r\n", b"")
    lines = room.output.decode().split("\r\n")
    assert max(map(len, lines)) <= 60

    again = start("--linear", size=(60, 40), TERM="dumb")
    again.wait("You were at passage")
    again.wait("Bookmarked.")
    asked(again)
    again.press("q\r")
    assert again.ended() == 0
