"""What an engine has to do: keep the words of numbered documents in a folder, and say where each word stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from indexdir.query.places import Bools, Ints, Places

Field = Literal["stem", "form"]


@dataclass(frozen=True, slots=True)
class Cut:
    """A document cut into words: each stem, form and written word with its packed places, as `cut` makes them.

    `starts` are the offsets of the words; `title_words` counts those of the title.
    """

    stems: Mapping[str, Sequence[int]]
    forms: Mapping[str, Sequence[int]]
    written: Mapping[tuple[str, str], Sequence[int]]
    starts: Sequence[int]
    passages: Sequence[int] = field(default=())
    title_words: int = 0


class EngineWriter(Protocol):
    """Writes into the folder of a generation that is not published yet."""

    def add(self, number: int, cut: Cut) -> None:
        """Add a document's words."""

    def remove(self, number: int) -> None:
        """Take a document out."""

    def commit(self) -> None:
        """Write everything out; nothing can be added afterwards."""

    def cancel(self) -> None:
        """Let go without writing."""


class EngineReader(Protocol):
    """Says where words stand in a published generation; any thread may ask. All raise DamagedIndexError.

    Documents are counted from 0 to `size`; `numbers` are those of the catalogue, -1 for one that was taken out.
    `lengths` and `title_lengths` are in words.
    """

    size: int
    numbers: Ints
    alive: Bools
    lengths: Ints
    title_lengths: Ints
    passages: Places

    def term(self, field: Field, text: str) -> Places:
        """Where a stem or a form stands."""

    def beginning(self, prefix: str) -> Places:
        """Where any form stands that begins so."""

    def written(self, form: str, written: str) -> Places:
        """Where a word stands just as it is written here."""

    def forms(self, prefix: str, wanted: Callable[[str], bool]) -> list[str]:
        """The forms that begin so and are wanted, in order."""

    def vocabulary(self) -> Sequence[str]:
        """All forms, in order."""

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
