"""What can go wrong, each with one line that says what happened, where, and what to do."""

import re

_LONG_QUOTE = re.compile("“([^“”]{60})[^“”]+”")


def in_a_line(message: str) -> str:
    """A message on one line: what it quotes in “…” cut short, what could drive a terminal replaced."""
    short = _LONG_QUOTE.sub(r"“\1…”", " ".join(message.split()))
    return "".join(character if character.isprintable() else "\ufffd" for character in short)


class IndexdirError(Exception):
    """The base of every error that indexdir raises on purpose; `str()` is one line meant for a reader."""


class CollectionError(IndexdirError):
    """The folder can't be opened as a collection: it is not there, not a folder, or may not be read."""


class QueryError(IndexdirError):
    """The query can't be understood.

    `column` is the 0-based code point in the text at which the trouble starts.
    """

    def __init__(self, message: str, column: int) -> None:
        self.reason = in_a_line(message)
        super().__init__(f"column {column + 1}: {self.reason}")
        self.column = column


class StorageError(IndexdirError):
    """The index directory can't be used: read-only, full, or somebody else's."""


class BusyError(StorageError):
    """Another process is building this index."""


class DamagedIndexError(StorageError):
    """The index can't be read and has to be built again; nothing a reader made is in it."""


class UnknownItemError(IndexdirError):
    """No document or card has this id."""


class SearchCancelledError(IndexdirError):
    """The search was told to stop because its answer is no longer wanted."""
