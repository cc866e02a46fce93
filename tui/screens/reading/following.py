"""Cards: the one that follows the cursor, the one that is pinned, and what they lead to."""

from __future__ import annotations

from functools import partial

from textual.message import Message

from indexdir import Library, UnknownItemError
from tui.screens.reading.answers import CardRead
from tui.screens.reading.room import Cancelled, Room
from tui.widgets.card import CardView


def show_card(room: Room, card: str, *, pinned: bool, row: str = "") -> None:
    """Show a card, or none for an empty id; `row` is the row of it to highlight."""
    desk = room.desk
    desk.card, desk.pinned, desk.card_row = card, pinned, row
    if not card:
        room.card_pane.show(None)
        return
    room.fetch("card", partial(_read_card, room.library, dict(room.names), card, pinned))


def _read_card(
    library: Library, names: dict[str, str], card_id: str, pinned: bool, cancelled: Cancelled
) -> Message | None:
    card = library.card(card_id)
    documents = {document.id: document for document in library.documents()}
    cited = {source for fact in card.facts for source in fact.sources}
    cited |= {source for relation in card.relations for source in relation.sources}
    sources = {source: library.source(source) for source in sorted(cited)}
    if cancelled():
        return None
    view = CardView(
        card=card,
        links=library.links(card_id),
        names=names,
        kind_label=library.kinds.get(card.kind, card.kind),
        documents=tuple((documents[name], count) for name, count in library.mentions_of(card_id) if name in documents),
        sources={name: source for name, source in sources.items() if source is not None},
        pinned=pinned,
    )
    return CardRead(card_id, view)


def card_read(room: Room, answer: CardRead) -> None:
    """Put a card on the screen, unless another has been asked for meanwhile."""
    desk = room.desk
    if answer.card != desk.card or answer.view.pinned != desk.pinned:
        return
    room.card_pane.show(answer.view)
    if desk.card_row:
        room.card_pane.highlight_key(desk.card_row)


def follow(room: Room, card: str) -> None:
    """Let the card pane show what is under the cursor, unless a card is pinned."""
    if card and card != room.desk.card and not room.desk.pinned:
        show_card(room, card, pinned=False)


def look(room: Room, card: str) -> None:
    """Show a card for as long as the highlight of the names is on it."""
    if card != room.desk.card or room.desk.pinned:
        show_card(room, card, pinned=False)


def pin(room: Room, card: str) -> None:
    """Open a card to stay, and go to it."""
    try:
        room.library.card(card)
    except UnknownItemError as error:
        room.say(str(error), trouble=True)
        return
    room.visit()
    room.desk.settled = True
    show_card(room, card, pinned=True)
    room.show_pane("card")


def unpin(room: Room) -> None:
    """Let the card pane follow the cursor again."""
    mention = room.reader.mention
    show_card(room, mention.card if mention is not None else room.desk.card, pinned=False)
