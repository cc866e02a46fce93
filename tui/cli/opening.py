"""Opening a collection for a command: its index is brought up to date first, quietly."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from indexdir import BuildReport, BusyError, DamagedIndexError, Library, Progress, StorageError
from tui.cli.output import Output

Answer = TypeVar("Answer")
Report = Callable[[Progress], None]
WAIT_SECONDS = 600.0
_POLL_SECONDS = 0.1
_SILENT_SECONDS = 0.7
_STAGES = {"looking": "looking for changes", "reading": "reading", "saving": "saving the index", "done": ""}


def open_library(options: argparse.Namespace) -> Library:
    """The collection that the options name, as it is. Raises CollectionError and StorageError."""
    return Library.open(options.folder, index_dir=index_dir(options))


def index_dir(options: argparse.Namespace) -> Path | None:
    """What `--index-dir` said."""
    chosen: Path | None = getattr(options, "index_dir", None)
    return chosen


def open_ready(options: argparse.Namespace, output: Output) -> Library:
    """The collection that the options name, ready to answer."""
    return ready(open_library(options), output)


def ready(library: Library, output: Output, report: Report | None = None) -> Library:
    """The collection with an index that is up to date, or its last one where that can't be had.

    Raises StorageError where there is none and none can be made.
    """
    try:
        build(library, output, report=report)
    except BusyError:
        output.note("another dtti-tui is updating the index; this answer is from its last state")
    except StorageError as error:
        if not library.generation:
            raise
        output.note(f"the index may be out of date: {error}")
    return library


def note_if_empty(library: Library, documents: int, output: Output) -> None:
    """Say that there is nothing in a collection to answer from, where that is so."""
    if not documents:
        output.note(f"{library.folder}: no documents were found that can be read")


def build(library: Library, output: Output, *, rebuild: bool = False, report: Report | None = None) -> BuildReport:
    """Build with progress on a terminal, or to `report`; while another process makes the first index, wait for it.

    Raises BusyError when there is an index and another process is at work on it, and StorageError.
    """
    report = report or _reporter(output)
    deadline = time.monotonic() + WAIT_SECONDS
    try:
        while True:
            try:
                return library.build(rebuild=rebuild, report=report)
            except BusyError:
                library.refresh()
                if library.generation or time.monotonic() > deadline:
                    raise
                output.progress("another dtti-tui is building the index; waiting")
                time.sleep(_POLL_SECONDS)
    finally:
        output.progress("")


def mended(library: Library, output: Output, question: Callable[[], Answer]) -> Answer:
    """The answer to a question; an index that turns out to be damaged is built anew and asked once more."""
    try:
        return question()
    except DamagedIndexError as error:
        output.note(f"the index was damaged ({error}) and is built anew")
        build(library, output, rebuild=True)
        return question()


def _reporter(output: Output) -> Report:
    started = time.monotonic()

    def report(progress: Progress) -> None:
        if time.monotonic() - started > _SILENT_SECONDS:
            count = f" {progress.done} of {progress.total}" if progress.total else ""
            output.progress(f"{_STAGES[progress.stage]}{count} {progress.current}")

    return report
