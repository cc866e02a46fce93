"""One key for all of an entity in a file."""

from __future__ import annotations

import os
import re
from functools import partial

from indexdir import IndexdirError, Library
from tui.notebook import Bookmark
from tui.screens.reading.answers import Answer
from tui.screens.reading.finding import card_here
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 60


class DossierWritten(Answer, frozen=True):
    """Where the dossier is and what is in it, or why it could not be written."""

    said: str
    trouble: bool = False


@handles("dossier")
def dossier(room: Room) -> None:
    """Write the dossier of the entity under the cursor, or of the card."""
    card = card_here(room)
    if card:
        room.say("Writing the dossier …")
        room.fetch("dossier", partial(_written, room.library, card, room.desk.bookmarks))


def _written(
    library: Library, card: str, bookmarks: tuple[Bookmark, ...], cancelled: Cancelled
) -> DossierWritten | None:
    # Imported when it is asked for: the first screen does without it.
    from tui.copying.copying import from_home, state_directory
    from tui.exchange import dossier_of_card, free_name, write_file
    from tui.exchange.arrivals import today
    from tui.exchange.markdown import counted

    try:
        known = library.card(card)
        made = dossier_of_card(library, bookmarks, known)
    except IndexdirError as error:
        return DossierWritten(f"No dossier: {error}", trouble=True)
    if cancelled():
        return None
    # Beside the copies, never in the folder of the collection, where it would be searched like a document.
    directory = state_directory(os.environ) / "dossiers"
    stem = _NOT_IN_NAMES.sub("-", card)[:_LONGEST_NAME].strip(".-") or "card"
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = free_name(directory, f"{stem}-{today().isoformat()}", ".md")
        write_file(path, made.text)
    except OSError as error:
        return DossierWritten(f"The dossier can't be written: {error.strerror or error}: {directory}", trouble=True)
    quoted = counted({"bookmark": made.kept, "other passage": made.passages}) or "no passages"
    return DossierWritten(f"Dossier: {from_home(path)} ({quoted})")


@hears(DossierWritten)
def dossier_written(room: Room, answer: DossierWritten) -> None:
    """Say where it is."""
    room.say(answer.said, trouble=answer.trouble)
