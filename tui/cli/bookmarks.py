"""`dtti-tui bookmarks`: list them, write notes and tags, or write them out for other programs."""

from __future__ import annotations

import argparse
from contextlib import closing
from dataclasses import asdict

from indexdir import Library
from tui.cli.arguments import add_common_to, add_folder, add_json
from tui.cli.export import FORMATS
from tui.cli.kept import bookmark_called, kept_bookmarks
from tui.cli.opening import open_library
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA, bookmark_shape
from tui.cli.status import FOUND, NOTHING
from tui.cli.text import one_line
from tui.notebook import Bookmark, Notebook, retagged

_SHOWN_ID = 8


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|note|export")
    listing = actions.add_parser("list", help="a bookmark a line, newest first: id, day, place, quote, tags, note")
    noting = actions.add_parser("note", help="write the note and the tags of a bookmark")
    noting.add_argument("item", metavar="ID", help="of the bookmark, or the first four or more characters of it")
    noting.add_argument("--note", metavar="TEXT", help="the note, in place of what is there; '' removes it")
    noting.add_argument("--tag", metavar="TAG", nargs="+", action="extend", default=[], help="add tags")
    noting.add_argument("--untag", metavar="TAG", nargs="+", action="extend", default=[], help="take tags away")
    exporting = actions.add_parser("export", help="all of them, by document and place")
    exporting.add_argument("--format", choices=FORMATS, default="md", help="jsonld is W3C Web Annotation")
    add_json(listing)
    add_json(noting)
    for each in (listing, noting, exporting):
        add_folder(each)
    add_common_to((listing, noting, exporting))


def run(options: argparse.Namespace, output: Output) -> int:
    """List, write to one, or export."""
    library = open_library(options)
    if options.action == "note":
        return _note(options, library, output)
    bookmarks = kept_bookmarks(library, output)
    if options.action == "export":
        in_order = sorted(bookmarks, key=lambda each: (each.document, each.start, each.end, each.created))
        output.line(FORMATS[options.format](library.title, in_order).rstrip("\n"))
    elif options.json:
        output.json({"schema": SCHEMA, "bookmarks": [asdict(each) for each in bookmarks]})
    else:
        for each in bookmarks:
            output.line(_line(each))
    if not bookmarks and output.err_terminal:
        output.note(f"no bookmarks in {library.title} yet; b keeps a passage in the reading room")
    return FOUND if bookmarks else NOTHING


def _note(options: argparse.Namespace, library: Library, output: Output) -> int:
    bookmark = bookmark_called(options.item, library, output)
    if bookmark is None:
        output.note(f"{options.item}: no bookmark of {library.title} has this id; dtti-tui bookmarks list shows them")
        return NOTHING
    note = bookmark.note if options.note is None else options.note
    tags = retagged(bookmark.tags, options.tag, options.untag)
    if (note, tags) != (bookmark.note, bookmark.tags):
        with closing(Notebook.open(library.key)) as notebook:
            bookmark = notebook.annotate(bookmark.id, note, tags)
    output.json(bookmark_shape(bookmark)) if options.json else output.line(_line(bookmark))
    return FOUND


def _line(bookmark: Bookmark) -> str:
    """A bookmark in columns; tags and note only where there are any."""
    place = f"{one_line(bookmark.document)}:{bookmark.start}-{bookmark.end}"
    written = (", ".join(bookmark.tags), bookmark.note)
    columns = (bookmark.id[:_SHOWN_ID], bookmark.created[:10], place, f"“{one_line(bookmark.brief)}”")
    return "\t".join((*columns, *map(one_line, written))).rstrip("\t")
