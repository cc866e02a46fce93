"""How a screen has things done in threads: what they answer is posted, and what is stale is dropped."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from indexdir import DamagedIndexError, IndexdirError
from tui.notebook import NotebookError
from tui.screens.reading.answers import Answer, Answered, Trouble

Cancelled = Callable[[], bool]


class Working(Screen[None]):
    """A screen that fetches."""

    def post_message(self, message: Message | Answer) -> bool:
        """Post a message, or an answer to whoever hears it; from any thread."""
        return super().post_message(Answered(message) if isinstance(message, Answer) else message)

    def fetch(self, group: str, work: Callable[[Cancelled], Message | Answer | None]) -> None:
        """Do `work` in a thread and post what it answers; a newer call of the group drops this one."""

        def run() -> None:
            worker = get_current_worker()
            try:
                answer = work(lambda: worker.is_cancelled)
            except (IndexdirError, NotebookError) as error:
                answer = Trouble(str(error), damaged=isinstance(error, DamagedIndexError))
            if answer is not None and not worker.is_cancelled:
                self.post_message(answer)

        self.run_worker(run, thread=True, exclusive=True, group=group, exit_on_error=False)
