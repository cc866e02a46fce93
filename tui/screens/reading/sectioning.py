"""The sections of the text on the screen: found in a thread, listed, and gone through."""

from __future__ import annotations

from indexdir import sections_of
from tui.screens.reading.answers import Answer, SectionsFound
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled

_LOOKING = "Still looking for the headings …"
_NONE = "No headings in this text."


def look_for_sections(room: Room) -> None:
    """Find the headings of the document that has just come on the screen."""
    reading = room.reader.reading
    if reading is None:
        return

    def work(cancelled: Cancelled) -> Answer:
        return SectionsFound(reading.document.id, reading.document.digest, sections_of(reading))

    room.fetch("sections", work)


@hears(SectionsFound)
def sections_found(room: Room, answer: SectionsFound) -> None:
    """Tell the reader, if the document is still on the screen."""
    reading = room.reader.reading
    if reading is not None and room.shows(answer.document, answer.digest):
        room.reader.set_sections(answer.sections)


@handles("contents")
def show_contents(room: Room) -> None:
    """List the headings, and go to the chosen one."""
    reader = room.reader
    sections, reading = reader.sections, reader.reading
    if reading is None or not sections:
        room.say(_no_sections(room))
        return
    # Imported when it is asked for: the first screen does without it.
    from tui.screens.contents import ContentsScreen

    def chosen(number: str | None) -> None:
        if number and reader.reading is reading:
            room.visit()
            reader.go_to(sections[int(number)].start, top=True)
            room.show_pane("reader")

    here = sections.index(reader.section) if reader.section is not None else -1
    room.app.push_screen(ContentsScreen(sections, here, len(reading.text)), chosen)


@handles("next_section")
def next_section(room: Room) -> None:
    """Go to the next heading."""
    sections, section = room.reader.sections or (), room.reader.section
    at = sections.index(section) + 1 if section is not None else 0
    if at < len(sections):
        room.reader.go_to(sections[at].start, top=True)
    else:
        room.say("No further section in this text." if sections else _no_sections(room))


@handles("previous_section")
def previous_section(room: Room) -> None:
    """Go to the heading of this section, or from there to the one before."""
    reader = room.reader
    sections, section = reader.sections or (), reader.section
    at = sections.index(section) if section is not None else -1
    if at >= 0 and reader.line[0] <= sections[at].start < reader.line[1]:
        at -= 1
    if at >= 0:
        reader.go_to(sections[at].start, top=True)
    else:
        room.say("No section before this one in the text." if sections else _no_sections(room))


def _no_sections(room: Room) -> str:
    if room.reader.reading is None:
        return "No text is open."
    return _LOOKING if room.reader.sections is None else _NONE
