"""Draws the pictures of the README: the real app over the embedded collection, walked by keys (`make pictures`)."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from textual.pilot import Pilot

HERE = Path(__file__).resolve().parent / "pictures"


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


def keep(pilot: Pilot[None], name: str) -> None:
    """Save the screen, without the fonts that the template would fetch from the web."""
    svg = pilot.app.export_screenshot(title="dtti-tui")
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    HERE.mkdir(exist_ok=True)
    (HERE / f"{name}.svg").write_text("\n".join(line.rstrip() for line in svg.splitlines()) + "\n", encoding="utf-8")
    print(f"{name}.svg")


async def walk() -> None:
    """The walk of the README at 120 columns, then narrower terminals."""
    from indexdir import Library
    from tui.app import ReadingRoom
    from tui.notebook import Notebook

    library = Library.open()
    library.build()
    notebook = Notebook.open(library.key)
    async with ReadingRoom(library, notebook, fresh=True).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        keep(pilot, "reading-room")
        await press(pilot, "slash", *"s-400")
        keep(pilot, "search")
        await press(pilot, "enter", "right_square_bracket", "left_square_bracket", "enter")
        await press(pilot, "right_square_bracket", "enter")
        keep(pilot, "card")
        await press(pilot, "H", "H", "2", "b", "left_curly_bracket", "left_curly_bracket", "b", "B")
        keep(pilot, "bookmarks")
    for name, size in (("light", (80, 24)), ("narrow", (60, 20))):
        async with ReadingRoom(library, notebook, fresh=True).run_test(size=size) as pilot:
            pilot.app.theme = "reading-light" if name == "light" else "reading-dark"
            await settle(pilot)
            await press(pilot, "right_square_bracket")
            keep(pilot, name)
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
        asyncio.run(walk())
