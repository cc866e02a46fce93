"""`dtti-tui cards`: list them, show one, find its places, check the files they are in."""

from __future__ import annotations

import argparse

from indexdir import Library, UnknownItemError
from tui.cli import card_check, card_places, card_suggest
from tui.cli.arguments import add_common_to, add_folder, add_json
from tui.cli.card_text import write_card
from tui.cli.kept import lay_choices_over
from tui.cli.opening import mended, open_library, open_ready
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA, card_shape
from tui.cli.status import FOUND, NOTHING
from tui.cli.text import one_line


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="list|show|concordance|evidence|check|suggest"
    )
    listing = actions.add_parser("list", help="a card a line: id, kind, name")
    showing = actions.add_parser("show", help="one card")
    showing.add_argument("item", metavar="ID", help="the id of the card")
    placing = actions.add_parser("concordance", help="every mention of a card, in context")
    placing.add_argument("item", metavar="ID", help="the id of the card")
    proving = actions.add_parser("evidence", help="the sentences that mention two cards together")
    proving.add_argument("item", metavar="ID", help="the id of one card")
    proving.add_argument("other", metavar="OTHER", help="the id of the other")
    checking = actions.add_parser("check", help="what is wrong or doubtful in cards, events, manifest and documents")
    card_check.add_to(checking)
    proposing = actions.add_parser("suggest", help="names that the documents define and no card has, as YAML")
    card_suggest.add_to(proposing)
    every = (listing, showing, placing, proving, checking, proposing)
    for action in every:
        add_folder(action)
        add_json(action)
    add_common_to(every)


def run(options: argparse.Namespace, output: Output) -> int:
    """Do what the action says."""
    match options.action:
        case "show":
            return _show(options, output)
        case "concordance":
            return card_places.concordance(options, output)
        case "evidence":
            return card_places.evidence(options, output)
        case "check":
            return card_check.check(options, output)
        case "suggest":
            return card_suggest.suggest(options, output)
        case _:
            return _list(open_library(options), options.json, output)


def _show(options: argparse.Namespace, output: Output) -> int:
    library = lay_choices_over(open_ready(options, output), output)
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
    if not cards:
        output.note(f"no cards in {library.title} yet; dtti-tui cards suggest proposes some from the documents")
    return FOUND if cards else NOTHING
