"""What was asked before: through it with the arrows, or in a list."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from tui.notebook import Notebook
from tui.screens.reading.answers import Answer, HistoryRead, Recalled
from tui.screens.reading.asking import ask, question, submitted, typed
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.room import Room
from tui.screens.reading.views import Recall
from tui.screens.reading.working import Cancelled


def recall(room: Room, *, older: bool) -> None:
    """Show in the bar what was asked before that, or after it."""
    if room.desk.recall is not None:
        _step(room, room.desk.recall, 1 if older else -1)
    elif older:
        # What is selected as a whole would be replaced by typing; it is no beginning of what is looked for.
        prefix = "" if room.bar.wholly_selected else room.bar.value
        room.fetch("recall", partial(_recall, room.notebook, room.bar.value, prefix))


def _recall(notebook: Notebook, shown: str, prefix: str, cancelled: Cancelled) -> Answer:
    return Recalled(shown, prefix, notebook.asked(prefix))


@hears(Recalled)
def recalled(room: Room, answer: Recalled) -> None:
    """Go to the newest of what was asked before, unless something else has been typed meanwhile."""
    if room.place != "search" or room.bar.value != answer.shown:
        return
    asked = tuple(each.text for each in answer.asked if each.text != answer.shown.strip())
    if asked:
        _step(room, Recall(answer.shown, asked), 1)
    else:
        room.say("Nothing else was asked before that begins so." if answer.prefix.strip() else "Nothing was asked yet.")


def _step(room: Room, way: Recall, step: int) -> None:
    if way.at + step >= len(way.asked):
        room.say("Nothing was asked before that.")
        return
    way = replace(way, at=way.at + step)
    room.bar.set_text(way.text)
    if way.at < 0:
        typed(room, way.text)
        return
    room.desk.recall, room.bar.recalling, room.desk.land = way, True, False
    if (wanted := question(way.text, finished=True)) is not None:
        ask(room, wanted)


@handles("asked")
def show_asked(room: Room) -> None:
    """List what was asked before."""
    room.fetch("asked", partial(_read_asked, room.notebook))


def _read_asked(notebook: Notebook, cancelled: Cancelled) -> Answer:
    notebook.recalled("none such")  # what it takes to find misspelled words is loaded here, not while one types
    return HistoryRead(notebook.asked())


@hears(HistoryRead)
def history_read(room: Room, answer: HistoryRead) -> None:
    """Let one be chosen and asked again."""
    # Imported when it is asked for: the first screen does without it.
    from tui.screens.asked import AskedScreen

    def chosen(text: str | None) -> None:
        if text:
            ask_again_as(room, text)

    if room.is_active:
        room.app.push_screen(AskedScreen(answer.asked), chosen)


def ask_again_as(room: Room, text: str) -> None:
    """Ask a query that was kept, and land on its best hit."""
    room.desk.before_search = room.view()
    room.bar.set_text(text)
    submitted(room, text)
