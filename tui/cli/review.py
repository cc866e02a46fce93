"""`dtti-tui review`: what was decided about the hits of searches, to be read, exported and audited."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from indexdir import Hit, IndexdirError, Library, Query
from tui.cli.arguments import add_common_to, add_folder, add_json
from tui.cli.kept import kept_reviewed, kept_reviews, kept_searches, open_to_search
from tui.cli.opening import mended, note_if_empty
from tui.cli.output import Output
from tui.cli.review_ledger import FORMATS, Entry, entries
from tui.cli.search import answer
from tui.cli.shapes import SCHEMA, Shape
from tui.cli.status import FOUND, NOTHING, CommandError
from tui.cli.summary import write_notes
from tui.cli.text import count, one_line
from tui.cli.writing import add_file, write_out
from tui.notebook import Reviewed, called
from tui.notebook.ledger import Found, Ledger, ledger_of


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="|".join(_ACTIONS))
    listing = actions.add_parser("list", help="the searches that are reviewed, or the hits of one, one a line")
    exporting = actions.add_parser("export", help="the whole ledger of one search, to be audited")
    named = "the query, or the name of a saved search"
    listing.add_argument("query", nargs="?", metavar="QUERY-OR-NAME", help=f"{named}; without it all are listed")
    exporting.add_argument("query", metavar="QUERY-OR-NAME", help=named)
    exporting.add_argument("--format", choices=[*FORMATS], default="csv", help="of the ledger; else csv")
    add_file(exporting)
    add_json(listing)
    for each in (listing, exporting):
        each.add_argument("--all", action="store_true", help="also the hits about which nothing was decided")
        add_folder(each)
    add_common_to([listing, exporting])


def run(options: argparse.Namespace, output: Output) -> int:
    """Do what the action says."""
    return _ACTIONS[options.action](options, output)


def _list(options: argparse.Namespace, output: Output) -> int:
    if options.query is None:
        return _list_all(options, output)
    _library, ledger, found = _ledger(options, output)
    if options.json:
        output.json({"schema": SCHEMA, **_progress(ledger), "hits": [asdict(each) for each in found]})
    else:
        for each in found:
            place = f"{one_line(each.document)}:{each.start}-{each.end}"
            standing = "" if each.standing == "found" else f" ({each.standing})"
            output.line(f"{each.verdict}{standing}\t{place}\t{one_line(each.quote)}")
        if output.err_terminal:
            output.note(ledger.wordings()[0])
    return FOUND if found else NOTHING


def _list_all(options: argparse.Namespace, output: Output) -> int:
    library = open_to_search(options, output)
    shapes: list[Shape] = []
    names = {each.text.strip(): each.name for each in kept_searches(library, output)}
    for each in kept_reviewed(library, output):
        try:
            ledger, _ = _laid(each.query, library, output)
        except (CommandError, IndexdirError) as error:
            output.note(f"{each.query}: {error}; only what was decided is told")
            ledger = None
        shape = _progress(ledger) if ledger is not None else _without_answer(each)
        shapes.append({"name": names.get(each.query, ""), **shape, "begun": each.begun, "last": each.last})
        if not options.json:
            done = f"{shape['reviewed']}\t{shape['total']}" if ledger is not None else f"{shape['reviewed']}\t?"
            told = (done, str(shape["kept"]), str(shape["dismissed"]), each.last[:10], one_line(each.query))
            output.line("\t".join(told))
    if options.json:
        output.json({"schema": SCHEMA, "reviews": shapes})
    if not shapes and output.err_terminal:
        output.note(f"nothing is reviewed in {library.title} yet; + and - among the hits of the reading room begin it")
    return FOUND if shapes else NOTHING


def _export(options: argparse.Namespace, output: Output) -> int:
    library, ledger, found = _ledger(options, output)
    if not found:
        output.note(f"nothing was decided about the hits of {ledger.query}; --all exports those that are open")
        return NOTHING
    text = FORMATS[options.format](ledger, found)
    write_out(text, count(len(found), "hit"), library, options, output)
    return FOUND


_ACTIONS: Mapping[str, Callable[[argparse.Namespace, Output], int]] = {"list": _list, "export": _export}


def _ledger(options: argparse.Namespace, output: Output) -> tuple[Library, Ledger, list[Entry]]:
    """The ledger that the options ask for, and those of its entries that they want."""
    if not options.query.strip():
        raise CommandError("the query is blank; give the query or the name of a saved search")
    library = open_to_search(options, output)
    saved = called(kept_searches(library, output), options.query)
    query = saved.text if saved is not None else options.query
    results = answer(library, Query(query), output, excerpts=0, facets=False)
    write_notes(results, output)
    note_if_empty(library, results.searched, output)
    ledger, hits = _laid(query, library, output)
    reviews = kept_reviews(library, output, query)
    found = [each for each in entries(ledger, hits, reviews, library) if options.all or each.verdict != "open"]
    return library, ledger, found


def _laid(query: str, library: Library, output: Output) -> tuple[Ledger, Sequence[Hit]]:
    reviews = kept_reviews(library, output, query)
    hits = mended(library, output, lambda: library.matching(Query(query), lambda hit: hit))
    return ledger_of(query, tuple(map(Found.of, hits)), reviews, library), hits


def _progress(ledger: Ledger) -> Shape:
    return {
        "query": ledger.query,
        "total": ledger.total,
        "reviewed": ledger.reviewed,
        "kept": ledger.count("kept"),
        "dismissed": ledger.count("dismissed"),
        "seen": ledger.count("seen"),
        "earlier_text": len(ledger.earlier),
        "not_found": ledger.beyond,
    }


def _without_answer(reviewed: Reviewed) -> Shape:
    return {
        "query": reviewed.query,
        "total": None,
        "reviewed": reviewed.kept + reviewed.dismissed,
        "kept": reviewed.kept,
        "dismissed": reviewed.dismissed,
        "seen": reviewed.seen,
        "earlier_text": None,
        "not_found": None,
    }
