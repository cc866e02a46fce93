"""The options that say which bookmarks are meant."""

from __future__ import annotations

import argparse

from tui.cli.status import CommandError
from tui.exchange import Filter, is_date
from tui.notebook import COLOURS
from tui.notebook.bookmark import KINDS


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add them to the parser."""
    parser.add_argument("--tag", metavar="TAG", nargs="+", action="extend", default=[], help="with all of these tags")
    parser.add_argument("--colour", choices=[*filter(None, COLOURS)], help="with this label")
    parser.add_argument("--document", metavar="ID", default="", help="in this document")
    parser.add_argument("--kind", choices=KINDS, help="only passages, documents or cards")
    parser.add_argument("--since", metavar="DATE", default="", help="kept or changed then or later: 2026, 2026-11, …")


def filter_of(options: argparse.Namespace) -> Filter:
    """What they say. Raises CommandError where that is no date."""
    if options.since and not is_date(options.since):
        raise CommandError(f"--since {options.since}: this is no date; write 2026, 2026-11 or 2026-11-25")
    tags = tuple(part for tag in options.tag for part in tag.split(",") if part.strip())
    return Filter(tags, options.colour or "", options.document, options.kind or "", options.since)
