from itertools import pairwise

import pytest
from hosting import Host, hosted, screen_lines, styles_at
from hypothesis import given
from hypothesis import strategies as st

from indexdir import Document, DocumentText, Mention
from indexdir.collection.passages import split_markdown, split_plain
from tui.widgets.reader import Reader
from tui.widgets.reader_layout import Layout
from tui.widgets.reader_wrap import line_at, lines_of

ADDRESS = "https://mod.example/press/seventh-meeting"
TEXT = (
    "# The talks\n\n"
    f"Some **strong words**, *stress*, `code`, ~~struck~~ and [a report]({ADDRESS}).\n\n"
    "## Groups\n\n- an *item* of the list\n\n> said **so**\n\n```\nx = y ** 2\n```\n\n* * *\n\n"
    "| a | **b** |\n\n#### Fourth\n\nUnder\n-----\n\nA ![map](m.png) at the end.\n"
)


def markdown(text=TEXT, name="talks.md"):
    passages = (split_markdown if name.endswith("md") else split_plain)(text)
    return DocumentText(Document(name, "Talks", length=len(text)), text, tuple(passages))


def shown(pilot):
    return [line.strip("┃╻╹┏┗━┓┛█▌ ") for line in screen_lines(pilot)]


async def test_signs_are_hidden_and_the_rest_is_styled():
    reader = Reader()
    async with hosted(reader, size=(62, 40)) as (pilot, _):
        reader.show(markdown())
        await pilot.pause()
        assert "Some strong words, stress, code, struck and a report." in shown(pilot)
        assert {
            "The talks",
            "- an item of the list",
            "│ said so",
            "x = y ** 2",
            "a │ b",
            "A [map] at the end.",
        } <= {*shown(pilot)}
        assert any(set(line) == {"─"} for line in shown(pilot))
        assert styles_at(pilot, "strong").bold
        assert styles_at(pilot, "stress").italic
        assert styles_at(pilot, "struck").strike
        assert styles_at(pilot, "a report").underline
        assert styles_at(pilot, "code").bgcolor == styles_at(pilot, "x = y").bgcolor != styles_at(pilot, "Some").bgcolor


async def test_levels_of_headings_differ_without_colour():
    reader = Reader()
    async with hosted(reader, size=(60, 40)) as (pilot, _):
        reader.show(markdown())
        await pilot.pause()
        lines = shown(pilot)
        looks = [
            (style.bold, style.italic, lines[lines.index(words) + 1][:1])
            for words in ("The talks", "Groups", "Fourth", "Under")
            if (style := styles_at(pilot, words))
        ]
        assert len({*looks}) == 3
        assert looks[1] == looks[3]


async def test_a_plain_text_stays_as_it_is():
    reader = Reader()
    async with hosted(reader, size=(70, 40)) as (pilot, _):
        reader.show(markdown(name="talks.txt"))
        await pilot.pause()
        assert any("**strong words**" in line for line in shown(pilot))
        assert not styles_at(pilot, "strong words").bold


async def test_a_mark_in_what_is_hidden_shows_it_and_the_cursor_keeps_its_row():
    reader = Reader()
    async with hosted(reader, size=(60, 40)) as (pilot, _):
        more = "A paragraph.\n\n" * 40
        text = more + TEXT + more
        reader.show(markdown(text), cursor=text.index("Groups"))
        row = reader.row_of(reader.sheet.y_of(reader.cursor))
        at = text.index("seventh")
        for mark, unmark in (
            (lambda: reader.set_hits([(at, at + 7)]), lambda: reader.set_hits(())),
            (lambda: reader.set_finds([(at, at + 7)]), lambda: reader.set_finds(())),
            (lambda: reader.select((at, at + 7)), lambda: reader.select(None)),
        ):
            mark()
            await pilot.pause()
            assert "seventh" in " ".join(shown(pilot))
            assert reader.row_of(reader.sheet.y_of(reader.cursor)) == row
            unmark()
            await pilot.pause()
            assert "seventh" not in " ".join(shown(pilot))


async def test_hits_beside_signs_leave_them_hidden_and_signs_that_are_found_are_shown():
    reader = Reader()
    async with hosted(reader, size=(60, 40)) as (pilot, _):
        start = TEXT.index("strong")
        reader.show(markdown(), hits=[(start, start + 12)])
        await pilot.pause()
        assert "Some strong words," in " ".join(shown(pilot))
        reader.set_finds([(start - 2, start)])
        await pilot.pause()
        assert "Some **strong words**, stress," in " ".join(shown(pilot))


async def test_a_mention_in_a_destination_is_shown():
    at = TEXT.index("press")
    reading = markdown()
    reading = DocumentText(reading.document, TEXT, reading.passages, (Mention(at, at + 5, "press", "press", "person"),))
    reader = Reader()
    async with hosted(reader, size=(60, 40)) as (pilot, _):
        reader.show(reading)
        await pilot.pause()
        assert "press" in " ".join(shown(pilot))


MARKS = st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)), max_size=6)


@given(MARKS, st.integers(6, 70))
def test_no_hit_is_ever_out_of_sight(marks, width):
    from tui.widgets.reader_marks import Marks

    hits = tuple(sorted({(at, min(at + length, len(TEXT))) for at, length in marks if TEXT[at : at + length].strip()}))
    layout = Layout(markdown(), width, Marks(hits=hits).revealing)
    drawn = set()
    for passage in layout.passages:
        y = layout.y_of(passage.start)
        while (found := layout.line(y)) is not None and found[1].passage == passage.number:
            drawn.update(found[0].offset(index) for index in range(len(found[0].shown)))
            y += 1
    signs = {at for at in range(len(TEXT)) if TEXT[at] in "#>` \n" or TEXT.startswith(("* * *"), at)}
    for start, end in hits:
        wanted = {at for at in range(start, end) if TEXT[at].isalnum()}
        assert not wanted or wanted & drawn, TEXT[start:end]
        assert drawn & {*range(start, end)} or signs >= {*range(start, end)}, TEXT[start:end]


@given(
    st.lists(st.sampled_from(["**", "*", "a word", " ", "\n", "[", "](http://x)", "`", "日本", "\t"]), max_size=40).map(
        "".join
    ),
    st.integers(2, 30),
)
def test_lines_with_hidden_signs_still_cover_every_offset(text, width):
    from indexdir import inline_in

    found = inline_in(text, 0, len(text))
    signs = found.signs
    lines = lines_of(text, 0, len(text), "paragraph", width, found.drawn)
    assert (lines[0].start, lines[-1].end) == (0, len(text))
    assert all(line.end == after.start for line, after in pairwise(lines))
    hidden = {at for first, last in signs for at in range(first, last)}
    for line in lines:
        for index, character in enumerate(line.shown):
            offset = line.offset(index)
            assert offset not in hidden
            assert character == text[offset] or (character == " " and text[offset].isspace())
    for offset in range(len(text)):
        assert lines[line_at(lines, offset)].start <= offset < lines[line_at(lines, offset)].end


@pytest.mark.parametrize("size", [(30, 12), (60, 20), (120, 40)])
async def test_every_size_shows_it(size):
    reader = Reader()
    app = Host(reader)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        reader.show(markdown())
        await pilot.pause()
        assert "The talks" in " ".join(screen_lines(pilot))
