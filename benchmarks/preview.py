"""How soon the text follows the highlight of the list, and the card the cursor: from the key to the paint.

    python benchmarks/preview.py [ROUNDS]

The reading room runs in this process, on no terminal, at 120x40 over the DTTI collection. `j` in the list of documents
shows the next text, `j` in the hits of a search the next hit, `]` in the text the card of the next name. The time is
from the key until the pane that follows has been painted with what it then shows. The bar is 100 ms.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot


class Watch:
    """Notes when the first frame has been painted that shows something else than before."""

    def __init__(self) -> None:
        self.shown: Callable[[], object] = lambda: None
        self.before: object = None
        self.seen: float | None = None

    def begin(self) -> None:
        """Wait for the next change."""
        self.before, self.seen = self.shown(), None

    def painted(self) -> None:
        """A frame is on its way to the terminal."""
        if self.seen is None and self.shown() != self.before:
            self.seen = time.perf_counter()


async def followed(pilot: Pilot[None], key: str, watch: Watch) -> float | None:
    """Milliseconds from a key until what follows it has been painted; None if nothing changes."""
    watch.begin()
    began = time.perf_counter()
    await pilot.press(key)
    while watch.seen is None:
        if time.perf_counter() - began > 1.0:
            return None
        await asyncio.sleep(0.005)
    return (watch.seen - began) * 1000


async def walk(rounds: int) -> None:
    """Print the median and the 95th percentile of each way to be followed."""
    from indexdir import Library
    from tui.app import ReadingRoom
    from tui.notebook import Notebook

    library = Library.open()
    library.build()
    app = ReadingRoom(library, Notebook.open(library.key), fresh=True)
    watch = Watch()
    display = app._display

    def noted(*arguments: object) -> None:
        display(*arguments)  # type: ignore[arg-type]
        watch.painted()

    app._display = noted  # type: ignore[method-assign]
    async with app.run_test(size=(120, 40)) as pilot:
        room = app.reading_screen
        await pilot.pause(1.0)
        ways: tuple[tuple[str, tuple[str, ...], str, Callable[[], object]], ...] = (
            ("documents", ("1", "g"), "j", lambda: room.open_document),
            ("hits", ("slash", *"sanctions", "enter", "1"), "j", lambda: (room.open_document, room.reader.cursor)),
            ("card", ("escape", "2", "g"), "right_square_bracket", lambda: room.card_pane.view),
        )
        for name, keys, key, shown in ways:
            await pilot.press(*keys)
            await pilot.pause(1.0)
            watch.shown = shown
            taken = []
            for _ in range(rounds):
                one = await followed(pilot, key, watch)
                taken += [one] if one is not None else []
                await pilot.pause(0.15)
            slow = statistics.quantiles(taken, n=20)[-1]
            print(f"{name:10} median {statistics.median(taken):5.0f} ms   95 % {slow:5.0f} ms   of {len(taken)}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        for place in ("CACHE", "DATA", "CONFIG", "STATE"):
            os.environ[f"DTTI_TUI_{place}"] = str(Path(home) / place)
        asyncio.run(walk(int(sys.argv[1]) if len(sys.argv) > 1 else 25))
