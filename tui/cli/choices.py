"""`dtti-tui choices`: list what the reader decided that words name."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from tui.cli.arguments import add_common_to, add_folder, add_json
from tui.cli.kept import kept_choices
from tui.cli.opening import open_library
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA
from tui.cli.status import FOUND, NOTHING
from tui.cli.text import one_line
from tui.notebook import Choice

_SHOWN_ID = 8


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="list")
    listing = actions.add_parser("list", help="a choice a line, newest first: id, day, place, words, card")
    add_json(listing)
    add_folder(listing)
    add_common_to((listing,))


def run(options: argparse.Namespace, output: Output) -> int:
    """List them."""
    library = open_library(options)
    choices = kept_choices(library, output)
    if options.json:
        output.json({"schema": SCHEMA, "choices": [asdict(each) for each in choices]})
    else:
        for each in choices:
            output.line("\t".join(_columns(each)))
    if not choices and output.err_terminal:
        output.note(f"no choices in {one_line(library.title)} yet; x chooses in the reading room what a name means")
    return FOUND if choices else NOTHING


def _columns(choice: Choice) -> tuple[str, ...]:
    place = f"{one_line(choice.document)}:{choice.start}-{choice.end}"
    meaning = one_line(choice.card) or "-"
    return choice.id[:_SHOWN_ID], choice.created[:10], place, f"“{one_line(choice.brief)}”", meaning
