"""Bookmarks that have moved, are in doubt or are lost, and their colours, said line after line."""

from __future__ import annotations

from functools import partial

from indexdir import Piece
from tui.cli.text import count, one_line
from tui.linear.desk import Desk, Row
from tui.linear.keeping import bookmark_here, keep_passage
from tui.linear.reading import say_passage, show
from tui.notebook import COLOURS, Colour, NotebookError
from tui.notebook.auditing import Finding, Outcome, audit, readings_for
from tui.notebook.finding_again import find_again

_SAID: dict[Outcome, str] = {
    "doubtful": "In doubt",
    "lost": "Lost",
    "changed": "Changed",
    "moved": "Moved",
    "placeless": "Without a place",
}
_NAMED = ", ".join(filter(None, COLOURS))


def write_colour(desk: Desk, words: str) -> None:
    """Give the bookmark of the passage one is in a colour, or take it away; or say it."""
    here = bookmark_here(desk)
    named = [name for name in COLOURS if name and name.startswith(words.casefold())] if words else []
    wanted: Colour = named[0] if named else ""
    now = here.colour if here is not None else ""
    if not words:
        desk.say(f"Colour: {now}." if now else f"No colour here. There are {_NAMED}.")
    elif not wanted and words not in ("-", "none"):
        desk.say(f"No colour “{words}”; there are {_NAMED}, and colour - takes one away.")
    elif (mark := here or keep_passage(desk)) is not None:
        desk.notebook.colour([mark.id], wanted)
        desk.say(f"Colour: {wanted}; undo takes it back." if wanted else "No colour; undo takes it back.")


def list_audit(desk: Desk, words: str = "") -> None:
    """Look for the bookmarks in the documents as they are, and list those that are not where they were."""
    found = find_again(desk.notebook.bookmarks(), desk.library)
    if found:
        desk.notebook.remember_standings(found)
    findings = audit(desk.notebook.bookmarks(), desk.library)
    if not findings:
        desk.say("Every bookmark stands where it was kept.")
        return
    desk.say(
        f"{count(len(findings), 'bookmark')} not where it was kept. "
        "A number reads the place; accept and a number takes it, accept moved all that only moved, "
        "placeless and a number keeps the quote alone."
    )
    desk.offer([row for finding in findings for row in _rows(finding)])


def _rows(finding: Finding) -> list[Row]:
    mark = finding.mark
    head = f"{_SAID[finding.outcome]}: “{mark.brief}”, {one_line(finding.reason)}."
    if not finding.sites:
        return [Row(head, partial(_open, finding=finding, at=-1), made=mark, site=None)]
    rows = []
    for at, site in enumerate(finding.sites):
        number = f" Place {at + 1} of {len(finding.sites)}: {one_line(site.title)}." if len(finding.sites) > 1 else ""
        text = head + number + _changes(site.pieces)
        rows.append(Row(text, partial(_open, finding=finding, at=at), made=mark, site=site))
    return rows


def _changes(pieces: tuple[Piece, ...]) -> str:
    """What was taken out and put in, in words."""
    said = {"removed": "without", "added": "with"}
    parts = [f"{said[piece.change]} “{one_line(piece.text).strip()}”" for piece in pieces if piece.change in said]
    return f" Now {', '.join(parts)}." if parts else ""


def _open(desk: Desk, finding: Finding, at: int) -> None:
    """Read what stands in a place, or the quote where there is none."""
    if at < 0 or not show(desk, finding.sites[at].document, finding.sites[at].start):
        desk.say(f"What you kept: “{one_line(finding.mark.quote or finding.mark.title)}”")
    else:
        say_passage(desk)


def accept(desk: Desk, words: str) -> None:
    """Let the bookmark with a number of the list stand where it was found, or all that only moved."""
    if words.casefold() == "moved":
        listing = desk.place.listing
        listed = {row.made.id for row in (listing.rows if listing is not None else ()) if row.made and row.site}
        findings = audit([each for each in desk.notebook.bookmarks() if each.id in listed], desk.library)
        accepted = [(each.mark.id, each.sites[0]) for each in findings if each.merely_moved]
    else:
        row = _row(desk, words)
        accepted = [(row.made.id, row.site)] if row is not None and row.made is not None and row.site else []
    if not accepted:
        desk.say("Accept which? audit lists them; accept and a number takes its place, accept moved all that moved.")
        return
    try:
        number = desk.notebook.accept(readings_for(accepted, desk.library))
    except NotebookError as error:
        desk.say(str(error))
    else:
        desk.say(f"{count(number, 'bookmark')} accepted; undo takes it back.")


def keep_placeless(desk: Desk, words: str) -> None:
    """Keep the bookmark with a number of the list as a quote that stands nowhere, or look for its place again."""
    row = _row(desk, words)
    mark = next((each for each in desk.notebook.bookmarks() if row and row.made and each.id == row.made.id), None)
    if mark is None:
        desk.say("Which? audit lists them; placeless and a number keeps its quote without a place.")
    elif not desk.notebook.set_placeless([mark.id], not mark.placeless):
        desk.say("Only a passage can be kept without a place.")
    else:
        told = "Its place is looked for again" if mark.placeless else "Kept as a quote without a place"
        desk.say(f"{told}; undo takes it back.")


def _row(desk: Desk, words: str) -> Row | None:
    listing = desk.place.listing
    rows = listing.rows[: listing.said] if listing is not None else ()
    return rows[int(words) - 1] if words.isdecimal() and 1 <= int(words) <= len(rows) else None
