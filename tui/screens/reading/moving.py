"""Moving within the pane that has the keys."""

from __future__ import annotations

from tui.commands import PAGES, key_of
from tui.screens.reading.handlers import handles
from tui.screens.reading.room import Room
from tui.widgets.concordance import Concordance
from tui.widgets.evidence import EvidenceList
from tui.widgets.facets import FacetList
from tui.widgets.reader import Reader


def _lines(room: Room, step: int) -> None:
    pane = room.pane(room.desk.pane)
    if isinstance(pane, Reader):
        pane.move_lines(step)
    else:
        pane.move(step)


def _pages(room: Room, fraction: float) -> None:
    pane = room.pane(room.desk.pane)
    if isinstance(pane, Reader):
        pane.move_pages(fraction)
    else:
        pane.page(fraction)


def _passages(room: Room, step: int) -> None:
    pane = room.pane(room.desk.pane)
    if isinstance(pane, Concordance | EvidenceList | FacetList):
        pane.move_group(step)
    else:
        room.reader.move_passages(step)


def _links(room: Room, step: int) -> None:
    pane = room.card_pane
    links = [row.key for row in pane.rows if row.selectable]
    at = links.index(pane.row.key) + step if pane.row is not None else (0 if step > 0 else len(links) - 1)
    if 0 <= at < len(links):
        pane.highlight_key(links[at])
    else:
        room.say("No further link on this card." if step > 0 else "No link before this one on the card.")


@handles("line_down")
def line_down(room: Room) -> None:
    """Move down by one, or from the search bar into the list."""
    if room.place == "search":
        room.show_pane("documents")
    else:
        _lines(room, 1)


@handles("line_up")
def line_up(room: Room) -> None:
    """Move up by one."""
    _lines(room, -1)


@handles("page_down")
def page_down(room: Room) -> None:
    """Scroll down by a screenful."""
    _pages(room, 1)


@handles("read_on")
def read_on(room: Room) -> None:
    """Scroll down by a screenful."""
    _pages(room, 1)


@handles("page_up")
def page_up(room: Room) -> None:
    """Scroll up by a screenful."""
    _pages(room, -1)


@handles("half_down")
def half_down(room: Room) -> None:
    """Scroll down by half a screenful."""
    _pages(room, 0.5)


@handles("half_up")
def half_up(room: Room) -> None:
    """Scroll up by half a screenful."""
    _pages(room, -0.5)


@handles("to_start")
def to_start(room: Room) -> None:
    """Go to the first line or row."""
    pane = room.pane(room.desk.pane)
    if isinstance(pane, Reader):
        pane.go_start()
    else:
        pane.first()


@handles("to_end")
def to_end(room: Room) -> None:
    """Go to the last line or row."""
    pane = room.pane(room.desk.pane)
    if isinstance(pane, Reader):
        pane.go_end()
    else:
        pane.last()


@handles("next_passage")
def next_passage(room: Room) -> None:
    """Go to the next passage."""
    _passages(room, 1)


@handles("previous_passage")
def previous_passage(room: Room) -> None:
    """Go to the passage before."""
    _passages(room, -1)


@handles("next_mention")
def next_mention(room: Room) -> None:
    """Go to the next mention of an entity, or in a card to the next link."""
    if room.desk.pane == "card":
        _links(room, 1)
    elif room.desk.pane in PAGES:
        _lines(room, 1)
    elif room.reader.next_mention(1) is None:
        room.say(f"No further entity in this text; {key_of('labels')} labels links as well.")


@handles("previous_mention")
def previous_mention(room: Room) -> None:
    """Go to the mention before, or in a card to the link before."""
    if room.desk.pane == "card":
        _links(room, -1)
    elif room.desk.pane in PAGES:
        _lines(room, -1)
    elif room.reader.next_mention(-1) is None:
        room.say("No entity before this one in the text.")
