"""What is being typed to a bookmark is on the disk soon, and is offered again where it was never kept or dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TypeVar

from tui.commands import key_of
from tui.notebook import Draft, Notebook, NotebookError
from tui.screens.reading.answers import Answer
from tui.screens.reading.handlers import hears
from tui.screens.reading.room import Room

Done = TypeVar("Done")


class DraftsFound(Answer, frozen=True):
    """What was being typed and was never kept or dropped."""

    drafts: tuple[Draft, ...]


def look_for_drafts(room: Room) -> None:
    """Look, in a thread, for what was being typed when the program ended."""
    room.fetch("drafts", lambda cancelled: DraftsFound(room.notebook.drafts()))


@hears(DraftsFound)
def drafts_found(room: Room, answer: DraftsFound) -> None:
    """Tell of what is found, and have it at hand when the note is opened again."""
    room.desk.drafts = {draft.bookmark: draft for draft in answer.drafts}
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


class DraftKeeper:
    """Writes what is typed to one bookmark, until that is kept or dropped; nothing is written after that."""

    def __init__(self, notebook: Notebook, bookmark: str) -> None:
        self._notebook = notebook
        self._bookmark = bookmark
        self._lock = threading.Lock()
        self._typed: tuple[str, str] | None = None
        self._over = False

    def typed(self, note: str, tags: str) -> None:
        """This is what is typed now."""
        self._typed, self._over = (note, tags), False

    def save(self) -> None:
        """Write what is typed, in the calling thread, unless it is written. Raises NotebookError."""
        with self._lock:
            typed, self._typed = self._typed, None
            if typed is None or self._over:
                return
            try:
                self._notebook.keep_draft(self._bookmark, *typed)
            except NotebookError:
                self._typed = self._typed or typed
                raise

    def keep(self, act: Callable[[], Done]) -> Done:
        """Do what keeps all that is typed; where it can't be done, drafts go on. Raises NotebookError."""
        with self._lock:
            done = act()
            self._over = True
        return done

    def drop(self) -> None:
        """Nothing of it is wanted, in the calling thread."""
        with self._lock:
            self._over = True
            with suppress(NotebookError):  # then it is offered once more
                self._notebook.drop_draft(self._bookmark)


def drop_draft(room: Room, bookmark: str) -> None:
    """Drop what was typed to a bookmark, on purpose, in a thread."""
    room.desk.drafts = {name: draft for name, draft in room.desk.drafts.items() if name != bookmark}
    room.run_worker(partial(DraftKeeper(room.notebook, bookmark).drop), thread=True, group="draft", exit_on_error=False)
