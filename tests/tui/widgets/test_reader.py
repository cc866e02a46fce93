import pytest
from hosting import hosted, screen_lines, styles_at
from msgspec.structs import replace
from reader_texts import HITS, READING, TALKS, reading_of

from indexdir import Document, DocumentText
from tui.widgets.mention_words import mention_words, rule_words
from tui.widgets.reader import Place, Reader

RULES = ("name", "surname", "office", "metonym", "short", "chosen", "new-one")


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
async def test_with_few_colours_or_none_hits_are_seen_and_the_current_one_is_told_apart(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("TERM", "xterm")
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(READING, hits=HITS)
        reader.next_hit(1)
        await pilot.pause()
        here, other = styles_at(pilot, "S-400 missile"), styles_at(pilot, "S-400 would")
        assert here.reverse
        assert (other.bold and other.underline and not other.reverse) if name == "NO_COLOR" else other.reverse
        assert (here.underline, here.reverse) != (other.underline, other.reverse)


def doubted(reading, *texts):
    mentions = tuple(replace(m, rivals=("other",)) if m.text in texts else m for m in reading.mentions)
    return replace(reading, mentions=mentions)


@pytest.mark.parametrize("no_color", [False, True])
async def test_lines_with_a_name_in_doubt_have_a_question_mark(monkeypatch, no_color):
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    reader = Reader()
    async with hosted(reader) as (pilot, _):
        reader.show(doubted(READING, "Ajay Kumar"), bookmarks=[(0, 5)])
        await pilot.pause()
        marked = [line for line in screen_lines(pilot) if "?" in line]
        assert marked
        assert all("Ajay" in line or "Kumar" in line for line in marked)
        assert styles_at(pilot, "? ").bold
        reader.show(doubted(READING, "Ajay Kumar"), bookmarks=[(p.start, p.end) for p in READING.passages])
        await pilot.pause()
        assert shows(pilot, "★?") or shows(pilot, "? ")
        assert reader.revise(READING)
        await pilot.pause()
        assert not shows(pilot, "?")


async def test_a_revised_document_keeps_the_view_and_says_what_is_under_the_cursor():
    reader = Reader(explain=lambda mention, document: (f"by {mention.rule}",))
    async with hosted(reader, Reader.CursorMoved) as (pilot, posted):
        reader.show(READING)
        reader.next_mention(1)
        await pilot.pause()
        cursor, top = reader.cursor, reader.scroll_offset.y
        assert str(reader.border_subtitle).startswith("by name ─ passage")
        posted.clear()
        at = READING.mentions.index(reader.mention)
        chosen = tuple(
            replace(mention, card="other", rule="chosen") if number == at else mention
            for number, mention in enumerate(READING.mentions)
        )
        assert reader.revise(replace(READING, mentions=chosen))
        await pilot.pause()
        assert (reader.cursor, reader.scroll_offset.y) == (cursor, top)
        assert str(reader.border_subtitle).startswith("by chosen ─ passage")
        assert [message.mention.card for message in posted] == ["other"]
        assert not reader.revise(replace(READING, text=READING.text + " "))
        reader.notice("Nothing")
        assert not reader.revise(READING)


def test_rules_are_said_in_words():
    document = Document(id="a", title="A", date="2018-07-18")
    mention = READING.mentions[0]
    said = {rule: mention_words(replace(mention, rule=rule, rivals=()), document, {}) for rule in RULES}
    assert said["surname"][1].endswith(" · by surname")
    assert said["office"][1].endswith(" · by office on 2018-07-18")
    assert said["chosen"][1].endswith(" · chosen by you")
    assert said["new-one"][1].endswith(" · by new-one")
    assert rule_words("office") == "by office"
    doubt = mention_words(replace(mention, rivals=("kremlin", "moscow")), document, {"kremlin": "the Kremlin"})
    assert doubt[2] == "could also be: the Kremlin or moscow"
    assert [len(words) for words in doubt] == sorted(map(len, doubt), reverse=True)
