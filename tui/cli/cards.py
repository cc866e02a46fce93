"""`dtti-tui cards`: list them, show one, check the files they are in."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from indexdir import Library, UnknownItemError
from tui.cli.arguments import add_common_to, add_folder, add_json
from tui.cli.card_text import write_card
from tui.cli.opening import mended, open_library, open_ready
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA, card_shape
from tui.cli.status import ERROR, FOUND, NOTHING
from tui.cli.text import count, one_line


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|show|check")
    listing = actions.add_parser("list", help="a card a line: id, kind, name")
    showing = actions.add_parser("show", help="one card")
    showing.add_argument("item", metavar="ID", help="the id of the card")
    checking = actions.add_parser("check", help="what is wrong in the card files and the manifest")
    for action in (listing, showing, checking):
        add_folder(action)
        add_json(action)
    add_common_to((listing, showing, checking))


def run(options: argparse.Namespace, output: Output) -> int:
    """List, show or check."""
    if options.action == "show":
        return _show(options, output)
    library = open_library(options)
    if options.action == "list":
        return _list(library, options.json, output)
    return _check(library, options.json, output)


def _show(options: argparse.Namespace, output: Output) -> int:
    library = open_ready(options, output)
    try:
        card = library.card(options.item)
    except UnknownItemError as error:
        output.note(f"{error}; dtti-tui cards list shows them")
        return NOTHING
    if options.json:
        output.json(mended(library, output, lambda: card_shape(card, library)))
    else:
        mended(library, output, lambda: library.mentions_of(card.id))
        write_card(card, library, output)
    return FOUND


def _list(library: Library, as_json: bool, output: Output) -> int:
    cards = library.cards()
    if as_json:
        names = ("id", "kind", "name", "aliases", "short", "file", "line")
        output.json({"schema": SCHEMA, "cards": [{name: getattr(card, name) for name in names} for card in cards]})
    else:
        for card in cards:
            output.line(f"{card.id}\t{card.kind}\t{one_line(card.name)}")
    return FOUND if cards else NOTHING


def _check(library: Library, as_json: bool, output: Output) -> int:
    problems = library.check()
    errors = sum(problem.level == "error" for problem in problems)
    if as_json:
        shapes = [asdict(problem) for problem in problems]
        output.json({"schema": SCHEMA, "cards": len(library.cards()), "problems": shapes})
    else:
        for problem in problems:
            output.line(f"{problem.level}: {one_line(str(problem))}")
        if not problems:
            output.line(f"{count(len(library.cards()), 'card')}, nothing wrong")
    if errors:
        output.note(f"{count(errors, 'error')} left something out of the collection; mend the files and check again")
    return ERROR if errors else FOUND
