"""Entering and leaving: nothing of it holds up the screen, and the place is known the next time."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time

import pytest

from indexdir import DamagedIndexError, Library
from tui.notebook import Notebook

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


@pytest.fixture
def askers(monkeypatch) -> dict[str, set[bool]]:
    """For each question to index or notebook, whether the main thread asked it."""
    asked: dict[str, set[bool]] = {}
    for owner, names in (
        (Library, ("documents", "failures", "read", "decide", "mentions_of")),
        (Notebook, ("bookmarks", "bookmarks_in", "choices", "session", "spot_in", "remember_session")),
    ):
        for name in names:
            real = getattr(owner, name)

            def ask(*args, _name=name, _real=real, **options):
                asked.setdefault(_name, set()).add(threading.current_thread() is threading.main_thread())
                return _real(*args, **options)

            monkeypatch.setattr(owner, name, ask)
    return asked


async def test_neither_index_nor_notebook_is_asked_on_the_loop(enter, askers) -> None:
    for _ in range(2):
        async with enter() as visit:
            await visit.press("J", "}", "]", "b", "x", "escape", "X", "escape", "ctrl+q")
    assert {"documents", "read", "bookmarks", "choices", "session", "spot_in", "decide", "remember_session"} <= set(
        askers
    )
    assert {name for name, where in askers.items() if True in where} == set()


async def test_leaving_is_quick_while_another_process_holds_the_notebook(enter) -> None:
    async with enter() as visit:
        await visit.press("J")
        blocker = sqlite3.connect(visit.room.notebook.path, isolation_level=None)
        blocker.execute("BEGIN IMMEDIATE")
        beats = 0

        async def beat() -> None:
            nonlocal beats
            while True:
                beats += 1
                await asyncio.sleep(0.01)

        beating = asyncio.create_task(beat())
        started = time.monotonic()
        await visit.pilot.app.run_action("quit")
        assert time.monotonic() - started < 3
        assert beats > 5
        assert visit.pilot.app._exit
        beating.cancel()
        blocker.execute("ROLLBACK")
        blocker.close()


async def test_the_place_is_noted_while_reading(enter, monkeypatch) -> None:
    monkeypatch.setattr("tui.screens.reading.leaving.SECONDS_BETWEEN", 0.05)
    async with enter() as visit:
        await visit.press("J", "}", "}")
        at = visit.at
        notebook = visit.room.notebook
        for _ in range(100):
            await visit.pilot.pause(0.05)
            if notebook.session().cursor == visit.room.reader.cursor:
                break
        assert notebook.session().document == CONTRACT
        written = []
        monkeypatch.setattr(notebook, "remember_session", lambda *view: written.append(view))
        await visit.pilot.pause(0.3)
        assert written == []  # the same place is not written twice
    async with enter() as visit:  # it was not left by q, as if it had been killed
        assert (visit.document, visit.at) == (CONTRACT, at)


async def test_a_place_that_can_not_be_noted_is_no_trouble(enter, monkeypatch) -> None:
    monkeypatch.setattr("tui.screens.reading.leaving.SECONDS_BETWEEN", 0.05)
    async with enter() as visit:
        visit.room.notebook._refusal = "The notebook is read-only."
        await visit.press("J")
        await visit.pilot.pause(0.3)
        assert visit.said == ""
        await visit.press("ctrl+q")
        assert visit.pilot.app._exit


async def test_keys_before_the_room_is_open_do_no_harm(enter, monkeypatch) -> None:
    async with enter() as visit:
        await visit.press("ctrl+q")
    documents = Library.documents
    gate = threading.Event()

    def slow(library: Library):
        gate.wait(10)
        return documents(library)

    monkeypatch.setattr(Library, "documents", slow)
    from tui.app import ReadingRoom

    library = Library.open(visit.room.library.folder)
    notebook = Notebook.open(library.key)
    app = ReadingRoom(library, notebook)
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("j", "J", "]", "b", "x", "X", "escape", "enter", "u", "n", "/", "escape", "B", "escape"):
            await pilot.press(key)
        gate.set()
        for _ in range(100):
            await pilot.pause(0.05)
            if app.reading_screen.open_document:
                break
        assert app.reading_screen.open_document == TALKS
    library.close()
    notebook.close()


async def test_an_index_that_can_not_be_read_at_the_start_is_told_of(enter, monkeypatch) -> None:
    async with enter() as visit:
        await visit.press("ctrl+q")
    failing = [True]
    failures = Library.failures

    def fail(library: Library):
        if failing.pop() if failing else False:
            raise DamagedIndexError("the catalogue is damaged")
        return failures(library)

    monkeypatch.setattr(Library, "failures", fail)
    async with enter() as visit:
        assert visit.said == "the catalogue is damaged"
        assert visit.document == TALKS
