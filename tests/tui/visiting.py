"""The reading room as a test drives it: by keys."""

from __future__ import annotations

from typing import TypeVar

from textual import _wait
from textual.events import Paste
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from tui.screens.reading.screen import ReadingScreen

S = TypeVar("S")

# Textual's pilot sleeps at least twice a key, until the process is idle; nothing here needs more than a message's time.
_wait.SLEEP_GRANULARITY = 1 / 200


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

    async def paste(self, text: str) -> None:
        """Paste a text, as a terminal does."""
        self.pilot.app.post_message(Paste(text))
        await self.settle()

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
