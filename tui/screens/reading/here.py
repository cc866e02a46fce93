"""What is being looked for in the text on the screen, and the way from one place of it to the next."""

from __future__ import annotations

from msgspec.structs import replace

from tui.commands import key_of
from tui.find_here import find_all, pattern_for
from tui.screens.reading.answers import Answer, FindsFound
from tui.screens.reading.room import Room
from tui.screens.reading.views import Here
from tui.screens.reading.working import Cancelled


def look_for(room: Room, text: str, leap: int = -1) -> None:
    """Find all places of a text in the document on the screen, in a thread; they are marked when they are known.

    From the offset `leap` on the first of them is then gone to.
    """
    desk, reading = room.desk, room.reader.reading
    pattern = pattern_for(text)
    desk.here = replace(desk.here, text=text if pattern is not None else "", sought=pattern is None, leap=leap)
    if reading is None or pattern is None:
        room.workers.cancel_group(room, "finds")
        room.reader.set_finds(())
        return

    def work(cancelled: Cancelled) -> Answer | None:
        finds = find_all(pattern, reading.text, cancelled)
        return None if cancelled() else FindsFound(text, reading.document.id, reading.document.digest, finds)

    room.fetch("finds", work)


def look_again_here(room: Room) -> None:
    """Find what is looked for in the text that has just come on the screen."""
    if room.desk.here.text:
        look_for(room, room.desk.here.text)


def forget_finds(room: Room) -> bool:
    """Look for nothing any more; whether something was looked for."""
    looked = bool(room.desk.here.text)
    if looked:
        look_for(room, "")
    return looked


def step_find(room: Room, step: int) -> None:
    """Go to the next place of what is looked for, and after the last one to the first."""
    here: Here = room.desk.here
    _number, total = room.reader.find_place
    if not here.sought:
        room.say("Still looking …")
    elif not total:
        room.say(f"“{here.text.strip()}” is not in this text; {key_of('clear')} ends looking for it.")
    elif room.reader.next_find(step) is None:
        room.reader.go_to_find(0 if step > 0 else total - 1)
        room.say("Begun again at the top." if step > 0 else "Begun again at the end.")
    elif room.has_class("-low"):  # there is no frame that tells it
        room.say("{:,} of {:,}".format(*room.reader.find_place))
