from hosting import hosted, screen_lines
from hypothesis import given
from hypothesis import strategies as st
from reader_texts import reading_of

from tui.content import Palette
from tui.widgets.reader import Reader
from tui.widgets.reader_gutter import FIND, HIT, STAR, gutter_cell, nearest_mark, offset_of_row
from tui.widgets.reader_marks import Marks

PLAIN = Palette.of({}, colours=0)
LONG = "\n\n".join(f"Paragraph {number} of a long text about the talks." for number in range(200))


def column(marks, height, length):
    return "".join(gutter_cell(marks, row, height, length, PLAIN).plain for row in range(height))


def test_each_mark_in_its_row_finds_before_hits_before_bookmarks():
    marks = Marks(hits=[(10, 12), (55, 60)], bookmarks=[(50, 70), (90, 95)])
    marks.finds = [(12, 13)]
    assert column(marks, 10, 100) == f" {FIND}   {HIT}   {STAR}"


def test_many_hits_and_few_rows():
    marks = Marks(hits=[(at, at + 1) for at in range(100_000)])
    assert column(marks, 40, 100_000) == HIT * 40


@given(st.integers(1, 80), st.integers(1, 10_000))
def test_rows_part_the_text(height, length):
    bounds = [offset_of_row(row, height, length) for row in range(height + 1)]
    assert (bounds[0], bounds[-1]) == (0, length)
    assert bounds == sorted(bounds)


def test_the_mark_of_a_row():
    marks = Marks(hits=[(10, 12), (14, 16)], bookmarks=[(50, 70)])
    assert [nearest_mark(marks, row, 10, 100) for row in (0, 1, 5, 9)] == [-1, 10, 50, -1]


def edge(pilot):
    return [line[-3] for line in screen_lines(pilot)[1:-1]]


async def test_the_column_stands_beside_the_scrollbar_and_a_click_goes_there():
    reader = Reader()
    async with hosted(reader, size=(60, 22)) as (pilot, _):
        at = LONG.index("Paragraph 150")
        reader.show(reading_of(LONG), hits=[(at, at + 9)])
        await pilot.pause()
        row = edge(pilot).index(HIT)
        assert edge(pilot).count(HIT) == 1
        assert abs(row / 20 - 0.75) < 0.1
        await pilot.click(offset=(57, row + 1))
        assert reader.cursor == at
        assert abs(edge(pilot).index(HIT) - row) == 0
        before = reader.cursor
        await pilot.click(offset=(57, 2))
        assert reader.cursor != before or edge(pilot)[1] == " "


async def test_a_text_that_is_all_in_view_and_a_narrow_pane_have_none():
    reader = Reader()
    async with hosted(reader, size=(60, 22)) as (pilot, _):
        reader.show(reading_of("A short text."), hits=[(2, 7)])
        await pilot.pause()
        assert HIT not in "".join(edge(pilot))
    reader = Reader()
    async with hosted(reader, size=(28, 22)) as (pilot, _):
        at = LONG.index("Paragraph 150")
        reader.show(reading_of(LONG), hits=[(at, at + 9)])
        await pilot.pause()
        assert HIT not in "".join(line[2:-2] for line in screen_lines(pilot)[1:-1])
