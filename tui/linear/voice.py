"""What is said: plain lines on one stream, in the order in which they are to be heard."""

from __future__ import annotations

import os
import textwrap
import time
from collections.abc import Mapping
from typing import TextIO

from tui.cli.output import Output
from tui.cli.text import one_line

NARROWEST = 20
_SECONDS_BETWEEN = 10.0
_PLAIN = str.maketrans(
    {**dict.fromkeys("“”„", '"'), **dict.fromkeys("‘’", "'"), **dict.fromkeys("‐‑‒–—", "-"), "…": "...", "\ufffd": "?"}
)


class Voice(Output):
    """An output without escape sequences, without colour and without lines that are written over.

    What other commands write to standard error is said here too, where it belongs. Lines are wrapped to `columns`, or
    else to the width of the terminal; what is no terminal gets whole lines, as 0 columns do. Where they are to be
    `plain`, curly quotes and the like are written in ASCII.
    """

    def __init__(self, out: TextIO, err: TextIO, environment: Mapping[str, str] = os.environ) -> None:
        super().__init__(out, out, {**environment, "NO_COLOR": "1"})
        self.columns: int | None = None
        self.plain = not self._utf8
        self._told = 0.0

    @property
    def room(self) -> int:
        """The columns that lines are wrapped to; 0 where they are not wrapped."""
        if self.columns is not None:
            return self.columns
        return self.width - 1 if self.terminal else 0

    def say(self, text: str) -> None:
        """Say something on one line, made safe."""
        self.line(one_line(text))

    def line(self, text: str = "") -> None:
        """Write a line that has been made safe, wrapped at blanks."""
        text, room = text.translate(_PLAIN) if self.plain else text, self.room
        if room and len(text) > room:
            for part in textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False):
                super().line(part)
        else:
            super().line(text)

    def note(self, message: str) -> None:
        """Say a message that a command would write to standard error."""
        self.say(sentence(message))

    def aside(self, text: str) -> None:
        """Say what belongs to a note."""
        self.say(text)

    def progress(self, message: str) -> None:
        """Say now and then where a long work is, in a line of its own."""
        now = time.monotonic()
        if message and now - self._told >= _SECONDS_BETWEEN:
            self._told = now
            self.say(sentence(message))
            self.flush()

    def prompt(self, words: str) -> None:
        """Ask for a line; the answer is typed behind it."""
        self._out.write(f"{words} ")
        self.flush()


def sentence(words: str) -> str:
    """A message as a sentence: a capital at its beginning, a full stop at its end."""
    said = words.strip()
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "!", "?", ":", "…", "”")) else ".")


def several(number: int, one: str, many: str) -> str:
    """A number with its noun: `1 match`, `14 matches`."""
    return f"{number} {one if number == 1 else many}"
