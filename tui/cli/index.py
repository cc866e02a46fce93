"""`dtti-tui index`: build the index, or bring it up to date."""

from __future__ import annotations

import argparse
from pathlib import Path

from indexdir import BuildReport, Library
from tui.cli.arguments import add_json
from tui.cli.opening import build, note_if_empty, open_library
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA, failures_shape
from tui.cli.status import FOUND, NOTHING
from tui.cli.text import count, one_line


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="the collection; else DTTI")
    parser.add_argument("--rebuild", action="store_true", help="from nothing, not only what has changed")
    add_json(parser)


def run(options: argparse.Namespace, output: Output) -> int:
    """Build, and say what was done and what could not be read."""
    library = open_library(options)
    report = build(library, output, rebuild=options.rebuild)
    documents, failures = len(library.documents()), library.failures()
    if options.json:
        output.json(
            {
                "schema": SCHEMA,
                "folder": str(library.folder),
                "index": str(library.index_path),
                "generation": library.generation,
                "documents": documents,
                "added": report.added,
                "changed": report.changed,
                "removed": report.removed,
                "unchanged": report.unchanged,
                "rebuilt": report.rebuilt,
                "seconds": round(report.seconds, 3),
                "failures": failures_shape(failures),
            }
        )
    else:
        _write(library, documents, report, output)
    note_if_empty(library, documents, output)
    return FOUND if documents else NOTHING


def _write(library: Library, documents: int, report: BuildReport, output: Output) -> None:
    done = (("added", report.added), ("changed", report.changed), ("removed", report.removed))
    what = ", ".join(f"{number} {word}" for word, number in done if number) or "nothing has changed"
    if report.rebuilt:
        output.line(f"The old index was damaged and is set aside: {one_line(report.rebuilt)}")
    output.line(f"{count(documents, 'document')} of {one_line(str(library.folder))}: {what}")
    output.line(f"Index: {one_line(str(library.index_path))}")
    for failure in library.failures():
        output.line(f"Not indexed: {one_line(failure.file)}: {one_line(failure.reason)}")
