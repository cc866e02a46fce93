"""What the reader decided about names, laid over what the linker found."""

from __future__ import annotations

from tui.screens.reading.answers import MentionsRevised
from tui.screens.reading.finding import ask_again
from tui.screens.reading.following import show_card
from tui.screens.reading.going import mark_matches
from tui.screens.reading.handlers import hears
from tui.screens.reading.room import Room


@hears(MentionsRevised)
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
