from hosting import hosted, screen_lines, styles_at
from reader_texts import mention_of, reading_of
import pytest
from textual import events

from indexdir import Document, DocumentText
from tui.widgets.reader import Place, Reader, ReaderState

TALKS = (
    "India and the United States held talks in New Delhi under the DTTI, the seventh of their kind so far.\n\n"
    "Ellen Lord led the American side. Ajay Kumar led the Indian side.\n\n"
    "The S-400 missile system of Russia was on the table.\n\n"
    "Officials said the S-400 would come anyway."
)
MENTIONS = [
    mention_of(TALKS, "India", kind="government"),
    mention_of(TALKS, "Ellen Lord"),
    mention_of(TALKS, "Ajay Kumar"),
    mention_of(TALKS, "Russia", kind="government"),
]
READING = reading_of(TALKS, mentions=MENTIONS)
HITS = [(at, at + 5) for at in (TALKS.index("S-400"), TALKS.rindex("S-400"))]
LONG = reading_of("\n\n".join(f"Passage {number} says something about missiles." for number in range(2_000)))


def line_at_cursor(reader):
    return reader.reading.text[reader.cursor :].partition("\n")[0]


def shows(pilot, words):
    return any(words in line for line in screen_lines(pilot))


async def test_a_document_is_shown_with_its_head_and_the_cursor_on_its_first_line():
    reader = Reader()
    async with hosted(reader, Reader.CursorMoved) as (pilot, posted):
        reader.show(READING)
        await pilot.pause()
        lines = screen_lines(pilot)
        assert "Seventh talks" in lines[0]
        assert "2018-07-18 · PTI · 49 words" in lines[1]
        assert "█  India and the United States" in lines[3]
        assert "▌" in lines[4]
        assert "▌" not in lines[6]
        assert [message.mention.card for message in posted] == ["india"]
        assert reader.passage == READING.passages[0]


async def test_a_document_shown_before_there_is_a_size_is_shown_when_there_is():
    reader = Reader()
    reader.show(READING, cursor=TALKS.index("Ellen"))
    async with hosted(reader, Reader.CursorMoved) as (pilot, posted):
        assert shows(pilot, "█  Ellen Lord")
        assert posted[-1].mention.card == "ellen lord"


async def test_lines_are_moved_by_and_blank_ones_passed_over():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(READING)
        reader.move_lines(1)
        assert reader.passage.number == 0
        reader.move_lines(1)
        assert line_at_cursor(reader).startswith("Ellen Lord led")
        reader.move_lines(-2)
        assert reader.cursor == 0
        reader.move_lines(99)
        assert line_at_cursor(reader).startswith("Officials")
        reader.move_lines(-99)
        assert reader.cursor == 0


async def test_passages_are_moved_by_upward_first_to_the_start_of_ones_own():
    reader = Reader()
    async with hosted(reader, size=(30, 20)) as (pilot, _):
        reader.show(READING)
        reader.move_passages(1)
        assert reader.cursor == READING.passages[1].start
        reader.move_lines(1)
        reader.move_passages(-1)
        assert reader.cursor == READING.passages[1].start
        reader.move_passages(-1)
        assert reader.cursor == 0
        reader.move_passages(99)
        assert reader.passage.number == 3


async def test_entities_are_gone_through_and_their_end_is_told():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(READING)
        assert reader.mention.card == "india"
        assert [reader.next_mention(1).card for _ in range(3)] == ["ellen lord", "ajay kumar", "russia"]
        cursor = reader.cursor
        assert reader.next_mention(1) is None
        assert reader.cursor == cursor
        assert reader.next_mention(-1).card == "ajay kumar"
        assert reader.mention.card == "ajay kumar"


async def test_hits_are_gone_through_and_counted():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(READING, hits=HITS)
        assert reader.place == Place(1, 4, 0, 2)
        assert reader.next_hit(1) == HITS[0]
        assert reader.next_hit(1) == HITS[1]
        assert reader.place == Place(4, 4, 2, 2)
        assert reader.next_hit(1) is None
        assert reader.next_hit(-1) == HITS[0]
        await pilot.pause()
        assert "passage 3 of 4 · 1 of 2" in screen_lines(pilot)[-1]
        reader.set_hits(())
        await pilot.pause()
        assert "passage 3 of 4 ─" not in screen_lines(pilot)[-1]
        assert reader.next_hit(1) is None


