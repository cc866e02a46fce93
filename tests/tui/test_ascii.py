"""Drawn with plain signs: the same screens, and no character that a terminal may lack."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual._border import BORDER_CHARS

from tui.ascii_signs import PlainSigns, plain
from tui.key_names import shown_key

ROOT = Path(__file__).resolve().parents[2]
# "Windows Glyph List 4" and what else the fonts of terminals have: boxes, blocks, a few arrows and stars
COMMON = {
    *map(chr, range(0xA0, 0x180)),
    *map(chr, range(0x2500, 0x25A0)),
    *"–—‐‑‘’‚‛“”„•…‹›′″←↑→↓≈≠≤≥■▶▸◂○●◐◦★☆‣▼≡◊",
}


def painted(app) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20)])
async def test_every_character_of_the_main_screens_is_ascii(enter, size) -> None:
    async with enter(size, signs=PlainSigns()) as visit:
        seen = []

        def look() -> None:
            lines = painted(visit.pilot.app)
            seen.append("\n".join(lines))
            assert [line for line in lines if not line.isascii()] == []

        look()
        for keys in (["/", *"s-400"], ["enter"], ["b"], ["]", "enter"], ["z"], ["z", "1"], ["5"], ["2", "c"], ["q"]):
            await visit.press(*keys)
            look()
        for keys in ("?", ":", "B", "C", "!", "h", "r", "S", "T", "w"):
            await visit.press(keys)
            look()
            await visit.press("escape")
        assert any("#===" in screen for screen in seen)
        assert len(set(seen)) > 12


async def test_the_pane_with_the_keys_has_another_frame(enter) -> None:
    async with enter(signs=PlainSigns()) as visit:
        await visit.press("1")
        lines = painted(visit.pilot.app)
        top = visit.room.documents_pane.region.y
        assert lines[top].startswith("#")
        assert "#" not in lines[top][visit.room.reader.region.x :]


async def test_arrows_are_named_in_letters(enter) -> None:
    async with enter(signs=PlainSigns()) as visit:
        await visit.press("?", *"back")
        assert any("H  Alt+Left" in line for line in painted(visit.pilot.app))
    assert shown_key("alt+left") == "Alt+←"


def test_every_frame_has_plain_signs_of_one_cell() -> None:
    for rows in BORDER_CHARS.values():
        for sign in "".join(map("".join, rows)):
            assert plain(sign).isascii()
            assert len(plain(sign)) == 1


def test_the_width_stays_whatever_the_encoding_lacks() -> None:
    text = "“Curly” ─ naïve 漢字 e\u0301 ★ …"
    for encoding in ("utf-8", "latin-1", "ascii", "koi8-r"):
        told = plain(text, encoding)
        told.encode(encoding)
        assert cell_len(told) == cell_len(text), encoding
    assert plain("“Curly” ─ naïve ★ …") == '"Curly" - naïve * ~'
    assert plain("naïve 漢字", "latin-1") == "naïve ????"


def test_our_own_signs_are_in_every_font() -> None:
    """No emoji, nothing from the private area, nothing beyond what the fonts of terminals have."""
    rare = {
        (path.name, character)
        for folder in ("widgets", "screens")
        for path in (ROOT / "tui" / folder).rglob("*.py")
        for character in path.read_text(encoding="utf-8")
        if ord(character) > 0x7E and character not in COMMON
    }
    assert rare == set()


@pytest.mark.parametrize(
    ("arguments", "encoding", "expected"),
    [([], "utf-8", "None"), (["--ascii"], "utf-8", "utf-8"), ([], "latin-1", "iso8859-1")],
)
def test_when_plain_signs_are_drawn(arguments, encoding, expected) -> None:
    code = (
        "import sys; from tui.__main__ import _signs; from tui.cli.arguments import parse\n"
        "signs = _signs(parse(sys.argv[1:])[1]); print(signs and signs.encoding)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=True,
    )
    assert done.stdout.strip() == expected
