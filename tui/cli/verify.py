"""`dtti-tui verify`: each quotation of a draft is exact, altered or not found."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from indexdir import Checked, Draft, Library, Standing, Verification, draft_in, draft_of
from tui.cli.arguments import add_folder, add_json
from tui.cli.opening import mended, note_if_empty, open_ready
from tui.cli.output import Output
from tui.cli.status import FOUND, NOTHING, CommandError
from tui.cli.summary import name_failures
from tui.cli.text import one_line
from tui.cli.verify_shape import Linked, verification_shape
from tui.verdicts import NO_QUOTATIONS, left_out, marked, place_of, summary, verdict_of

_STANDARD_INPUT = "-"
_SHOWN = 5  # further places
_QUOTED = 240  # characters of a quotation that is repeated
_INDENT = "    "


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    parser.add_argument("draft", metavar="FILE", help="a text, Markdown or HTML; - is standard input")
    add_folder(parser)
    parser.add_argument(
        "--document", action="append", metavar="ID", help="look only in this document; may be given several times"
    )
    add_json(parser)


def run(options: argparse.Namespace, output: Output) -> int:
    """Check the draft: 0 where all quotations are exact, 1 where one is altered or not found, or there is none."""
    name = "standard input" if options.draft == _STANDARD_INPUT else options.draft
    draft = _read(options.draft)
    library = open_ready(options, output)
    among = _among(options.document, library)

    def report(done: int, total: int) -> None:
        output.progress(f"checking quotation {done + 1} of {total}")

    verification = mended(library, output, lambda: library.verify(draft, among=among, report=report))
    output.progress("")
    linked = Linked(library)
    if options.json:
        output.json(verification_shape(name, verification, linked))
    else:
        _write(options.draft, verification, linked, output)
    _write_beside(name, verification, output, as_json=options.json)
    note_if_empty(library, verification.searched, output)
    return FOUND if verification.faultless else NOTHING


def _read(name: str) -> Draft:
    if name == _STANDARD_INPUT:
        return draft_of(sys.stdin.buffer.read(), "standard input.md")
    path = Path(name)
    if path.is_dir():
        raise CommandError(f"{name}: this is a folder; give a file with a draft, or - for standard input")
    return draft_in(path)


def _among(documents: list[str] | None, library: Library) -> list[str] | None:
    known = {document.id for document in library.documents()}
    for name in documents or ():
        if name not in known:
            raise CommandError(f"{name}: there is no such document in {library.title}")
    return documents


def _write(name: str, verification: Verification, linked: Linked, output: Output) -> None:
    for checked in verification.checked:
        _write_quotation(name, checked, linked, output)
        if output.terminal:
            output.line()
    if verification.checked:
        output.line(summary(verification))


def _write_quotation(name: str, checked: Checked, linked: Linked, output: Output) -> None:
    quotation = checked.quotation
    text = one_line(quotation.text)
    short = text if len(text) <= _QUOTED else text[:_QUOTED] + " …"
    place = f"{one_line(name)}:{quotation.line}:{quotation.column}"
    tints = {"exact": "green", "too short": "yellow"}
    verdict = output.tinted(verdict_of(checked), tints.get(checked.verdict, "red"))  # type: ignore[arg-type]
    output.line(f"{place}: {output.bold(verdict)}: “{short}”")
    if checked.diff:
        pieces = (
            _piece(change, one_line(words) if words != " " else words, output) for change, words in marked(checked.diff)
        )
        output.line(_INDENT + "".join(pieces))
    if checked.standing is not None:
        output.line(_INDENT + _standing(checked.standing))
        output.line(_INDENT + linked.link(checked.standing))
    for other in checked.others[:_SHOWN]:
        output.line(f"{_INDENT}also {'near ' if other.score < 1 else ''}in {_standing(other)}")
    if (more := len(checked.others[_SHOWN:]) + checked.more) > 0:
        output.line(f"{_INDENT}and in {more:,} more places")


def _piece(change: str, words: str, output: Output) -> str:
    if change == "same":
        return words
    return output.tinted(words, "red" if change == "removed" else "green")


def _standing(standing: Standing) -> str:
    document = standing.document
    date = f" ({one_line(document.date)})" if document.date else ""
    return f"{one_line(document.title)}{date} — {one_line(document.id)}, {place_of(standing)}"


def _write_beside(name: str, verification: Verification, output: Output, *, as_json: bool) -> None:
    if not verification.checked:
        output.note(f"{name}: {NO_QUOTATIONS}")
    if as_json:
        return
    draft = verification.draft
    if draft.changed and verification.checked:
        output.note(f"{name}: lines and columns are those of the page as it is read, not of its HTML")
    for line in left_out(draft):
        output.note(f"{name}: {line}")
    name_failures(verification.not_searched, output)
