"""What an engine has to do: keep the words of numbered documents in a folder, and answer query trees over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Protocol


class Ranked(NamedTuple):
    """How many documents match, and the best of them as (document number, score), best first."""

    total: int
    best: list[tuple[int, float]]


class EngineWriter(Protocol):
    """Writes into the folder of a generation that is not published yet."""

    def add(self, number: int, title: str, text: str, start: int) -> None:
        """Add a document's words, from offset `start` of its text on."""

    def remove(self, number: int) -> None:
        """Take a document out."""

    def commit(self) -> None:
        """Write everything out; nothing can be added afterwards."""

    def cancel(self) -> None:
        """Let go without writing."""


class EngineReader(Protocol):
    """Answers over a published generation. Each thread opens its own."""

    def search(self, node: Any, limit: int, cancelled: Callable[[], bool] | None = None) -> Ranked:
        """The best documents for a query tree. Raises DamagedIndexError, CancelledError when told to stop."""

    def close(self) -> None:
        """Let go of the files."""


class Engine(Protocol):
    """A full-text engine; `files_changed_in_place` names files that a writer modifies rather than replaces."""

    name: str
    files_changed_in_place: tuple[str, ...]

    def writer(self, folder: Path) -> EngineWriter:
        """Open a folder for writing, making an index in it where there is none."""

    def reader(self, folder: Path) -> EngineReader:
        """Open a folder for searching. Raises DamagedIndexError."""
