"""What is being typed to a bookmark is on the disk soon, and is offered again where it was never kept or dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TypeVar

from tui.commands import key_of
from tui.notebook import Colour, Draft, Notebook, NotebookError
from tui.screens.reading.answers import Answer
from tui.screens.reading.handlers import hears
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled

Done = TypeVar("Done")


class DraftsFound(Answer, frozen=True):
    """What was being typed and was never kept or dropped."""

    drafts: tuple[Draft, ...]


def look_for_drafts(room: Room) -> None:
    """Look, in a thread, for what was being typed when the program ended."""
    room.fetch("drafts", partial(_look, room))


def _look(room: Room, cancelled: Cancelled) -> DraftsFound:
    # Imported when it is asked for: the first screen does without it.
    from tui.left_outside import take_up

    take_up(room.notebook)
    return DraftsFound(room.notebook.drafts())


@hears(DraftsFound)
def drafts_found(room: Room, answer: DraftsFound) -> None:
    """Tell of what is found, and have it at hand when the note is opened again."""
    room.desk.drafts = {draft.key: draft for draft in answer.drafts}
    if not answer.drafts:
        return
    last = answer.drafts[-1]
    what = f"A note of {time_of(last)} was typed and not kept"
    if len(answer.drafts) > 1:
        what = f"{len(answer.drafts):,} notes were typed and not kept, the last at {time_of(last)}"
    room.say(f"{what}; {key_of('audit')} brings it back.", trouble=True)


def time_of(draft: Draft) -> str:
    """When something was typed, as the reader's clock had it; with the day where that is another."""
    try:
        at = datetime.fromisoformat(draft.at).astimezone()
    except (ValueError, OverflowError, OSError):
        return draft.at
    today = datetime.now().astimezone().date()
    return f"{at:%H:%M}" if at.date() == today else f"{at:%Y-%m-%d %H:%M}"


Typed = tuple[str, str, Colour]
"""A note, a line of tags and a colour, as they stand in the form."""


class DraftKeeper:
    """Writes what is typed to one bookmark, until that is kept or dropped; what is typed after that is written again.

    `offered` is the draft with which the typing began.
    """

    def __init__(self, notebook: Notebook, bookmark: str, offered: Draft | None = None) -> None:
        self._notebook = notebook
        self._bookmark = bookmark
        self._offered = offered.owner if offered is not None else None
        self._lock = threading.Lock()
        self._typed: Typed = ("", "", "")
        self.count = 0  # of what was typed
        self._written = self._done = 0  # up to which count it is on the disk, and kept or dropped

    @property
    def owners(self) -> tuple[str, ...]:
        """The windows whose drafts these are: this one, and the one in which the offered draft was typed."""
        return (self._notebook.window, *([] if self._offered is None else [self._offered]))

    def typed(self, note: str, tags: str, colour: Colour) -> None:
        """This is what is typed now."""
        self._typed = note, tags, colour
        self.count += 1

    def save(self) -> None:
        """Write what is typed, in the calling thread, unless it is written. Raises NotebookError."""
        with self._lock:
            count = self.count
            if count > max(self._written, self._done):
                self._notebook.keep_draft(self._bookmark, *self._typed, taken=self._offered)
                self._written = count

    def keep(self, act: Callable[[], Done], count: int) -> Done:
        """Do what keeps all that was typed up to a count; what was typed since is written anew by `save`."""
        with self._lock:
            done = act()
            self._done, self._written = count, 0
        return done

    def leave(self) -> None:
        """Nothing of it is wanted any more: it is not written even where that is under way."""
        self._done = self.count

    def drop(self) -> None:
        """Take it off the disk, in the calling thread."""
        with self._lock, suppress(NotebookError):  # then it is offered once more
            self._notebook.drop_draft(self._bookmark, *self.owners)


def drop_draft(room: Room, draft: Draft) -> None:
    """Drop what was typed to a bookmark, on purpose, in a thread."""
    room.desk.drafts = {key: each for key, each in room.desk.drafts.items() if key != draft.key}

    def drop() -> None:
        with suppress(NotebookError):  # then it is offered once more
            room.notebook.drop_draft(draft.bookmark, draft.owner)

    room.run_worker(drop, thread=True, group="draft", exit_on_error=False)
