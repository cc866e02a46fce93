"""Draws the pictures of README and docs: the real app over the DTTI collection, walked by keys (`make pictures`)."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from textual.pilot import Pilot

if TYPE_CHECKING:
    from indexdir import Library
    from tui.notebook import Notebook

HERE = Path(__file__).resolve().parent / "pictures"
SIZES = ((120, 40), (80, 24))
_NUMBER = re.compile(r"(?<=[\"(, ])(\d+\.\d\d)\d+(?=[\"), ])")
_OWN_ID = re.compile(r"terminal-\d+-")


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the app has nothing more under way."""
    quiet = 0
    while quiet < 3:
        await pilot.pause()
        busy = [worker for worker in pilot.app.workers if not worker.is_finished]
        quiet = 0 if busy else quiet + 1
        if busy:
            await asyncio.wait([asyncio.ensure_future(worker.wait()) for worker in busy])


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what they start."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def slim(svg: str) -> str:
    """The picture without the fonts that the template would fetch from the web, and without what shows nothing."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    svg = re.sub(r"<clipPath id=\"[^\"]*line[^\"]*\">.*?</clipPath>", "", svg, flags=re.DOTALL)
    svg = re.sub(r" clip-path=\"url\(#[^)]*line[^)]*\)\"", "", svg)
    svg = _NUMBER.sub(r"\1", _OWN_ID.sub("", svg)).replace(' shape-rendering="crispEdges"', "")
    svg = svg.replace("<style>", "<style>\n    rect { shape-rendering: crispEdges }", 1)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def keep(pilot: Pilot[None], name: str) -> None:
    """Save the screen under a name."""
    path = HERE / f"{name}.svg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(slim(pilot.app.export_screenshot(title="dtti-tui")), encoding="utf-8")
    print(f"{name}.svg")


@asynccontextmanager
async def entered(
    library: Library, notebook: Notebook, theme: str = "reading-dark", size: tuple[int, int] = SIZES[0]
) -> AsyncIterator[Pilot[None]]:
    """The reading room in a theme, in a terminal of a size."""
    from tui.app import ReadingRoom

    async with ReadingRoom(library, notebook, fresh=True).run_test(size=size) as pilot:
        pilot.app.theme = theme
        await settle(pilot)
        yield pilot


async def walk(library: Library, notebook: Notebook) -> None:
    """The walk of the README at 120 columns, then narrower terminals."""
    async with entered(library, notebook) as pilot:
        keep(pilot, "reading-room")
        await press(pilot, "slash", *"s-400")
        keep(pilot, "search")
        await press(pilot, "enter", "right_square_bracket", "left_square_bracket", "enter")
        await press(pilot, "right_square_bracket", "enter")
        keep(pilot, "card")
        await press(pilot, "H", "H", "2", "g", "right_curly_bracket", "b", "right_curly_bracket", "right_curly_bracket")
        await press(pilot, "b", "number_sign", "g", "1", "b", "2", "B", "j")
        keep(pilot, "bookmarks")
        await press(pilot, "escape", "2", "f", *"russia")
        keep(pilot, "find")
        await press(pilot, "enter", "escape", "v", "s")
        keep(pilot, "selection")
        await press(pilot, "escape", "question_mark")
        keep(pilot, "help")
    for name, theme, size in (("light", "reading-light", (80, 24)), ("narrow", "reading-dark", (60, 20))):
        async with entered(library, notebook, theme, size) as pilot:
            await press(pilot, "right_square_bracket")
            keep(pilot, name)


async def themes(library: Library, notebook: Notebook) -> None:
    """The hits with a text, a whole card and a list, in each theme and at two sizes."""
    from tui.themes import THEMES

    for theme in THEMES:
        for size in SIZES:
            name = f"themes/{theme.name}-{size[0]}x{size[1]}"
            async with entered(library, notebook, theme.name, size) as pilot:
                await press(pilot, "slash", *"s-400 india", "enter", "right_square_bracket")
                keep(pilot, f"{name}-reading")
                await press(pilot, "enter", "z")
                keep(pilot, f"{name}-card")
                await press(pilot, "question_mark", "down")
                keep(pilot, f"{name}-help")


async def draw() -> None:
    """All pictures."""
    from indexdir import Library
    from tui.notebook import Notebook

    library = Library.open()
    library.build()
    notebook = Notebook.open(library.key)
    await walk(library, notebook)
    await themes(library, notebook)
    notebook.close()
    library.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        for place in ("CACHE", "DATA", "CONFIG", "STATE"):
            os.environ[f"DTTI_TUI_{place}"] = str(Path(home) / place)
        os.environ |= {
            "COLORTERM": "truecolor",
            "TERM": "xterm-256color",
        }  # or the colours would be those of this terminal
        asyncio.run(draw())
