"""Conversations over the small collection: lines go in, lines come out."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from indexdir import Library
from tui.linear import Voice, read_linearly
from tui.notebook import Notebook


class Stream(io.StringIO):
    """A stream of text in UTF-8, of a terminal or not."""

    encoding = "utf-8"  # type: ignore[assignment]

    def __init__(self, text: str = "", *, terminal: bool = False) -> None:
        super().__init__(text)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


class Fingers(Stream):
    """What is typed at a terminal, line by line; a line `^C` is the key."""

    def __init__(self, *lines: str) -> None:
        super().__init__(terminal=True)
        self.lines = list(lines)

    def readline(self, size: int | None = -1) -> str:
        if not self.lines:
            return ""
        line = self.lines.pop(0)
        if line == "^C":
            raise KeyboardInterrupt
        return line + "\n"


class Talk:
    """A collection, and what is said in conversations about it."""

    def __init__(self, folder: Path | None) -> None:
        self.library = Library.open(folder)
        self.library.build()
        self.notebook = Notebook.open(self.library.key)
        self.everything = ""
        self.status = -1

    def __call__(self, *lines: str, fresh: bool = False) -> list[str]:
        """The lines that are said to these, from a pipe, after the greeting."""
        self.hear(Stream(), fresh=fresh)  # from here on the greeting stays the same
        greeted = len(self.hear(Stream(), fresh=fresh))
        return self.hear(Stream("".join(f"{line}\n" for line in lines)), fresh=fresh)[greeted:]

    def hear(self, lines_in: Stream, *, terminal: bool = False, fresh: bool = False) -> list[str]:
        """All lines that are said."""
        out = Stream(terminal=terminal)
        self.status = read_linearly(self.library, self.notebook, lines_in, Voice(out, out), fresh=fresh)
        said = out.getvalue()
        self.everything += said
        return said.split("\n")[:-1]


Talks = Callable[..., Talk]
