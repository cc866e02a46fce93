"""Opening the original of a document in another program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from textual.app import SuspendNotSupported

from indexdir import DocumentText, Library
from tui.editors import Opener, line_in_file, not_found, opener_for
from tui.screens.reading.answers import LineFound, Trouble
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled

_NO_EDITOR = "No program to open {} with: put your editor's name into the variable EDITOR and begin anew."
_LACKING = "No program to open {} with: {} was not found. Mend the variable and begin anew."


@handles("open_outside")
def open_outside(room: Room) -> None:
    """Open the file of the highlighted document, or of the open one at the cursor."""
    reading = room.reader.reading
    document = room.documents_pane.document if room.desk.pane == "documents" else room.open_document
    if not document:
        room.say("There is no document here to open.")
        return
    open_here = reading if reading is not None and reading.document.id == document else None
    room.fetch("outside", partial(_look, room.library, document, open_here, room.reader.cursor))


def _look(
    library: Library, document: str, reading: DocumentText | None, cursor: int, cancelled: Cancelled
) -> LineFound | Trouble:
    path = library.folder / document
    try:
        content = path.read_bytes() if reading is not None else b""
        if not path.is_file():
            return Trouble(f"{document} is not in the folder any more; the index still has its text.")
    except OSError as error:
        return Trouble(f"{document} can't be opened: {(error.strerror or 'unknown trouble').lower()}.")
    if reading is None:
        return LineFound(path, 1)
    return LineFound(path, line_in_file(_decoded(content, reading.document.encoding), reading.text, cursor))


def _decoded(content: bytes, encoding: str) -> str:
    """The text of a file; only where its lines end matters."""
    try:
        return content.decode((encoding.split() or ["utf-8"])[0], "replace").removeprefix("\ufeff")
    except LookupError:
        return content.decode("utf-8", "replace")


@hears(LineFound)
def line_found(room: Room, answer: LineFound) -> None:
    """Open it there."""
    opener, lacking = opener_for(answer.path, answer.line, os.environ), not_found(os.environ)
    name = answer.path.name
    if opener is None and sys.platform == "win32":
        os.startfile(answer.path)
        room.say(_with(lacking, f"Opened {name}."))
    elif opener is None:
        room.say(_LACKING.format(name, lacking) if lacking else _NO_EDITOR.format(name), trouble=True)
    elif opener.here:
        _open_here(room, opener, answer.path, lacking)
    else:
        room.fetch("outside", partial(_open_beside, room, opener, answer.path, lacking))


def _with(lacking: str, said: str) -> str:
    return f"{said} ({lacking} was not found.)" if lacking else said


@contextmanager
def deaf() -> Iterator[None]:
    """Let the keys that end a program end only the one that has the terminal now."""
    # Functions and no SIG_IGN, which a program that is started inherits; from a function it goes back to the default.
    names = [signal.SIGINT] if sys.platform == "win32" else [signal.SIGINT, signal.SIGQUIT]
    before = [(name, signal.signal(name, lambda _signal, _frame: None)) for name in names]
    try:
        yield
    finally:
        for name, handler in before:
            signal.signal(name, signal.SIG_DFL if handler is None else handler)


def _open_here(room: Room, opener: Opener, path: Path, lacking: str) -> None:
    """Give the terminal to the program until it ends."""
    try:
        with deaf(), room.app.suspend():  # in this order, or a key could come between
            status = subprocess.run(opener.command, check=False).returncode
    except SuspendNotSupported:
        room.say(f"{opener.name} can't have this terminal; the file is {path}", trouble=True)
        return
    except OSError as error:
        room.say(f"{opener.name} can't be started: {(error.strerror or 'unknown').lower()}.", trouble=True)
        return
    room.refresh(layout=True)
    if status:
        room.say(f"{opener.name} ended with status {status}.", trouble=True)
    else:
        room.say(_with(lacking, f"Back from {opener.name}."))


def _open_beside(room: Room, opener: Opener, path: Path, lacking: str, cancelled: Cancelled) -> None:
    nothing = subprocess.DEVNULL
    try:
        subprocess.Popen(opener.command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    except OSError as error:
        line = f"{opener.name} can't be started: {(error.strerror or 'unknown').lower()}."
        room.app.call_from_thread(room.say, line, trouble=True)
    else:
        room.app.call_from_thread(room.say, _with(lacking, f"Opened {path.name} with {opener.name}."))