async def test_a_hit_over_an_entity_has_the_ground_of_the_hit_and_the_colour_of_the_entity():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(READING, hits=[(TALKS.index("Ajay"), TALKS.index("Ajay") + 4), *HITS])
        await pilot.pause()
        both, entity, hit = styles_at(pilot, "Ajay"), styles_at(pilot, "Kumar"), styles_at(pilot, "S-400")
        assert (both.bgcolor, both.color) == (hit.bgcolor, entity.color)
        assert entity.color != hit.color
        assert entity.bgcolor != hit.bgcolor
        reader.next_hit(1)
        await pilot.pause()
        assert styles_at(pilot, "Ajay").bgcolor not in (hit.bgcolor, entity.bgcolor)


async def test_the_current_mention_looks_different():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(READING)
        await pilot.pause()
        before = styles_at(pilot, "Ellen")
        reader.next_mention(1)
        await pilot.pause()
        assert styles_at(pilot, "Ellen") != before
        assert styles_at(pilot, "Ellen").underline


async def test_bookmarked_passages_have_a_star():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(READING, bookmarks=[(READING.passages[2].start, READING.passages[2].end)])
        await pilot.pause()
        assert shows(pilot, "★ The S-400 missile")
        assert sum("★" in line for line in screen_lines(pilot)) == 1
        reader.set_bookmarks(())
        await pilot.pause()
        assert not shows(pilot, "★")


