"""The conversation: a line is asked for, understood and answered, until there is no more to be said."""

from __future__ import annotations

import sys
from functools import partial
from typing import TextIO

from indexdir import IndexdirError, Library
from tui.cli.opening import mended
from tui.cli.status import FOUND
from tui.linear.desk import Desk
from tui.linear.reading import next_passage, remember
from tui.linear.starting import greet, prepare
from tui.linear.voice import Voice, sentence
from tui.linear.words import choose, unknown, word_called
from tui.notebook import Notebook, NotebookError

_FIRST = "Number or command, ? for help:"
_LONGEST = 10_000  # characters of a line that are taken for one


def read_linearly(library: Library, notebook: Notebook, lines_in: TextIO, voice: Voice, *, fresh: bool = False) -> int:
    """Converse until the lines end or the reader leaves; the exit status. `fresh` begins at the first document.

    Raises StorageError where there is no index and none can be made, BrokenPipeError where nobody listens any more.
    """
    prepare(library, notebook, voice)
    desk = Desk(library, notebook, voice)
    session = Session(desk, lines_in)
    session.do(partial(greet, desk, fresh=fresh))
    session.converse()
    voice.flush()
    return FOUND


class Session:
    """The turns of a conversation; without a terminal to ask at, nothing is asked, and Ctrl+C ends it."""

    def __init__(self, desk: Desk, lines_in: TextIO) -> None:
        self._desk = desk
        self._lines_in = lines_in
        self._asking = lines_in.isatty()
        self._first = True
        self._warned = False

    def converse(self) -> None:
        """Take turns until the reader leaves."""
        while not self._desk.leaving:
            try:
                line = self._line()
            except KeyboardInterrupt:
                self._interrupted()
                continue
            if line is None:
                return
            self._warned = False
            self.do(partial(self._understand, line))

    def do(self, act: partial[None]) -> None:
        """Do what is asked, and note the place; what goes wrong is said, and Ctrl+C stops it."""
        desk = self._desk
        before = desk.place.document, desk.place.at
        try:
            mended(desk.library, desk.voice, act)
        except (IndexdirError, NotebookError) as error:
            desk.say(sentence(str(error)))
        except KeyboardInterrupt:
            if not self._asking:
                raise
            desk.say("")
            desk.say("Stopped.")
        if (desk.place.document, desk.place.at) != before:
            remember(desk)

    def _line(self) -> str | None:
        """The next line without its end, or None at the end of all lines."""
        if self._asking:
            self._desk.voice.prompt(_FIRST if self._first else self._prompt())
            self._first = False
        else:
            self._desk.voice.flush()
        try:
            line = self._lines_in.readline()
        except OSError:  # the terminal is gone
            return None
        if not line and self._asking:
            self._desk.voice.line()
        return line[:_LONGEST].strip() if line else None

    def _prompt(self) -> str:
        """What can be typed, in few words."""
        desk, listing = self._desk, self._desk.place.listing
        passages = desk.reading.passages if desk.reading is not None else ()
        on = "Enter reads on" if desk.number + 1 < len(passages) else ""
        if not desk.in_list or listing is None or not listing.said:
            return f"{on or 'Command'}:"
        on = "Enter says more" if listing.left else on
        numbers = f"1 to {listing.said}" if listing.said > 1 else "1"
        return f"{', '.join(filter(None, (numbers, on)))}:"

    def _understand(self, line: str) -> None:
        desk, listing = self._desk, self._desk.place.listing
        if "\x1b" in line:
            desk.say("Arrow and function keys do nothing here; ? lists the commands.")
        elif not line:
            if desk.in_list and listing is not None and listing.left:
                desk.say_rows()
            else:
                next_passage(desk)
        elif line.rstrip(".").isdecimal():
            choose(desk, int(line.rstrip(".")[:9]))
        elif line[0] in "/?" and len(line) > 1:
            self._command(line[0], line[1:].strip())
        else:
            name, _, words = line.partition(" ")
            self._command(name.removesuffix("."), words.strip())

    def _command(self, name: str, words: str) -> None:
        word = word_called(name)
        if word is not None:
            word.act(self._desk, words)
        else:
            self._desk.say(unknown(name))

    def _interrupted(self) -> None:
        """At a prompt Ctrl+C warns first, and the second one leaves."""
        if not self._asking:
            raise KeyboardInterrupt
        self._desk.say("")
        if self._warned:
            self._desk.leaving = True
        else:
            self._warned = True
            self._desk.say("Ctrl+C again leaves; Enter goes on.")


def standard_lines() -> TextIO:
    """The lines of standard input; bytes that are no text are replaced, and a closed one has none."""
    import io

    if sys.stdin is None:
        return io.StringIO()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin
