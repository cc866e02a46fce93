import pytest
from hosting import hosted, screen_lines
from textual.content import Content

from tui.widgets.row_stack import RowStack
from tui.widgets.rows import MadeRows, Row, Rows


def rows_of(count, *, drawn=None, every=1):
    def draw(number):
        def lines(width):
            if drawn is not None:
                drawn.append(number)
            return [Content(f"row {number}")]

        return lines

    return [Row(f"key{number}", draw(number), selectable=number % every == 0) for number in range(count)]


def plain(text, height=1, *, selectable=False):
    return Row(text, lambda width: [Content(f"{text} {line}") for line in range(height)], height, selectable)


async def test_ten_thousand_rows_are_drawn_only_where_they_are_seen():
    drawn, rows = [], Rows()
    async with hosted(rows) as (pilot, _):
        rows.set_rows(rows_of(10_000, drawn=drawn))
        await pilot.pause()
        assert set(drawn) == set(range(18))
        rows.last()
        await pilot.pause()
        assert "row 9999" in screen_lines(pilot)[-2]
        assert len(set(drawn)) == 36


def test_rows_made_when_they_are_asked_for_stand_as_those_that_were_made_before():
    made = []
    there = [plain(f"row {at}", at % 3 + 1, selectable=True) for at in range(50)]
    keys, heights = [row.key for row in there], [row.height for row in there]
    rows = MadeRows(keys, heights, lambda at: made.append(at) or there[at])
    stack, before = RowStack(rows), RowStack(there)
    assert (stack.tops, stack.height) == (before.tops, before.height)
    assert [stack.find(f"row {at}") for at in range(51)] == [*range(50), -1]
    assert made == []
    assert (len(rows), rows[7], rows[-1]) == (50, there[7], there[49])
    assert (rows[3:5], rows[48:], list(rows)) == (there[3:5], there[48:], there)


async def test_ten_thousand_rows_are_made_only_where_they_are_seen():
    made, rows = set(), Rows()
    there = rows_of(10_000)
    async with hosted(rows) as (pilot, _):
        rows.set_rows(MadeRows([row.key for row in there], [1] * 10_000, lambda at: made.add(at) or there[at]))
        await pilot.pause()
        rows.highlight_key("key9000")
        rows.move(1)
        await pilot.pause()
        assert rows.row.key == "key9001"
        assert len(made) < 60


async def test_only_what_the_reader_does_is_posted():
    rows = Rows()
    async with hosted(rows, Rows.Highlighted, Rows.Chosen) as (pilot, posted):
        rows.set_rows(rows_of(5))
        rows.highlight_key("key3")
        await pilot.pause()
        assert posted == []
        assert rows.row.key == "key3"
        rows.move(-1)
        rows.choose()
        await pilot.pause()
        assert [(type(message), message.row.key) for message in posted] == [
            (Rows.Highlighted, "key2"),
            (Rows.Chosen, "key2"),
        ]
        rows.move(9)
        rows.move(1)
        await pilot.pause()
        assert [message.row.key for message in posted[2:]] == ["key4"]


async def test_the_highlight_is_kept_by_key():
    rows = Rows()
    async with hosted(rows):
        rows.set_rows(rows_of(5), keep="key4")
        assert rows.row.key == "key4"
        rows.set_rows(rows_of(9)[3:], keep="key4")
        assert rows.row.key == "key4"
        rows.set_rows(rows_of(3), keep="key4")
        assert rows.row.key == "key0"
        assert not rows.highlight_key("key4")


async def test_rows_that_cannot_be_chosen_are_passed_over():
    rows = Rows()
    async with hosted(rows):
        rows.set_rows(rows_of(9, every=3))
        rows.move(1)
        assert rows.row.key == "key3"
        rows.move(1)
        rows.move(-2)
        assert rows.row.key == "key0"


async def test_a_long_stretch_is_read_line_by_line_before_the_next_row_is_highlighted():
    rows = Rows()
    async with hosted(rows) as (pilot, _):
        rows.set_rows([plain("first", selectable=True), plain("text", 40), plain("last", selectable=True)])
        await pilot.pause()
        rows.move(1)
        assert (rows.scroll_offset.y, rows.row.key) == (1, "first")
        for _ in range(22):
            rows.move(1)
        assert rows.row.key == "first"
        assert rows.scroll_offset.y == 23
        await pilot.pause()
        rows.move(1)
        rows.move(1)
        assert rows.row.key == "last"


