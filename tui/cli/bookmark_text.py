"""A bookmark written out for people."""

from __future__ import annotations

from indexdir import IndexdirError, Library
from tui.cli.output import Output
from tui.cli.standing_text import diff_line, difference, finding_of, place_kept, told_standing
from tui.cli.text import one_line, several_lines
from tui.copying import seen
from tui.exchange import citation_of_bookmark
from tui.notebook import Bookmark


def write_bookmark(mark: Bookmark, library: Library, output: Output) -> None:
    """Write what was kept, where it stands now, and what was written to it."""
    finding = finding_of(mark, library)
    diff = difference(finding)
    quote = mark.quote if diff else _shown(mark, library)
    if quote:
        output.line(output.bold(f"“{several_lines(quote)}”"))
    title = f"{one_line(mark.title)} — {place_kept(mark)}"
    output.line(title if quote else output.bold(title))
    output.line(told_standing(mark, finding))
    if diff:
        output.line(f"  {diff_line(diff)}")
    output.line(one_line(f"kept {mark.created}, id {mark.id}"))
    output.line(one_line(citation_of_bookmark(library, mark).link))
    if mark.query:
        output.line(f"found by the search: {one_line(mark.query)}")
    if mark.first_quote:
        output.line(f"first kept as “{one_line(mark.first_quote)}”")
    if mark.colour:
        output.line(f"colour: {mark.colour}")
    if mark.tags:
        output.line(f"tags: {one_line(', '.join(mark.tags))}")
    if mark.note:
        output.line()
        output.line(several_lines(mark.note))


def _shown(mark: Bookmark, library: Library) -> str:
    """The quote without signs of markup, where it surely stands; else as it was kept."""
    try:
        reading = library.read(mark.now.document) if mark.quote else None
    except IndexdirError:
        reading = None
    span = mark.span_in(reading) if reading is not None else None
    return seen(reading, *span) if reading is not None and span is not None else mark.quote
