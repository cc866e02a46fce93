"""What is being typed: kept beside the notebook's actions until it is done or dropped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from tui.notebook.bookmark import COLOURS, Colour
from tui.notebook.remembering import Remembering
from tui.notebook.saved import moment
from tui.notebook.window import Window

_COLUMNS = "bookmark, note, tags, at, colour, owner"
_ASKING = Lock()  # two that ask at once would take each other for the one they ask about
SELECT = f"SELECT {_COLUMNS} FROM drafts ORDER BY at"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was being typed to a bookmark, and when (ISO 8601 in UTC): the note, the line of tags and the colour.

    `owner` is the window in which that was.
    """

    bookmark: str
    note: str
    tags: str
    at: str
    colour: Colour = ""
    owner: str = ""

    @property
    def key(self) -> str:
        """What no other draft is called."""
        return f"{self.bookmark} {self.owner}"


class Drafting(Remembering):
    """The part of a notebook that holds what is being typed, each window's for itself."""

    _window: Window | None = None

    @property
    def window(self) -> str:
        """The name of this notebook among those that type; empty until something was."""
        return self._window.name if self._window is not None else ""

    def keep_draft(
        self, bookmark_id: str, note: str, tags: str, colour: Colour = "", *, taken: str | None = None
    ) -> None:
        """Keep what is being typed, for the case that the program ends before it is done.

        It takes the place of the draft that was `taken` over from a window which is no more.
        """
        self.open_window()
        with self._writing_in_passing() as connection:
            values = (bookmark_id, note, tags, moment(), colour, self.window)
            connection.execute(f"INSERT OR REPLACE INTO drafts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", values)
            if taken is not None and taken != self.window:
                drop(connection, bookmark_id, (taken,))

    def drop_draft(self, bookmark_id: str, *owners: str) -> None:
        """What was typed in these windows, or else in this one, is not wanted any more."""
        with self._writing_in_passing() as connection:
            drop(connection, bookmark_id, owners or (self.window,))

    def drafts(self, *, living: bool = False) -> tuple[Draft, ...]:
        """What was being typed and was never kept or dropped, the oldest first.

        What another window has, in which one may go on typing, only where that is asked for.
        """
        found = [_draft_from(*map(str, row)) for row in self._fetch(SELECT)]
        open_now = set() if living else {owner for owner in {each.owner for each in found} if self.is_open(owner)}
        return tuple(each for each in found if each.owner not in open_now)

    def open_window(self) -> str:
        """Be among those that type, from now on; the name of this one."""
        with _ASKING:
            if self._window is None:
                self._window = Window.open(self.path)
            return self._window.name

    def is_open(self, window: str) -> bool:
        """Whether another window, in which one may type, is open."""
        with _ASKING:
            return window != self.window and Window.lives(self.path, window)

    def close(self) -> None:
        """Close the file; what was typed and not kept is offered from now on."""
        super().close()
        with _ASKING:
            if self._window is not None:
                self._window.close()
                self._window = None


def _draft_from(bookmark: str, note: str, tags: str, at: str, colour: str, owner: str) -> Draft:
    known: Colour = colour if colour in COLOURS else ""
    return Draft(bookmark, note, tags, at, known, owner)


def drop(connection: sqlite3.Connection, bookmark: str, owners: Iterable[str]) -> None:
    """What was typed in some windows is done or not wanted."""
    statement = "DELETE FROM drafts WHERE bookmark = ? AND owner = ?"
    connection.executemany(statement, [(bookmark, owner) for owner in {*owners}])
