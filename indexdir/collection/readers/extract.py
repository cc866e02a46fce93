"""What every reader returns."""

from __future__ import annotations

from dataclasses import dataclass

from indexdir.records import Passage


@dataclass(frozen=True, slots=True)
class Extract:
    """The cleaned text of a file, its passages, and what it says of itself; empty where it says nothing.

    `said_in` is where it says so, if it does.
    """

    text: str
    passages: tuple[Passage, ...]
    encoding: str
    title: str = ""
    date: str = ""
    source: str = ""
    kind: str = ""
    lang: str = ""
    said_in: str = "front matter"
