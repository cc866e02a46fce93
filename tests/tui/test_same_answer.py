"""The reading room, `search` and `--batch` answer the same query with the same documents in the same order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from many_queries import many_queries
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from indexdir import Library, Query
from tui.__main__ import main
from tui.app import ReadingRoom
from tui.notebook import Notebook
from tui.screens.reading.answers import LadderFound, SearchAnswered, SearchRefused
from tui.screens.reading.asking import _answer, question

ARTICLE = "documents/article.txt"
EVERY = 9  # of the queries, one in so many is asked with keys


@pytest.fixture(scope="module")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("index")
    with closing(Library.open(index_dir=where)) as library:
        library.build()
    return where


@pytest.fixture
def library(index_dir: Path) -> Iterator[Library]:
    """The embedded collection with what the language's examples need kept in it."""
    with closing(Library.open(index_dir=index_dir)) as library, closing(Notebook.open(library.key)) as notebook:
        kept = notebook.toggle_bookmark(library.read(ARTICLE), 100, 160)
        assert kept is not None
        notebook.annotate(kept.id, "to ask for a waiver", ["quote"])
        library.keeps(notebook.kept, tags=notebook.tagged_documents)
        yield library


def in_the_room(library: Library, text: str, plain: bool) -> list[str]:
    """What the worker of the reading room answers, as it lists it."""
    said: list[object] = []
    room = SimpleNamespace(library=library, post_message=said.append)
    wanted = Query(text, plain=True) if plain else question(text, finished=True)
    assert wanted is not None
    last = _answer(room, wanted, lambda: False)  # type: ignore[arg-type]
    assert not isinstance(last, SearchRefused), last
    assert isinstance(said[0], SearchAnswered) and isinstance(last, LadderFound | None)
    return [hit.document.id for hit in said[0].results.hits]


def on_the_command_line(text: str, plain: bool, index_dir: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    options = ["--plain"] if plain else []
    assert main(["search", "--index-dir", str(index_dir), "--json", *options, "--", text]) in (0, 1)
    return [hit["doc"] for hit in json.loads(capsys.readouterr().out)["hits"]]


def in_a_batch(
    queries: list[tuple[str, bool]], plain: bool, index_dir: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> dict[int, list[str]]:
    lines = [f"{number}\t{text}" for number, (text, prose) in enumerate(queries) if prose is plain]
    file = folder / "queries.tsv"
    file.write_text("\n".join(lines), encoding="utf-8")
    options = ["--plain"] if plain else []
    assert main(["search", "--index-dir", str(index_dir), "--batch", str(file), "--json", *options]) == 0
    answers = map(json.loads, capsys.readouterr().out.splitlines())
    return {int(answer["id"]): [hit["doc"] for hit in answer["hits"]] for answer in answers}


def test_two_hundred_queries(
    library: Library, index_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = many_queries(library)
    assert len(queries) == len(set(queries)) == 200
    batch = {
        **in_a_batch(queries, False, index_dir, tmp_path, capsys),
        **in_a_batch(queries, True, index_dir, tmp_path, capsys),
    }
    found = 0
    for number, (text, plain) in enumerate(queries):
        listed = in_the_room(library, text, plain)
        assert listed == batch[number] == on_the_command_line(text, plain, index_dir, capsys), text
        found += bool(listed)
    assert found > 150


async def settle(pilot: Pilot[None]) -> None:
    """Wait for workers and messages until nothing more is under way."""
    quiet = 0
    while quiet < 3:
        await pilot.pause()
        busy = [worker for worker in pilot.app.workers if not worker.is_finished]
        quiet = 0 if busy else quiet + 1
        for worker in busy:
            with suppress(WorkerCancelled, WorkerFailed):
                await worker.wait()


async def test_the_list_on_the_screen(library: Library, index_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries = [text for text, plain in many_queries(library) if not plain][::EVERY]
    with closing(Notebook.open(library.key)) as notebook:
        app = ReadingRoom(library, notebook)
        shown = []
        async with app.run_test(size=(120, 40)) as pilot:
            room = app.reading_screen
            await settle(pilot)
            for text in queries:
                await pilot.press("/")
                room.bar.value = text
                await settle(pilot)
                await pilot.press("enter")
                await settle(pilot)
                keys = [row.key for row in room.documents_pane.rows]
                shown.append([key.removeprefix("doc:") for key in keys if key.startswith("doc:")])
    for text, listed in zip(queries, shown, strict=True):
        assert listed == on_the_command_line(text, False, index_dir, capsys), text
