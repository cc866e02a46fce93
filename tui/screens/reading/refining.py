"""Narrowing an answer down, and taking that back: every step is a part of the text of the query."""

from __future__ import annotations

from collections.abc import Sequence

from indexdir import FacetValue, QueryError
from tui.commands import key_of
from tui.screens.reading.asking import ask_text
from tui.screens.reading.handlers import handles
from tui.screens.reading.room import Room
from tui.screens.reading.unable import no_search

BAR = " | "


def toggled(parts: Sequence[str], value: str, *, out: bool) -> str:
    """The query with a value asked for, or left `out`, as its last part; without it if that is so already."""
    asked, opposite = (f"-{value}", value) if out else (value, f"-{value}")
    left = [part for part in parts if part != opposite]
    if asked in left:
        left.remove(asked)
    else:
        left.append(asked)
    return BAR.join(left)


def parts_of(room: Room) -> tuple[str, ...]:
    """The parts of what is asked, of the question under way if there is one."""
    wanted, listing = room.desk.wanted, room.desk.listing
    if wanted is None or wanted == listing.query:
        return listing.crumbs
    try:
        return room.library.crumbs(wanted.text)
    except QueryError:
        return listing.crumbs


def toggle(room: Room, value: FacetValue, *, out: bool) -> None:
    """Ask for a value of a facet, or without it, or no longer so."""
    parts = parts_of(room)
    if not parts:
        return
    on = {value.query, f"-{value.query}"} & set(parts)
    if value.count < 0:  # a part of the query as it was typed: either key takes it off
        out = value.state == "out"
    if value.state == ("out" if out else "in") and not on:
        room.say(f"The words of the search say so themselves; {key_of('search')} changes them.")
    else:
        ask_text(room, toggled(parts, value.query, out=out))


@handles("include")
def include(room: Room) -> None:
    """Keep to the documents with the highlighted value."""
    room.facets_pane.choose()


@handles("exclude")
def exclude(room: Room) -> None:
    """Keep to the documents without the highlighted value."""
    if (value := room.facets_pane.value) is not None:
        toggle(room, value, out=True)


@handles("take_off")
def take_off(room: Room) -> None:
    """Take the last part of the query off."""
    parts = parts_of(room)
    if len(parts) > 1:
        ask_text(room, BAR.join(parts[:-1]))
    else:
        room.say(f"Nothing to take off; {key_of('clear')} clears the search.")


@handles("refine")
def refine(room: Room) -> None:
    """Go on in the search bar, to look inside what was found."""
    parts = parts_of(room)
    if not parts:
        room.say(no_search())
        return
    room.desk.before_search = room.view()
    room.bar.set_text(BAR.join(parts) + BAR)
    room.set_focus(room.bar)
    room.refresh_footer()


@handles("pane_facets")
def pane_facets(room: Room) -> None:
    """Go to the ways to narrow the answer down."""
    room.show_pane("facets")


@handles("relax")
def relax(room: Room) -> None:
    """Ask the query under the highlight of the ways out."""
    room.ladder_pane.choose()
