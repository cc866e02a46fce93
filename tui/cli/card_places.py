"""`dtti-tui cards concordance` and `cards evidence`: the places of the collection that speak of one card, or of two."""

from __future__ import annotations

import argparse

from msgspec import to_builtins

from indexdir import ConcordanceLine, Evidence, Library, UnknownItemError
from tui.cli.kept import lay_choices_over
from tui.cli.opening import mended, open_ready
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA
from tui.cli.status import FOUND, NOTHING
from tui.cli.text import in_a_row, one_line

LEFT, RIGHT = 40, 60  # characters of context on a line of plain text


def concordance(options: argparse.Namespace, output: Output) -> int:
    """Write every mention of a card with its context, by document."""
    library = lay_choices_over(open_ready(options, output), output)
    if not _known(library, (options.item,), output):
        return NOTHING
    lines = mended(library, output, lambda: library.concordance(options.item, limit=10**9))
    if options.json:
        shapes = [_shape(line) for line in lines]
        output.json({"schema": SCHEMA, "card": options.item, "total": len(lines), "lines": shapes})
        return FOUND if lines else NOTHING
    shown = ""
    for line in lines:
        if line.document.id != shown:
            shown = line.document.id
            output.line(output.bold(one_line(f"{line.document.date} {line.document.title}  [{shown}]".strip())))
        left = in_a_row(line.left)[-LEFT:].rjust(LEFT)
        output.line(f"  {left}{output.bold(one_line(line.text))}{in_a_row(line.right)[:RIGHT].rstrip()}")
    return FOUND if lines else NOTHING


def evidence(options: argparse.Namespace, output: Output) -> int:
    """Write the sentences, then the passages, in which two cards are mentioned together."""
    library = lay_choices_over(open_ready(options, output), output)
    if not _known(library, (options.item, options.other), output):
        return NOTHING
    found = mended(library, output, lambda: library.evidence(options.item, options.other))
    if options.json:
        shapes = [{**to_builtins(piece), "document": piece.document.id} for piece in found]
        output.json({"schema": SCHEMA, "cards": [options.item, options.other], "evidence": shapes})
    else:
        for piece in found:
            output.line(output.bold(one_line(f"{piece.document.date} {piece.document.title}  [{piece.document.id}]")))
            output.line(f"  {_marked(piece, output)}")
        if not found:
            output.note(f"no passage mentions both {options.item} and {options.other}")
    return FOUND if found else NOTHING


def _known(library: Library, cards: tuple[str, ...], output: Output) -> bool:
    try:
        for card in cards:
            library.card(card)
    except UnknownItemError as error:
        output.note(f"{error}; dtti-tui cards list shows them")
        return False
    return True


def _shape(line: ConcordanceLine) -> dict[str, object]:
    return {**to_builtins(line), "document": line.document.id}


def _marked(piece: Evidence, output: Output) -> str:
    pieces, here = [], piece.start
    for start, end, _ in piece.marks:
        pieces.append(in_a_row(piece.text[here - piece.start : start - piece.start]))
        pieces.append(output.bold(one_line(piece.text[start - piece.start : end - piece.start])))
        here = end
    return "".join((*pieces, in_a_row(piece.text[here - piece.start :])))
