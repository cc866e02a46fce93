"""`dtti-tui bookmarks import`: bookmarks that were written out, and notes that were made with other programs."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path

from indexdir import Library
from tui.cli.kept import kept_bookmarks, standing_now, told_of_doubt
from tui.cli.opening import mended, open_ready
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA, Shape
from tui.cli.status import FOUND, NOTHING, CommandError
from tui.cli.text import one_line
from tui.exchange import LARGEST, READABLE, Arrivals, Placed, UnreadableError, place_foreign, read_bookmarks
from tui.notebook import Bookmark, Merged, Notebook, NotebookError
from tui.notebook.merging import compared
from tui.notebook.quoting import brief


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add its own arguments to the parser."""
    parser.add_argument("file", metavar="FILE", help="- is standard input")
    parser.add_argument("--format", choices=READABLE, default="", help="else what name and contents say")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    parser.add_argument("--keep-unplaced", action="store_true", help="keep what has no place here, as mere quotes")


def take_in(options: argparse.Namespace, output: Output) -> int:
    """Take them in as one action, and say what that did. The exit status is 1 where something was left out."""
    arrivals = _read(options.file, options.format)
    library = open_ready(options, output)
    kept = kept_bookmarks(library, output)
    here = {each.id: each for each in kept}
    keep = options.keep_unplaced
    placed = mended(library, output, lambda: place_foreign(arrivals.foreign, library, here, keep_unplaced=keep))
    marks = [*arrivals.own, *placed.marks]
    merged = compared(kept, marks)[0] if options.dry_run else _merge(marks, library)
    standing = standing_now(marks, library, output)
    if not options.dry_run and marks:
        _remember(standing, library)
    if options.json:
        output.json(_shape(merged, arrivals, placed, standing, options))
    else:
        _tell(merged, arrivals, placed, options, output)
        if doubt := told_of_doubt(standing):
            output.line(f"  of these {doubt}; dtti-tui bookmarks audit shows them")
    left_out = placed.unplaced and not options.keep_unplaced
    return NOTHING if left_out or not marks else FOUND


def _read(name: str, form: str) -> Arrivals:
    try:
        if name == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).expanduser().open("rb") as file:
                data = file.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(f"{name}: can't be read ({(error.strerror or str(error)).lower()})") from error
    try:
        return read_bookmarks(data, name=name, form=form)
    except UnreadableError as error:
        raise CommandError(f"{name}: {error}; nothing was taken in") from error


def _merge(marks: list[Bookmark], library: Library) -> Merged:
    if not marks:
        return Merged()
    with closing(Notebook.open(library.key)) as notebook:
        if not notebook.writable:
            raise CommandError(f"{notebook.problem}; nothing was taken in")
        return notebook.merge(marks)


def _remember(marks: tuple[Bookmark, ...], library: Library) -> None:
    """Keep where they were found, so that the reading room need not look again."""
    with closing(Notebook.open(library.key)) as notebook, suppress(NotebookError):
        there = {each.id: each for each in notebook.bookmarks()}
        same = [each for each in marks if each.id in there and _anchor(there[each.id]) == _anchor(each)]
        notebook.remember_standings({each.id: each.standing for each in same if each.standing and each.kind != "card"})


def _anchor(mark: Bookmark) -> tuple[object, ...]:
    return mark.document, mark.start, mark.end, mark.quote, mark.prefix, mark.suffix, mark.digest


def _tell(merged: Merged, arrivals: Arrivals, placed: Placed, options: argparse.Namespace, output: Output) -> None:
    numbers = [f"{merged.added:,} new", f"{merged.changed:,} changed", f"{merged.same:,} the same"]
    if merged.older:
        numbers.append(f"{merged.older:,} {'is' if merged.older == 1 else 'are'} here in a later state")
    unplaced = len(placed.unplaced)
    kept = " and kept without a place" if options.keep_unplaced else ""
    more = f"; {unplaced:,} could not be placed{kept}" if unplaced else ""
    output.line(f"{'would be: ' if options.dry_run else ''}{', '.join(numbers)}{more}")
    for each, why in placed.unplaced:
        words = f"“{one_line(brief(each.exact or each.note))}”"
        output.line(f"  entry {each.number}: {why}: {words} {one_line(each.source)}".rstrip())
    for remark in (*arrivals.remarks, *merged.remarks):
        output.line(f"  {one_line(remark)}")


def _shape(
    merged: Merged, arrivals: Arrivals, placed: Placed, standing: tuple[Bookmark, ...], options: argparse.Namespace
) -> Shape:
    unplaced = [
        {"entry": each.number, "why": why, "source": each.source, "quote": each.exact, "note": each.note}
        for each, why in placed.unplaced
    ]
    counts = Counter("placeless" if each.placeless else each.now.status for each in standing)
    done = asdict(merged)
    told = done.pop("remarks")
    return {
        "schema": SCHEMA,
        "dry_run": options.dry_run,
        "new": done.pop("added"),
        **done,
        "statuses": dict(counts),
        "unplaced": unplaced,
        "kept_unplaced": options.keep_unplaced,
        "remarks": [*arrivals.remarks, *told],
    }
