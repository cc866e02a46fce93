"""`dtti-tui show`: a document, a card, a bookmark or the passage that a link points to."""

from __future__ import annotations

import argparse
import difflib
from functools import partial

from indexdir import Card, DocumentText, Library, UnknownItemError
from tui.cli.arguments import add_folder, add_json
from tui.cli.bookmark_text import write_bookmark
from tui.cli.card_text import write_card
from tui.cli.kept import bookmark_called, lay_choices_over, standing_now
from tui.cli.opening import mended, open_ready
from tui.cli.output import Output
from tui.cli.shapes import bookmark_shape, card_shape, document_shape
from tui.cli.status import FOUND, NOTHING
from tui.cli.text import one_line, several_lines
from tui.copying.links import SCHEME
from tui.notebook import Bookmark

_KINDS = ("document", "card", "bookmark")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    parser.add_argument(
        "item",
        metavar="ID",
        help="of a document, a card or a bookmark, in this order, card:ID and so on to choose; or a dtti:// link",
    )
    add_folder(parser)
    add_json(parser)


def run(options: argparse.Namespace, output: Output) -> int:
    """Show the first thing that has this id: a document, else a card, else a bookmark."""
    library = lay_choices_over(open_ready(options, output), output)
    if is_link(options.item):
        # Imported when it is needed: looking for altered words takes more than showing a document does.
        from tui.cli.passage_links import show_passage

        return mended(library, output, partial(show_passage, options.item, library, output, as_json=options.json))
    found = mended(library, output, lambda: _find(options.item, library, output))
    if found is None:
        output.note(_unknown(options.item, library))
        return NOTHING
    if isinstance(found, DocumentText):
        output.json(document_shape(found)) if options.json else _write_document(found, output)
    elif isinstance(found, Card):
        output.json(card_shape(found, library)) if options.json else write_card(found, library, output)
    else:
        (mark,) = standing_now([found], library, output)
        output.json(bookmark_shape(mark)) if options.json else write_bookmark(mark, library, output)
    return FOUND


def is_link(item: str) -> bool:
    """Whether what is to be shown is named by a link."""
    return item.lower().startswith(f"{SCHEME}://")


def _find(item: str, library: Library, output: Output) -> DocumentText | Card | Bookmark | None:
    wanted, _, name = item.partition(":")
    if wanted not in _KINDS or not name:
        wanted, name = "", item
    if wanted in ("", "document"):
        try:
            return library.read(name)
        except UnknownItemError:
            pass
    if wanted in ("", "card"):
        try:
            return library.card(name)
        except UnknownItemError:
            pass
    return bookmark_called(name, library, output) if wanted in ("", "bookmark") else None


def _unknown(item: str, library: Library) -> str:
    names = [each.id for each in library.documents()] + [card.id for card in library.cards()]
    close = difflib.get_close_matches(item, names, n=3)
    hint = f"; close to it: {', '.join(close)}" if close else "; dtti-tui cards list shows the cards"
    return f"{item}: no document, card or bookmark of {library.title} has this id{hint}"


def _write_document(reading: DocumentText, output: Output) -> None:
    document = reading.document
    facts = [document.date, document.source, document.kind, f"{document.words} words", document.id]
    output.line(output.bold(one_line(document.title)))
    output.line(" · ".join(one_line(fact) for fact in facts if fact))
    output.line()
    output.line(several_lines(reading.text).rstrip("\n"))