async def test_the_highlight_comes_back_into_view_when_it_was_scrolled_out_of_it():
    rows = Rows()
    async with hosted(rows) as (pilot, _):
        rows.set_rows(rows_of(100))
        await pilot.pause()
        rows.scroll_to(y=50, animate=False)
        rows.move(1)
        assert rows.row.key == "key50"
        rows.scroll_to(y=0, animate=False)
        rows.move(-1)
        assert rows.row.key == "key17"


async def test_pages_take_the_highlight_along_and_end_at_the_ends():
    rows = Rows()
    async with hosted(rows) as (pilot, _):
        rows.set_rows(rows_of(100))
        await pilot.pause()
        rows.move(2)
        rows.page(1)
        assert (rows.scroll_offset.y, rows.row.key) == (17, "key19")
        rows.page(0.5)
        assert rows.row.key == "key27"
        rows.page(-1)
        rows.page(-1)
        rows.page(-1)
        assert rows.row.key == "key0"
        rows.last()
        assert rows.row.key == "key99"
        rows.first()
        assert rows.row.key == "key0"


async def test_a_heading_is_shown_with_the_first_row_below_it():
    rows = Rows()
    async with hosted(rows) as (pilot, _):
        rows.set_rows([plain("heading"), *rows_of(50)])
        await pilot.pause()
        rows.last()
        rows.highlight_key("key0")
        await pilot.pause()
        assert "heading" in screen_lines(pilot)[1]


async def test_a_click_chooses_a_row_and_not_a_heading():
    rows = Rows()
    async with hosted(rows, Rows.Chosen) as (pilot, posted):
        rows.set_rows([plain("heading", 2), *rows_of(50)])
        await pilot.pause()
        await pilot.click("#guest", offset=(5, 2))
        assert posted == []
        await pilot.click("#guest", offset=(5, 5))
        assert posted[0].row.key == "key2"
        assert rows.row.key == "key2"


async def test_focus_and_highlight_are_seen_without_colour(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    rows = Rows()
    async with hosted(rows) as (pilot, _):
        rows.set_rows(rows_of(3))
        await pilot.pause()
        lines = screen_lines(pilot)
        assert lines[0].startswith("┏")
        assert lines[1].startswith("┃▌row 0")
        assert lines[2].startswith("┃ row 1")
        rows.blur()
        await pilot.pause()
        assert screen_lines(pilot)[0].startswith("╭")


async def test_an_empty_list_says_what_to_do():
    rows = Rows(empty="No document answers this. Try fewer words, or [a-z].")
    async with hosted(rows, size=(30, 10)) as (pilot, _):
        rows.set_rows(())
        await pilot.pause()
        text = " ".join(line.strip("┃ ") for line in screen_lines(pilot))
        assert "No document answers this. Try fewer words, or [a-z]." in text
        for act in (rows.choose, rows.first, rows.last, lambda: rows.move(1), lambda: rows.page(-1)):
            act()
        assert rows.row is None


@pytest.mark.parametrize("size", [(20, 5), (6, 3), (2, 2), (1, 1)])
async def test_no_size_is_too_small(size):
    rows = Rows(empty="Nothing.")
    async with hosted(rows, size=size) as (pilot, _):
        await pilot.pause()
        rows.set_rows([plain("heading", 4), *rows_of(50)])
        for act in (rows.last, rows.first, lambda: rows.move(1), lambda: rows.page(1), lambda: rows.page(-0.5)):
            act()
            await pilot.pause()
        assert rows.row is not None


async def test_what_a_filter_looks_in_is_found_out_once(monkeypatch):
    rows = Rows()
    looked: list[str] = []
    was = Rows.words_of
    monkeypatch.setattr(Rows, "words_of", lambda self, row: (looked.append(row.key), was(self, row))[1])
    async with hosted(rows) as (pilot, _):
        rows.set_rows(rows_of(50))
        rows.look_through()
        for text in ("r", "ro", "row 4", ""):
            rows.set_filter(text)
        await pilot.pause()
        assert len(looked) == 50
        rows.set_rows(rows_of(5))
        rows.set_filter("row 4")
        assert len(looked) == 55
        assert [row.key for row in rows.rows] == ["key4"]
        assert rows.filter_left == (1, 5)
