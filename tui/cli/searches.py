"""`dtti-tui searches`: saved searches, what is new in them, and the history of what was asked."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict

from msgspec.structs import replace

from indexdir import Library, Query, Results
from tui.cli.arguments import add_common_to, add_folder, add_json
from tui.cli.kept import kept_history, kept_searches, open_to_search
from tui.cli.noted import Notes
from tui.cli.opening import note_if_empty, open_library
from tui.cli.output import Output
from tui.cli.search import LIMIT, answer, answer_shape, whole_number, write_answer
from tui.cli.shapes import SCHEMA, Shape
from tui.cli.status import ERROR, FOUND, NOTHING, CommandError
from tui.cli.text import count, one_line
from tui.notebook import Notebook, NotebookError, SavedSearch, called, news, notebook_path

_ALL = 1_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="|".join(_ACTIONS))
    actions.add_parser("list", help="one a line, by name: name, new since the last look, total, query")
    saving = actions.add_parser("save", help="save a query; one of the same name is replaced")
    running = actions.add_parser("run", help="answer a saved search, and note that it was looked at")
    removing = actions.add_parser("remove", help="remove a saved search")
    renaming = actions.add_parser("rename", help="give a saved search another name")
    history = actions.add_parser("history", help="what was asked, newest first: time, documents found, query")
    for parser_of_one in (saving, running, removing, renaming):
        parser_of_one.add_argument("name", metavar="NAME", help="of the saved search")
    saving.add_argument("query", metavar="QUERY", help="in the language of dtti-tui search --help")
    running.add_argument("--limit", type=whole_number, default=LIMIT, metavar="N", help="documents at most; else 50")
    renaming.add_argument("new", metavar="NEW", help="its new name")
    history.add_argument("pattern", nargs="?", default="", metavar="PATTERN", help="words or letters of the queries")
    history.add_argument("--forget", action="store_true", help="delete the history for good")
    for each in actions.choices.values():
        add_folder(each)
        add_json(each)
    add_common_to([*actions.choices.values()])


def run(options: argparse.Namespace, output: Output) -> int:
    """Do what the action says."""
    return _ACTIONS[options.action](options, output)


def _list(options: argparse.Namespace, output: Output) -> int:
    library = open_library(options)
    searches = kept_searches(library, output)
    if searches:
        library = open_to_search(options, output)
    shapes: list[Shape] = []
    bad = False
    for search in searches:
        try:
            documents = _documents(_found(search.text, library, output, 0))
        except CommandError as error:
            output.note(f"{search.name}: {error}; the other searches are listed")
            bad = True
            continue
        new = news(search, documents)
        shapes.append({**_shape(search), "total": len(documents), "new": list(new)})
        if not options.json:
            output.line("\t".join((one_line(search.name), str(len(new)), str(len(documents)), one_line(search.text))))
    if options.json:
        output.json({"schema": SCHEMA, "searches": shapes})
    if not searches and output.err_terminal:
        output.note(f"no saved searches in {library.title} yet; dtti-tui searches save NAME QUERY")
    return ERROR if bad else FOUND if searches else NOTHING


def _save(options: argparse.Namespace, output: Output) -> int:
    if not options.query.strip():
        raise CommandError("the query is blank; give a word to look for")
    library = open_to_search(options, output)
    documents = _documents(_found(options.query, library, output, 0))
    with closing(Notebook.open(library.key)) as notebook:
        saved = notebook.save_search(options.name, options.query, documents)
    if options.json:
        output.json({"schema": SCHEMA, "search": _shape(saved)})
    return FOUND


def _run(options: argparse.Namespace, output: Output) -> int:
    notes = Notes()
    library = open_to_search(options, output, notes)
    search = _called(options.name, library, output)
    if search is None:
        return NOTHING
    results = _found(search.text, library, output, options.limit, facets=options.json)
    documents = _documents(results)
    new = news(search, documents)
    # One search for both: what is shown, and all that was found.
    query = replace(results.query, limit=options.limit)
    shown = replace(results, query=query, hits=results.hits[: options.limit])
    if options.json:
        output.json({**answer_shape(shown, library, notes), "name": search.name, "new": list(new)})
    else:
        write_answer(shown, library, output, notes)
    if output.err_terminal and new:
        output.note(f"{count(len(new), 'document')} new or changed since {search.looked[:10]}")
    note_if_empty(library, results.searched, output)
    output.flush()
    try:
        with closing(Notebook.open(library.key)) as notebook:
            notebook.looked_at(search.id, documents)
    except NotebookError as error:
        output.note(f"not marked as looked at: {error}")
    return FOUND if results.total else NOTHING


def _remove(options: argparse.Namespace, output: Output) -> int:
    library = open_library(options)
    search = _called(options.name, library, output)
    if search is None:
        return NOTHING
    with closing(Notebook.open(library.key)) as notebook:
        notebook.remove_search(search.id)
    if options.json:
        output.json({"schema": SCHEMA, "search": _shape(search)})
    return FOUND


def _rename(options: argparse.Namespace, output: Output) -> int:
    library = open_library(options)
    search = _called(options.name, library, output)
    if search is None:
        return NOTHING
    with closing(Notebook.open(library.key)) as notebook:
        notebook.rename_search(search.id, options.new)
    if options.json:
        renamed = next((each for each in kept_searches(library, output) if each.id == search.id), search)
        output.json({"schema": SCHEMA, "search": _shape(renamed)})
    return FOUND


def _history(options: argparse.Namespace, output: Output) -> int:
    library = open_library(options)
    if options.forget:
        if notebook_path(library.key).exists():
            with closing(Notebook.open(library.key)) as notebook:
                notebook.forget_searches()
        return FOUND
    asked = kept_history(library, output, options.pattern)
    if options.json:
        output.json({"schema": SCHEMA, "asked": [asdict(each) for each in asked]})
    else:
        for each in asked:
            output.line(f"{each.at}\t{each.hits}\t{one_line(each.text)}")
    return FOUND if asked else NOTHING


_ACTIONS: Mapping[str, Callable[[argparse.Namespace, Output], int]] = {
    "list": _list,
    "save": _save,
    "run": _run,
    "remove": _remove,
    "rename": _rename,
    "history": _history,
}


def _called(name: str, library: Library, output: Output) -> SavedSearch | None:
    searches = kept_searches(library, output)
    found = called(searches, name)
    if found is None:
        close = difflib.get_close_matches(name, [each.name for each in searches], n=3)
        hint = f"close to it: {', '.join(close)}" if close else "dtti-tui searches list shows them"
        output.note(f"{name}: no saved search of {library.title} has this name; {hint}")
    return found


def _found(text: str, library: Library, output: Output, shown: int, *, facets: bool = False) -> Results:
    """All documents that a query finds, with passages of the first `shown`."""
    return answer(library, Query(text, limit=_ALL), output, excerpts=shown, facets=facets)


def _documents(results: Results) -> Mapping[str, str]:
    """The documents that answer, with their digests; those that only come near the query are none."""
    if results.matched != "all":
        return {}
    return {hit.document.id: hit.document.digest for hit in results.hits}


def _shape(search: SavedSearch) -> Shape:
    return {
        "id": search.id,
        "name": search.name,
        "query": search.text,
        "created": search.created,
        "looked": search.looked,
    }
