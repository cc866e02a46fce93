"""`dtti-tui search`: one query, or a file of them."""

from __future__ import annotations

import argparse

from msgspec import to_builtins

from indexdir import Library, Query, QueryError, Results
from tui.cli.arguments import add_folder, add_json
from tui.cli.batch import FORMATS, run_batch
from tui.cli.excerpts import INDENT, write_hit
from tui.cli.explained import write_facets
from tui.cli.kept import open_to_search
from tui.cli.noted import Notes
from tui.cli.opening import mended, note_if_empty
from tui.cli.output import Output
from tui.cli.search_language import language_help
from tui.cli.shapes import Shape, explanation_shape, hit_shape
from tui.cli.status import FOUND, NOTHING, CommandError
from tui.cli.summary import write_coverage, write_ladder, write_notes

LIMIT = 50
_BATCH_LIMIT = 100


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = language_help()
    parser.add_argument("query", nargs="?", metavar="QUERY", help="in the language below")
    add_folder(parser)
    parser.add_argument("--limit", type=whole_number, metavar="N", help="documents at most; else 50, in a batch 100")
    parser.add_argument("--plain", action="store_true", help="the text is prose: no operators, any word may match")
    parser.add_argument("--batch", metavar="FILE", help="queries, ID<TAB>TEXT a line; - is standard input")
    parser.add_argument("--format", choices=FORMATS, help="of the answers of a batch; else trec")
    parser.add_argument("--explain", action="store_true", help="say why each document stands where it does")
    parser.add_argument("--facets", action="store_true", help="count what the documents share; JSON always has it")
    add_json(parser)


def run(options: argparse.Namespace, output: Output) -> int:
    """Search, and write what was found and what was not searched."""
    _check(options)
    if options.batch is not None:
        return run_batch(options, options.limit or _BATCH_LIMIT, output)
    notes = Notes()
    library = open_to_search(options, output, notes)
    query = Query(options.query, plain=options.plain, limit=options.limit or LIMIT)
    results = answer(library, query, output, facets=options.facets or options.json)
    if options.json:
        output.json(answer_shape(results, library, notes, explain=options.explain))
    else:
        write_answer(results, library, output, notes, explain=options.explain)
    note_if_empty(library, results.searched, output)
    return FOUND if results.total else NOTHING


def answer(
    library: Library, query: Query, output: Output, *, excerpts: int | None = None, facets: bool = True
) -> Results:
    """The answer of a collection, as `Library.search` gives it. Raises CommandError where the query is none."""
    try:
        return mended(library, output, lambda: library.search(query, excerpts=excerpts, facets=facets))
    except QueryError as error:
        raise CommandError(f"query, {error}", (query.text, error.column)) from error


def answer_shape(results: Results, library: Library, notes: Notes, *, explain: bool = False) -> Shape:
    """The answer as JSON, with the notes that it was found by, and the ways out where it is empty."""
    shape = notes.results_shape(results)
    if explain:
        hits = [(hit_shape(hit), library.explain(results.query, hit.document.id)) for hit in results.hits]
        noted = [
            {**hit, "notes": notes.shape(str(hit["doc"])), "explanation": explanation_shape(why)} for hit, why in hits
        ]
        shape["hits"] = noted
    if not results.total:
        shape["ladder"] = to_builtins(library.ladder(results.query))
    return shape


def write_answer(results: Results, library: Library, output: Output, notes: Notes, *, explain: bool = False) -> None:
    """Write what was found for people, and beside it what was not searched, or the ways out of an empty answer."""
    write_notes(results, output)
    for place, hit in enumerate(results.hits):
        if place and output.terminal:
            output.line()
        write_hit(hit, output, library.explain(results.query, hit.document.id) if explain else None)
        notes.write(hit.document.id, output, INDENT)
    write_facets(results.facets, output)
    if not results.total and results.searched:
        write_ladder(results, library.ladder(results.query), output)
    write_coverage(results, output)


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
    elif options.explain or options.facets:
        raise CommandError("--explain and --facets are for one query; leave them out of a batch")
    elif options.json and options.format not in (None, "jsonl"):
        raise CommandError("--json and --format contradict each other; leave one out")


def whole_number(text: str) -> int:
    """A number of documents in an argument."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 to 1000000")
    return number
