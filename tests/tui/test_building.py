"""The index is built beside the reading."""

from __future__ import annotations

import shutil

import pytest

from indexdir import BusyError, Failure, Library, Progress, Query, Results, StorageError
from tui.screens.reading.answers import BuildMoved, CardRead, CollectionChanged, SearchAnswered
from tui.screens.reading.building import build_moved, collection_changed
from tui.widgets.card import CardView

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


def subtitle(visit) -> str:
    return str(visit.room.documents_pane.border_subtitle or "")


async def test_progress_is_seen_in_one_line(enter) -> None:
    async with enter() as visit:
        build_moved(visit.room, BuildMoved(Progress("reading", 120, 5000)))
        assert subtitle(visit) == "reading 120 of 5,000 …"
        build_moved(visit.room, BuildMoved(Progress("looking", 0, 0)))
        assert subtitle(visit) == "looking for changes …"
        build_moved(visit.room, BuildMoved(Progress("saving", 5000, 5000)))
        assert subtitle(visit) == "saving …"


async def test_a_search_says_what_is_not_searched_yet(enter) -> None:
    async with enter() as visit:
        build_moved(visit.room, BuildMoved(Progress("reading", 120, 5000)))
        await visit.press("/", *"rosoboronexport")
        assert visit.status == "1 hit in 1 document · 3 of 5,003 searched, 5,000 not yet"
        build_moved(visit.room, BuildMoved(Progress("reading", 4000, 5000, generation=99)))
        assert visit.room.desk.unread == 1000


async def test_files_that_were_not_read_are_counted(enter) -> None:
    async with enter() as visit:
        failures = (Failure("a.bin", "no text"), Failure("b.bin", "no text"))
        collection_changed(
            visit.room, CollectionChanged(visit.room.desk.documents, failures, visit.room.desk.generation)
        )
        assert subtitle(visit) == "2 files not read: !"


async def test_a_new_document_is_there_the_next_time_with_the_place_kept(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("J", "}", "ctrl+q")
    (folder / "2017-01-01-new.txt").write_text("A newer file with an older date.\n", "utf-8")
    (folder / NINTH).unlink()
    async with enter() as visit:
        assert visit.listed == [f"doc:{name}" for name in ("2017-01-01-new.txt", TALKS, CONTRACT)]
        assert visit.document == CONTRACT
        assert visit.room.highlighted == f"doc:{CONTRACT}"


async def test_a_changed_document_is_read_again(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("ctrl+q")
    (folder / TALKS).write_text("Something else altogether.\n", "utf-8")
    async with enter() as visit:
        assert visit.room.reader.reading.text.startswith("Something else")


async def test_a_search_is_put_again_to_a_new_state(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "enter")
        before, document = visit.listed, visit.document
        visit.room.desk.generation = -1
        collection_changed(visit.room, CollectionChanged(visit.room.desk.documents, (), 1))
        await visit.settle()
        assert visit.listed == before
        assert visit.document == document


@pytest.mark.parametrize("error", [BusyError("busy"), StorageError("The cache is read-only.")])
async def test_a_build_that_cannot_be_done_is_told_of_once(enter, monkeypatch, error) -> None:
    async with enter() as visit:
        await visit.press("ctrl+q")

    def refuse(*args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(Library, "build", refuse)
    async with enter() as visit:
        assert visit.said == (
            "Another dtti-tui is indexing this collection; its work shows here when it is done."
            if isinstance(error, BusyError)
            else "The cache is read-only."
        )
        assert visit.document == TALKS
        await visit.press("/", *"s-400", "enter")
        assert "S-400" in visit.at


async def test_a_mistake_in_a_build_is_said(enter, monkeypatch) -> None:
    def fail(*args: object, **options: object) -> None:
        raise RuntimeError("oh")

    monkeypatch.setattr(Library, "build", fail)
    async with enter() as visit:
        assert visit.said == "That did not work: RuntimeError('oh')"
        assert visit.room.desk.trouble == visit.said
        assert visit.room.reader.reading is None


async def test_a_damaged_index_is_built_anew(enter, folder) -> None:
    async with enter() as visit:
        where = visit.room.library.index_path
        await visit.press("b", "ctrl+q")
    for file in where.rglob("*"):
        if file.is_file() and file.stat().st_size > 100:
            file.write_bytes(file.read_bytes()[:60])
    async with enter() as visit:
        assert visit.document == TALKS
        assert len(visit.room.desk.bookmarks) == 1
        await visit.press("/", *"rosoboronexport", "enter")
        assert visit.document == CONTRACT


async def test_a_folder_that_goes_away_keeps_what_is_read(enter, folder) -> None:
    async with enter() as visit:
        shutil.rmtree(folder)
        await visit.press("J", "]", "b")
        assert visit.document == CONTRACT
        assert visit.said.startswith("Kept")


async def test_stale_answers_are_dropped(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "enter")
        before = visit.listed
        old = Query("older")
        visit.room.post_message(SearchAnswered(old, Results(old, "older", 0, (), 3)))
        card = visit.room.library.card("dtti")
        visit.room.post_message(CardRead("dtti", CardView(card)))
        await visit.settle()
        assert visit.listed == before
        assert visit.card == "s-400"


async def test_what_another_process_builds_is_seen_when_it_is_there(enter, folder, monkeypatch) -> None:
    monkeypatch.setattr("tui.screens.reading.building.SECONDS_BETWEEN_TRIES", 0.05)
    directory = Library.open(folder)._openings.directory
    directory.prepare()
    with directory.lock():
        async with enter() as visit:
            assert visit.said == "Another dtti-tui is indexing this collection; its work shows here when it is done."
            assert subtitle(visit) == "indexing elsewhere …"
            assert visit.document == ""
            await visit.pilot.pause(0.3)
            assert visit.document == ""
    async with enter() as visit:
        pass
    shutil.rmtree(directory.path)
    lock = directory.lock()
    directory.prepare()
    lock.__enter__()
    async with enter() as visit:
        assert visit.document == ""
        lock.__exit__(None, None, None)
        for _ in range(100):
            await visit.pilot.pause(0.05)
            await visit.settle()
            if visit.document:
                break
        assert visit.document == TALKS
        assert subtitle(visit) == ""
        assert not visit.room.desk.waiting


async def test_each_state_that_another_process_saves_is_read(enter, folder, monkeypatch) -> None:
    monkeypatch.setattr("tui.screens.reading.building.SECONDS_BETWEEN_TRIES", 0.05)
    build = Library.build

    def refuse(*args: object, **options: object) -> None:
        raise BusyError("busy")

    monkeypatch.setattr(Library, "build", refuse)
    async with enter() as visit:
        assert visit.document == ""
        build(Library.open(folder))
        for _ in range(100):
            await visit.pilot.pause(0.05)
            await visit.settle()
            if visit.document:
                break
        assert visit.document == TALKS
        assert visit.room.desk.waiting
        assert subtitle(visit) == "indexing elsewhere …"
