"""What the reader decided about names, laid over what the linker found."""

from __future__ import annotations

from functools import partial

from textual.message import Message

from indexdir import UnknownItemError
from tui.notebook import decisions, place_all
from tui.screens.reading.answers import ChoicesPlaced, MentionsRevised
from tui.screens.reading.finding import ask_again
from tui.screens.reading.following import show_card
from tui.screens.reading.going import mark_matches
from tui.screens.reading.room import Cancelled, Room


def lay_over(room: Room) -> None:
    """Let the choices of the notebook count in the index, in the calling thread. Raises IndexdirError."""
    with room.deciding:
        choices = room.notebook.choices()
        placed = place_all(choices, room.library)
        room.library.decide(decisions(placed))
        room.post_message(ChoicesPlaced(choices, placed))


def choices_placed(room: Room, answer: ChoicesPlaced) -> None:
    """Let the marks on the screen follow where anything counts that did not before."""
    desk = room.desk
    changed = answer.placed != desk.placed
    desk.choices, desk.placed = answer.choices, answer.placed
    if changed and room.reader.reading is not None:
        room.fetch("revise", partial(_read, room, room.open_document))
    if changed and desk.listing.query is not None:
        ask_again(room)  # it may ask for names, and counts them


def _read(room: Room, document: str, cancelled: Cancelled) -> Message | None:
    try:
        return MentionsRevised(room.library.read(document))
    except UnknownItemError:  # the file is gone since
        return None


def mentions_revised(room: Room, answer: MentionsRevised) -> None:
    """Show the marks, the names in the text, the counts of the card and the matches of an entity as they are now."""
    desk = room.desk
    if not room.reader.revise(answer.reading):
        return
    room.entities_pane.show(answer.reading.mentions, room.names, room.library.kinds)
    if desk.card:
        row = room.card_pane.row.key if room.card_pane.row is not None else ""
        show_card(room, desk.card, pinned=desk.pinned, row=row, top=int(room.card_pane.scroll_offset.y))
    if desk.listing.card:
        mark_matches(room)
        ask_again(room)
