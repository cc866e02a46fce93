"""Ways to the clipboard: which one, in which order, and what is sent."""

from __future__ import annotations

import base64
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.copying import LONGEST, by_terminal, copied, plain, ways
from tui.copying.copying import run

XTERM = {"TERM": "xterm-256color"}
LOCAL = {**XTERM, "DISPLAY": ":0"}


def names(
    environment, text="quote", *, platform="linux", has=("wl-copy", "xclip", "xsel", "pbcopy", "clip", "clip.exe")
):
    found = ways(text, environment, platform=platform, find=lambda name: name if name in has else None)
    return [way.name for way in found]


def payload(sequence: str) -> str:
    return base64.b64decode(sequence.partition(";c;")[2].rstrip("\x07")).decode()


def test_a_tool_comes_before_the_terminal() -> None:
    assert names(LOCAL) == ["xclip", "xsel", "terminal", "file"]
    assert names({**LOCAL, "WAYLAND_DISPLAY": "wayland-0"}) == ["wl-copy", "xclip", "xsel", "terminal", "file"]
    assert names(XTERM, platform="darwin") == ["pbcopy", "terminal", "file"]
    assert names(XTERM, platform="win32") == ["clip", "file"]
    assert names({**XTERM, "WSL_DISTRO_NAME": "Debian"}) == ["clip.exe", "terminal", "file"]
    assert names(LOCAL, has=()) == ["terminal", "file"]
    assert names(XTERM) == ["terminal", "file"]


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"])
def test_over_ssh_only_the_terminal_reaches_the_reader(name) -> None:
    assert names({**LOCAL, name: "x"}) == ["terminal", "file"]


@pytest.mark.parametrize("environment", [{}, {"TERM": "linux"}, {"TERM": "dumb"}, {"TERM": "vt100"}])
def test_a_terminal_without_a_clipboard_is_not_asked(environment) -> None:
    assert names(environment) == ["file"]


