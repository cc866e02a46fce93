"""Time to first paint of the reading room with its index built, beside other programs, in one run.

    python benchmarks/start.py [ROUNDS] [--frogmouth PATH] [--harlequin PATH]

The paths are those of the programs, each installed in an environment of its own. Each program is started on a
pseudo-terminal of 120x40 in turn; the time is from its start until its text is on the screen. frogmouth opens the
same article, harlequin an empty database. The bar is at most twice a bare Textual app, and ahead of the other two.

PYTHONDONTWRITEBYTECODE is taken out of the environment: what pip installs is compiled, and an editable copy of this
project would be compiled at every start. POSIX only; needs pyte.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from pty_programs import Program

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = ROOT / "seeds" / "documents" / "article.txt"
BARE = "from textual.app import App\nfrom textual.widgets import Static\nclass Bare(App):\n" \
       "    def compose(self): yield Static('first paint')\nBare().run()"  # fmt: skip


def first_paint(command: list[str], text: str, environment: dict[str, str]) -> float:
    """Seconds from the start of a program until its screen shows a text."""
    with Program(command, environment) as program:
        return program.wait_for(text)


def contestants(options: argparse.Namespace, home: Path) -> dict[str, tuple[list[str], str]]:
    """The programs by name: how each is started, and what it shows then."""
    programs = {
        "bare Textual": ([sys.executable, "-c", BARE], "first paint"),
        "dtti-tui": ([sys.executable, "-m", "tui", "--fresh"], "The talks, under the 7th"),
    }
    if options.frogmouth:
        article = home / "article.md"
        article.write_bytes(ARTICLE.read_bytes())
        programs["frogmouth"] = ([options.frogmouth, str(article)], "The talks, under the 7th")
    if options.harlequin:
        programs["harlequin"] = ([options.harlequin], "Data Catalog")
    return programs


def environment_in(home: str) -> dict[str, str]:
    """The environment of all programs: nothing of this machine's settings."""
    environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE")}
    environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT), "HOME": home}
    environment |= {f"XDG_{name}_HOME": str(Path(home) / name) for name in ("CACHE", "DATA", "CONFIG", "STATE")}
    return environment | {f"DTTI_TUI_{name}": str(Path(home) / name) for name in ("CACHE", "DATA", "CONFIG", "STATE")}


def main() -> None:
    """Print medians, quartiles and the ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", nargs="?", type=int, default=15)
    parser.add_argument("--frogmouth")
    parser.add_argument("--harlequin")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        programs = contestants(options, Path(home))
        times: dict[str, list[float]] = {name: [] for name in programs}
        environment = environment_in(home)
        subprocess.run([sys.executable, "-m", "tui", "index"], env=environment, check=True, capture_output=True)
        for _ in range(options.rounds + 1):
            for name, (command, text) in programs.items():
                plain = environment if name != "frogmouth" else {**environment, "PYTHONPATH": ""}
                times[name].append(first_paint(command, text, plain))
    bare = statistics.median(times["bare Textual"][1:])
    for name, taken in times.items():
        low, middle, high = statistics.quantiles(taken[1:], n=4)  # the first fills the caches
        shown = f"median {middle * 1000:5.0f} ms   quartiles {low * 1000:5.0f} to {high * 1000:5.0f} ms"
        print(f"{name:14} {shown}   {middle / bare:.2f} times the bare app")
    print(f"{options.rounds} rounds")


if __name__ == "__main__":
    main()
