"""A small collection with cards, indexed for real, and the reading room over it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.filter import LineFilter
from visiting import Visit

from indexdir import Library
from tui.app import ReadingRoom
from tui.notebook import Notebook

DOCUMENTS = {
    "2018-07-18-talks.txt": (
        "Seventh talks on defence trade\n\n"
        "India and the United States held talks in New Delhi under the DTTI.\n\n"
        "Ellen Lord led the American side. Ajay Kumar led the Indian side.\n\n"
        "The S-400 missile system of Russia was on the table.\n\n"
        "Officials said the S-400 would come anyway.\n"
    ),
    "2018-10-05-contract.txt": (
        "A contract is signed\n\n"
        "Russia and India signed a contract for the S-400 missile system.\n\n"
        "Rosoboronexport will deliver it; Ellen Lord said nothing.\n"
    ),
    "2019-10-24-ninth.md": (
        "# Ninth meeting\n\nEllen Lord met her counterpart in New Delhi once more.\n\n"
        "Nothing was said of missiles, and [/nothing] of [bold]markup[/bold].\n"
    ),
}
CARDS = """
kind: person
cards:
  - id: ellen-lord
    name: Ellen Lord
    summary: Under Secretary of Defense.
    relations:
      - {type: co_chairs, target: dtti}
  - id: ajay-kumar
    name: Ajay Kumar
  - id: dtti
    kind: forum
    name: DTTI
    aliases: [Defence Technology and Trade Initiative]
    summary: A forum of two countries.
  - id: s-400
    kind: weapon
    name: S-400
    summary: A missile system.
    relations:
      - {type: made_for, target: russia}
  - id: russia
    kind: government
    name: Russia
  - id: rosoboronexport
    kind: organisation
    name: Rosoboronexport
"""
MANIFEST = "title: Talks\nkinds: {person: People, forum: Forums, weapon: Weapons, government: Governments}\n"

Enter = Callable[..., AbstractAsyncContextManager[Visit]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the collection."""
    where = tmp_path / "collection"
    (where / "cards").mkdir(parents=True)
    for name, text in DOCUMENTS.items():
        (where / name).write_text(text, encoding="utf-8")
    (where / "cards" / "all.yaml").write_text(CARDS, encoding="utf-8")
    (where / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    return where


@pytest.fixture
def enter(folder: Path) -> Enter:
    """Enter the reading room over the folder, in a terminal of a size; the index is built when it is entered."""

    @asynccontextmanager
    async def entered(
        size: tuple[int, int] = (120, 40), *, fresh: bool = False, signs: LineFilter | None = None
    ) -> AsyncIterator[Visit]:
        library = Library.open(folder)
        notebook = Notebook.open(library.key)
        app = ReadingRoom(library, notebook, fresh=fresh, signs=signs)
        async with app.run_test(size=size) as pilot:
            visit = Visit(pilot, app.reading_screen)
            await visit.settle()
            yield visit
        library.close()
        notebook.close()

    return entered
