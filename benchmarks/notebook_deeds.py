"""Deeds of every kind for the benchmarks of the notebook, and what they come to."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from indexdir import Document, DocumentText
from tui.notebook import Choice, Notebook, Session, Verdict
from tui.notebook.bookmark import COLOURS, bookmark_of, bookmark_of_document
from tui.notebook.journal import TABLES
from tui.notebook.safety.comparing import differing
from tui.notebook.safety.connecting import connect
from tui.notebook.safety.recovery import rebuilt

KEY = "room"
READING = DocumentText(
    Document(id="talks/article.txt", title="The talks", digest="d" * 64),
    "".join(f"Sentence {number} is on naïve “talks” in 印度 and the [/b] US.\n" for number in range(400)),
)


def open_in(directory: Path) -> Notebook:
    """The notebook of the benchmarks in a directory."""
    return Notebook.open(KEY, data_dir=directory)


def path_in(directory: Path) -> Path:
    """Its file."""
    return directory / f"{KEY}.sqlite"


def state(notebook: Notebook) -> str:
    """A digest of all that was made, and of the number of actions."""
    told = hashlib.sha256()
    for table in TABLES:
        # What is noted in passing is no action.
        what = {
            "searches": "id, name, text, created FROM searches",
            "reviews": "* FROM reviews WHERE verdict != 'seen'",
        }
        for row in sorted(map(repr, notebook._fetch(f"SELECT {what.get(table, f'* FROM {table}')}"))):
            told.update(row.encode())
    return f"{notebook._fetch('SELECT number FROM logged')[0][0]} {told.hexdigest()[:24]}"


def agreement(directory: Path) -> str:
    """What is wrong with the file, or between it and what backup and log come to; empty where nothing is."""
    path = path_in(directory)
    with closing(connect(path, read_only=True)) as file:
        verdict = str(file.execute("PRAGMA integrity_check").fetchone()[0])
        if verdict != "ok":
            return f"the file is unsound: {verdict}"
        made = rebuilt(path)
        with closing(made.connection):
            number = file.execute("SELECT number FROM logged").fetchone()[0]
            if (made.number, made.missing) != (number, 0):
                return f"the log is at {made.number} lacking {made.missing}, the file at {number}"
            if found := differing(file, made.connection):
                return f"{len(found)} rows are not as they were logged, such as {found[0]}"
    return ""


def _some(notebook: Notebook, chance: random.Random, most: int) -> list[str]:
    ids = [each.id for each in notebook.bookmarks()]
    return chance.sample(ids, min(len(ids), chance.randint(1, most)))


def _span(chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(0, 10_000)
    return start, start + chance.randrange(1, 400)


def _bookmark(notebook: Notebook, chance: random.Random) -> None:
    notebook.toggle_bookmark(READING, *_span(chance), query="talks")


def _whole(notebook: Notebook, chance: random.Random) -> None:
    document = replace_document(chance.randrange(50))
    notebook.toggle(bookmark_of_document(document))


def replace_document(number: int) -> Document:
    """One of many documents."""
    return Document(id=f"{number}.txt", title=f"Document {number}", digest=f"{number:064}")


def _annotate(notebook: Notebook, chance: random.Random) -> None:
    for each in _some(notebook, chance, 1):
        note = "several\nlines " * chance.randrange(1, 40)
        notebook.annotate(each, f"{note}{chance.random()}", [f"tag{chance.randrange(9)}"], chance.choice(COLOURS))


def _retag(notebook: Notebook, chance: random.Random) -> None:
    notebook.retag(_some(notebook, chance, 9), [f"tag{chance.randrange(9)}"], [f"tag{chance.randrange(9)}"])


def _colour(notebook: Notebook, chance: random.Random) -> None:
    notebook.colour(_some(notebook, chance, 9), chance.choice(COLOURS))


def _remove(notebook: Notebook, chance: random.Random) -> None:
    notebook.remove_bookmark(*_some(notebook, chance, 2))


def _import(notebook: Notebook, chance: random.Random) -> None:
    notebook.merge([bookmark_of(READING, *_span(chance)) for _ in range(chance.randrange(1, 30))])


def _search(notebook: Notebook, chance: random.Random) -> None:
    notebook.save_search(f"name {chance.randrange(5)}", f"query {chance.random()}", {"a.txt": "d"})


def _choose(notebook: Notebook, chance: random.Random) -> None:
    start, end = _span(chance)
    values = (READING.document.id, start, end, READING.text[start:end], "", "", "d1", "kremlin", "moscow", "name")
    notebook.choose([Choice(str(chance.random()), *values, ("x",), 1, "2026-01-02")])


def _reanchor(notebook: Notebook, chance: random.Random) -> None:
    for each in _some(notebook, chance, 1):
        if any(mark.id == each and mark.kind == "passage" for mark in notebook.bookmarks()):
            notebook.reanchor(each, READING, *_span(chance))


def _placeless(notebook: Notebook, chance: random.Random) -> None:
    notebook.set_placeless(_some(notebook, chance, 3), chance.random() < 0.5)


def _review(notebook: Notebook, chance: random.Random) -> None:
    starts = [40 * chance.randrange(200) for _ in range(chance.randrange(1, 4))]
    notebook.see("talks", [(READING, 40 * chance.randrange(200), 9000)])
    notebook.review("talks", [(READING, start, start + 30) for start in starts], chance.choice(VERDICTS))


def _session(notebook: Notebook, chance: random.Random) -> None:
    notebook.remember_session(Session("a.txt", chance.randrange(1000)))
    notebook.remember_search(f"asked {chance.random()}", 3)
    for each in _some(notebook, chance, 1):
        notebook.keep_draft(each, "being typed", "tag")


def _checkpoint(notebook: Notebook, chance: random.Random) -> None:
    kind = chance.choice(["PASSIVE", "FULL", "RESTART", "TRUNCATE"])
    with suppress(sqlite3.Error):
        notebook._connection.execute(f"PRAGMA wal_checkpoint({kind})").fetchall()


VERDICTS: tuple[Verdict | None, ...] = ("kept", "dismissed", None)
DEEDS: tuple[Callable[[Notebook, random.Random], object], ...] = (
    *(_bookmark,) * 4,
    _whole,
    *(_annotate,) * 3,
    _retag,
    _colour,
    _remove,
    _import,
    _search,
    _choose,
    _reanchor,
    _placeless,
    *(_review,) * 2,
    _session,
    _checkpoint,
    *(lambda notebook, chance: notebook.undo(),) * 3,
    *(lambda notebook, chance: notebook.redo(),) * 2,
)
TENDING: tuple[Callable[[Notebook, random.Random], object], ...] = (
    lambda notebook, chance: notebook.back_up(),
    lambda notebook, chance: notebook.look_after(),
)
__all__ = ["DEEDS", "KEY", "READING", "TENDING", "agreement", "open_in", "path_in", "state"]
