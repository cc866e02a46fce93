from hosting import hosted, screen_lines
from reader_texts import HITS, LONG, READING, TALKS, reading_of
from textual import events

from tui.widgets.reader import Place, Reader, ReaderState


def line_at_cursor(reader):
    return reader.reading.text[reader.cursor :].partition("\n")[0]


def shows(pilot, words):
    return any(words in line for line in screen_lines(pilot))


async def test_a_document_shown_before_there_is_a_size_is_shown_when_there_is():
    reader = Reader()
    reader.show(READING, cursor=TALKS.index("Ellen"))
    async with hosted(reader, Reader.CursorMoved) as (pilot, posted):
        assert shows(pilot, "█  Ellen Lord")
        assert posted[-1].mention.card == "ellen lord"


async def test_lines_are_moved_by_and_blank_ones_passed_over():
    reader = Reader()
    async with hosted(reader) as (_pilot, _):
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
    async with hosted(reader, size=(30, 20)) as (_pilot, _):
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
    async with hosted(reader) as (_pilot, _):
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
        assert reader.place == Place(4, 4, 2, 2, 100)
        assert reader.next_hit(1) is None
        assert reader.next_hit(-1) == HITS[0]
        await pilot.pause()
        assert "passage 3 of 4 · 1 of 2" in screen_lines(pilot)[-1]
        reader.set_hits(())
        await pilot.pause()
        assert "passage 3 of 4 ─" not in screen_lines(pilot)[-1]
        assert reader.next_hit(1) is None


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
