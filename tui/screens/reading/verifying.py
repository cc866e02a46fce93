"""Checking the quotations of a draft, and going to where they stand."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from indexdir import DamagedIndexError, Draft, IndexdirError, Library, Standing, Verification, draft_in, quotations_in
from tui.copying import citation_of, cited, copied
from tui.screens.reading.answers import CopyMade
from tui.screens.reading.going import go_to
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.room import Room
from tui.screens.reading.verdict_answers import DraftChecked, DraftGoesOn, DraftRefused
from tui.screens.reading.views import Checking, Request
from tui.screens.reading.working import Cancelled
from tui.verdicts import coverage, verdict_of

if TYPE_CHECKING:
    from tui.screens.draft import DraftScreen

_OFTEN = 0.1  # seconds between two words on how far it is
_LONGEST_PATH = 1_000
_NAMES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")
_PLACES = ("/", "~", "./", "../", "file:")


@handles("verify_draft")
def verify_draft(room: Room) -> None:
    """Show what was found of the last draft, or ask for one."""
    if room.desk.checking.verification is not None:
        show_verified(room)
    else:
        ask_for_draft(room)


def ask_for_draft(room: Room) -> None:
    """Ask for a text; it stays where it was when the screen is closed."""
    # Imported when it is asked for: the first screen does without it.
    from tui.screens.draft import DraftScreen

    def closed(text: str | None) -> None:
        room.workers.cancel_group(room, "verify_draft")
        if text is not None:
            room.desk.checking = replace(room.desk.checking, text=text)

    room.app.push_screen(DraftScreen(room.desk.checking.text, partial(_check, room)), closed)


def _check(room: Room, text: str) -> None:
    room.desk.checking = replace(room.desk.checking, text=text)
    if (screen := _asking(room)) is not None:
        screen.tell("Looking for quotations …")
    room.fetch("verify_draft", partial(_verified, room, text))


def _verified(room: Room, text: str, cancelled: Cancelled) -> DraftChecked | DraftRefused | None:
    told = time.monotonic()

    def report(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told > _OFTEN and not cancelled():
            told = time.monotonic()
            room.post_message(DraftGoesOn(done, total))

    try:
        verification = room.library.verify(draft_of_text(text), report=report, cancelled=cancelled)
    except DamagedIndexError as error:
        room.post_message(DraftRefused(text, f"{error}; the index is built anew, check it again then"))
        raise
    except IndexdirError as error:
        return None if cancelled() else DraftRefused(text, str(error))
    return DraftChecked(text, verification)


def draft_of_text(text: str) -> Draft:
    """The draft that was written, or that is in the file whose path was. Raises CollectionError."""
    line = text.strip()
    if "\n" in line or len(line) > _LONGEST_PATH:
        return quotations_in(text)
    path = Path(line.removeprefix("file://")).expanduser()
    named = line.startswith(_PLACES) or (path.suffix.lower() in _NAMES and not set(line) & set('"“”„«»'))
    return draft_in(path) if named or (" " not in line and path.is_file()) else quotations_in(text)


def _asking(room: Room) -> DraftScreen | None:
    from tui.screens.draft import DraftScreen

    screen = room.app.screen
    return screen if isinstance(screen, DraftScreen) else None


@hears(DraftGoesOn)
def draft_goes_on(room: Room, answer: DraftGoesOn) -> None:
    """Say how far it is."""
    if (screen := _asking(room)) is not None:
        screen.tell(f"Checking quotation {answer.done + 1:,} of {answer.total:,} …")


@hears(DraftRefused)
def draft_refused(room: Room, answer: DraftRefused) -> None:
    """Say why, beside the text."""
    if (screen := _asking(room)) is not None:
        screen.tell(answer.why, trouble=True)


@hears(DraftChecked)
def draft_checked(room: Room, answer: DraftChecked) -> None:
    """Show what was found, in place of the text."""
    room.desk.checking = Checking(answer.text, answer.verification)
    if (screen := _asking(room)) is not None:
        screen.dismiss(answer.text)
        room.call_later(show_verified, room)


def show_verified(room: Room) -> None:
    """List the quotations with their verdicts."""
    from tui.screens.verified import VerifiedScreen

    checking = room.desk.checking
    if checking.verification is None:
        return
    screen = VerifiedScreen(checking.verification, checking.row, partial(_copy, room))

    def closed(key: str | None) -> None:
        row = screen.rows.row.key if screen.rows.row is not None else ""
        room.desk.checking = replace(room.desk.checking, row=key if key and key != screen.EDIT else row)
        if key == screen.EDIT:
            ask_for_draft(room)
        elif key:
            _go_to(room, key)

    room.app.push_screen(screen, closed)


def _go_to(room: Room, key: str) -> None:
    standing = _standing(room, key)
    if standing is None:
        room.say("This quotation was not found; there is no place to go to.")
    elif all(document.id != standing.document.id for document in room.desk.documents):
        room.say(f"{standing.document.id} is not in the collection now.", trouble=True)
    else:
        place = Request(standing.document.id, room.desk.listing, at=standing.start, end=standing.end)
        go_to(room, replace(place, digest=standing.document.digest))


def _standing(room: Room, key: str) -> Standing | None:
    """The place that a row is about."""
    verification = room.desk.checking.verification
    number, _, other = key.partition(":")
    if verification is None or not number.isdecimal():
        return None
    checked = verification.checked[int(number)]
    return checked.others[int(other)] if other else checked.standing


def _copy(room: Room, key: str) -> None:
    verification = room.desk.checking.verification
    if verification is not None and key.partition(":")[0].isdecimal():
        room.fetch("copy", partial(_cited, room.library, verification, key, _standing(room, key)))


def _cited(
    library: Library, verification: Verification, key: str, standing: Standing | None, cancelled: Cancelled
) -> CopyMade:
    """The citation of the place; of a quotation that was not found, that it was not."""
    checked = verification.checked[int(key.partition(":")[0])]
    if standing is not None:
        reading = library.read(standing.document.id)
        text = cited(citation_of(reading, standing.start, standing.end, library.key))
        return CopyMade(copied(text, os.environ, what=" with the source"))
    text = f"“{checked.quotation.text}”\n{verdict_of(checked)}; {coverage(verification)} ({library.title})\n"
    return CopyMade(copied(text, os.environ, what=" with the verdict"))
