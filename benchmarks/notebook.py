"""What a notebook costs: by kind of call, with none and with many bookmarks, and at the start of the reading room.

    python benchmarks/notebook.py [--bookmarks 10000] [--repeat 15] [--starts 10] [--collection DIR]

The bookmarks are made up: on twenty documents, with quotes of 60 to 500 characters, every second with a note, all with
tags. `first` is a new process's first question, `after an action` what the room asks after each, `again` where nothing
has changed. An action waits for the disk twice: for the log, then for SQLite's write-ahead log; the table has what
an fsync of 4 KB takes here. A start is the time to the first paint of the reading room (see start.py), with no
bookmarks and with all in turn; the bar is that these do not differ. The starts are POSIX only and need pyte.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from indexdir import Document, DocumentText, Library
from tui.notebook import Bookmark, Notebook
from tui.notebook.bookmark import bookmark_of

TEXT = "The quick brown fox jumps over the lazy dog in Delhi and talks of defence trade with “partners”. " * 300
TAGS = ("defence", "Delhi", "to read", "trade", "quoted")


def made_up(number: int) -> list[Bookmark]:
    """Bookmarks on made-up documents."""
    chance = random.Random(1)
    readings = [
        DocumentText(Document(id=f"talks/{each}.txt", title=f"Talks {each}", digest=f"{each:064}"), TEXT)
        for each in range(20)
    ]
    made = []
    for each in range(number):
        start = chance.randrange(len(TEXT) - 600)
        mark = bookmark_of(readings[each % 20], start, start + chance.randrange(60, 500))
        note = "a note of some words " * chance.randrange(1, 8) if each % 2 else ""
        made.append(replace(mark, note=note, tags=tuple(chance.sample(TAGS, 2))))
    return made


def timed(act: Callable[[], object], repeat: int, before: Callable[[], object] = bool) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds; `before` each, something is done that is not timed."""
    taken = []
    for _ in range(repeat):
        before()
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    return statistics.median(taken), taken[min(len(taken) - 1, int(0.95 * len(taken)))]


def sync(path: Path) -> None:
    """Write 4 KB and wait for the disk."""
    with path.open("ab", buffering=0) as file:
        file.write(bytes(4096))
        os.fsync(file.fileno())


def costs(directory: Path, marks: list[Bookmark], repeat: int) -> dict[str, tuple[float, float]]:
    """What each kind of call takes in a notebook with these bookmarks."""
    reading = DocumentText(Document(id="talks/new.txt", title="New", digest="n" * 64), TEXT)

    def opened() -> Notebook:
        return Notebook.open("room", data_dir=directory)

    with closing(opened()) as notebook:
        notebook.merge(marks)
        notebook.remember_standings({mark.id: mark.now for mark in marks})
    places = iter(range(len(TEXT) - 100))
    found = {"fsync of 4 KB": timed(lambda: sync(directory / "sync"), repeat)}
    found["open and close"] = timed(lambda: opened().close(), repeat)
    with closing(opened()) as notebook:

        def forget() -> None:
            notebook._read_at = notebook._as_read = None
            notebook._by_row = {}

        def doubt() -> None:
            notebook._read_at = notebook._as_read = None

        def toggle() -> None:
            notebook.toggle_bookmark(reading, (start := next(places)), start + 60)

        def annotate() -> None:
            notebook.annotate(notebook.bookmarks()[0].id, f"a note {time.perf_counter()}", ["tag"])

        found["bookmarks, first"] = timed(notebook.bookmarks, repeat, forget)
        found["bookmarks, after an action"] = timed(notebook.bookmarks, repeat, annotate)
        found["bookmarks, written elsewhere"] = timed(notebook.bookmarks, repeat, doubt)
        found["bookmarks, again"] = timed(notebook.bookmarks, repeat)
        found["bookmarks of a document"] = timed(lambda: notebook.bookmarks_in("talks/1.txt"), repeat)
        found["keep a passage"] = timed(toggle, repeat)
        found["write a note"] = timed(annotate, repeat)
        found["undo"] = timed(notebook.undo, repeat)
        found["keep the place (no action)"] = timed(lambda: notebook.remember("key", "value"), repeat)
        found["check all, in a thread"] = timed(notebook.look_after, max(3, repeat // 5))
        found["make a backup, in a thread"] = timed(notebook.back_up, max(3, repeat // 5))
    return found


def starts(marks: list[Bookmark], rounds: int, collection: Path) -> None:
    """Print the time to the first paint with no bookmarks and with all."""
    from start import environment_in, first_paint

    command = [sys.executable, "-m", "tui", "--fresh", str(collection)]
    with tempfile.TemporaryDirectory() as none, tempfile.TemporaryDirectory() as all_of_them:
        taken: dict[str, list[float]] = {none: [], all_of_them: []}
        for home in taken:
            first_paint(command, "The talks, under the 7th", environment_in(home))
        key = Library.open(collection, index_dir=Path(none, "CACHE")).key
        with closing(Notebook.open(key, data_dir=Path(all_of_them, "DATA"))) as notebook:
            notebook.merge(marks)
        for _ in range(rounds):
            for home, times in taken.items():
                times.append(first_paint(command, "The talks, under the 7th", environment_in(home)) * 1000)
    for number, times in zip((0, len(marks)), taken.values(), strict=True):
        low, middle, high = statistics.quantiles(times, n=4)
        print(f"first paint with {number:6,} bookmarks: median {middle:5.0f} ms, quartiles {low:.0f} to {high:.0f}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bookmarks", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=15)
    parser.add_argument("--starts", type=int, default=10)
    parser.add_argument("--collection", type=Path, default=Path(__file__).resolve().parents[1] / "seeds")
    options = parser.parse_args()
    marks = made_up(options.bookmarks)
    with tempfile.TemporaryDirectory() as none, tempfile.TemporaryDirectory() as all_of_them:
        few = costs(Path(none), marks[:1], options.repeat)
        many = costs(Path(all_of_them), marks, options.repeat)
    print(f"{'median (95 %), ms':28} {'1 bookmark':>18} {f'{options.bookmarks:,} bookmarks':>20}")
    for name, (median, high) in few.items():
        print(f"{name:28} {f'{median:.2f} ({high:.2f})':>18} {'{:.2f} ({:.2f})'.format(*many[name]):>20}")
    if options.starts:
        starts(marks, options.starts, options.collection)


if __name__ == "__main__":
    main()
