"""Reviewing what was found: each hit kept, dismissed or left open, and on to the next that is open."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from tui.commands import key_of
from tui.notebook import Notebook, NotebookError, Verdict
from tui.notebook.ledger import Ledger, Spot
from tui.screens.reading.answers import Answer
from tui.screens.reading.asking import ask
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.keeping import write
from tui.screens.reading.review_going import place_here, preview_row, step
from tui.screens.reading.reviewed import caught_up, laid, look, show
from tui.screens.reading.room import Room
from tui.widgets.document_rows import place_of

_DONE = {"kept": "Kept", "dismissed": "Dismissed", "": "Left open"}


class Deed(Struct, frozen=True):
    """What is to be decided: about the hit at an offset of a document, or of all its open ones where that is -1."""

    query: str
    document: str
    offset: int
    verdict: Verdict | None
    known: Ledger | None


class Judged(Answer, frozen=True):
    """What was decided is written: `spots` are the hits, none where nothing has changed; `said` tells why not."""

    deed: Deed
    ledger: Ledger | None
    spots: tuple[Spot, ...] = ()
    said: str = ""


@handles("keep_hit")
def keep_hit(room: Room) -> None:
    """Keep the hit here, with a bookmark."""
    _judge(room, "kept")


@handles("dismiss_hit")
def dismiss_hit(room: Room) -> None:
    """Dismiss the hit here."""
    _judge(room, "dismissed")


@handles("reopen_hit")
def reopen_hit(room: Room) -> None:
    """Take back what was decided about the hit here."""
    _judge(room, None)


@handles("dismiss_rest")
def dismiss_rest(room: Room) -> None:
    """Dismiss all open hits of the document."""
    document, _ = place_here(room)
    if document:
        _begin(room, document, -1, "dismissed")
    else:
        room.say("There is no document here.")


def _judge(room: Room, verdict: Verdict | None) -> None:
    document, offset = place_here(room)
    if offset >= 0:
        _begin(room, document, offset, verdict)
    elif document:
        room.say(
            f"This row is a document: go to one of its hits; {key_of('dismiss_rest')} dismisses all that are open."
        )
    else:
        room.say("There is no hit here.")


def _begin(room: Room, document: str, offset: int, verdict: Verdict | None) -> None:
    desk, query = room.desk, room.desk.listing.query
    if query is None:
        return  # the reason is said already
    known = None if desk.review.recount else desk.review.ledger
    desk.review.judging = True
    write(room, partial(_decide, room, Deed(query.text, document, offset, verdict, known)))


def _decide(room: Room, deed: Deed, notebook: Notebook) -> str:
    answer = Judged(deed, None)
    try:
        answer = _decided(room, deed, notebook)
    finally:
        room.post_message(answer)
    return ""


def _decided(room: Room, deed: Deed, notebook: Notebook) -> Judged:
    ledger = deed.known or laid(room, deed.query, None)
    if deed.offset < 0:
        spots = tuple(ledger.open_hits(deed.document))
        missing = "No hit of this document is open."
    else:
        spots = tuple(filter(None, (ledger.hit_at(deed.document, deed.offset),)))
        missing = f"This passage is no hit; {key_of('next_open_hit')} goes to the next one that is open."
    if not spots:
        return Judged(deed, ledger, said=missing)
    reading = room.library.read(deed.document)
    if not ledger.answers(reading.document):
        return Judged(deed, None, said="The document has changed; look at it again before you decide.")
    if not notebook.review(deed.query, [(reading, *spot[1:]) for spot in spots], deed.verdict):
        return Judged(deed, ledger, said=f"{_DONE[deed.verdict or '']} already.")
    _see_what_was_passed(room, deed.query, ledger, notebook)
    return Judged(deed, caught_up(room, laid(room, deed.query, ledger)), spots)


def _see_what_was_passed(room: Room, query: str, ledger: Ledger, notebook: Notebook) -> None:
    """Note what was seen before the first verdict."""
    text, places = room.desk.review.landed
    if text != query or not places:
        return
    seen = [(reading, *spot[1:]) for spot, reading in [*places.items()] if ledger.hit_at(*spot[:2]) == spot]
    with suppress(NotebookError):  # only a look
        notebook.see(query, seen)
    room.desk.review.landed = "", {}


@hears(Judged)
def judged(room: Room, answer: Judged) -> None:
    """Show what was decided, and go on to the next open hit."""
    desk, deed = room.desk, answer.deed
    desk.review.judging = False
    query = desk.listing.query
    if query is None or query.text != deed.query:
        return
    if answer.ledger is None or not answer.spots:
        if answer.said:
            room.say(answer.said)
        look(room, anew=answer.ledger is None)
        return
    desk.review.ledger = answer.ledger
    if deed.verdict is None:
        show(room)
        room.say(f"Left open; {answer.ledger.words}.")
    else:
        _go_on(room, answer.ledger, deed, answer.spots)
    if query.prefix:  # the list is of what is reviewed: the words as they are written
        ask(room, replace(query, prefix=False))


def _go_on(room: Room, ledger: Ledger, deed: Deed, spots: tuple[Spot, ...]) -> None:
    many = f" {len(spots):,} hits" if len(spots) > 1 else ""
    before = deed.known.verdict(spots[0]) if deed.known is not None and len(spots) == 1 else ""
    changed = f", {before} before" if before in ("kept", "dismissed") else ""
    told = f"{_DONE[deed.verdict or '']}{many}{changed}; {ledger.words}."
    if room.desk.pane == "documents":
        key = _row_below(room, ledger)
        show(room)
        if key and room.documents_pane.highlight_key(key):
            preview_row(room)
        elif ledger.reviewed < ledger.total:
            told += f" No open hit below in the list; {key_of('next_open_hit')} goes to the next one."
    else:
        show(room)
        after = deed.offset if deed.offset >= 0 else spots[-1][1]
        told += step(room, ledger, deed.document, after)
    room.say(told if ledger.reviewed < ledger.total else f"{told} That was the last one.")


def _row_below(room: Room, ledger: Ledger) -> str:
    """The key of the next row of an open hit; where hits are hidden and there is none below, of the last one above."""
    pane = room.documents_pane
    keys = [row.key for row in pane.rows]
    here = keys.index(room.highlighted) if room.highlighted in keys else -1
    open_rows = [at for at, key in enumerate(keys) if _is_open(ledger, key)]
    below = next((at for at in open_rows if at > here), -1)
    if below < 0 and room.desk.review.hiding:
        below = max((at for at in open_rows if at < here), default=-1)
    return keys[below] if below >= 0 else ""


def _is_open(ledger: Ledger, key: str) -> bool:
    document, offset = place_of(key)
    spot = ledger.hit_at(document, offset) if offset is not None else None
    return spot is not None and ledger.verdict(spot) in ("", "seen")


@handles("hide_dismissed")
def hide_dismissed(room: Room) -> None:
    """Take what is dismissed out of the list, or show it again."""
    review = room.desk.review
    dismissed = review.ledger.count("dismissed") if review.ledger is not None else 0
    if not dismissed and not review.hiding:
        room.say(f"No hit is dismissed; {key_of('dismiss_hit')} dismisses one.")
        return
    review.hiding = not review.hiding
    show(room)
    hidden = f"{dismissed:,} dismissed hidden; {key_of('hide_dismissed')} shows them."
    room.say(hidden if review.hiding else "What is dismissed is shown again.")
