"""How long the event loop is held up with 10,000 bookmarks, by key: the longest of its steps.

    python benchmarks/stalls.py [BOOKMARKS] [ROUNDS] [--where]

The reading room runs without a terminal at 120x40. For each key the longest step of the loop until all that it started
is done: by the clock, and in processor time of its own thread. By the clock a step is also as long as other programs
and the threads of this one keep it waiting. The bar is 20 ms. `--where` prints what the longest ones were doing.
"""

from __future__ import annotations

import asyncio
import gc
import os
import statistics
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bookmarks_list import fill
from start import environment_in

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "tui"))

BAR = 20.0
SAMPLED = 0.008  # seconds that a step has taken when it is looked at
KEYS = (
    ("start", ""),
    ("b, kept", "b"),
    ("b, removed", "b"),
    ("e, a note", "e"),
    ("a word of it", "x"),
    ("kept", "ctrl+s"),
    ("undo", "u"),
    ("j in the list", "tab"),
    ("B", "B"),
    ("j", "j"),
    ("f", "f"),
    *((f"letter {letter}", letter) for letter in "sanct"),
    ("no filter", "ctrl+u"),
    ("rows", "shift+tab"),
    ("s, title", "s"),
    ("p, by document", "p"),
    ("p, by tag", "p"),
    ("s under tags", "s"),
    ("space, selected", "space"),
    ("b, removed there", "b"),
    ("u, undone there", "u"),
    ("closed", "escape"),
    ("b again", "b"),
    ("B again", "B"),
    ("closed again", "escape"),
)


class Steps:
    """Times every step of the loop, and looks at what a long one is doing."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.own: list[float] = []
        self.began = 0.0
        self.where: Counter[str] = Counter()
        self.thread = threading.get_ident()
        run = asyncio.Handle._run

        def timed(handle: Any) -> None:
            self.began, own = time.perf_counter(), time.thread_time()
            try:
                run(handle)
            finally:
                self.wall.append((time.perf_counter() - self.began) * 1000)
                self.own.append((time.thread_time() - own) * 1000)
                self.began = 0.0

        asyncio.Handle._run = timed  # type: ignore[method-assign]

    def watch(self) -> None:
        """Look, in a thread, at what takes long."""
        while True:
            time.sleep(0.002)
            if self.began and time.perf_counter() - self.began > SAMPLED:
                frame = sys._current_frames().get(self.thread)
                ours = [each for each in traceback.extract_stack(frame) if "/tui/" in each.filename]
                self.where[" < ".join(f"{Path(each.filename).name}:{each.lineno}" for each in ours[:-6:-1])] += 1

    def take(self) -> tuple[float, float]:
        """The longest steps since the last time."""
        longest = max(self.wall, default=0.0), max(self.own, default=0.0)
        self.wall.clear()
        self.own.clear()
        return longest


async def one_round(found: dict[str, list[tuple[float, float]]], steps: Steps, where: dict[str, Counter[str]]) -> None:
    """Open the room, and press every key once."""
    from visiting import Visit

    from indexdir import Library
    from tui.app import ReadingRoom
    from tui.notebook import Notebook

    gc.collect()
    gc.disable()  # as the program does; the room turns it on again
    library = Library.open()
    app = ReadingRoom(library, Notebook.open(library.key), fresh=True)
    async with app.run_test(size=(120, 40)) as pilot:
        visit = Visit(pilot, app.reading_screen)
        for name, key in KEYS:
            await (visit.press(key) if key else visit.settle())
            await asyncio.sleep(0.1)
            await visit.settle()
            found[name].append(steps.take())
            where[name] += steps.where
            steps.where.clear()
    app.notebook.close()
    library.close()


def main() -> None:
    """Measure, and print a line for each key."""
    numbers = [int(each) for each in sys.argv[1:] if each.isdecimal()]
    count, rounds = (numbers + [10_000, 5][len(numbers) :])[:2]
    with tempfile.TemporaryDirectory() as home:
        os.environ.update({k: v for k, v in environment_in(home).items() if k.startswith("DTTI_TUI_")})
        fill(count)
        found: dict[str, list[tuple[float, float]]] = defaultdict(list)
        where: dict[str, Counter[str]] = defaultdict(Counter)
        steps = Steps()
        if "--where" in sys.argv:
            threading.Thread(target=steps.watch, daemon=True).start()
        for _ in range(rounds):
            steps.take()
            asyncio.run(one_round(found, steps, where))
    print(f"{count:,} bookmarks, longest step of the loop, median of {rounds} (worst), bar {BAR:.0f} ms")
    for name, longest in found.items():
        wall, own = zip(*longest, strict=True)
        told = f"{name:16} by the clock {statistics.median(wall):6.1f} ({max(wall):6.1f}) ms"
        print(f"{told}   of its own {statistics.median(own):6.1f} ({max(own):6.1f}) ms")
        for line, samples in where[name].most_common(4):
            print(f"    {samples:3} {line}")
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
