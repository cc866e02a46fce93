"""How long a search takes, beside SQLite's FTS5 and Whoosh on the same texts in the same run.

    python benchmarks/search.py [--cache FOLDER] [--corpus 2000 10000 kernel] [--only SET ...] [--engines NAME ...]
                                [--repeat N] [--most N] [--kernel FOLDER] [--keep-index] [--cpu]

Corpora: made-up documents of 300 words, any number; `kernel`, the .rst and .txt files of Debian's linux-doc. They and
the indexes of the others are kept in the cache folder between runs; ours is made anew unless --keep-index is given.
Sets: typed, prefixes, or, phrases, near, entities, mixed; `--only index` times the indexing alone.

A set is asked in a process of its own that has answered one rare word before, so that imports are not counted. `first`
is the first time that a question is asked, `again` the median of the repetitions. dtti-tui counts all documents and
places, gives 10 excerpts and the facets; SQLite ranks 50 and cuts 10 snippets, Whoosh likewise; the whoosh command is
timed whole, with the start of Python. Engines other than ours get at most 100 questions of a set, evenly spread, the
command 10; `--most` bounds ours too. `ours takes` compares the medians over the questions that both answered, first and
again. `--cpu` counts processor time in place of the clock's, for a machine that has other things to do.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from search_corpora import ROOT, files, generated, kernel
from search_engines import ENGINES, OURS, WHOOSH, WHOOSH_COMMAND, Ask, build, environment, is_built, opened
from search_questions import Question, question_sets

SETS = ("typed", "prefixes", "or", "phrases", "near", "entities", "mixed")
MOST, MOST_COMMANDS = 100, 10
FAST = 0.050
Clock = Callable[[], float]
Times = list[tuple[float, float] | None]
"""Seconds of each question, first and again; None where the engine could not be asked."""


def measure(engine: str, corpus: Path, name: str, repeat: int, most: int, clock: Clock) -> Times:
    """Ask every question of a set; run in a process of its own."""
    ask = opened(engine, corpus)
    ask(Question("zygotic", '"zygotic"', "zygotic"))
    times: Times = []
    questions = question_sets(corpus)[name]
    most = min(most, {OURS: most, WHOOSH_COMMAND: MOST_COMMANDS}.get(engine, MOST))
    asked = {place * len(questions) // most for place in range(most)} if most < len(questions) else None
    for place, question in enumerate(questions):
        if asked is not None and place not in asked:
            times.append(None)
            continue
        taken = _once(ask, question, clock)
        times.append(None if taken is None else (taken, 0.0))
    if engine == WHOOSH_COMMAND:
        return [row and (row[0], row[0]) for row in times]
    rounds = [
        [row and _once(ask, question, clock) for row, question in zip(times, questions, strict=True)]
        for _ in range(repeat)
    ]
    again = [[taken for taken in column if taken is not None] for column in zip(*rounds, strict=True)]
    return [row and (row[0], statistics.median(later)) for row, later in zip(times, again, strict=True)]


def _once(ask: Ask, question: Question, clock: Clock) -> float | None:
    started = clock()
    found = ask(question)
    return None if found is None else clock() - started


def _processor() -> float:
    """Seconds of processor time of this process and of those that it has started and awaited."""
    taken = os.times()
    return time.process_time() + taken.children_user + taken.children_system


def in_process(*arguments: str) -> Any:
    """What this file prints as JSON when run with these arguments."""
    done = subprocess.run(
        [sys.executable, __file__, *arguments], env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"  {' '.join(arguments)}: {done.stderr.strip()[-300:]}", file=sys.stderr)
        return None
    return json.loads(done.stdout)


def index_all(corpus: Path, engines: list[str], keep: bool) -> None:
    """Print the time and size of each index; a kept one's are those of the run that made it."""
    kept = corpus / "built.json"
    built = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    size = sum(path.stat().st_size for path in files(corpus)) / 1e6
    print(f"\n{corpus.name}: {len(files(corpus))} documents, {size:.1f} MB of text", flush=True)
    for engine in [WHOOSH_COMMAND if engine == WHOOSH else engine for engine in engines]:
        if engine not in built or not (is_built(engine, corpus) or (keep and engine == OURS)):
            built[engine] = in_process("--build", engine, str(corpus))
    kept.write_text(json.dumps(built), encoding="utf-8")
    for engine, done in built.items():
        if done:
            print(
                f"  index {engine:<18}{done[0]:>7.1f} s {size / done[0]:>6.2f} MB/s {done[1] / 1e6:>7.1f} MB",
                flush=True,
            )


