"""The screen that shows the query language."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App
from textual.pilot import Pilot

from indexdir import LANGUAGE
from tui.screens.search_help import SearchHelpScreen, language_rows
from tui.themes import THEMES
from tui.widgets.rows import Rows

EXAMPLES = [row.example for topic in LANGUAGE for row in topic.rows]


class Desk(App[None]):
    """Nothing but the screen, and what it closed with."""

    def __init__(self) -> None:
        super().__init__()
        self.closed: list[str | None] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def on_mount(self) -> None:
        self.push_screen(SearchHelpScreen(), self.closed.append)


@asynccontextmanager
async def shown(size: tuple[int, int] = (100, 30)) -> AsyncIterator[tuple[Pilot[None], Desk]]:
    desk = Desk()
    async with desk.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, desk


def rows_of(desk: Desk) -> Rows:
    return desk.screen.query_one(Rows)


@pytest.mark.parametrize("width", [12, 40, 63, 64, 100])
def test_every_row_of_the_language_is_there_in_every_width(width: int) -> None:
    rows = language_rows("", width)
    assert [row.key for row in rows if row.selectable] == EXAMPLES
    for row in rows:
        lines = row.draw(width)
        assert len(lines) == row.height
        assert all(line.cell_length <= width or " " not in line.plain.strip() for line in lines), [
            str(x) for x in lines
        ]


def test_a_filter_takes_words_from_anywhere_in_a_row() -> None:
    assert [row.key for row in language_rows("in either order", 80) if row.selectable] == ["waiver NEAR/20 sanctions"]
    assert [row.key for row in language_rows("before: ENDS", 80) if row.selectable] == ["before:2019"]
    assert {row.key for row in language_rows("dates", 80) if row.selectable} >= {"date:2018-07", "before:2019"}
    assert language_rows("no such thing", 80) == []


async def test_enter_closes_it_with_the_example_that_typing_found() -> None:
    async with shown() as (pilot, desk):
        await pilot.press(*"either order", "enter")
        await pilot.pause()
        assert desk.closed == ["waiver NEAR/20 sanctions"]


async def test_arrows_move_by_row_and_skip_the_headings() -> None:
    async with shown() as (pilot, desk):
        first = len(LANGUAGE[0].rows)
        await pilot.press(*["down"] * (first - 1))
        while rows_of(desk).row is not None and rows_of(desk).row.key == EXAMPLES[first - 1]:
            await pilot.press("down")  # a long heading is scrolled over by line
        assert rows_of(desk).row is not None and rows_of(desk).row.key == EXAMPLES[first]
        await pilot.press("enter")
        await pilot.pause()
        assert desk.closed == [EXAMPLES[first]]


async def test_the_last_row_can_be_reached_in_a_small_terminal() -> None:
    async with shown((40, 10)) as (pilot, desk):
        await pilot.press("tab", "G", "enter")
        await pilot.pause()
        assert desk.closed == [EXAMPLES[-1]]


async def test_escape_closes_it_with_nothing() -> None:
    async with shown() as (pilot, desk):
        await pilot.press("escape")
        await pilot.pause()
        assert desk.closed == [""]
