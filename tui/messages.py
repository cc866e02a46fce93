"""What tells of the collection to whoever shows it; a widget's own messages are nested in its class."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from indexdir import BuildReport, Document, Failure, Progress


@dataclass
class BuildMoved(Message):
    """The build has come further."""

    progress: Progress


@dataclass
class BuildWaits(Message):
    """Another process is building this index."""


@dataclass
class BuildEnded(Message):
    """The build is over; `trouble` is one line where it could not be done, else empty."""

    report: BuildReport | None
    trouble: str = ""


@dataclass
class CollectionChanged(Message):
    """A state of the index is open: its documents in order, the files that are not in it, and its generation."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]
    generation: int


@dataclass
class SettingWanted(Message):
    """Another value of a setting is wanted, by the name it has in config.yaml."""

    name: str
    value: str | int | bool


@dataclass
class PaletteWanted(Message):
    """Every command is to be offered, over the list that posts this."""


@dataclass
class CommandWanted(Message):
    """The command with this id was chosen from a list."""

    command: str
