"""The reader's choices about names, laid over the index."""

from __future__ import annotations

from functools import partial

from indexdir import UnknownItemError
from tui.notebook import decisions, place_all
from tui.screens.reading.answers import Answer, ChoicesPlaced, MentionsRevised
from tui.screens.reading.handlers import hears
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled


def lay_over(room: Room) -> ChoicesPlaced:
    """Let the choices of the notebook count in the index, in the calling thread. Raises IndexdirError."""
    with room.deciding:
        choices = room.notebook.choices()
        placed = place_all(choices, room.library)
        room.library.decide(decisions(placed))
        return ChoicesPlaced(choices, placed)


@hears(ChoicesPlaced)
def choices_placed(room: Room, answer: ChoicesPlaced) -> None:
    """Let the marks on the screen follow where anything counts that did not before."""
    desk = room.desk
    changed = answer.placed != desk.placed
    desk.choices, desk.placed = answer.choices, answer.placed
    if changed and room.reader.reading is not None:
        room.fetch("revise", partial(_read, room, room.open_document))
    if changed and desk.listing.query is not None:
        from tui.screens.reading.finding import ask_again

        ask_again(room)  # it may ask for names, and counts them
    if room.app.screen is not room:
        from tui.screens.choices import ChoicesScreen

        if isinstance(room.app.screen, ChoicesScreen):
            room.app.screen.refresh_choices(answer.choices, answer.placed)


def _read(room: Room, document: str, cancelled: Cancelled) -> Answer | None:
    try:
        return MentionsRevised(room.library.read(document))
    except UnknownItemError:  # the file is gone since
        return None
