"""Whether a notebook keeps what it has acknowledged: killed at random moments, and written by four programs at once.

    python benchmarks/notebook_kill.py [--rounds 1000] [--app 20] [--writers 4] [--each 1000] [--seed 1]

In each round a process does deeds of every kind (bookmarks, notes, tags, colours, imports, searches, choices, reviews,
undo, redo; and beside them checkpoints, backups and checks, each of which begins the log anew), tells of each when the
notebook has acknowledged it, and is killed by SIGKILL at a random moment. Then the notebook is opened, which must have
no trouble; it must be as it was told last, or one action further; the file must pass SQLite's integrity check, and
be, row by row, what the newest backup and the log come to; what is undone must come back when it is done again.
`--app` rounds are of the reading room on a pseudo-terminal. POSIX only; needs pyte.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from notebook_deeds import DEEDS, READING, TENDING, agreement, open_in, state

from tui.notebook import Notebook, NotebookError
from tui.notebook.safety import backups
from tui.notebook.safety.backups import Backups

_LONGEST = 0.25  # seconds until a process is killed
_ANEW = 50  # rounds with one notebook


def deeds_without_end(directory: Path, seed: int, tell: int) -> None:
    """Do one thing after the other, and tell the state after each."""
    chance = random.Random(seed)
    backups._today = lambda: f"2026-{1 + seed // 28 % 12:02}-{1 + seed % 28:02}"
    notebook = open_in(directory)
    os.write(tell, f"{state(notebook)}\n".encode())
    if chance.random() < 0.5:
        threading.Thread(target=_tend, args=(open_in(directory), random.Random(seed)), daemon=True).start()
    while True:
        try:
            chance.choice(DEEDS)(notebook, chance)
        except NotebookError as error:
            os.write(tell, f"! {error}\n".encode())
        os.write(tell, f"{state(notebook)}\n".encode())


def _tend(notebook: Notebook, chance: random.Random) -> None:
    while True:
        chance.choice(TENDING)(notebook, chance)


def killed(directory: Path, seed: int) -> tuple[list[str], list[str]]:
    """What a process has told before it was killed at a random moment: states, and refusals."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            deeds_without_end(directory, seed, writing)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        first = told.readline()
        time.sleep(random.Random(seed).uniform(0.0, _LONGEST))
        os.kill(child, signal.SIGKILL)
        lines = [first, *told.read().split(b"\n")[:-1]]
    if os.waitpid(child, 0)[1] != signal.SIGKILL:
        raise RuntimeError("the process ended by itself")
    written = [line.decode().strip() for line in lines]
    return [line for line in written if not line.startswith("!")], [line for line in written if line.startswith("!")]


def round_of(directory: Path, seed: int, counts: Counter[str]) -> str:
    """One round; what is wrong after it, empty where nothing is."""
    states, refused = killed(directory, seed)
    counts["acknowledged"] += len(states) - 1
    counts["refused"] += sum("changed since" not in line for line in refused)
    with closing(open_in(directory)) as notebook:
        if notebook.problem:
            return f"trouble: {notebook.problem}"
        now, last = state(notebook), states[-1]
        if now != last:
            if int(now.split()[0]) != int(last.split()[0]) + 1:
                return f"missing: {last} was told, {now} is there"
            counts["one further"] += 1
        if wrong := agreement(directory):
            return wrong
        if (undone := _undone(notebook)) and not _redone(notebook, undone, now):
            return "what was undone did not come back"
        counts["log and file agree"] += 1
    counts["backups kept"] = max(counts["backups kept"], len(Backups(notebook.path).all()))
    return ""


def _undone(notebook: Notebook) -> int:
    try:
        return sum(bool(notebook.undo()) for _ in range(3))
    except NotebookError:
        return 0  # an undo that a later action made impossible is refused, which is tested elsewhere


def _redone(notebook: Notebook, times: int, before: str) -> bool:
    for _ in range(times):
        notebook.redo()
    return state(notebook).split()[1] == before.split()[1]


