"""Why a command can't do anything where one is: for the help, the palette and the footer, and when its key is pressed.

What only the notebook knows, whether there is anything to undo, is said afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.commands import PAGES, key_of

if TYPE_CHECKING:
    from tui.screens.reading.room import Room

Reason = Callable[["Room"], str]


def unable(room: Room, command: str) -> str:
    """Why a command can't do anything now, or empty where it can."""
    reason = _REASONS.get(command)
    return reason(room) if reason is not None else ""


def idle(room: Room) -> Sequence[str]:
    """The commands that can't do anything for as long as the same is searched for; the footer leaves them out."""
    lasting = [command for command in _LASTING if _REASONS[command](room)]
    return lasting if room.desk.review.ledger is not None else [*lasting, *_REVIEWING]


def no_search() -> str:
    """What to do where nothing is searched for."""
    return f"Nothing is searched for; {key_of('search')} searches the collection."


def no_entity() -> str:
    """What to do where no entity is under the cursor."""
    return f"No entity here; {key_of('next_mention')} goes to the next one, {key_of('labels')} labels all that opens."


def no_cards() -> str:
    """Why there is nothing beside the text."""
    return "There are no names to show: this collection has no cards."


def _without_cards(room: Room) -> str:
    return "" if room.cards or room.desk.pane in PAGES else no_cards()


def _one_alone(room: Room) -> str:
    from tui.screens.reading.arranging import one_alone

    return one_alone(room)


def _no_column(room: Room) -> str:
    from tui.screens.reading.arranging import no_column

    return no_column(room)


def _no_neighbour(room: Room) -> str:
    from tui.screens.reading.arranging import no_neighbour

    return no_neighbour(room)


def no_card() -> str:
    """What stands on the card where none is shown."""
    return f"The card of the name under the cursor shows here; {key_of('next_mention')} goes to the next name."


def _no_matches(room: Room) -> str:
    elsewhere = room.desk.pane in PAGES or bool(room.desk.here.text)
    return "" if elsewhere or room.desk.listing.results is not None else no_search()


def _nothing_to_review(room: Room) -> str:
    if room.desk.listing.hopeless:
        return "Nothing was found that could be reviewed."
    return _no_query(room)


def _no_query(room: Room) -> str:
    return no_search() if room.desk.listing.query is None else ""


def _nothing_asked(room: Room) -> str:
    return no_search() if room.desk.wanted is None and not room.desk.listing.crumbs else ""


def _nothing_taken_on(room: Room) -> str:
    desk = room.desk
    settled = desk.wanted is None or desk.wanted == desk.listing.query
    bare = settled and len(desk.listing.crumbs) < 2
    return f"Nothing to take off; {key_of('clear')} clears the search." if bare else ""


def _nothing_to_narrow(room: Room) -> str:
    narrowing = room.desk.listing.narrowing
    return "" if narrowing else f"There is nothing to narrow down; {key_of('search')} searches the collection."


def _no_entity_here(room: Room) -> str:
    from tui.screens.reading.finding import card_here

    return "" if card_here(room) else no_entity()


def _no_relation_here(room: Room) -> str:
    here = room.desk.pane == "card" and room.card_pane.pair()[0]
    return "" if here else f"{key_of('proof')} lists what supports a relation: go to one on a card first."


def _not_sorted_here(room: Room) -> str:
    if room.desk.pane == "concordance" and room.desk.page is not None:
        return ""
    return (
        f"{key_of('sort')} changes the order of mentions in context ({key_of('concordance')}) "
        f"and of the cards ({key_of('cards')})."
    )


def _nothing_named_here(room: Room) -> str:
    from tui.screens.reading.choosing import words_here

    return "" if words_here(room) else f"No name under the cursor; {key_of('next_mention')} goes to the next one."


def _no_passage_here(room: Room) -> str:
    here = room.reader.reading is not None and room.reader.passage is not None
    return "" if here else "No passage here to keep."


def _nothing_to_keep(room: Room) -> str:
    pane = room.desk.pane
    if pane == "reader":
        return _no_passage_here(room)
    if pane == "card":
        return "" if room.desk.card else no_card()
    row = getattr(room.pane(pane), "row", None)
    there = row is not None and (pane != "documents" or bool(room.documents_pane.document))
    return "" if there else "There is nothing in this row to keep."


def _nothing_placed(room: Room) -> str:
    placing = room.desk.placing is not None
    return "" if placing else f"No bookmark is being placed; {key_of('audit')} lists those in doubt."


def _no_text(room: Room) -> str:
    return "" if room.reader.reading is not None else "No text is open here."


def _nothing_indexed(room: Room) -> str:
    return "" if room.desk.documents else "There are no documents yet to check a draft against."


def _nothing_to_open(room: Room) -> str:
    if room.place != "reader" or room.reader.mention is not None:
        return ""
    from tui.screens.reading.linking import link_here

    return "" if link_here(room) else no_entity()


def _began_here(room: Room) -> str:
    return "" if room.desk.history.leads_back(room.view()) else "This is where you began."


def _nothing_ahead(room: Room) -> str:
    return "" if room.desk.history.leads_forward() else "Nothing lies further on."


def _being_built(room: Room) -> str:
    return "" if room.desk.built else "The folder is being looked through already."


_REASONS: dict[str, Reason] = {
    "next_hit": _no_matches,
    "previous_hit": _no_matches,
    "refine": _nothing_asked,
    "why": _no_query,
    "save_search": _no_query,
    **dict.fromkeys(
        ("keep_hit", "dismiss_hit", "reopen_hit", "dismiss_rest", "next_open_hit", "hide_dismissed"), _nothing_to_review
    ),
    "take_off": _nothing_taken_on,
    "pane_facets": _nothing_to_narrow,
    "everywhere": _no_entity_here,
    "concordance": _no_entity_here,
    "dossier": _no_entity_here,
    "proof": _no_relation_here,
    "sort": _not_sorted_here,
    "choose": _nothing_named_here,
    "bookmark": _nothing_to_keep,
    "note": _no_passage_here,
    "colour": _no_passage_here,
    "place_here": _nothing_placed,
    "open": _nothing_to_open,
    "back": _began_here,
    "forward": _nothing_ahead,
    "look_again": _being_built,
    "select": _no_text,
    "verify": _no_text,
    "verify_draft": _nothing_indexed,
    "open_outside": _no_text,
    "contents": _no_text,
    "pane_entities": _without_cards,
    "pane_card": _without_cards,
    "wider": _no_column,
    "narrower": _no_column,
    "taller": _no_neighbour,
    "shorter": _no_neighbour,
    "hide_panes": _one_alone,
}
_REVIEWING = ("keep_hit", "dismiss_hit")
# the others come and go with the cursor, and a footer that changes with each line would not be read
_LASTING = ("place_here", "next_hit", "refine", "why", "take_off", "pane_facets")
