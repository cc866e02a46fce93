"""Conversations over the small collection, or over any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from talking import Talk, Talks


@pytest.fixture
def talks() -> Iterator[Talks]:
    """Begin conversations over a folder, or the embedded collection."""
    begun: list[Talk] = []

    def begin(folder: Path | None = None) -> Talk:
        begun.append(Talk(folder))
        return begun[-1]

    yield begin
    for talk in begun:
        talk.notebook.close()
        talk.library.close()


@pytest.fixture
def talk(talks: Talks, folder: Path) -> Talk:
    """A conversation over the small collection."""
    return talks(folder)
