"""`dtti-tui bookmarks audit`: those that are not where they were kept, with what stands there now."""

from __future__ import annotations

import argparse

from tui.cli.bookmarks_filter import add_to, filter_of
from tui.cli.kept import placed_bookmarks, told_of_doubt
from tui.cli.opening import mended
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA, Shape, bookmark_values
from tui.cli.standing_text import diff_line, difference, place_kept, place_now
from tui.cli.status import FOUND, NOTHING
from tui.cli.text import count, one_line
from tui.notebook.auditing import Finding
from tui.notebook.auditing import audit as look_over

__all__ = ["add_to", "audit"]

_SHOWN_ID = 8


def audit(options: argparse.Namespace, output: Output) -> int:
    """List them; the exit status is 1 where one is in doubt or lost."""
    wanted = filter_of(options)
    library, every = placed_bookmarks(options, output)
    marks = wanted.keep(every)
    found = mended(library, output, lambda: look_over(marks, library)) if marks else ()
    findings = [each for each in found if each.outcome != "placeless"]
    if options.json:
        output.json({"schema": SCHEMA, "bookmarks": [_shape(each) for each in findings]})
    else:
        for each in findings:
            _write(each, output)
    if output.err_terminal and (doubt := told_of_doubt(each.mark for each in findings)):
        output.note(doubt)
    elif not findings and output.err_terminal:
        which = "all of these" if len(marks) < len(every) else "all"
        output.note(f"{which} {count(len(marks), 'bookmark')} of {one_line(library.title)} stand where they were kept")
    return NOTHING if any(each.outcome not in ("changed", "moved") for each in findings) else FOUND


def _shape(finding: Finding) -> Shape:
    text = finding.sites[0].text if finding.sites else ""
    diff = [{"change": piece.change, "text": piece.text} for piece in difference(finding)]
    return {**bookmark_values(finding.mark), "text": text, "diff": diff, "why": finding.reason}


def _write(finding: Finding, output: Output) -> None:
    mark = finding.mark
    places = " → ".join(dict.fromkeys((place_kept(mark), place_now(mark))))
    output.line("\t".join((finding.outcome, one_line(mark.id[:_SHOWN_ID]), places, one_line(finding.reason))))
    if diff := difference(finding):
        output.line(f"    {diff_line(diff)}")
    elif mark.quote:
        output.line(f"    “{one_line(mark.quote)}”")
