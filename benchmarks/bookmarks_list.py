"""Opening and filtering the list of what is kept with 10,000 bookmarks, on a pseudo-terminal of 120x40.

    python benchmarks/bookmarks_list.py [BOOKMARKS] [ROUNDS]

Bookmarks on passages of the embedded collection, a third of them with a note, half of them with tags. Each time is
from the key until the frame is complete. The bars: the list opens in 150 ms, and a letter of the filter shows in
50 ms. The first start is also timed without a bookmark and with all of them. POSIX only; needs pyte.
"""

from __future__ import annotations

import math
import os
import random
import statistics
import sys
import tempfile
import time
from dataclasses import replace

from pty_programs import Program
from start import environment_in

from indexdir import Library
from tui.notebook import Notebook
from tui.notebook.bookmark import bookmark_of

FIRST = "The talks, under the 7th"
TYPED = "sanctions"
BARS = {"open": 150.0, "open again": 150.0, "letter": 50.0, "another order": 150.0, "by tag": 150.0, "down": 50.0}


def fill(count: int) -> None:
    """Build the index, and keep so many passages."""
    library = Library.open()
    library.build()
    notebook = Notebook.open(library.key)
    readings = [library.read(document.id) for document in library.documents()]
    chosen = random.Random(1)
    marks = []
    for number in range(count):
        reading = chosen.choice(readings)
        passage = chosen.choice(reading.passages)
        note = f"Note {number}: ask for the English text." if number % 3 == 0 else ""
        tags = ("export", f"tag{number % 40}") if number % 2 else ()
        marks.append(replace(bookmark_of(reading, passage.start, passage.end), note=note, tags=tags))
    notebook.merge(marks)
    notebook.close()
    library.close()


def home_with(count: int, home: str) -> dict[str, str]:
    """An environment with so many passages kept."""
    environment = environment_in(home)
    os.environ.update({name: value for name, value in environment.items() if name.startswith("DTTI_TUI_")})
    fill(count)
    return environment


def first_paint(environment: dict[str, str]) -> float:
    """Milliseconds until the text is on the screen."""
    with Program([sys.executable, "-m", "tui", "--fresh"], environment) as program:
        return program.wait_for(FIRST) * 1000


def one_round(environment: dict[str, str], times: dict[str, list[float]]) -> None:
    """Open the list, type a filter, change order and headings, go down, close it and open it again."""
    with Program([sys.executable, "-m", "tui", "--fresh"], environment) as program:
        program.wait_for(FIRST)
        program.settle(2.0, longest=4.0)
        times["open"].append(program.wait_for("Bookmarks ", program.press("B")))
        program.settle(1.5, longest=3.0)
        times["down"] += [program.painted("j") for _ in range(10)]
        program.press("f")
        program.settle(0.4, longest=2.0)
        times["letter"] += [program.painted(letter) for letter in TYPED]
        program.press("\x15\x1b[Z")
        program.settle(0.4, longest=2.0)
        times["another order"].append(program.painted("s"))
        program.press("pp")
        program.settle(0.4, longest=2.0)
        times["by tag"].append(program.painted("s"))
        program.press("pppp\x1b")
        program.settle(0.4, longest=2.0)
        times["open again"].append(program.wait_for("Bookmarks ", program.press("B")))


def main() -> None:
    """Measure, and print a line for each."""
    count, rounds = (int(given) for given in (sys.argv[1:] + ["10000", "5"][len(sys.argv) - 1 :])[:2])
    with tempfile.TemporaryDirectory() as none, tempfile.TemporaryDirectory() as home:
        bare, environment = home_with(0, none), home_with(count, home)
        # In turn: other programs disturb both alike.
        starts = [(first_paint(bare), first_paint(environment)) for _ in range(2 * rounds)]
        without, with_all = map(statistics.median, zip(*starts, strict=True))
        print(f"first paint: {without:.0f} ms without a bookmark, {with_all:.0f} ms with {count:,}")
        times: dict[str, list[float]] = {name: [] for name in BARS}
        began = time.perf_counter()
        for _ in range(rounds):
            one_round(environment, times)
        for name, bar in BARS.items():
            found = sorted(1000 * each for each in times[name])
            most = found[math.ceil(0.95 * len(found)) - 1]
            print(f"{name:14} median {statistics.median(found):6.1f} ms   95 % {most:6.1f} ms   bar {bar:.0f} ms")
        print(f"{rounds} rounds in {time.perf_counter() - began:.0f} s, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
