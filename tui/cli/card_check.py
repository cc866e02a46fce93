"""`dtti-tui cards check`: what is wrong or doubtful in cards, events, manifest and documents."""

from __future__ import annotations

import argparse

from msgspec import to_builtins

from indexdir import Level
from tui.cli.opening import mended, open_library, ready
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA
from tui.cli.status import ERROR, FOUND, NOTHING
from tui.cli.text import count, one_line

_STATUS: dict[Level, int] = {"error": ERROR, "warning": NOTHING, "note": FOUND}


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add its own arguments to the parser."""
    parser.add_argument("--cards-only", action="store_true", help="leave the documents and the index alone")
    parser.add_argument("--strict", action="store_true", help="let notes count as warnings in the exit status")


def check(options: argparse.Namespace, output: Output) -> int:
    """Write every finding; 0 where there are none but notes, 1 for warnings, 2 for errors."""
    library = open_library(options)
    if not options.cards_only:
        ready(library, output)
    problems = mended(library, output, lambda: library.check(documents=not options.cards_only))
    if options.json:
        shapes = [to_builtins(problem) for problem in problems]
        output.json({"schema": SCHEMA, "cards": len(library.cards()), "problems": shapes})
    else:
        for problem in problems:
            output.line(f"{problem.level}: {one_line(str(problem))}")
        if all(problem.level == "note" for problem in problems):
            output.line(f"{count(len(library.cards()), 'card')}, nothing wrong")
    errors = sum(problem.level == "error" for problem in problems)
    if errors:
        output.note(f"{count(errors, 'error')} left something out of the collection; mend the files and check again")
    status = max((_STATUS[problem.level] for problem in problems), default=FOUND)
    return NOTHING if options.strict and problems and status == FOUND else status
