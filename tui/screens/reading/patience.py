"""While another program keeps the notebook locked, the reader is told what is waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from textual.widget import Widget

from tui.notebook import Notebook

WAITING = "Waiting: another program keeps the notebook locked …"
_SOON = 0.3  # seconds; most others are done by then


@contextmanager
def told_of_waiting(room: Widget, notebook: Notebook, tell: Callable[[str], None]) -> Iterator[None]:
    """Tell a line while what is written in this block has to wait, and an empty one when it has not any more."""
    told = False

    def look() -> None:
        nonlocal told
        if notebook.waiting and not told:
            told = True
            tell(WAITING)

    timer = room.set_interval(_SOON, look)
    try:
        yield
    finally:
        timer.stop()
        if told:
            tell("")
