"""What a key costs the reader: one paint of the view, no new layout, and no mark that is not near."""

from __future__ import annotations

import pytest
from hosting import hosted
from reader_texts import reading_of
from textual.app import App
from textual.screen import Screen

from indexdir import Mention, Passage
from indexdir.columns import PassageColumns, in_columns, pack_passages
from tui.widgets import reader_spans
from tui.widgets.reader import Reader
from tui.widgets.reader_spans import Selected, grown, word_at

PARAGRAPHS = [f"Paragraph {number} of a long text; Lord spoke." * (1 + number % 5) for number in range(600)]
LONG = "\n\n".join(PARAGRAPHS)
SIGNS = "= - " * 100_000


@pytest.fixture
def painted(monkeypatch):
    """What was done to the screen, by name."""
    done: list[str] = []

    def counted(owner: type, name: str) -> None:
        was = getattr(owner, name)
        monkeypatch.setattr(owner, name, lambda *args, **named: (done.append(name), was(*args, **named))[1])

    counted(Screen, "_refresh_layout")
    counted(App, "_display")
    counted(Reader, "render_line")
    return done


async def settled(pilot):
    """Wait for the layout that follows on the first one, in which there is a scroll bar."""
    for _ in range(4):
        await pilot.pause()


async def test_a_page_is_painted_once_and_nothing_is_laid_out_anew(painted):
    reader = Reader()
    async with hosted(reader, size=(60, 22)) as (pilot, _):
        reader.show(reading_of(LONG))
        await settled(pilot)
        for _ in range(10):
            painted.clear()
            top = reader.scroll_offset.y
            reader.move_pages(1)
            await pilot.pause()
            assert reader.scroll_offset.y > top
            assert painted.count("_refresh_layout") == 0
            assert painted.count("_display") == 1
            assert painted.count("render_line") == 20


async def test_the_scroll_bar_stands_where_the_view_is(painted):
    reader = Reader()
    async with hosted(reader, size=(60, 22)) as (pilot, _):
        reader.show(reading_of(LONG), cursor=len(LONG) // 2)
        await pilot.pause()
        bar = reader.vertical_scrollbar
        assert bar.position == reader.scroll_y > 0
        reader.go_end()
        await pilot.pause()
        assert bar.position == reader.max_scroll_y
        assert bar.window_virtual_size == reader.virtual_size.height


async def test_the_same_words_in_the_frame_are_not_set_again(painted):
    reader = Reader()
    async with hosted(reader, size=(60, 22)) as (pilot, _):
        reader.show(reading_of(LONG))
        await settled(pilot)
        painted.clear()
        reader.set_sections(())
        await pilot.pause()
        assert not painted


async def test_another_reading_of_the_same_text_is_told_apart_without_comparing():
    mentions = tuple(Mention(at, at + 4, "Lord", "lord", "person") for at in range(30, 3000, 40))
    passages = pack_passages([Passage(0, 0, len(LONG))])
    one, other = (
        reading_of(LONG).__class__(
            reading_of(LONG).document, LONG, PassageColumns.unpack(passages), in_columns(mentions, LONG)
        )
        for _ in range(2)
    )
    reader = Reader()
    async with hosted(reader, Reader.CursorMoved) as (pilot, posted):
        reader.show(one)
        await pilot.pause()
        posted.clear()
        reader.cursor_settled()
        await pilot.pause()
        assert not posted
        reader.revise(other)
        await pilot.pause()
        assert len(posted) == 1


@pytest.fixture
def looked_at(monkeypatch):
    """The lengths of what was looked through for words."""
    lengths: list[int] = []
    pattern = reader_spans._word_pattern()

    class Counting:
        def finditer(self, text: str):
            lengths.append(len(text))
            return pattern.finditer(text)

    monkeypatch.setattr(reader_spans, "_word_pattern", Counting)
    return lengths


def test_where_no_word_is_near_a_sign_is_taken_and_not_all_is_looked_through(looked_at):
    middle = len(SIGNS) // 2
    assert word_at(SIGNS, middle) == (middle, middle + 1)
    assert word_at(SIGNS + "word", middle) == (middle, middle + 1)
    assert sum(looked_at) < 100_000
    looked_at.clear()
    assert grown(SIGNS, Selected(middle, middle + 1), lambda at: word_at(SIGNS, at)).end == middle + 3
    assert sum(looked_at) < 200_000


def test_a_word_that_is_near_is_found_on_either_side():
    assert word_at(SIGNS[:4000] + "word", 2000) == (4000, 4004)
    assert word_at("word" + SIGNS[:4000], 2000) == (0, 4)
    blanks = " " * 100_000
    assert grown(f"a{blanks}b", Selected(0, 1), lambda at: word_at(f"a{blanks}b", at)) == Selected(0, 1)