def rounds(number: int, seed: int) -> int:
    """All rounds; how many went wrong."""
    counts: Counter[str] = Counter()
    wrong = 0
    with tempfile.TemporaryDirectory() as home:
        for each in range(number):
            directory = Path(home, str(each // _ANEW))
            if fault := round_of(directory, seed * 100_000 + each, counts):
                wrong += 1
                print(f"round {each}: {fault}")
    print(f"{number} rounds, {wrong} wrong; " + ", ".join(f"{name}: {count:,}" for name, count in counts.items()))
    return wrong


def write(directory: Path, name: int, each: int) -> None:
    """Keep some bookmarks, as one of several programs."""
    notebook = open_in(directory)
    for start in range(each):
        notebook.toggle_bookmark(READING, name + 7 * start, name + 7 * start + 5)
    notebook.close()


def writers(number: int, each: int) -> int:
    """Programs that write at once; how many things went wrong."""
    with tempfile.TemporaryDirectory() as home:
        directory = Path(home)
        began = time.perf_counter()
        children = []
        for name in range(number):
            if not (child := os.fork()):
                try:
                    write(directory, name, each)
                except BaseException as error:
                    print(error)
                    os._exit(1)
                os._exit(0)
            children.append(child)
        failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
        taken = time.perf_counter() - began
        with closing(open_in(directory)) as notebook:
            kept, before = len(notebook.bookmarks()), state(notebook)
            undone = 0
            while notebook.undo():
                undone += 1
            for _ in range(undone):
                notebook.redo()
            back = state(notebook).split()[1] == before.split()[1]
            fault = notebook.problem or agreement(directory)
    print(
        f"{number} programs, {each:,} bookmarks each: {kept:,} there, {failed} programs failed, {undone:,} undone and "
        f"done again {'as before' if back else 'NOT AS BEFORE'}; {fault or 'log and file agree'}; {taken:.1f} s"
    )
    return failed + (kept != number * each) + (not back) + bool(fault)


def app(number: int, seed: int) -> int:
    """Rounds of the reading room itself; how many went wrong."""
    from pty_programs import Program
    from start import environment_in

    chance, wrong = random.Random(seed), 0
    with tempfile.TemporaryDirectory() as home:
        environment = environment_in(home)
        folder = Path(home, "papers")
        folder.mkdir()
        for page in range(60):
            (folder / f"{page:03}.txt").write_text(f"Paper number{page}.\n")
        for each in range(number):
            with Program([sys.executable, "-m", "tui", "--fresh", str(folder)], environment) as room:
                room.wait_for("Paper number0.")
                room.press("J" * (first := chance.randrange(1, 20)))
                room.wait_for(f"Paper number{first}.")
                room.press("b")
                room.wait_for(f"Kept: “Paper number{first}.")
                room.press("J")
                room.wait_for(f"Paper number{first + 1}.")
                room.press("b")
                room.settle(quiet=chance.uniform(0.0, 0.1), longest=0.1)
            (data,) = Path(home, "DATA").glob("*.sqlite")
            with closing(Notebook.open(data.stem, data_dir=data.parent)) as notebook:
                kept = {mark.document for mark in notebook.bookmarks()}
                if notebook.problem or f"{first:03}.txt" not in kept:
                    wrong += 1
                    print(f"round {each} of the room: {notebook.problem or kept}")
                for mark in notebook.bookmarks():
                    notebook.remove_bookmark(mark.id)
    print(f"{number} rounds of the reading room, {wrong} wrong")
    return wrong


def main() -> None:
    """Print what went wrong, and end with 1 where anything did."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--app", type=int, default=20)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--each", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong = rounds(options.rounds, options.seed) if options.rounds else 0
    wrong += writers(options.writers, options.each) if options.writers else 0
    wrong += app(options.app, options.seed) if options.app else 0
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
