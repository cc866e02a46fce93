"""The notebook is looked after beside the reading, and the room says what was found."""

from __future__ import annotations

import asyncio
from contextlib import closing
from pathlib import Path

from visiting import Visit

from indexdir import Library
from tui.notebook import Notebook
from tui.screens.problems import ProblemsScreen
from tui.screens.reading.looking_after import _look_after


async def looked_after(visit: Visit) -> None:
    await asyncio.to_thread(_look_after, visit.room)
    await visit.settle()


def notebook_of(folder: Path) -> Notebook:
    return Notebook.open(Library.open(folder).key)


async def test_a_damaged_notebook_is_made_again_and_the_room_says_so(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("b")
    with closing(notebook_of(folder)) as notebook:
        path = notebook.path
        (kept,) = notebook.bookmarks()
    path.write_bytes(b"rubbish")
    async with enter(size=(200, 40)) as visit:
        assert "Your notebook was damaged" in visit.said
        assert [mark.id for mark in visit.room.desk.bookmarks] == [kept.id]
        await visit.press("u")
        assert "Undone: bookmark added" in visit.said


async def test_damage_beside_the_reading_is_mended_and_told(enter, folder) -> None:
    async with enter(size=(200, 40)) as visit:
        await visit.press("b")
        notebook = visit.room.notebook
        notebook._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        data = notebook.path.read_bytes()
        notebook.path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
        await looked_after(visit)
        assert "Your notebook was damaged" in visit.said
        assert len(visit.room.desk.bookmarks) == 1
        await visit.press("u")
        assert "Undone: bookmark added" in visit.said


async def test_how_it_went_is_told_first_and_all_of_it_among_the_problems(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("b")
        path = visit.room.notebook.path
    path.write_bytes(b"rubbish")
    async with enter(size=(80, 24)) as visit:
        assert visit.said.startswith("Your notebook was damaged and is whole again: from the")
        await visit.press("!")
        assert "set aside as" in shown_problems(visit)
        await visit.press("escape")
        log = path.with_suffix(".log")
        await visit.press("b")
        log.write_bytes(b"rubbish\n")
        await looked_after(visit)
        assert "The log of the notebook had 1 damaged line" in visit.said
        await visit.press("!")
        assert "The log of the notebook had 1 damaged line" in shown_problems(visit)


def shown_problems(visit: Visit) -> str:
    """All that the list of problems has, whatever the width of its lines."""
    rows = visit.screen(ProblemsScreen).rows.rows
    return " ".join(" ".join(line.plain for row in rows for line in row.draw(80)).split())


async def test_nothing_is_said_where_all_is_sound(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("b")
        said = visit.said
        await looked_after(visit)
        assert visit.said == said
        assert [*visit.room.notebook.path.with_suffix(".backups").glob("*.sqlite")]


async def test_a_damaged_index_is_built_anew_and_no_note_is_touched(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("b")
        kept = visit.room.notebook.bookmarks()
        files = [file for file in visit.room.library.index_path.rglob("*") if file.is_file() and file.stat().st_size]
    before = {file: file.read_bytes() for file in files}
    for file in files:
        for damaged, data in before.items():
            damaged.parent.mkdir(parents=True, exist_ok=True)
            damaged.write_bytes(data[: len(data) // 2] if damaged == file else data)
        async with enter(size=(200, 40)) as visit:
            assert visit.document
            assert [mark.id for mark in visit.room.notebook.bookmarks()] == [mark.id for mark in kept]
            assert visit.room.notebook.problem == ""
            assert len(visit.room.desk.documents) > 1, file.name
