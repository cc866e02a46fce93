"""A small collection with cards, indexed for real, and the reading room over it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from textual.filter import LineFilter
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from indexdir import Library
from tui.app import ReadingRoom
from tui.notebook import Notebook
from tui.screens.reading.screen import ReadingScreen

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

S = TypeVar("S")


class Visit:
    """The reading room as a test drives it: keys only, and what is on the screen."""

    def __init__(self, pilot: Pilot[None], room: ReadingScreen) -> None:
        self.pilot = pilot
        self.room = room

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they started is done."""
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text key by key."""
        await self.press(*text)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def settle(self) -> None:
        """Wait for workers and messages until nothing more is under way."""
        quiet = 0
        while quiet < 3:
            await self.pilot.pause()
            busy = [worker for worker in self.pilot.app.workers if not worker.is_finished]
            quiet = 0 if busy else quiet + 1
            for worker in busy:
                try:
                    await worker.wait()
                except (WorkerCancelled, WorkerFailed):
                    continue

    @property
    def document(self) -> str:
        """The id of the document on the screen."""
        return self.room.open_document

    @property
    def at(self) -> str:
        """The text from the cursor to the end of its line."""
        assert self.room.reader.reading is not None
        return self.room.reader.reading.text[self.room.reader.cursor :].partition("\n")[0]

    @property
    def card(self) -> str:
        """The id of the card on the screen."""
        return self.room.card_pane.view.card.id if self.room.card_pane.view is not None else ""

    @property
    def said(self) -> str:
        """The notice on the screen."""
        return self.room.notice_line.line

    @property
    def status(self) -> str:
        """What stands at the right of the search bar."""
        return str(self.room.bar.border_subtitle or "").replace("\\[", "[")

    @property
    def refused(self) -> str:
        """What is said under the search bar."""
        return self.room.refusal.line if self.room.refusal.display else ""

    @property
    def facets(self) -> dict[str, tuple[int, str]]:
        """The values of the facets by the query that refines to them: count and state."""
        values = self.room.facets_pane._values.values()
        return {value.query: (value.count, value.state) for value in values}

    def screen(self, kind: type[S]) -> S:
        """The screen over the room, which is one of this kind."""
        screen = self.pilot.app.screen
        assert isinstance(screen, kind)
        return screen

    @property
    def listed(self) -> list[str]:
        """The keys of the rows of the list of documents."""
        return [row.key for row in self.room.documents_pane.rows]


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
