"""A document that attacks: nothing of it crashes the program or reaches the terminal as a control sequence."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_terminal import PseudoTerminal

Start = Callable[..., PseudoTerminal]

MARK = "zqx"  # in every sequence, so that it can be told from the program's own
SEQUENCES = [
    "\x1b[31m", "\x1b]0;{}\x07", "\x1b]52;c;{}\x07", "\x1b]8;;http://{}\x1b\\", "\x1bP{}\x1b\\", "\x1b[2J", "\x1b[?1049l",
    "\x9b31m", "\x9d0;{}\x9c", "\x1bc", "\x1b[6n", "\x07", "\x08\x08", "\x00", "\x0c", "\x7f", "\x1b_G{}\x1b\\", "\x0e",
    "\u202e{}\u202c", "\u2066{}\u2069", "\u200f", "\u2028", "\x85", "\r{}", "\x1b[{}",
]  # fmt: skip
MARKUP = [
    "[bold]zqx[/bold]", "[/foo]", "[@click=app.quit]zqx[/]", "[link=http://zqx]x[/link]", "$zqx", "[red", "\\[b]", "[]", "[/]",
    "{zqx}", "%s%n", "<script>alert('zqx')</script>", "\ud7ff\ue000", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤", "👩‍👩‍👧‍👦🏳️‍🌈", "ﷺ", "社會科學院語學研究所",
]  # fmt: skip


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "hostile"
    (folder / "cards").mkdir(parents=True)
    lines = [f"{MARK}{n} {sequence.format(MARK)} after the deal" for n, sequence in enumerate(SEQUENCES)]
    lines += [f"markup{n} {text} after the deal" for n, text in enumerate(MARKUP)]
    (folder / "attack [bold].txt").write_text("\n\n".join(lines), encoding="utf-8", newline="")
    (folder / "title \x1b]0;zqx\x07.md").write_text("---\ntitle: '[@click=app.quit]zqx[/] [/foo]'\n---\n\nthe deal\n")
    (folder / "cards" / "c.yaml").write_text("kind: term\ncards:\n- {id: d, name: deal, summary: '[/foo] [bold]zqx'}\n")
    return folder


def test_it_opens_scrolls_is_searched_and_kept(start: Start, hostile: Path) -> None:
    room = start(str(hostile))
    room.wait("zqx0")
    for _ in range(4):
        room.press("pgdn", "]", "b")
    room.press("/")
    room.press(*"zqx deal")
    room.wait("hits in")
    room.press("enter")
    room.press("n", "n", "n", "enter")
    for key, shown in (("B", "Bookmarks"), ("C", "Cards ─"), ("?", "Help ─")):
        room.press(key)
        room.wait(shown)
        room.press("esc")
        room.gone(shown)
    room.press("2", "g", "]", "x")
    room.wait("None of these")
    room.press("down", "enter")
    room.wait("“deal” here is no name of a card")
    room.press("X")
    room.wait("Your choices")
    room.press("esc", "\x11")
    assert room.ended() == 0
    written = room.output.decode("utf-8", errors="surrogateescape")
    written = re.sub(r"\x1b\]22;\w+\x07", "", written)  # the shape of the pointer, which is the program's own
    for sequence in SEQUENCES:
        if MARK in (text := sequence.format(MARK)) and text != f"\r{MARK}":
            assert text not in written, repr(text)
    for character in "\x07\x0c\x7f\x0e\x85\u2028\u200f\u202e\u202c\u2066\u2069\x9b\x9d":
        assert character not in written, repr(character)
    assert f"]0;{MARK}" not in written.replace("␛]0;zqx", "")
