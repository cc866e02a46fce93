"""Where the cursor stands in the list of bookmarks in doubt after a row was decided on, and after that was undone."""

from __future__ import annotations

import pytest

from tests.tui.visiting import Visit
from tui.notebook import Bookmark
from tui.notebook.auditing import Finding, Outcome
from tui.screens.audit import AuditScreen
from tui.screens.audit_list import AuditList, in_place_of

TALKS = "2018-07-18-talks.txt"
PASSAGE = "India and the United States held talks in New Delhi under the DTTI."
HELD = "India and the United States of America have held talks in New Delhi under the DTTI."
OTHER = "A sea of words that has nothing to do with what stood here before.\n"


async def keep_three(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "}", "b", "}", "b")
        await visit.press("ctrl+q")


def move_down(folder) -> None:
    path = folder / TALKS
    path.write_text("A first line that is new.\n\n" + path.read_text("utf-8"), "utf-8")


def here(visit: Visit) -> str:
    """The bookmark under the cursor, which is in view."""
    rows = visit.screen(AuditScreen).rows
    assert rows._stack.in_view(rows.index, int(rows.scroll_offset.y), rows.view_height)
    return rows.row.key if rows.row is not None else ""


def listed(visit: Visit) -> list[str]:
    return [finding.mark.id for finding in visit.screen(AuditScreen).findings]


@pytest.mark.parametrize(
    ("deed", "at", "size"),
    [(deed, at, (120, 40)) for deed in "abw" for at in range(3)] + [("w", 1, (60, 20))],
)
async def test_undo_puts_the_cursor_on_what_it_brought_back(enter, folder, size, at, deed) -> None:
    await keep_three(enter)
    move_down(folder)
    async with enter(size) as visit:
        await visit.press("A", *"j" * at)
        before = listed(visit)
        assert here(visit) == before[at]
        await visit.press(deed)
        assert here(visit) == before[at + 1 if at < 2 else 1]
        await visit.press("u")
        assert listed(visit) == before
        assert here(visit) == before[at]
        await visit.press("a")
        assert listed(visit) == [each for each in before if each != before[at]]


async def test_redo_puts_the_cursor_on_the_row_that_it_changed(enter, folder) -> None:
    await keep_three(enter)
    (folder / TALKS).write_text(OTHER, "utf-8")
    async with enter() as visit:
        await visit.press("A", "j")
        second = here(visit)
        await visit.press("w", "u", "g")
        assert here(visit) != second
        await visit.press("U")
        assert here(visit) == second
        assert visit.screen(AuditScreen).finding.outcome == "placeless"


async def test_what_is_kept_without_a_place_leaves_the_cursor_in_its_group(enter, folder) -> None:
    await keep_three(enter)
    (folder / TALKS).write_text(OTHER, "utf-8")
    async with enter() as visit:
        await visit.press("A")
        first, second, third = listed(visit)
        await visit.press("j", "w")
        assert here(visit) == third
        await visit.press("w")
        assert here(visit) == first
        assert {mark.id for mark in visit.room.notebook.bookmarks() if mark.placeless} == {second, third}


async def test_what_has_other_words_is_told_of_where_none_only_moved(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "ctrl+q")
    path = folder / TALKS
    path.write_text(path.read_text("utf-8").replace(PASSAGE, HELD), "utf-8")
    async with enter() as visit:
        await visit.press("A", "M")
        assert visit.said == "No bookmark has merely moved. 1 has other words: look at it."


async def test_a_likeness_is_told_only_of_other_words(enter, folder) -> None:
    await keep_three(enter)
    path = folder / TALKS
    path.write_text("New.\n\n" + path.read_text("utf-8").replace(PASSAGE, HELD), "utf-8")
    async with enter() as visit:
        await visit.press("A")
        told = {}
        for _ in listed(visit):
            screen = visit.screen(AuditScreen)
            told[here(visit)] = " ".join(line.plain.rstrip() for row in screen.detail.rows for line in row.draw(100))
            await visit.press("j")
        assert sorted(("word for word" in text, "likeness" in text) for text in told.values()) == [
            (False, True),
            (True, False),
            (True, False),
        ]


async def test_on_a_wide_screen_the_list_has_the_whole_height(enter, folder) -> None:
    await keep_three(enter)
    move_down(folder)
    async with enter((120, 40)) as visit:
        await visit.press("A")
        screen = visit.screen(AuditScreen)
        assert screen.rows.view_height > 30
        assert screen.detail.region.x >= screen.rows.region.right
        await visit.resize(80, 24)
        assert screen.detail.region.y >= screen.rows.region.bottom


def found(**outcomes: Outcome) -> AuditList:
    marks = {name: Bookmark(name, "a.txt", 0, 1, name, "", "", "", "", "") for name in outcomes}
    return AuditList(tuple(Finding(marks[name], outcome, "") for name, outcome in outcomes.items()))


@pytest.mark.parametrize(
    ("key", "now", "place"),
    [
        ("b", found(a="lost", c="lost", d="changed"), "c"),
        ("c", found(a="lost", b="lost", d="changed"), "b"),
        ("a", found(d="changed"), "d"),
        ("b", found(d="changed", b="placeless"), "d"),
        ("d", found(a="lost", d="placeless"), "a"),
        ("d", found(d="placeless"), "d"),
        ("d", found(), ""),
        ("", found(a="lost"), "a"),
    ],
)
def test_the_row_in_the_place_of_one_is_of_its_group_where_there_is_one(key, now, place) -> None:
    before = found(a="lost", b="lost", c="lost", d="changed").rows("")
    assert in_place_of(key, before, now.rows("")) == place
