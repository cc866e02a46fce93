"""Opening and paging a text of 100 KB, 1 MB and 10 MB, beside less, frogmouth and Textual's own widgets, in one run.

    python benchmarks/reader.py [--frogmouth PATH] [--sizes 100 1000 10000] [--pages N]

Each program runs on a pseudo-terminal of 120x40 over the same Markdown: the documents of the DTTI collection, again
and again, each paragraph with its number. The reading room has all the cards of the collection, so it marks names.

- first paint: dtti-tui, TextArea and Markdown from the key that opens the text until its first paragraph is on the
  screen; less and frogmouth, which are started with the text, from their start, less their start with a short one.
- page: from PgDn until the last of its paint, at the 95th percentile of N pages (200).
- memory: resident memory after paging, over what it was with a short text.

A program that has painted nothing after a minute is not waited for. Linux only; needs pyte.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pty_programs import Program
from start import environment_in

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
SHORT = "A short text begins here\n\nand ends.\n"
BEGINS, PAGE_DOWN = "Paragraph 1.", "\x1b[6~"
WIDGET = """
import sys
from pathlib import Path
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Markdown, TextArea
KIND, SHORT, LONG = sys.argv[1:]
class Reading(App):
    BINDINGS = [("ctrl+o", "open_it", "open")]
    def compose(self):
        text = Path(SHORT).read_text()
        if KIND == "TextArea":
            yield TextArea(text, read_only=True)
        else:
            with VerticalScroll(can_focus=True):
                yield Markdown(text)
    async def action_open_it(self):
        text = Path(LONG).read_text()
        if KIND == "TextArea":
            self.query_one(TextArea).text = text
        else:
            await self.query_one(Markdown).update(text)
Reading().run()
"""


def paragraphs() -> Iterator[str]:
    """The paragraphs of the collection's documents, without end."""
    texts = [path.read_text("utf-8").split("\n\n") for path in sorted((SEEDS / "documents").glob("*.md"))]
    while True:
        for text in texts:
            yield from text[1:]


def write_text(path: Path, size: int) -> None:
    """Write so many bytes of numbered paragraphs."""
    written, pieces = 0, []
    for number, paragraph in enumerate(paragraphs(), 1):
        plain = paragraph.strip().lstrip("#>-* ")
        pieces.append(f"Paragraph {number}. {plain}\n\n" if number % 12 else f"## Section {number}\n\n")
        written += len(pieces[-1].encode())
        if written >= size:
            break
    path.write_text("".join(pieces), encoding="utf-8")


def page(program: Program, pages: int) -> float:
    """Milliseconds from PgDn to the end of its paint, at the 95th percentile."""
    taken = []
    for _ in range(pages):
        try:
            taken.append(program.painted(PAGE_DOWN, longest=5.0) * 1000)
        except TimeoutError:
            break  # the end of the text
        program.settle(0.05, longest=2.0)
    return statistics.quantiles(taken, n=20)[-1] if len(taken) > 2 else float("nan")


Figures = tuple[float, float, float]


def figures(program: Program, opened: float, base: float, pages: int) -> Figures:
    """Milliseconds to open and to page, and megabytes, of a program that has opened its text in so many seconds."""
    program.settle()
    slow = page(program, pages)
    return opened * 1000, slow, program.memory() - base


def reading_room(folder: Path, home: str, pages: int) -> Figures:
    """Open the room on the short text, then the long one by a key."""
    environment = environment_in(home)
    room = [sys.executable, "-m", "tui"]
    subprocess.run([*room, "index", str(folder)], env=environment, check=True, capture_output=True)
    with Program([*room, "--fresh", str(folder)], environment) as program:
        program.wait_for("A short text begins")
        program.settle()
        base = program.memory()
        return figures(program, program.wait_for(BEGINS, program.press("J")), base, pages)


def started_with(command: list[str], short: Path, long: Path, home: str, pages: int) -> Figures:
    """A program that is started with its text; its start with a short text is taken off."""
    environment = {**environment_in(home), "PYTHONPATH": ""}
    with Program([*command, str(short)], environment) as program:
        began = program.wait_for("A short text begins")
        program.settle()
        base = program.memory()
    with Program([*command, str(long)], environment) as program:
        return figures(program, program.wait_for(BEGINS) - began, base, pages)


def widget(kind: str, short: Path, long: Path, home: str, pages: int) -> Figures:
    """One of Textual's widgets in an app of its own."""
    environment = environment_in(home)
    with Program([sys.executable, "-c", WIDGET, kind, str(short), str(long)], environment) as program:
        program.wait_for("A short text begins")
        program.settle()
        base = program.memory()
        return figures(program, program.wait_for(BEGINS, program.press("\x0f")), base, pages)


def measure(size: int, options: argparse.Namespace) -> None:
    """Print a line for each program with a text of so many kilobytes."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "collection")
        folder.mkdir()
        short, long = folder / "2001-01-01-short.md", folder / "2002-02-02-long.md"
        short.write_text(SHORT, encoding="utf-8")
        write_text(long, size * 1000)
        shutil.copytree(SEEDS / "cards", folder / "cards")
        runs = {
            "dtti-tui": lambda: reading_room(folder, home, options.pages),
            "less": lambda: started_with([shutil.which("less") or "less"], short, long, home, options.pages),
            "TextArea": lambda: widget("TextArea", short, long, home, options.pages),
            "Markdown": lambda: widget("Markdown", short, long, home, min(options.pages, 40)),
        }
        if options.frogmouth:
            runs["frogmouth"] = lambda: started_with([options.frogmouth], short, long, home, min(options.pages, 40))
        for name, run in runs.items():
            try:
                opened, slow, more = run()
                print(f"{size:6} KB  {name:10} {opened:7.0f} ms   page {slow:6.1f} ms   {more:6.1f} MB", flush=True)
            except TimeoutError as error:
                print(f"{size:6} KB  {name:10} {error}", flush=True)


def main() -> None:
    """Measure each size in turn."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--frogmouth")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--pages", type=int, default=200)
    options = parser.parse_args()
    os.environ["LESSHISTFILE"] = "-"
    for size in options.sizes:
        measure(size, options)


if __name__ == "__main__":
    main()
