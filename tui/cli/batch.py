"""A file of queries, a query a line, answered as TREC run, JSON lines or CSV."""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from indexdir import Query, QueryError, Results
from tui.cli.kept import open_to_search
from tui.cli.noted import Notes
from tui.cli.opening import mended, note_if_empty
from tui.cli.output import Output
from tui.cli.status import ERROR, FOUND, NOTHING, CommandError
from tui.cli.summary import name_failures, searched
from tui.cli.text import one_line

Writer = Callable[[str, Results, Output, Notes], None]
_BREAKS_COLUMNS = re.compile(r"[\s%]")


class _BadLineError(Exception):
    pass


def run_batch(options: argparse.Namespace, limit: int, output: Output) -> int:
    """Answer every query of the file; a line that is none is reported, and the others are answered."""
    name = options.format or ("jsonl" if options.json else "trec")
    write, whole = FORMATS[name], name == "jsonl"
    found = bad = False
    with _opened(options.batch) as file:
        notes = Notes()
        library = open_to_search(options, output, notes)
        if name == "csv":
            output.line(_csv_row("id", "rank", "doc", "score", "title", "date"))
        for number, line in enumerate(file, 1):
            try:
                if (pair := _pair(line, number, spaces=name != "trec")) is None:
                    continue
                query = Query(pair[1], plain=options.plain, limit=limit)
                ask = partial(library.search, query, excerpts=None if whole else 0, facets=whole)
                notes.forget()
                results = mended(library, output, ask)
            except (_BadLineError, QueryError) as error:
                output.note(f"{options.batch}:{number}: {error}; the other lines are answered")
                bad = True
                continue
            write(pair[0], results, output, notes)
            found = found or bool(results.hits)
        documents, failures = len(library.documents()), library.failures()
        if failures:
            output.note(searched(documents, failures))
            name_failures(failures, output)
        note_if_empty(library, documents, output)
    return ERROR if bad else FOUND if found else NOTHING


def _opened(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise CommandError(f"{name}: can't be read ({(error.strerror or str(error)).lower()})") from error


def _pair(line: bytes, number: int, *, spaces: bool) -> tuple[str, str] | None:
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise _BadLineError(f"byte {error.start + 1} is not UTF-8") from error
    if not text.strip():
        return None
    name, tab, query = text.partition("\t")
    if not tab:
        raise _BadLineError("there is no tab; a line is ID<TAB>TEXT")
    if not name.strip() or (not spaces and re.search(r"\s", name)):
        raise _BadLineError("the ID is empty or has blanks in it")
    if not query.strip():
        raise _BadLineError("there is no query after the ID")
    return name, query


def _write_trec(name: str, results: Results, output: Output, notes: Notes) -> None:
    for rank, hit in enumerate(results.hits, 1):
        document = _BREAKS_COLUMNS.sub(_percent, hit.document.id)
        output.line(f"{one_line(name)} Q0 {one_line(document)} {rank} {hit.score:.9g} dtti-tui")


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _write_jsonl(name: str, results: Results, output: Output, notes: Notes) -> None:
    output.json({"id": name, **notes.results_shape(results)})


def _write_csv(name: str, results: Results, output: Output, notes: Notes) -> None:
    for rank, hit in enumerate(results.hits, 1):
        document = hit.document
        output.line(_csv_row(name, rank, document.id, f"{hit.score:.9g}", document.title, document.date))


def _csv_row(*values: object) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="").writerow([one_line(str(value)) for value in values])
    return row.getvalue()


FORMATS: dict[str, Writer] = {"trec": _write_trec, "jsonl": _write_jsonl, "csv": _write_csv}
