"""Thousands of random keys and sizes: nothing crashes or sticks, q leads out, and nothing kept is changed by accident."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hostile import write_hostile
from visiting import Visit

from indexdir import Library
from tui import browser
from tui.app import ReadingRoom
from tui.commands import COMMANDS
from tui.notebook import Notebook
from tui.screens.leave import LeaveScreen

SIZES = ((120, 40), (80, 24), (60, 20), (100, 30), (40, 10), (24, 6), (200, 60), (12, 3), (1, 1))
WORDS = ("s-400", "deal | trade", '"the', "re:/a+", "zqx", "lord NEAR/5 kumar", "[/foo]", "社會", "x")
LEAVING = {"Q", "ctrl+q"}
MAKING = {  # by command; these keys mean other things elsewhere, so that the keys are left out
    "bookmark", "remove_bookmark", "keep_selection", "note", "note_selection", "choose", "withdraw", "same_words", "undo",
    "redo", "save_search", "remove_search", "rename_search", "open_outside",
}  # fmt: skip
EVERY_KEY = sorted({key for command in COMMANDS for key in command.keys} - LEAVING)
HARMLESS = sorted(set(EVERY_KEY) - {key for command in COMMANDS if command.id in MAKING for key in command.keys})
STEPS = 500  # of each of the four tests
SEEDS = range(int(os.environ.get("RANDOM_KEYS_SEEDS", "1")))  # more of them by hand


async def press_at_random(visit: Visit, keys: list[str], seed: int) -> None:
    """Press keys, type words and change the size; at each step something is on the screen and the loop goes on."""
    chance = random.Random(seed)
    for _ in range(STEPS):
        what = chance.random()
        if what < 0.03:
            await visit.pilot.resize_terminal(*chance.choice(SIZES))
        elif what < 0.06:
            await visit.pilot.press("slash" if chance.random() < 0.5 else "f", *chance.choice(WORDS))
        elif what < 0.08:
            await visit.settle()
        else:
            await visit.pilot.press(chance.choice(keys))
        assert visit.pilot.app.is_running
        assert visit.pilot.app.screen.size
    await visit.settle()


async def lead_out(visit: Visit) -> None:
    """Lead out of everything, see that the room still listens, and leave."""
    await visit.resize(120, 40)
    await until_asked_to_leave(visit)
    await visit.press("escape")
    await keys_still_act(visit)
    await until_asked_to_leave(visit)
    await visit.press("q")
    assert visit.pilot.app._exit


async def until_asked_to_leave(visit: Visit) -> None:
    """Press q, and Esc where that is a letter to be typed, until the room asks whether to leave."""
    for _ in range(60):
        if isinstance(visit.pilot.app.screen, LeaveScreen):
            break
        await visit.press("q")
        if not isinstance(visit.pilot.app.screen, LeaveScreen):
            await visit.press("escape")
    assert isinstance(visit.pilot.app.screen, LeaveScreen)


async def keys_still_act(visit: Visit) -> None:
    """In the room, after everything, keys move the highlight of the list, open a text and move its cursor."""
    assert visit.room.is_active
    await visit.press("1", "g")
    first = visit.room.highlighted
    await visit.press("j")
    assert visit.room.highlighted != first
    await visit.press("g")
    assert visit.room.highlighted == first
    await visit.press("enter", "g")
    assert visit.room.place == "reader"
    cursor = visit.room.reader.cursor
    await visit.press("G")
    assert visit.room.reader.cursor > cursor


def made(notebook: Notebook) -> tuple[object, ...]:
    """All that a reader made."""
    return notebook.bookmarks(), notebook.choices(), notebook.saved_searches()


@pytest.fixture(params=["dtti", "hostile"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    folder = write_hostile(tmp_path / "hostile") if request.param == "hostile" else None
    library = Library.open(folder)
    library.build()
    return library


@pytest.fixture(autouse=True)
def nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "has_desktop", lambda: False)  # no browser is started, on any platform
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "SSH_TTY", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("EDITOR", "true")


@pytest.mark.parametrize("seed", SEEDS)
async def test_random_keys_change_nothing_that_is_kept(library: Library, seed: int) -> None:
    notebook = Notebook.open(library.key)
    for document in library.documents()[:3]:
        reading = library.read(document.id)
        if reading.passages:
            notebook.toggle_bookmark(reading, reading.passages[0].start, reading.passages[0].end)
    notebook.save_search("kept", "deal", {})
    before = made(notebook)
    async with ReadingRoom(library, notebook).run_test(size=(120, 40)) as pilot:
        visit = Visit(pilot, pilot.app.reading_screen)
        await visit.settle()
        await press_at_random(visit, HARMLESS, seed)
        assert made(notebook) == before
        await lead_out(visit)
    assert made(notebook) == before
    notebook.close()
    library.close()


@pytest.mark.parametrize("seed", SEEDS)
async def test_random_keys_of_all_kinds_neither_crash_nor_stick(library: Library, seed: int) -> None:
    notebook = Notebook.open(library.key)
    async with ReadingRoom(library, notebook).run_test(size=(120, 40)) as pilot:
        visit = Visit(pilot, pilot.app.reading_screen)
        await visit.settle()
        await press_at_random(visit, EVERY_KEY, 1_000 + seed)
        await lead_out(visit)
    assert notebook.problem == ""
    notebook.close()
    library.close()
