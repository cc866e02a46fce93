"""The note of a bookmark in the reader's editor, and back."""

from __future__ import annotations

import os
import subprocess
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from tui.editors import Opener, not_found, waiting_opener_for
from tui.left_outside import Lent, give_up, lend
from tui.screens.reading.outside import deaf
from tui.screens.reading.room import Room
from tui.written_outside import Outcome, taken_back

if TYPE_CHECKING:
    from tui.screens.note import NoteScreen

_NO_EDITOR = "No editor is known: put its name into the variable EDITOR and begin anew."


def edit_note(room: Room, screen: NoteScreen, bookmark: str, note: str) -> None:
    """Open the note in `$VISUAL` or `$EDITOR`, and take back what was written there; nothing is ever lost by it."""
    if screen.outside:
        screen.tell("The editor has the note already; end it there first.")
        return
    if waiting_opener_for(Path("note.md"), os.environ) is None:
        lacking = not_found(os.environ)
        screen.tell(f"{lacking} was not found; mend the variable and begin anew." if lacking else _NO_EDITOR)
        return
    notebook = room.notebook
    lent = Lent(notebook.path.stem, bookmark, note, screen.field.value, screen.label.colour, notebook.open_window())
    try:
        path = lend(lent)
    except OSError as error:
        screen.tell(f"No file could be written for the editor: {(error.strerror or 'unknown trouble').lower()}.")
        return
    opener = waiting_opener_for(path, os.environ)
    if opener is None:
        give_up(path)
        screen.tell(_NO_EDITOR)
    elif opener.here:
        _edit_here(room, screen, opener, path)
    else:
        screen.hand_out(f"{opener.name} has the note: close it there, and what you wrote is here.")
        room.run_worker(partial(_edit_beside, room, screen, opener, path), thread=True, exit_on_error=False)


def _edit_here(room: Room, screen: NoteScreen, opener: Opener, path: Path) -> None:
    """Give the terminal to the editor until it ends."""
    try:
        with deaf(), room.app.suspend():  # in this order, or a key could come between
            status = subprocess.run(opener.command, check=False).returncode
    except SuspendNotSupported:
        give_up(path)
        screen.tell(f"{opener.name} can't have this terminal.")
        return
    except OSError as error:
        give_up(path)
        screen.tell(_not_started(opener, error))
        return
    screen.refresh(layout=True)
    screen.take_back(taken_back(opener.name, path, screen.note.text, status))


def _edit_beside(room: Room, screen: NoteScreen, opener: Opener, path: Path) -> None:
    nothing = subprocess.DEVNULL
    before = screen.note.text
    try:
        status = subprocess.run(opener.command, check=False, stdin=nothing, stdout=nothing, stderr=nothing).returncode
    except OSError as error:
        give_up(path)
        outcome = Outcome(before, _not_started(opener, error))
    else:
        if not screen.is_attached:
            return  # the file stays, and is found the next time
        outcome = taken_back(opener.name, path, before, status)
    room.app.call_from_thread(screen.take_back, outcome)


def _not_started(opener: Opener, error: OSError) -> str:
    return f"{opener.name} can't be started: {(error.strerror or 'unknown').lower()}."
