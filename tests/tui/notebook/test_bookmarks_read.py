"""All bookmarks are read at once only when they must be; what is read in between is what reading anew would find."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest

from indexdir import DocumentText
from tui.notebook import Notebook, NotebookError, Standing, touched
from tui.notebook.bookmark import bookmark_of

Opener = Callable[..., Notebook]


def anew(open_notebook: Opener) -> tuple[object, ...]:
    return open_notebook().bookmarks()


def _act(chance: random.Random, notebook: Notebook, reading: DocumentText, step: int) -> None:
    marks, at = notebook.bookmarks(), chance.randrange(20)
    some = chance.sample(marks, min(len(marks), 2))
    days = (f"2026-01-0{chance.randrange(1, 9)}T00:00:00+00:00" for _ in range(3))
    acts: list[Callable[[], object]] = [
        lambda: notebook.toggle_bookmark(reading, at, at + 5),
        lambda: notebook.toggle_bookmark(reading, at, at + 9),
        notebook.undo,
        notebook.redo,
        lambda: notebook.annotate(some[0].id, f"note {step}", ["tag"]),
        lambda: notebook.remove_bookmark(*(mark.id for mark in some)),
        lambda: notebook.colour([mark.id for mark in some], chance.choice(["red", "", "blue"])),
        lambda: notebook.set_placeless([some[0].id]),
        lambda: notebook.merge([replace(bookmark_of(reading, at, at + 3), created=day) for day in days]),
        lambda: notebook.remember_standings(
            {mark.id: Standing("r", "moved", mark.document, step, step + 1) for mark in some}
        ),
    ]
    with suppress(NotebookError, IndexError):  # there may be nothing, or it may have changed since
        chance.choice(acts)()


@pytest.mark.parametrize("seed", range(6))
def test_reading_what_has_changed_is_reading_anew(open_notebook: Opener, reading: DocumentText, seed: int) -> None:
    chance = random.Random(seed)
    one, other = open_notebook(), open_notebook()
    most = 0
    for step in range(40):
        _act(chance, chance.choice([one, one, one, other]), reading, step)
        if step % 3 == 0:
            wanted = anew(open_notebook)
            most = max(most, len(wanted))
            assert one.bookmarks() == wanted
            assert other.bookmarks() == wanted
    assert most > 3


def test_what_has_not_changed_stays_the_very_same(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    for at in (0, 6, 12):
        notebook.keep_bookmark(reading, at, at + 5)
    before = notebook.bookmarks()
    assert notebook.bookmarks() is before
    notebook.annotate(before[1].id, "a note", [])
    after = notebook.bookmarks()
    assert [one is other for one, other in zip(before, after, strict=True)] == [True, False, True]
    open_notebook().annotate(before[0].id, "from elsewhere", [])
    last = notebook.bookmarks()
    assert [one is other for one, other in zip(after, last, strict=True)] == [False, True, True]


def test_only_what_was_touched_is_read(
    open_notebook: Opener, reading: DocumentText, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = open_notebook()
    marks = [notebook.keep_bookmark(reading, at, at + 5) for at in (0, 6, 12)]
    notebook.bookmarks()
    taken = []
    take = touched.take
    monkeypatch.setattr(touched, "take", lambda *given: taken.append(take(*given)) or taken[-1])
    notebook.remove_bookmark(marks[0].id)
    notebook.annotate(marks[1].id, "a note", [])
    assert len(notebook.bookmarks()) == 2
    ((names, rows),) = taken
    assert (set(names), [row[0] for row in rows]) == ({marks[0].id, marks[1].id}, [marks[1].id])


def test_what_was_taken_back_is_not_noted(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    mark = notebook.keep_bookmark(reading, 0, 5)
    assert notebook.bookmarks() == (mark,)
    with suppress(NotebookError), notebook._writing() as connection:
        connection.execute("UPDATE bookmarks SET note = 'halfway'")
        raise sqlite3.OperationalError("disk I/O error")
    assert notebook.bookmarks() == anew(open_notebook) == (mark,)


def test_where_nothing_can_be_noted_all_are_read(
    open_notebook: Opener, reading: DocumentText, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touched, "watch", lambda connection: False)
    notebook = open_notebook()
    mark = notebook.keep_bookmark(reading, 0, 5)
    assert notebook.bookmarks() == (mark,)
    noted = notebook.annotate(mark.id, "a note", [])
    assert notebook.bookmarks() == (noted,)


def test_many_at_once_are_read_anew(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    first = notebook.keep_bookmark(reading, 0, 5)
    notebook.bookmarks()
    many = [replace(first, id=f"many {number}") for number in range(1100)]
    notebook.merge(many)
    assert notebook.bookmarks() == anew(open_notebook)
    assert len(notebook.bookmarks()) == 1101
