"""`dtti-tui dossier`: all that is known and was kept of a card or a tag, as one file."""

from __future__ import annotations

import argparse
import difflib

from indexdir import Card, Library, UnknownItemError
from tui.cli.arguments import add_folder
from tui.cli.kept import kept_bookmarks, lay_choices_over, standing_now
from tui.cli.opening import mended, open_ready
from tui.cli.output import Output
from tui.cli.search import whole_number
from tui.cli.status import FOUND, NOTHING
from tui.cli.text import one_line
from tui.cli.writing import add_file, write_out
from tui.exchange import FORMATS, Dossier, dossier_of_card, dossier_of_tag
from tui.notebook import Bookmark
from tui.notebook.folding import same_key

_PASSAGES = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    parser.add_argument("item", metavar="CARD|#TAG", help="the id or the name of a card; or a tag, as '#exports'")
    parser.add_argument(
        "--passages", type=whole_number, default=_PASSAGES, metavar="N", help="of each document at most; else 3"
    )
    parser.add_argument("--format", choices=("md", "csl"), default="md", help="csl: only the documents, as CSL-JSON")
    add_file(parser)
    add_folder(parser)


def run(options: argparse.Namespace, output: Output) -> int:
    """Write it to a file, or to standard output."""
    library = lay_choices_over(open_ready(options, output), output)
    bookmarks = kept_bookmarks(library, output)
    marks = standing_now(bookmarks, library, output) if bookmarks else ()
    dossier = mended(library, output, lambda: _dossier(options, library, marks))
    if dossier is None:
        output.note(_unknown(options.item, library, marks))
        return NOTHING
    text = dossier.text if options.format == "md" else FORMATS["csl"](dossier.contents)
    write_out(text, dossier.told, library, options, output)
    return FOUND


def _dossier(options: argparse.Namespace, library: Library, marks: tuple[Bookmark, ...]) -> Dossier | None:
    item = options.item.strip()
    if item.startswith("#"):
        return dossier_of_tag(library, marks, item[1:])
    card = _card(item, library)
    return dossier_of_card(library, marks, card, passages=options.passages) if card is not None else None


def _card(item: str, library: Library) -> Card | None:
    """The card with this id, or the only one with this name."""
    try:
        return library.card(item.removeprefix("card:"))
    except UnknownItemError:
        key = same_key(item)
        found = [card for card in library.cards() if key in map(same_key, (card.name, *card.aliases))]
        return found[0] if len(found) == 1 else None


def _unknown(item: str, library: Library, marks: tuple[Bookmark, ...]) -> str:
    if item.startswith("#"):
        names = sorted({f"#{tag}" for mark in marks for tag in mark.tags})
        what, rest = "no bookmark has this tag", "dtti-tui bookmarks tag gives bookmarks tags"
    else:
        names = [name for card in library.cards() for name in (card.id, card.name)]
        what, rest = f"no card of {one_line(library.title)} has this id or name", "dtti-tui cards list shows them"
    close = difflib.get_close_matches(item, names, n=3)
    return f"{item}: {what}; " + (f"close to it: {', '.join(close)}" if close else rest)
