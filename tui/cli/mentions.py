"""`dtti-tui mentions`: where a text names cards."""

from __future__ import annotations

import argparse
from pathlib import Path

from indexdir import DocumentText
from tui.cli.arguments import add_folder, add_json
from tui.cli.kept import lay_choices_over
from tui.cli.opening import mended, open_library, ready
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA, mention_shape
from tui.cli.status import FOUND, NOTHING
from tui.cli.text import one_line


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    parser.add_argument("item", metavar="FILE-OR-ID", help="a file, or the id of a document of the collection")
    add_folder(parser)
    add_json(parser)


def run(options: argparse.Namespace, output: Output) -> int:
    """List the mentions: a file outside the collection is read with the cards of the collection."""
    reading = _reading(options, output)
    if options.json:
        mentions = [mention_shape(mention) for mention in reading.mentions]
        output.json({"schema": SCHEMA, "doc": reading.document.id, "mentions": mentions})
    else:
        for mention in reading.mentions:
            rivals = f"\tor {', '.join(mention.rivals)}" if mention.rivals else ""
            output.line(f"{mention.start}-{mention.end}\t{mention.card}\t{one_line(mention.text)}{rivals}")
    return FOUND if reading.mentions else NOTHING


def _reading(options: argparse.Namespace, output: Output) -> DocumentText:
    path = Path(options.item)
    library = open_library(options)
    name = options.item
    if path.is_file():
        inside = path.resolve()
        if not inside.is_relative_to(library.folder):
            return library.read_file(path)
        name = inside.relative_to(library.folder).as_posix()
    lay_choices_over(ready(library, output), output)
    return mended(library, output, lambda: library.read(name))
