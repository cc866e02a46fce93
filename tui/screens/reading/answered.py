"""The reading room as it hears its workers: each answer is handed to the function that is registered for it.

What is not needed for the first screen is imported when it is.
"""

from __future__ import annotations

from textual import on
from textual.worker import Worker, WorkerState

from tui.screens.reading.answers import Answered, BuildEnded, Trouble
from tui.screens.reading.handlers import HEARERS
from tui.screens.reading.room import Room


class AnsweredRoom(Room):
    """What the workers of the reading room answer with, and who hears it."""

    @on(Answered)
    def answered(self, event: Answered) -> None:
        """A worker has found out what it was asked."""
        HEARERS[type(event.answer)](self, event.answer)

    @on(Trouble)
    def trouble(self, event: Trouble) -> None:
        """Something could not be done."""
        self.say(event.line, trouble=True)
        self.desk.shown, self.desk.land = self.desk.asked, False
        if event.damaged:
            self.start_build()

    def start_build(self) -> None:
        """Bring the index up to date in a thread of its own."""
        from tui.screens.reading import building

        building.start_build(self)

    @on(Worker.StateChanged)
    def worker_moved(self, event: Worker.StateChanged) -> None:
        """A mistake of ours in a worker is said, not swallowed."""
        if event.state is not WorkerState.ERROR:
            return
        trouble = f"That did not work: {event.worker.error!r}"
        if event.worker.group == "build":
            self.post_message(BuildEnded(None, trouble))
            return
        self.say(trouble, trouble=True)
        if event.worker.group == "opening":
            self.start_build()
