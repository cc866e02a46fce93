"""Copying from the room, and opening a document elsewhere, by keys."""

from __future__ import annotations

import base64
import sys
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from tui.editors import Opener, line_in_file, not_found, opener_for

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"
TALKED = "India and the United States held talks in New Delhi under the DTTI."


@pytest.fixture
def sent(monkeypatch) -> list[str]:
    """What was put on the clipboard of the terminal, which is at the other end of SSH."""
    found: list[str] = []

    def write(driver, data: str) -> None:
        if data.startswith("\x1b]52;c;"):
            found.append(base64.b64decode(data.removeprefix("\x1b]52;c;").removesuffix("\x07")).decode())

    monkeypatch.setattr(HeadlessDriver, "write", write)
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("TMUX", "STY", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    return found


async def test_the_passage_is_copied(enter, sent) -> None:
    async with enter() as visit:
        await visit.press("}", "y")
        assert sent == [TALKED]
        told = f"Copied {len(TALKED)} characters through the terminal, where it allows that (OSC 52); also in "
        assert visit.said.startswith(told)


async def test_the_selection_is_copied_and_selecting_ends(enter, sent) -> None:
    async with enter() as visit:
        await visit.press("}", "v", "w", "w", "w", "y")
        assert sent == ["India and the United"]
        assert visit.room.place == "reader"
        await visit.press("}", "v", "p", "p", "y")
        assert sent[-1].count("\n\n") == 1


async def test_the_source_is_copied_with_it(enter, sent) -> None:
    async with enter() as visit:
        await visit.press("/", *"states", "enter", "v", "w", "Y")
        (text,) = sent
        digest = visit.room.reader.reading.document.digest
        start = visit.room.reader.reading.text.index("States")
        assert text == (
            "“States held”\n"
            "Seventh talks on defence trade. 2018-07-18.\n"
            f"Passage 2 of 5, characters {start}–{start + 11}.\n"
            f"dtti://{visit.room.library.key}/{TALKS}?at={start}&sha256={digest[:12]}#States%20held\n"
            f"File: {TALKS}, SHA-256 {digest[:12]}…\n"
            "Found by the search: states\n"
        )
        assert "with the source" in visit.said


async def test_markup_that_is_not_shown_is_not_copied(enter, sent) -> None:
    async with enter() as visit:
        await visit.press("J", "J", "g", "y")
        assert visit.document == NINTH
        assert sent == ["Ninth meeting"]
        await visit.press("}", "Y")
        assert "Section “Ninth meeting”, passage 2 of 3, characters" in sent[-1]


async def test_what_a_row_says_is_copied(enter, sent) -> None:
    async with enter() as visit:
        await visit.press("1", "j", "y")
        assert sent[-1] == "A contract is signed"
        await visit.press("Y")
        assert sent[-1].startswith("A contract is signed. 2018-10-05.\nFile: 2018-10-05-contract.txt, SHA-256 ")
        await visit.press("3", "g", "y")
        name = sent[-1]
        assert name in visit.room.names.values()
        await visit.press("Y")
        assert f"Card “{name}” (" in sent[-1]
        await visit.press("enter", "4", "y")
        assert sent[-1]


async def test_a_mention_in_context_is_copied_with_its_passage(enter, sent) -> None:
    async with enter() as visit:
        await visit.press("]", "c", "y")
        assert visit.room.place == "concordance"
        assert "India" in sent[-1] or "talks" in sent[-1]
        await visit.press("Y")
        assert f"dtti://{visit.room.library.key}/" in sent[-1]


async def test_a_hit_is_copied_from_the_list(enter, sent) -> None:
    async with enter() as visit:
        await visit.press("/", *"anyway", "enter", "1", "j", "y")
        assert sent[-1] == "Officials said the S-400 would come anyway."


async def test_the_clipboard_being_short_a_file_takes_it(enter, sent, folder, own_directories) -> None:
    (folder / "1999-01-01-long.txt").write_text("word " * 30_000 + "\n", encoding="utf-8")
    async with enter() as visit:
        await visit.press("v", "G", "y")
        assert sent == []
        assert visit.said.startswith("149,999 characters, too long for the clipboard of a terminal: written to ~/state")
    assert len((own_directories / "state" / "last-copy.txt").read_text(encoding="utf-8")) == 149_999


async def test_without_an_editor_that_is_said(enter, monkeypatch) -> None:
    for name in ("VISUAL", "EDITOR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with enter() as visit:
        await visit.press("o")
        if sys.platform.startswith("linux"):
            assert visit.said.startswith(f"No program to open {TALKS} with: put your editor's name into the variable")


async def test_an_editor_that_needs_the_terminal_does_not_get_one_that_is_none(enter, monkeypatch, folder) -> None:
    monkeypatch.setenv("VISUAL", sys.executable)
    async with enter() as visit:
        await visit.press("}", "o")
        assert "can't have this terminal; the file is" in visit.said
        assert str(folder / TALKS) in visit.said


async def test_an_editor_with_a_window_of_its_own_is_given_file_and_line(enter, monkeypatch, folder, tmp_path) -> None:
    told = tmp_path / "told"
    editor = tmp_path / "code"
    editor.write_text(f'#!/bin/sh\necho "$@" > "{told}.new" && mv "{told}.new" "{told}"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", f"{editor} --wait")
    async with enter() as visit:
        await visit.press("}", "}", "o")
        assert visit.said == f"Opened {TALKS} with code."
        await visit.press("1", "j", "o")
        assert visit.said == f"Opened {CONTRACT} with code."


async def test_a_file_that_is_gone_is_told_of(enter, folder) -> None:
    async with enter() as visit:
        (folder / TALKS).unlink()
        await visit.press("o")
        assert visit.said.startswith(f"{TALKS} can't be opened: no such file")


PATH = Path("/papers/a b.txt")


@pytest.mark.parametrize(
    ("editor", "command", "here"),
    [
        ("vim", ("vim", "+7", str(PATH)), True),
        ("nvim -u NONE", ("nvim", "-u", "NONE", "+7", str(PATH)), True),
        ("/usr/bin/nano", ("/usr/bin/nano", "+7", str(PATH)), True),
        ("emacs -nw", ("emacs", "-nw", "+7", str(PATH)), True),
        ("hx", ("hx", "+7", str(PATH)), True),
        ("less", ("less", "+7", str(PATH)), True),
        ("code --wait", ("code", "--wait", "-g", f"{PATH}:7"), False),
        ("subl", ("subl", f"{PATH}:7"), False),
        ("kate", ("kate", "-l", "7", str(PATH)), False),
        ("own-editor", ("own-editor", str(PATH)), True),
    ],
)
def test_each_editor_is_told_the_line_in_its_way(editor, command, here) -> None:
    assert opener_for(PATH, 7, {"EDITOR": editor}, platform="linux", find=str) == Opener(command, here)


def test_which_program_is_asked_first() -> None:
    def opened(environment, platform="linux", has=("vi", "ed", "xdg-open")):
        found = opener_for(PATH, 1, environment, platform=platform, find=lambda name: name if name in has else None)
        return found.name if found is not None else ""

    assert opened({"VISUAL": "vi", "EDITOR": "ed"}) == "vi"
    assert opened({"VISUAL": "gone", "EDITOR": "ed"}) == "ed"
    assert opened({"EDITOR": 'bad "quotes', "DISPLAY": ":0"}) == "xdg-open"
    assert opened({"WAYLAND_DISPLAY": "w"}, has=()) == ""
    assert opened({}) == ""
    assert opened({}, platform="darwin") == "open"
    assert opened({}, platform="win32") == ""


def test_a_program_that_is_asked_for_and_not_found_is_named(monkeypatch) -> None:
    def lacking(environment, has=("ed",)):
        return not_found(environment, find=lambda name: name if name in has else None)

    assert lacking({}) == lacking({"EDITOR": " "}) == lacking({"VISUAL": "ed -s", "EDITOR": "gone"}) == ""
    assert lacking({"EDITOR": "gone -w"}) == "“gone” (EDITOR)"
    assert lacking({"VISUAL": "gone", "EDITOR": "ed"}) == "“gone” (VISUAL)"
    assert lacking({"EDITOR": 'bad "quotes'}) == '“bad "quotes” (EDITOR)'
    assert lacking({"EDITOR": "~no-such-user/ed"}) == "“~no-such-user/ed” (EDITOR)"
    monkeypatch.setenv("HOME", "/home/reader")
    monkeypatch.setenv("USERPROFILE", "/home/reader")
    own = str(Path("/home/reader/bin/ed"))
    assert lacking({"EDITOR": "~/bin/ed"}, has=(own,)) == ""
    opened = opener_for(PATH, 7, {"EDITOR": "~/bin/ed"}, find=lambda name: name if name == own else None)
    assert opened == Opener((own, str(PATH)), here=True)


async def test_an_editor_that_is_not_found_is_named(enter, monkeypatch) -> None:
    for name in ("VISUAL", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("EDITOR", "no-such-editor -w")
    async with enter() as visit:
        await visit.press("o")
        if sys.platform.startswith("linux"):
            assert visit.said.startswith(f"No program to open {TALKS} with: “no-such-editor” (EDITOR) was not found.")


async def test_signs_of_markup_within_the_text_are_not_copied(enter, sent, folder) -> None:
    text = "They heard a **bold claim** made by [Ajay Kumar](http://x.y/z) in `code`.\n"
    (folder / "2017-01-01-claim.md").write_text(text, encoding="utf-8")
    async with enter() as visit:
        await visit.press("y")
        assert sent == ["They heard a bold claim made by Ajay Kumar in code."]
        await visit.press("Y")
        assert sent[-1].startswith("“They heard a bold claim made by Ajay Kumar in code.”\n")


def test_the_line_is_that_of_the_file() -> None:
    text = "One.\n\nTwo.\n\nOne.\n"
    assert [line_in_file(text, text, at) for at in (0, 5, 6, text.rindex("One"))] == [1, 2, 3, 5]
    file = "---\r\ntitle: x\r\n---\r\nOne.\r\n\r\nTwo.\r\n\r\nOne.\r\n"
    assert [line_in_file(file, text, at) for at in (0, 6, text.rindex("One"))] == [4, 6, 8]
    assert line_in_file("<p>Two. And more</p>\n", "Two. And more", 3) == 1
    assert line_in_file("", text, 12) == 1
    assert line_in_file("a\nb\n", "other\n\nTwo.", 8) == 3


async def test_what_was_copied_can_be_put_into_a_field(enter, sent) -> None:
    async with enter() as visit:
        await visit.press("}", "v", "w", "y", "/", "ctrl+v")
        assert visit.room.bar.value == "India and"


async def test_a_bookmark_is_copied_from_the_list(enter, sent, folder) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "B", "y")
        assert sent == [TALKED]
        await visit.press("Y")
        assert f"dtti://{visit.room.library.key}/{TALKS}" in sent[-1]
        (folder / TALKS).write_text("New.\n", encoding="utf-8")
        await visit.press("escape", "R")
        await visit.press("B", "y")
        assert sent[-1] == TALKED
        await visit.press("Y")
        assert "the document is another now" in sent[-1]
