"""The exit status of the command line, as grep's, and the error that leads to the last of them."""

from __future__ import annotations

FOUND = 0
NOTHING = 1
ERROR = 2
INTERRUPTED = 130
CLOSED = 141  # what a shell reports for a program that SIGPIPE ended


class CommandError(Exception):
    """Something a command can't do; `str()` is one line that says what, where and what to do.

    `place` is the query and the 0-based column in it that it is about, if it is about one.
    """

    def __init__(self, message: str, place: tuple[str, int] | None = None) -> None:
        super().__init__(message)
        self.place = place