async def test_a_far_place_is_shown_a_third_down_and_at_once():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        place = LONG.text.index("Passage 1500 ")
        reader.show(LONG, cursor=place)
        await pilot.pause()
        lines = screen_lines(pilot)
        assert "█  Passage 1500 says" in lines[1 + 18 // 3]
        assert reader.sheet.wrapped < 80


async def test_paging_goes_through_the_whole_text_and_back_without_leaving_a_line_out():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(LONG, cursor=LONG.text.index("Passage 1000 "))
        seen = []
        for fraction in (1, 1, 1, 0.5, 0.5):
            before = reader.scroll_offset.y
            reader.move_pages(fraction)
            assert 0 < reader.scroll_offset.y - before <= 18 * fraction
            await pilot.pause()
            seen += [line for line in screen_lines(pilot) if "Passage" in line]
        for _ in range(6):
            reader.move_pages(-1)
            await pilot.pause()
            seen += [line for line in screen_lines(pilot) if "Passage" in line]
        numbers = {int(line.split("Passage ")[1].split()[0]) for line in seen}
        assert numbers == set(range(min(numbers), max(numbers) + 1))


async def test_scrolling_up_into_what_was_never_wrapped_does_not_jump():
    words = " ".join(["co-production"] * 70)
    reading = reading_of("\n\n".join(f"Number {number} {words}" for number in range(500)))
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(reading, cursor=reading.text.index("Number 400 "))
        for _ in range(60):
            await pilot.pause()
            before = screen_lines(pilot)[1:-1]
            reader.scroll_lines(-1)
            await pilot.pause()
            after = screen_lines(pilot)[1:-1]
            assert [line[3:55] for line in after[1:]] == [line[3:55] for line in before[:-1]]


async def test_the_start_and_the_end_are_reached():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(LONG)
        reader.go_end()
        await pilot.pause()
        assert "Passage 1999" in screen_lines(pilot)[-2]
        assert reader.passage.number == 1999
        reader.go_start()
        await pilot.pause()
        assert "2018-07-18" in screen_lines(pilot)[1]
        reader.go_to(LONG.text.index("Passage 77 "), top=True)
        await pilot.pause()
        assert "Passage 77 " in screen_lines(pilot)[1]


async def test_the_wheel_scrolls_and_takes_the_cursor_along_only_at_the_edge():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(LONG)
        await pilot.pause()
        reader.move_lines(4)
        cursor = reader.cursor
        await pilot._post_mouse_events([events.MouseScrollDown], "#guest", button=0)
        assert reader.scroll_offset.y == 3
        assert reader.cursor == cursor
        reader.scroll_by_hand(30)
        assert reader.scroll_offset.y == 33
        assert reader.cursor > cursor
        assert 0 <= reader.row_of(reader.sheet.y_of(reader.cursor)) < 18


async def test_a_click_moves_the_cursor_and_on_a_mention_opens_it():
    reader = Reader()
    async with hosted(reader, Reader.MentionOpened, Reader.LineClicked) as (pilot, posted):
        reader.show(READING)
        await pilot.pause()
        y, line = next((y, line) for y, line in enumerate(screen_lines(pilot)) if "Ajay Kumar" in line)
        await pilot.click("#guest", offset=(line.index("Ajay") + 6, y))
        assert posted[-1].mention.card == "ajay kumar"
        assert reader.mention.card == "ajay kumar"
        await pilot.click("#guest", offset=(line.index("American"), y))
        assert posted[-1].offset == TALKS.index("American")
        assert len(posted) == 2


async def test_a_view_is_remembered_and_restored():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(LONG, cursor=LONG.text.index("Passage 900 "))
        reader.move_lines(3)
        await pilot.pause()
        state, lines = reader.view_state(), screen_lines(pilot)
        assert state == ReaderState("talks.txt", LONG.text.index("Passage 903 "), state.row)
        reader.go_start()
        reader.show(LONG)
        reader.restore(state)
        await pilot.pause()
        assert [line[:-2] for line in screen_lines(pilot)[1:-1]] == [line[:-2] for line in lines[1:-1]]


async def test_another_width_keeps_the_line_of_the_cursor_in_its_row():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(LONG, cursor=LONG.text.index("Passage 900 "))
        await pilot.pause()
        row = reader.row_of(reader.sheet.y_of(reader.cursor))
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert reader.row_of(reader.sheet.y_of(reader.cursor)) == row
        assert line_at_cursor(reader).startswith("Passage 900 ")


async def test_no_size_is_too_small():
    reader = Reader()
    async with hosted(reader, size=(20, 5)) as (pilot, _):
        reader.show(READING, hits=HITS, bookmarks=HITS)
        for size in ((20, 5), (10, 3), (3, 2), (1, 1), (120, 40)):
            await pilot.resize_terminal(*size)
            for move in (reader.go_end, reader.go_start, lambda: reader.move_pages(1), lambda: reader.next_hit(1)):
                move()
                await pilot.pause()
        assert shows(pilot, "█")


async def test_a_wide_view_holds_the_text_in_a_column_in_its_middle():
    reader = Reader()
    async with hosted(reader, size=(160, 20)) as (pilot, _):
        reader.show(reading_of("word " * 200))
        await pilot.pause()
        line = screen_lines(pilot)[3]
        assert len(line[1:-1].strip(" █▌")) <= 90
        assert line.index("█") > 25


async def test_a_notice_stands_in_place_of_a_document():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(READING)
        reader.notice("Choose a document [red]here[/red]")
        await pilot.pause()
        assert shows(pilot, "Choose a document [red]here[/red]")
        assert (reader.passage, reader.mention, reader.view_state(), reader.place) == (None, None, None, Place())
        for move in (reader.go_end, reader.go_start, lambda: reader.move_lines(1), lambda: reader.move_passages(1)):
            move()
        assert reader.next_hit(1) is None
        assert reader.next_mention(1) is None
        reader.clear()
        await pilot.pause()
        assert not shows(pilot, "Choose")


async def test_markup_and_escapes_in_a_text_and_its_title_are_only_text():
    text = "[bold]not bold[/bold] [@click=app.quit]no link[/] \\[ [/foo]"
    document = Document("x", "[red]A\x1b[31m title\u202e[/nope]", source="[/]")
    reader = Reader()
    async with hosted(reader, size=(90, 20)) as (pilot, _):
        reader.show(DocumentText(document, text, reading_of(text).passages))
        await pilot.pause()
        assert shows(pilot, text)
        assert shows(pilot, "[red]A�[31m title�[/nope]")


async def test_an_empty_document_is_shown():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(DocumentText(Document("empty.txt", "Nothing"), ""))
        for move in (reader.go_end, reader.go_start, lambda: reader.move_lines(1), lambda: reader.move_pages(1)):
            move()
        await pilot.pause()
        assert "Nothing" in screen_lines(pilot)[0]
        assert reader.passage is None


async def test_focus_is_seen_in_the_frame_and_on_the_cursor_line():
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(READING)
        await pilot.pause()
        assert screen_lines(pilot)[0].startswith("┏")
        reader.blur()
        await pilot.pause()
        lines = screen_lines(pilot)
        assert lines[0].startswith("╭")
        assert "█" not in "".join(lines)
        assert lines[3][1] == "▌"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("COLORTERM", "")])
async def test_with_few_colours_or_none_hits_are_reversed_and_the_current_one_is_told_apart(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("TERM", "xterm")
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(READING, hits=HITS)
        reader.next_hit(1)
        await pilot.pause()
        here, other = styles_at(pilot, "S-400 missile"), styles_at(pilot, "S-400 would")
        assert here.reverse
        assert other.reverse
        assert here.underline
        assert not other.underline
