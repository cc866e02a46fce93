"""Finding in the text on the screen, and filtering a list: what is typed at the foot of the pane that has the keys."""

from __future__ import annotations

from msgspec.structs import replace

from tui.commands import INSIDE, key_of
from tui.screens.reading.answers import FindsFound
from tui.screens.reading.asking import submitted
from tui.screens.reading.going import restore_spot
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.here import forget_finds, look_for
from tui.screens.reading.room import Room
from tui.screens.reading.views import Typing
from tui.widgets.find_line import FindLine
from tui.widgets.reader import Reader
from tui.widgets.rows import Rows

_KEPT = 50
_MANY = 1_000  # rows; what more of them say is found out in a thread, before the first letter is typed


@handles("find_here")
def find_here(room: Room) -> None:
    """Ask at the foot of the pane what is to be found in it, or which rows of it are to stay."""
    if room.desk.here.typing is not None:
        keep(room, _line(room).value)
        return
    pane, here = room.pane(room.desk.pane), room.desk.here
    if isinstance(pane, Reader) and pane.reading is None:
        room.say("There is no text here to find something in.")
        return
    line = _line(room)
    if isinstance(pane, Rows):
        typing = Typing(room.desk.pane, pane.filter, row=pane.row.key if pane.row is not None else "")
        line.open_over(pane, "filter", pane.filter, "words that the rows are to have")
        if len(pane.rows) > _MANY:
            room.run_worker(pane.look_through, thread=True, group="filter", exit_on_error=False)
    else:
        typing = Typing("reader", here.text, room.spot())
        last = f"; Enter or ↑: {here.asked[0]}" if here.asked else ""
        line.open_over(pane, "find here", here.text, f"words of this text{last}")
    room.desk.here = replace(here, typing=typing)
    room.set_focus(line, scroll_visible=False)
    _tell(room)


def _line(room: Room) -> FindLine:
    """The line at the foot of the panes; it is made when it is first needed."""
    if room.find_line is None:
        room.find_line = FindLine()
        room.mount(room.find_line)
    return room.find_line


def typed(room: Room, text: str) -> None:
    """Find, or filter, by what has been typed so far."""
    typing = room.desk.here.typing
    if typing is None:
        return
    pane = room.pane(typing.pane)
    room.notice_line.clear_notice()
    if isinstance(pane, Rows):
        pane.set_filter(text)
        _tell(room)
        return
    look_for(room, text, typing.state.cursor if typing.state is not None else 0)
    if not room.desk.here.text:
        _return(room)
    _tell(room)


@hears(FindsFound)
def finds_found(room: Room, answer: FindsFound) -> None:
    """Mark what was found, and go to the first place of it; an answer to something else is dropped."""
    here, reader = room.desk.here, room.reader
    if answer.text != here.text or not room.shows(answer.document, answer.digest):
        return
    room.desk.here = replace(here, sought=True, leap=-1)
    reader.set_finds(answer.finds)
    if here.leap >= 0 and len(answer.finds):
        reader.go_to_find(answer.finds.at_or_after(here.leap) % len(answer.finds))
    elif here.leap >= 0 and here.typing is not None:
        _return(room)
    elif here.leap >= 0:
        room.say(f"“{here.text.strip()}” is not in this text; {key_of('search')} searches the collection.")
    _tell(room)


def _return(room: Room) -> None:
    """Show the place at which the typing began."""
    typing = room.desk.here.typing
    if typing is not None and typing.state is not None:
        restore_spot(room, typing.state)


def _tell(room: Room) -> None:
    """Say at the right of the line what came of what is typed in it."""
    here, line = room.desk.here, room.find_line
    if here.typing is None or line is None:
        return
    pane = room.pane(here.typing.pane)
    if isinstance(pane, Rows):
        line.tell(*_counted(*pane.filter_left) if pane.filter else ())
    elif not here.text or not here.sought:
        line.tell()
    elif (place := pane.find_place)[1]:
        again = here.typing.state is not None and pane.cursor < here.typing.state.cursor
        counts = _counted(*place)
        line.tell(*([f"from the top: {counts[0]}"] if again else []), *counts)
    else:
        line.tell("nothing")
        room.say("Nothing here; Enter searches the collection for it.")


def _counted(number: int, total: int) -> tuple[str, str]:
    return f"{number:,} of {total:,}", f"{number}/{total}"


def keep(room: Room, text: str) -> None:
    """Keep what is typed, and give the keys back to the pane; what is nowhere here is searched for everywhere."""
    here = room.desk.here
    typing = here.typing
    if typing is None:
        return
    pane = room.pane(typing.pane)
    if isinstance(pane, Rows):
        pane.set_filter(text)
        _close(room)
        return
    text = text if text.strip() else here.asked[0] if here.asked and not typing.before else ""
    if text and text == here.text and here.sought and not pane.find_place[1]:
        leave(room)
        room.desk.before_search = room.view()
        room.bar.set_text(text.strip())
        submitted(room, text)
        return
    if text != here.text:
        look_for(room, text, typing.state.cursor if text and typing.state is not None else -1)
    if text:
        asked = (text, *(one for one in here.asked if one != text))[:_KEPT]
        room.desk.here = replace(room.desk.here, asked=asked)
    if typing.state is not None and typing.state != room.spot() and room.desk.settled:
        room.desk.history.visit(replace(room.view(), state=typing.state))
    _close(room)


def leave(room: Room) -> None:
    """Bring back what was there before the typing: the place and what was looked for, or the rows."""
    here = room.desk.here
    if here.typing is None:
        return
    pane = room.pane(here.typing.pane)
    if isinstance(pane, Rows):
        pane.set_filter(here.typing.before)
        pane.highlight_key(here.typing.row)
    else:
        _return(room)
        look_for(room, here.typing.before)
    _close(room)


def _close(room: Room) -> None:
    typing, line = room.desk.here.typing, room.find_line
    room.notice_line.clear_notice()
    room.desk.here = replace(room.desk.here, typing=None)
    if typing is not None and room.focused is line:
        room.show_pane(typing.pane)
    if line is not None:
        line.close()
    room.refresh_footer()


def stepped(room: Room, step: int) -> None:
    """Bring back what was looked for before, or move among the rows that are left."""
    here = room.desk.here
    if here.typing is None:
        return
    pane = room.pane(here.typing.pane)
    if isinstance(pane, Rows):
        pane.move(step)
        return
    at = here.asked.index(here.text) if here.text in here.asked else -1
    at = min(max(at - step, -1), len(here.asked) - 1)
    text = here.asked[at] if at >= 0 else ""
    _line(room).set_text(text)
    typed(room, text)


def focus_moved(room: Room) -> None:
    """What is typed is kept when one goes to a pane by a click or by Tab."""
    typing = room.desk.here.typing
    if typing is not None and any(room.focused is room.pane(name) for name in INSIDE):
        keep(room, _line(room).value)


def end_here(room: Room) -> bool:
    """End the filter of the pane that has the keys, or the looking for something in the text; whether there was one."""
    pane = room.pane(room.desk.pane)
    if room.desk.here.typing is not None:
        leave(room)
        return True
    if isinstance(pane, Reader):
        return forget_finds(room)
    filtered = bool(pane.filter)
    pane.set_filter("")
    return filtered
