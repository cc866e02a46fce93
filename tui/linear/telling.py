"""Where one is, and how it is said."""

from __future__ import annotations

from dataclasses import replace

from tui.cli.text import count
from tui.linear.desk import Desk
from tui.linear.mentioning import named
from tui.linear.reading import NO_DOCUMENT, section_here, told
from tui.linear.voice import NARROWEST, several


def say_where(desk: Desk, words: str = "") -> None:
    """Say the passage, the section, the match, the search and the card one is at."""
    reading, place = desk.reading, desk.place
    if reading is None:
        desk.say(NO_DOCUMENT)
    else:
        percent = f"{100 * place.at // max(1, len(reading.text))} percent"
        number, passages = desk.number + 1, len(reading.passages)
        desk.say(f"Passage {number} of {passages}, {percent}: {told(reading.document)}.")
        if section := section_here(desk):
            desk.say(f"Section: {section}.")
        if place.marks:
            at = f"Match {place.match + 1} of {len(place.marks)}" if place.match >= 0 else _matches(desk)
            desk.say(f"{at} for {place.marked}.")
    if place.results is not None:
        hits = place.results.hits
        rank = f"document {place.hit + 1} of {len(hits)}" if place.hit >= 0 else count(len(hits), "document")
        desk.say(f"Search: {place.results.query.text}, {rank}.")
    if place.card:
        desk.say(f"Card: {named(desk, place.card)}.")


def _matches(desk: Desk) -> str:
    return several(len(desk.place.marks), "match", "matches")


def repeat(desk: Desk, words: str = "") -> None:
    """Say the list that was said last once more."""
    if desk.place.listing is None or not desk.place.listing.rows:
        desk.say("No list was said yet.")
        return
    desk.place = replace(desk.place, listing=replace(desk.place.listing, said=0))
    desk.say_rows()


def set_width(desk: Desk, words: str) -> None:
    """Wrap lines at a number of columns, 0 for never."""
    if not words:
        desk.say(f"Lines are wrapped at {desk.voice.room} columns." if desk.voice.room else "Lines are not wrapped.")
    elif words == "0":
        desk.voice.columns = 0
        desk.say("Lines are not wrapped.")
    elif words.isdecimal() and int(words) >= NARROWEST:
        desk.voice.columns = int(words)
        desk.say(f"Lines are wrapped at {int(words)} columns.")
    else:
        desk.say(f"A width is a number from {NARROWEST}, or 0 for no wrapping.")


def set_marks(desk: Desk, words: str) -> None:
    """Put matches into brackets, or no longer."""
    if words.casefold() not in ("", "on", "off"):
        desk.say("marks on puts matches into brackets, marks off does not.")
        return
    desk.brackets = not desk.brackets if not words else words.casefold() == "on"
    desk.say("Matches are put into brackets." if desk.brackets else "No brackets.")


def leave(desk: Desk, words: str = "") -> None:
    """End the session."""
    desk.leaving = True