def test_what_is_too_long_for_a_terminal_goes_into_a_file() -> None:
    assert names(XTERM, "x" * LONGEST) == ["terminal", "file"]
    assert names(XTERM, "x" * (LONGEST + 1)) == ["file"]
    assert names(XTERM, "é" * (LONGEST // 2 + 1)) == ["file"]
    assert len(by_terminal("x" * LONGEST, XTERM)) <= 100_000


def test_the_sequence_carries_the_text() -> None:
    sequence = by_terminal("‘Major Defence Partner’\n", XTERM)
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    assert payload(sequence) == "‘Major Defence Partner’\n"


def test_tmux_gets_it_for_itself_and_to_hand_on() -> None:
    bare = by_terminal("quote", XTERM)
    assert by_terminal("quote", {**XTERM, "TMUX": "/tmp/tmux-0/default,1,0"}) == f"{bare}\x1bPtmux;\x1b{bare}\x1b\\"


def test_screen_gets_it_in_pieces() -> None:
    text = "quote " * 500
    sent = by_terminal(text, {**XTERM, "STY": "1.pts"})
    pieces = sent.removesuffix("\x1b\\").split("\x1b\\")
    assert len(pieces) > 1
    assert all(piece.startswith("\x1bP") and len(piece) <= 768 for piece in pieces)
    assert payload("".join(piece.removeprefix("\x1bP") for piece in pieces)) == text
    assert by_terminal(text, {"TERM": "screen", "STY": "1.pts"}) == sent


def test_tmux_or_screen_at_the_other_end_of_ssh_gets_it_in_both_ways() -> None:
    bare, pieces = by_terminal("quote", XTERM), by_terminal("quote", {**XTERM, "STY": "1.pts"})
    assert by_terminal("quote", {"TERM": "screen-256color", "SSH_TTY": "x"}) == bare + pieces


def test_nothing_that_drives_a_terminal_is_copied() -> None:
    assert plain("a\x1b[31mb\x00c\x9b\u202ed\ttab\r\nline\u2028x\ud800") == "a[31mbcd\ttab\nline\nx\ufffd"
    assert plain("e\u0301 👩‍👩‍👧‍👦 café") == "e\u0301 👩‍👩‍👧‍👦 café"


@given(st.text())
def test_only_line_ends_and_tabs_are_left_of_controls(text) -> None:
    left = plain(text)
    assert all(character in "\n\t" or ord(character) >= 32 for character in left)
    assert not set(left) & {"\x7f", *map(chr, range(0x80, 0xA0)), "\u202e", "\u2028"}
    left.encode()


def test_the_first_tool_that_works_is_told(own_directories) -> None:
    asked = []

    def use(command, given):
        asked.append((command[0], given))
        return command[0] == "xsel"

    possible = ways("q", LOCAL, platform="linux", find=lambda name: name)
    done = copied("a quote", {**LOCAL, "DTTI_TUI_STATE": str(own_directories)}, possible=possible, use=use)
    assert done.said == "Copied 7 characters with xsel."
    assert asked == [("xclip", b"a quote"), ("xsel", b"a quote")]
    assert done.sequence == ""


def test_the_terminal_is_told_and_its_part_handed_back(own_directories) -> None:
    environment = {**XTERM, "SSH_TTY": "x", "DTTI_TUI_STATE": str(own_directories / "state")}
    done = copied("a\x1b quote", environment)
    assert done.said.startswith("Copied 7 characters through the terminal, where it allows that (OSC 52); also in ")
    assert done.said.endswith("last-copy.txt")
    assert payload(done.sequence) == "a quote"
    assert (own_directories / "state" / "last-copy.txt").read_text(encoding="utf-8") == "a quote"


def test_a_file_takes_what_nothing_else_takes(own_directories) -> None:
    environment = {**XTERM, "SSH_TTY": "x", "DTTI_TUI_STATE": str(own_directories / "state")}
    text = "word " * 20_000
    done = copied(text, environment)
    path = own_directories / "state" / "last-copy.txt"
    assert path.read_text(encoding="utf-8") == text
    assert path.stat().st_mode & 0o077 == 0
    assert done.said == (
        "100,000 characters, too long for the clipboard of a terminal: written to ~/state/last-copy.txt"
    )
    assert not done.sequence
    assert copied("q", {**environment, "TERM": "linux"}).said.startswith("1 character, no clipboard here: written to")


def test_where_no_file_can_be_written_either_it_is_said(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    done = copied("q", {"TERM": "dumb", "DTTI_TUI_STATE": str(tmp_path / "file")})
    assert done.trouble
    assert done.said.startswith("Not copied: no clipboard here, and no file could be written: ")


def test_nothing_is_not_copied() -> None:
    assert copied(" \x1b\n", {}).said == "There is nothing here to copy."


def test_a_tool_that_fails_or_is_not_there_is_no_trouble(monkeypatch) -> None:
    assert run([sys.executable, "-c", "import sys; sys.exit(sys.stdin.read() != 'q')"], b"q")
    assert not run([sys.executable, "-c", "import sys; sys.exit(3)"], b"q")
    assert not run(["/no/such/tool"], b"q")

    def hang(command, **given):
        raise subprocess.TimeoutExpired(command, given["timeout"])

    monkeypatch.setattr(subprocess, "run", hang)
    assert not run(["xclip"], b"q")


def test_the_package_knows_no_screen() -> None:
    code = "import sys, tui.copying; print(sorted(n for n in sys.modules if n.split('.')[0] in ('textual', 'rich')))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3]
    )
    assert done.stdout.strip() == "[]"


def test_tmux_is_asked_to_keep_a_copy_wherever_it_runs() -> None:
    inside = {"TMUX": "/tmp/tmux-1/default,1,0", "SSH_TTY": "/dev/pts/1", "TERM": "tmux-256color"}
    found = ways("text", inside, platform="linux", find=lambda name: name)
    assert [way.name for way in found] == ["tmux", "terminal", "file"]
    assert [way.name for way in ways("text", inside, platform="linux", find=lambda name: None)] == ["terminal", "file"]
