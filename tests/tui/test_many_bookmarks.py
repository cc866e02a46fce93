"""Many bookmarks: what is known of them before it is asked for, and what is found out once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from indexdir import Library
from tui.notebook import Bookmark, Notebook, Standing
from tui.notebook.bookmark import bookmark_of
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.reading.kept_index import KeptIndex
from tui.widgets.kept_places import kept_places

TALKS, CONTRACT = "2018-07-18-talks.txt", "2018-10-05-contract.txt"
MANY = 620


def mark(name: str, document: str, start: int = 0, **more: object) -> Bookmark:
    standing = Standing("r", "exact", document, start, start + 5)
    made = Bookmark(name, document, start, start + 5, f"words of {name}", "", "", "d", "Title", "2026-01-01")
    return replace(made, standing=standing, **more)


ONE = mark("one", "a.txt", note="A note")
TWO = mark("two", "b.txt", 4, tags=("export",))
WHOLE = mark("whole", "a.txt", kind="document", tags=("draft", "export"))
CARD = mark("card", "", kind="card", card="lord")


def test_the_index_has_the_bookmarks_by_document() -> None:
    index = KeptIndex.of((TWO, ONE, WHOLE, CARD), KeptIndex())
    assert list(index.standing_in("a.txt")) == [ONE, WHOLE]
    assert index.standing_in("c.txt") == ()
    assert (index.passages["a.txt"], index.passages["b.txt"]) == (1, 1)
    assert index.tags == ("export", "draft")
    assert index.places == kept_places((TWO, ONE, WHOLE, CARD))


def test_of_what_has_not_changed_it_stays_the_same() -> None:
    before = KeptIndex.of((TWO, ONE, WHOLE), KeptIndex())
    noted = replace(ONE, note="Another")
    moved = replace(TWO, standing=Standing("r", "moved", "a.txt", 7, 12))
    now = KeptIndex.of((TWO, noted, WHOLE), before)
    assert now.standing_in("b.txt") is before.standing_in("b.txt")
    for marks in ((TWO, noted, WHOLE), (moved, ONE, WHOLE), (ONE,), (), (CARD, TWO, ONE, WHOLE)):
        index, anew = KeptIndex.of(marks, before), KeptIndex.of(marks, KeptIndex())
        assert index.places == anew.places == kept_places(marks)
        assert (index.passages, index.tags) == (anew.passages, anew.tags)
        assert all(index.standing_in(name) == anew.standing_in(name) for name in ("", "a.txt", "b.txt"))
    assert KeptIndex.of(before.marks, before) is before


@pytest.fixture
def many(folder: Path) -> None:
    with_index = Library.open(folder)
    with_index.build()
    reading = with_index.read(TALKS)
    passages = [reading.passages[at % len(reading.passages)] for at in range(MANY)]
    notebook = Notebook.open(with_index.key)
    notebook.merge(
        replace(bookmark_of(reading, each.start, each.end), note=f"number {at}") for at, each in enumerate(passages)
    )
    notebook.close()
    with_index.close()


async def test_the_list_is_known_before_it_is_asked_for(enter, many) -> None:
    async with enter() as visit:
        known = visit.room.desk.kept.read
        assert known is not None and len(known.kept.entries) == MANY
        await visit.press("B")
        screen = visit.screen(BookmarksScreen)
        assert screen.kept is known.kept
        assert len(screen.rows.rows) == MANY
        await visit.press("f", *"number 61")
        assert len(screen.rows.rows) == 16  # 61, 161 to 561, and 610 to 619
        await visit.press("ctrl+u", "shift+tab", "b")
        assert len(screen.rows.rows) == MANY - 1
        await visit.press("u")
        assert len(screen.rows.rows) == MANY


async def test_what_is_kept_next_is_in_the_list(enter, many) -> None:
    async with enter() as visit:
        before = visit.room.desk.kept.read
        await visit.press("J", "}", "b")
        assert visit.document == CONTRACT
        now = visit.room.desk.kept.read
        assert before is not None and now is not None
        assert (len(before.kept.entries), len(now.kept.entries)) == (MANY, MANY + 1)
        assert all(now.kept.by_id[name] is entry for name, entry in before.kept.by_id.items())
        await visit.press("B")
        screen = visit.screen(BookmarksScreen)
        assert screen.kept is now.kept
        assert screen.entry is not None and screen.entry.document == CONTRACT
