"""Whether the reading room stays smooth while it searches: delays of its event loop, and gaps between its frames.

    python benchmarks/scrolling.py [--cache FOLDER] [--documents 10000] [--seconds S]

The real program runs on a pseudo-terminal of 120x40 over made-up documents (those of search.py, in the same cache).
Broad queries are typed into its search bar, a letter every 80 ms; while the last one is still being answered the bar
is left and `j` and `k` are held in the reader, a key every 33 ms. Inside, a timer asks for the time every 5 ms: a delay
is how much later than that it is served. A gap is the time from one frame on the terminal to the next while a key is
held; writes less than 5 ms apart are one frame. `at rest` is the same without a search. The bar is 100 ms for both.
POSIX only.
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import json
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

from search_corpora import ROOT, generated

TICK = 0.005
LETTER, HELD, ESCAPED = 0.08, 0.033, 0.15
KEYS = "j" * 12 + "k" * 12
BROAD = (
    "co",
    "re",
    "in",
    "the",
    "of the",
    '"of the"',
    "the OR of OR and",
    "india OR the",
    "th* OR in*",
    "the NEAR/10 of",
)


class Terminal:
    """A program on a pseudo-terminal: when it wrote."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.writes: list[float] = []
        self.seen = bytearray()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.execve(command[0], command, environment)

    def press(self, keys: str, pause: float) -> None:
        """Send keys, and take in what is written for `pause` seconds after each."""
        for key in keys:
            os.write(self._fd, key.encode())
            self.read(pause)

    def read(self, seconds: float) -> bool:
        """Take in what is written for a while; False once the program has ended."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self._fd], [], [], left)[0]:
                try:
                    self.seen += os.read(self._fd, 1 << 16)
                except OSError:
                    return False
                self.writes.append(time.monotonic())
        return True

    def leave(self) -> None:
        """Ask the program to end, and wait until it has."""
        os.write(self._fd, b"\x11")
        while self.read(0.5):
            pass
        os.waitpid(self.pid, 0)
        os.close(self._fd)


def inside(report: str, folder: str, index: str) -> None:
    """Run the reading room, and write (time, delay) of every tick of its event loop to a file at the end."""
    from textual.app import App

    from tui.__main__ import main as room

    def keep(rows: list[tuple[float, float]]) -> None:
        Path(report).write_text(json.dumps(rows), encoding="utf-8")

    run_async = App.run_async
    ticks: list[tuple[float, float]] = []

    async def watch() -> None:
        while True:
            before = time.monotonic()
            await asyncio.sleep(TICK)
            now = time.monotonic()
            ticks.append((now, max(0.0, now - before - TICK)))

    async def watched(app: App[Any], *args: Any, **keywords: Any) -> Any:
        watching = asyncio.create_task(watch())
        try:
            return await run_async(app, *args, **keywords)
        finally:
            watching.cancel()
            keep(ticks)

    with patch.object(App, "run_async", watched):
        sys.exit(room([folder, "--index-dir", index]))


def drive(terminal: Terminal, seconds: float) -> dict[str, list[tuple[float, float]]]:
    """Scroll at rest, then type and scroll; the spans of time of each."""
    spans: dict[str, list[tuple[float, float]]] = {"at rest": [], "typing": [], "scrolling": []}

    @contextmanager
    def span(name: str) -> Iterator[None]:
        started = time.monotonic()
        yield
        spans[name].append((started, time.monotonic()))

    def hold() -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            terminal.press(KEYS, HELD)

    terminal.read(3)
    terminal.press("\r", 1)  # open the document of the list, which leads to the reader
    with span("at rest"):
        hold()
    for query in BROAD:
        terminal.press("/", LETTER)
        with span("typing"):
            terminal.press(query, LETTER)
        terminal.press("\x1b", ESCAPED)
        with span("scrolling"):
            hold()
    return spans


def show(name: str, values: list[float]) -> None:
    """Print median, 95th percentile, the worst, and how many are over 100 ms."""
    ordered = sorted(value * 1000 for value in values) or [0.0]
    high = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    over = sum(value > 100 for value in ordered)
    print(f"{name:<22}{len(values):>7}{statistics.median(ordered):>9.1f}{high:>9.1f}{ordered[-1]:>9.1f}{over:>13}")


def main() -> None:
    """Print delays and gaps of each part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir(), "dtti-tui-benchmarks"))
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=1.6)
    options = parser.parse_args()
    corpus = generated(options.cache, options.documents)
    folder, index = str(corpus / "documents"), str(corpus / "index")
    with tempfile.TemporaryDirectory(prefix="scrolling-") as home:
        environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
        environment |= {f"DTTI_TUI_{name}": str(Path(home, name)) for name in ("CACHE", "DATA", "CONFIG", "STATE")}
        indexing = [sys.executable, "-m", "tui", "index", folder, "--index-dir", index]
        subprocess.run(indexing, env=environment, check=False, capture_output=True)
        report = str(Path(home, "ticks.json"))
        terminal = Terminal([sys.executable, __file__, "--inside", report, folder, index], environment)
        spans = drive(terminal, options.seconds)
        terminal.leave()
        if not Path(report).exists():
            sys.exit(f"the program ended badly: {bytes(terminal.seen[-1500:])!r}")
        ticks = json.loads(Path(report).read_text(encoding="utf-8"))
    print(f"{options.documents} documents{'':<8}{'count':>7}{'median':>9}{'95 %':>9}{'worst':>9}{'over 100 ms':>13}")
    for name, parts in spans.items():
        show(f"delay, {name}", [late for at, late in ticks if any(start <= at <= end for start, end in parts)])
    for name in ("at rest", "scrolling"):
        writes = [[at for at in terminal.writes if start <= at <= end] for start, end in spans[name]]
        gaps = [later - earlier for part in writes for earlier, later in pairwise(part)]
        show(f"gap, {name}", [gap for gap in gaps if gap > TICK])


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(*sys.argv[2:])
    else:
        main()
