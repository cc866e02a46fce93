"""`dtti-tui bookmarks export`: what was kept, for people and for other programs."""

from __future__ import annotations

import argparse
from contextlib import closing
from dataclasses import asdict, replace

from indexdir import Library
from tui.cli import bookmarks_filter
from tui.cli.kept import placed_bookmarks
from tui.cli.output import Output
from tui.cli.status import FOUND, NOTHING, CommandError
from tui.cli.text import count, one_line
from tui.cli.writing import add_file, write_out
from tui.exchange import BY_TAG, FORMATS, Contents, contents_of, format_of
from tui.notebook import Notebook


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add its own arguments to the parser."""
    parser.add_argument("--format", choices=FORMATS, help="else what the ending of FILE says, else md")
    parser.add_argument("--group", choices=("document", "tag"), default="document", help="of Markdown")
    parser.add_argument("--all", action="store_true", help="saved searches and choices too, in yaml and json")
    bookmarks_filter.add_to(parser)
    add_file(parser)


def export(options: argparse.Namespace, output: Output) -> int:
    """Write them to a file, or to standard output."""
    wanted = bookmarks_filter.filter_of(options)
    form = options.format or (format_of(options.output) if options.output else "") or "md"
    if options.all and form not in ("yaml", "json"):
        raise CommandError(f"--all: {form} has room for bookmarks only; choose --format yaml or json")
    library, every = placed_bookmarks(options, output)
    bookmarks = wanted.keep(every)
    contents = contents_of(library, bookmarks)
    if options.all:
        contents = _with_others(contents, library)
    written = BY_TAG if form == "md" and options.group == "tag" else FORMATS[form]
    if not bookmarks and output.err_terminal:
        which = "of these " if every else ""
        output.note(f"no {which}bookmarks in {one_line(library.title)}")
    if bookmarks or options.all or options.output is None:
        write_out(written(contents), count(len(bookmarks), "bookmark"), library, options, output)
    return FOUND if bookmarks else NOTHING


def _with_others(contents: Contents, library: Library) -> Contents:
    with closing(Notebook.open(library.key)) as notebook:
        searches = [asdict(each) for each in notebook.saved_searches()]
        choices = [{**asdict(each), "rivals": list(each.rivals)} for each in notebook.choices()]
    return replace(contents, others={"searches": searches, "choices": choices})
