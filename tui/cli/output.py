"""Where commands write: standard output for answers, standard error for the rest."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Self, TextIO

from tui.cli.text import in_a_row, json_text, one_line

_BOLD, _PLAIN = "\x1b[1m", "\x1b[22m"
_TINTS = {"red": "\x1b[31m", "green": "\x1b[32m", "yellow": "\x1b[33m"}
_UNTINTED = "\x1b[39m"


class Output:
    """Standard output and error, and what may be written there: escape sequences only to a willing terminal."""

    def __init__(self, out: TextIO, err: TextIO, environment: Mapping[str, str] = os.environ) -> None:
        self._out = out
        self._err = err
        self.terminal = out.isatty()
        self.err_terminal = err.isatty()
        dumb = environment.get("TERM", "") in ("dumb", "")
        self._styled = self.terminal and not environment.get("NO_COLOR") and not dumb
        self._progressing = False
        self._utf8 = (out.encoding or "").lower().replace("-", "") in ("utf8", "utf8sig")

    @classmethod
    def standard(cls) -> Self:
        """The streams of this process; a character that they can't show is replaced, not fatal."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        return cls(sys.stdout or _nowhere(), sys.stderr or _nowhere())

    @property
    def width(self) -> int:
        """Columns of the terminal."""
        return max(20, shutil.get_terminal_size().columns)

    def line(self, text: str = "") -> None:
        """Write a line of an answer; the caller has made it safe."""
        self._out.write(text + "\n")

    def json(self, value: object) -> None:
        """Write a value as a line of JSON."""
        self.line(json_text(value, ascii_only=not self._utf8))

    def bold(self, text: str) -> str:
        """The text, bold where the terminal may be given escape sequences."""
        return f"{_BOLD}{text}{_PLAIN}" if self._styled else text

    def tinted(self, text: str, tint: Literal["red", "green", "yellow"]) -> str:
        """The text in a colour where the terminal may be given escape sequences; the words must tell it too."""
        return f"{_TINTS[tint]}{text}{_UNTINTED}" if self._styled else text

    def note(self, message: str) -> None:
        """Write a line beside the answer."""
        self._err.write(f"dtti-tui: {one_line(message)}\n")

    def aside(self, text: str) -> None:
        """Write a line below a note, every character in its place."""
        self._err.write(f"  {in_a_row(text)}\n")

    def progress(self, message: str) -> None:
        """Show where a long work is, on the last line of the terminal; nothing elsewhere. Empty clears it."""
        if self.err_terminal and (message or self._progressing):
            room = self.width - 1
            self._err.write("\r" + one_line(message)[:room].ljust(room) + ("" if message else "\r"))
            self._err.flush()
            self._progressing = bool(message)

    def flush(self) -> None:
        """Hand on what is buffered, so that an error is seen while it can still be told."""
        self._out.flush()
        self._err.flush()


def _nowhere() -> TextIO:
    # A process may be started with its streams closed; Python has None for them then.
    return Path(os.devnull).open("w", encoding="utf-8")
