"""From a card to the words of the documents: its mentions in context, and what supports its relations."""

from __future__ import annotations

from msgspec.structs import replace

from tui.screens.reading.finding import card_here
from tui.screens.reading.following import give_whole_screen
from tui.screens.reading.handlers import handles
from tui.screens.reading.paging import ask_for_page
from tui.screens.reading.room import Room
from tui.screens.reading.views import Page
from tui.widgets.concordance import ORDERS


@handles("concordance")
def show_concordance(room: Room) -> None:
    """List the mentions of the entity under the cursor, or of the card, in their context."""
    card = card_here(room)
    if card:
        ask_for_page(room, Page(card))


@handles("proof")
def show_proof(room: Room) -> None:
    """List what supports the relation under the highlight of the card."""
    other, link = room.card_pane.pair() if room.desk.pane == "card" else ("", None)
    if other == room.desk.card and other:
        room.say("The card relates to itself here; there is nothing to find.")
    elif other:
        ask_for_page(room, Page(room.desk.card, other, link))


@handles("sort")
def change_order(room: Room) -> None:
    """Put the mentions into the next order."""
    page = room.desk.page
    if room.desk.pane != "concordance" or page is None:
        return  # the reason is said already
    orders = list(ORDERS)
    order = orders[(orders.index(room.concordance.order) + 1) % len(orders)]
    room.desk.page = replace(page, order=order)
    room.concordance.sort(order, room.concordance.row.key if room.concordance.row is not None else "")


def show_more(room: Room, section: str) -> None:
    """Show the rest of a section of the card; of the mentions that is the page of all of them."""
    if section == "lines":
        ask_for_page(room, Page(room.desk.card))
    elif room.card_pane.whole:
        room.card_pane.show_more(section)
    else:
        give_whole_screen(room, section)
