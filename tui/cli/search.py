"""`dtti-tui search`: one query, or a file of them."""

from __future__ import annotations

import argparse

from indexdir import Query, QueryError, Results
from tui.cli.arguments import add_folder, add_json
from tui.cli.batch import FORMATS, run_batch
from tui.cli.excerpts import write_hit
from tui.cli.opening import mended, note_if_empty, open_ready
from tui.cli.output import Output
from tui.cli.shapes import results_shape
from tui.cli.status import FOUND, NOTHING, CommandError
from tui.cli.text import count, one_line

_LIMIT = 50
_BATCH_LIMIT = 100
_NAMED = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    parser.add_argument("query", nargs="?", metavar="QUERY", help="in the language of docs/search.md")
    add_folder(parser)
    parser.add_argument("--limit", type=_count, metavar="N", help="documents at most; else 50, in a batch 100")
    parser.add_argument("--plain", action="store_true", help="the text is prose: no operators, any word may match")
    parser.add_argument("--batch", metavar="FILE", help="queries, ID<TAB>TEXT a line; - is standard input")
    parser.add_argument("--format", choices=FORMATS, help="of the answers of a batch; else trec")
    add_json(parser)


def run(options: argparse.Namespace, output: Output) -> int:
    """Search, and write what was found and what was not searched."""
    _check(options)
    if options.batch is not None:
        return run_batch(options, options.limit or _BATCH_LIMIT, output)
    library = open_ready(options, output)
    query = Query(options.query, plain=options.plain, limit=options.limit or _LIMIT)
    try:
        results = mended(library, output, lambda: library.search(query))
    except QueryError as error:
        raise CommandError(f"query, {error}") from error
    if options.json:
        output.json(results_shape(results))
    else:
        _write(results, output)
    note_if_empty(library, results.searched, output)
    return FOUND if results.total else NOTHING


def _write(results: Results, output: Output) -> None:
    for place, hit in enumerate(results.hits):
        if place and output.terminal:
            output.line()
        write_hit(hit, output)
    if output.terminal and results.hits:
        more = f", the best {len(results.hits)} are shown" if len(results.hits) < results.total else ""
        output.line()
        output.line(f"{results.total} of {count(results.searched, 'document')}{more}")
    if output.err_terminal and not results.hits and results.searched:
        output.note(f"nothing found in {count(results.searched, 'document')} for {one_line(results.executed)}")
    if results.not_searched:
        named = "; ".join(f"{each.file}: {each.reason}" for each in results.not_searched[:_NAMED])
        others = len(results.not_searched) - _NAMED
        rest = f"; and {others} more (dtti-tui index lists them)" if others > 0 else ""
        output.note(f"not searched: {named}{rest}")


def _check(options: argparse.Namespace) -> None:
    if options.batch is None:
        if options.query is None:
            raise CommandError("search needs a QUERY or --batch FILE; see dtti-tui search --help")
        if not options.query.strip():
            raise CommandError("the query is blank; give a word to look for")
        if options.format:
            raise CommandError("--format is for --batch; use --json for one query")
    elif options.query is not None:
        raise CommandError("give either a QUERY or --batch FILE, not both")
    elif options.json and options.format not in (None, "jsonl"):
        raise CommandError("--json and --format contradict each other; leave one out")


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 to 1000000")
    return number
