"""The notebook is looked after beside the reading: damage is mended, the backup of the day is made."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from threading import Thread

from tui.screens.reading.finding_again import changed
from tui.screens.reading.room import Room

SECONDS_BEFORE = 3.0  # what is painted first, and the build that begins then, come before
SECONDS_BETWEEN = 3600.0


def begin_looking_after(room: Room) -> None:
    """Look after the notebook soon, and every hour from then on."""
    room.set_timer(SECONDS_BEFORE, partial(look_after, room))
    room.set_interval(SECONDS_BETWEEN, partial(look_after, room))


def look_after(room: Room) -> None:
    """Look after the notebook in a thread that nobody waits for when the room is left."""
    Thread(target=_look_after, args=(room,), daemon=True, name="looking-after").start()


def _look_after(room: Room) -> None:
    room.notebook.look_after()
    if news := room.notebook.news():
        with suppress(RuntimeError):  # the room has been left meanwhile
            room.post_message(changed(room, " ".join(news)))
