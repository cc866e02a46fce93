"""Whether a notebook loses anything when one of its files is cut off, changed or gone.

    python benchmarks/notebook_damage.py [--places 40] [--deeds 240]

A notebook of some hundred deeds is copied while it is open, so that its write-ahead log is not empty: the file, -wal,
-shm, the log, the backups and the logs between these. In each copy one file is cut off, has a byte flipped (or 64 bytes
overwritten) at one of many places, or is removed. Then the notebook is opened, read, looked after and opened again: all
that was made must be there at the end, the file must be sound, and what was not as it should be must have been told.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from notebook_deeds import DEEDS, agreement, open_in, state

from tui.notebook import NotebookError
from tui.notebook.safety import backups


def made_in(directory: Path, copy: Path, deeds: int) -> str:
    """Make a notebook with three backups, and copy it as it is while it is open; what it holds."""
    chance = random.Random(3)
    with closing(open_in(directory)) as notebook:
        for number in range(deeds):
            try:
                chance.choice(DEEDS)(notebook, chance)
            except NotebookError:
                continue
            if number and number % (deeds // 4) == 0:
                backups._today = lambda number=number: f"2026-01-{1 + number * 20 // deeds:02}"
                notebook.back_up()
        held = state(notebook)
        shutil.copytree(directory, copy)
    return held


def damaged(file: Path, places: int, chance: random.Random) -> Iterator[str]:
    """Damage a file in one way after the other; in which. Whoever asks puts it back before the next."""
    whole = file.read_bytes()
    size = len(whole)
    for length in (0, 1, size - 1, *(chance.randrange(size) for _ in range(places))) if size else ():
        file.write_bytes(whole[:length])
        yield f"cut off at {length} of {size}"
    for width, mask in ((1, 0x01), (1, 0xFF), (64, 0x55)):
        for _ in range(places) if size else ():
            place = chance.randrange(size)
            changed = bytes(each ^ mask for each in whole[place : place + width])
            file.write_bytes(whole[:place] + changed + whole[place + width :])
            yield f"{width} bytes changed at {place} of {size}"
    file.unlink()
    yield "gone"


def after(directory: Path, held: str, counts: Counter[str]) -> str:
    """What is wrong once a damaged notebook was opened and looked after; empty where nothing is."""
    with closing(open_in(directory)) as notebook:
        if not notebook.writable:
            return f"it can't be written: {notebook.problem}"
        notebook.bookmarks(), notebook.choices(), notebook.saved_searches(), notebook.reviewed()
        notebook.look_after()
        told = [*filter(None, (notebook.problem, *notebook.news()))]
        there = state(notebook)
        if any("\n" in line for line in told):
            return f"more than a line: {told}"
    counts["told"] += bool(told)
    counts["nothing to tell"] += not told
    if there != held:
        return f"{held} was made, {there} is there; told: {told}"
    with closing(open_in(directory)) as again:
        again.look_after()
        if again.problem or (news := again.news()):
            return f"at the next opening: {again.problem or news}; before: {told}"
    return agreement(directory)


def main() -> None:
    """Print a line a file, and end with 1 where anything went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--places", type=int, default=40)
    parser.add_argument("--deeds", type=int, default=240)
    options = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as home:
        original = Path(home, "original")
        held = made_in(Path(home, "live"), original, options.deeds)
        files = [file.relative_to(original) for file in sorted(original.rglob("*")) if file.is_file()]
        locks = (".lock", ".tending", ".typing")
        for name in [file for file in files if not {*locks} & {file.suffix, file.parent.suffix}]:
            counts: Counter[str] = Counter()
            work = Path(home, "work")
            for how in damaged_copies(original, work, name, options.places):
                counts["ways"] += 1
                if fault := after(work, held, counts):
                    wrong += 1
                    counts["WRONG"] += 1
                    print(f"{name}, {how}: {fault[:500]}")
            print(f"{name}: " + ", ".join(f"{what}: {count}" for what, count in counts.items()))
    sys.exit(bool(wrong))


def damaged_copies(original: Path, work: Path, name: Path, places: int) -> Iterator[str]:
    """Copies of a notebook, one after the other, each with one file damaged in another way."""
    chance = random.Random(str(name.suffix))
    spoiled = original.parent / "spoiled"
    shutil.copyfile(original / name, spoiled)
    for how in damaged(spoiled, places, chance):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(original, work)
        (work / name).unlink()
        if spoiled.exists():
            shutil.copyfile(spoiled, work / name)
        yield how


if __name__ == "__main__":
    main()
