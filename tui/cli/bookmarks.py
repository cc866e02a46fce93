"""`dtti-tui bookmarks`: list them, or write them out for other programs."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from tui.cli.arguments import add_common_to, add_folder, add_json
from tui.cli.export import FORMATS
from tui.cli.kept import kept_bookmarks
from tui.cli.opening import open_library
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA
from tui.cli.status import FOUND, NOTHING
from tui.cli.text import one_line

_SHOWN_ID = 8


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|export")
    listing = actions.add_parser("list", help="a bookmark a line, newest first: id, day, place, quote")
    add_json(listing)
    exporting = actions.add_parser("export", help="all of them, by document and place")
    exporting.add_argument("--format", choices=FORMATS, default="md", help="jsonld is W3C Web Annotation")
    add_folder(listing)
    add_folder(exporting)
    add_common_to((listing, exporting))


def run(options: argparse.Namespace, output: Output) -> int:
    """List or export."""
    library = open_library(options)
    bookmarks = kept_bookmarks(library, output)
    if options.action == "export":
        in_order = sorted(bookmarks, key=lambda each: (each.document, each.start, each.end, each.created))
        output.line(FORMATS[options.format](library.title, in_order).rstrip("\n"))
    elif options.json:
        output.json({"schema": SCHEMA, "bookmarks": [asdict(each) for each in bookmarks]})
    else:
        for each in bookmarks:
            place = f"{one_line(each.document)}:{each.start}-{each.end}"
            output.line(f"{each.id[:_SHOWN_ID]}\t{each.created[:10]}\t{place}\t“{one_line(each.brief)}”")
    if not bookmarks and output.err_terminal:
        output.note(f"no bookmarks in {library.title} yet; b keeps a passage in the reading room")
    return FOUND if bookmarks else NOTHING