def table(corpus: Path, engines: list[str], sets: list[str], how: list[str]) -> None:
    """Print a row for each set and engine: median and 95th percentile in milliseconds, ratio, share under 50 ms."""
    head = f"  {'set':<10}{'engine':<18}{'asked':>6}{'first ms':>9}{'95 %':>9}{'again':>9}{'95 %':>9}"
    print(f"{head}  ours takes  under 50 ms")
    everything: list[tuple[float, float]] = []
    for name in sets:
        ours: Times | None = None
        for engine in engines:
            times: Times | None = in_process("--measure", engine, str(corpus), name, *how)
            if times is None or not any(times):
                print(f"  {name:<10}{engine:<18}  none answered", flush=True)
                continue
            rows = [row for row in times if row]
            figures = "".join(f"{ms:>9.2f}" for side in (0, 1) for ms in _spread([row[side] for row in rows]))
            note = "" if engine == OURS else _ratio(ours, times)
            if engine == OURS:
                ours, everything = times, everything + rows
                note = f"{'':>12}{_share(rows)}"
            print(f"  {name:<10}{engine:<18}{len(rows):>6}{figures}{note}", flush=True)
    if everything:
        print(f"  all sets  {OURS:<18}{len(everything):>6}{'':>48}{_share(everything)}", flush=True)


def _spread(seconds: list[float]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    ordered = sorted(seconds)
    return statistics.median(ordered) * 1000, ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] * 1000


def _share(rows: Sequence[tuple[float, float]]) -> str:
    first, again = (sum(row[side] < FAST for row in rows) / len(rows) for side in (0, 1))
    return f"{first:>8.1%} first, {again:.1%} again"


def _ratio(ours: Times | None, theirs: Times) -> str:
    """How many times as long ours takes on the questions that both answered, by medians of the first time and again."""
    both = [(mine, other) for mine, other in zip(ours or (), theirs, strict=bool(ours)) if mine and other]
    if not both:
        return ""
    first, again = (
        statistics.median(mine[side] for mine, _ in both) / statistics.median(other[side] for _, other in both)
        for side in (0, 1)
    )
    return f"  {first:>5.2f} {again:>5.2f} x"


def main() -> None:
    """Print one table a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir(), "dtti-tui-benchmarks"))
    parser.add_argument("--corpus", nargs="+", default=["2000", "10000", "kernel"])
    parser.add_argument("--only", nargs="+", choices=("index", *SETS), default=list(SETS))
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--most", type=int, default=10_000, help="questions of a set, evenly spread")
    parser.add_argument("--cpu", action="store_true")
    parser.add_argument("--kernel", type=Path, metavar="FOLDER", help="Documentation of linux-doc, if elsewhere")
    parser.add_argument("--keep-index", action="store_true", help="search our index of the last run")
    options = parser.parse_args()
    for name in options.corpus:
        corpus = kernel(options.cache, options.kernel) if name == "kernel" else generated(options.cache, int(name))
        if corpus is None:
            print("\nkernel: not there; install Debian's linux-doc or name its Documentation with --kernel")
            continue
        index_all(corpus, options.engines, options.keep_index)
        if sets := [each for each in options.only if each != "index"]:
            how = [str(options.repeat), str(options.most), "cpu" if options.cpu else "clock"]
            table(corpus, options.engines, sets, how)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    match sys.argv[1:]:
        case ["--build", engine, corpus]:
            print(json.dumps(build(engine, Path(corpus))))
        case ["--measure", engine, corpus, name, repeat, most, clock]:
            timer = _processor if clock == "cpu" else time.perf_counter
            print(json.dumps(measure(engine, Path(corpus), name, int(repeat), int(most), timer)))
        case _:
            main()
