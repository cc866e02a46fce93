"""Time to first paint of the reading room with its index built, beside a bare Textual app, in one run.

    python benchmarks/start.py [ROUNDS]

Each program is started on a pseudo-terminal of 120x40 in turn; the time is from its start until its text is on the
screen. The bar is a ratio of at most 2.0. POSIX only; needs pyte.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

import pyte

ROOT = Path(__file__).resolve().parents[1]
BARE = "from textual.app import App\nfrom textual.widgets import Static\nclass Bare(App):\n" \
       "    def compose(self): yield Static('first paint')\nBare().run()"  # fmt: skip


def first_paint(command: list[str], text: str, environment: dict[str, str]) -> float:
    """Seconds from the start of a program until its screen shows a text."""
    screen = pyte.Screen(120, 40)
    stream = pyte.ByteStream(screen)
    started = time.perf_counter()
    pid, descriptor = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        os.execve(command[0], command, environment)
    try:
        while time.perf_counter() - started < 30:
            if select.select([descriptor], [], [], 0.1)[0]:
                try:
                    stream.feed(os.read(descriptor, 1 << 16))
                except (TypeError, ValueError):  # pyte stumbles over some private sequences
                    continue
            if any(text in line for line in screen.display):
                return time.perf_counter() - started
        raise SystemExit(f"{text!r} did not appear")
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(descriptor)


def main() -> None:
    """Print medians, quartiles and the ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as home:
        environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
        environment |= {f"DTTI_TUI_{name}": str(Path(home) / name) for name in ("CACHE", "DATA", "CONFIG", "STATE")}
        room = [sys.executable, "-m", "tui"]
        subprocess.run([*room, "index"], env=environment, check=True, capture_output=True)
        bare = [sys.executable, "-c", BARE]
        times: dict[str, list[float]] = {"bare Textual": [], "dtti-tui": []}
        for _ in range(rounds + 1):
            times["bare Textual"].append(first_paint(bare, "first paint", environment))
            times["dtti-tui"].append(first_paint(room, "The talks, under the 7th", environment))
    for name, taken in times.items():
        low, middle, high = statistics.quantiles(taken[1:], n=4)  # the first fills the caches
        print(f"{name:14} median {middle * 1000:4.0f} ms   quartiles {low * 1000:4.0f} to {high * 1000:4.0f} ms")
    ratio = statistics.median(times["dtti-tui"][1:]) / statistics.median(times["bare Textual"][1:])
    print(f"ratio {ratio:.2f} over {rounds} rounds")


if __name__ == "__main__":
    main()
