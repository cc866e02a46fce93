"""Cards: the one that follows the cursor, the one that is pinned, and what they lead to."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Iterable
from functools import partial

from msgspec.structs import replace
from textual.worker import Worker

from indexdir import Card, Library, Source, UnknownItemError
from tui.commands import key_of
from tui.screens.reading.answers import Answer, CardRead
from tui.screens.reading.handlers import hears
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled
from tui.widgets.card import CardView
from tui.widgets.card_view import relations_of

_FEW = 400
"""Up to so many mentions the card that follows the cursor tells at once what else is mentioned with it."""
_LINES = 200
_STILL = 0.03  # seconds that the cursor stands still before a card follows it; a key that is held comes sooner again
_FOLLOWING = "following"


def show_card(room: Room, card: str, *, pinned: bool, row: str = "", top: int = 0) -> None:
    """Show a card, or none for an empty id; `row` is the row of it to highlight, `top` the line to begin with."""
    room.workers.cancel_group(room, _FOLLOWING)
    _put_card(room, card, pinned=pinned, row=row, top=top)


def _put_card(room: Room, card: str, *, pinned: bool, row: str = "", top: int = 0) -> None:
    desk = room.desk
    if card != desk.card:
        room.card_pane.set_filter("")
    desk.card, desk.pinned, desk.card_row, desk.card_top = card, pinned, row, top
    if not card:
        room.card_pane.show(None)
        return
    room.fetch("card", partial(_read_card, room, card, pinned))


def _read_card(room: Room, card_id: str, pinned: bool, cancelled: Cancelled) -> Answer | None:
    view = card_view(room.library, card_id, pinned=pinned)
    if cancelled() or not (pinned or view.mentions <= _FEW):
        return None if cancelled() else CardRead(card_id, view)
    room.post_message(CardRead(card_id, view))
    related = room.library.related(card_id)
    if cancelled():
        return None
    lines = room.library.concordance(card_id, limit=_LINES)
    names, kinds = _named(room.library, (one.card for one in related))
    names.update(view.names or {})
    kinds.update(view.kinds or {})
    return CardRead(card_id, replace(view, related=related, lines=lines, names=names, kinds=kinds))


def card_view(library: Library, card_id: str, *, pinned: bool = False) -> CardView:
    """All that is on a card, but for what it takes the text of its mentions to know. Raises UnknownItemError."""
    card = library.card(card_id)
    documents = {document.id: document for document in library.documents()}
    links, events, conflicts = library.links(card_id), library.events(card_id), library.conflicts(card_id)
    linked = [link.card for link in links]
    names, kinds = _named(library, [*linked, *(each for event in events for each in event.cards)])
    cited = [
        *(source for fact in card.facts for source in fact.sources),
        *(source for conflict in conflicts for version in conflict.versions for source in version.sources),
        *(source for link in links for source in link.sources),
        *(source for event in events for source in event.sources),
    ]
    return CardView(
        card=card,
        links=links,
        names=names,
        kind_label=_one_of_kind(card),
        documents=tuple((documents[name], count) for name, count in library.mentions_of(card_id) if name in documents),
        sources=_sources(library, cited),
        pinned=pinned,
        kinds=kinds,
        events=events,
        conflicts=conflicts,
        searched=len(documents),
        told=relations_of(links),
    )


def _one_of_kind(card: Card) -> str:
    return card.kind.replace("-", " ").replace("_", " ").capitalize()


def _named(library: Library, cards: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The names and the kinds of cards."""
    found = {name: library.card(name) for name in dict.fromkeys(cards)}
    return {name: card.name for name, card in found.items()}, {name: card.kind for name, card in found.items()}


def _sources(library: Library, cited: Iterable[str]) -> dict[str, Source]:
    found = {name: library.source(name) for name in dict.fromkeys(cited)}
    return {name: source for name, source in found.items() if source is not None}


@hears(CardRead)
def card_read(room: Room, answer: CardRead) -> None:
    """Put a card on the screen, unless another has been asked for meanwhile."""
    desk = room.desk
    if answer.card != desk.card or answer.view.pinned != desk.pinned:
        return
    room.card_pane.show(answer.view)
    if (desk.card_row or desk.card_top) and room.card_pane.place(desk.card_row, desk.card_top):
        desk.card_row, desk.card_top = "", 0


def follow(room: Room, card: str) -> None:
    """Let the list of names, and the card unless one is pinned, show what is under the cursor once that stands still.

    A page is then painted by itself, and a key that is held fetches no cards.
    """

    async def once_still() -> None:
        await sleep(_STILL)
        room.entities_pane.follow(card)
        if card and card != room.desk.card and not room.desk.pinned:
            _put_card(room, card, pinned=False)

    row = room.entities_pane.row
    if row is not None and row.key == f"card:{card}" and (card == room.desk.card or room.desk.pinned):
        room.workers.cancel_group(room, _FOLLOWING)
    else:
        _worker: Worker[None] = room.run_worker(once_still, group=_FOLLOWING, exclusive=True, exit_on_error=False)


def look(room: Room, card: str) -> None:
    """Show a card for as long as the highlight of the names is on it."""
    if card != room.desk.card or room.desk.pinned:
        show_card(room, card, pinned=False)


def pin(room: Room, card: str, *, whole: bool = False) -> None:
    """Open a card to stay, and go to it; what has the whole screen leads to a card that has it too."""
    try:
        room.library.card(card)
    except UnknownItemError as error:
        room.say(str(error), trouble=True)
        return
    desk = room.desk
    room.visit()
    desk.settled = True
    desk.whole = whole or (desk.whole and desk.pane == "card")
    show_card(room, card, pinned=True)
    room.show_pane("card")


def give_whole_screen(room: Room, section: str = "") -> None:
    """Give the card on the screen the whole of it, and begin with what was hidden of a section."""
    desk = room.desk
    if not desk.card:
        room.say(f"No card is open; {key_of('next_mention')} goes to the next name, {key_of('open')} opens its card.")
        return
    room.visit()
    desk.settled = desk.whole = True
    if not desk.pinned:
        show_card(room, desk.card, pinned=True)
    room.card_pane.show_whole(True, section)
    room.show_pane("card")


def unpin(room: Room) -> None:
    """Let the card pane follow the cursor again."""
    mention = room.reader.mention
    show_card(room, mention.card if mention is not None else room.desk.card, pinned=False)
