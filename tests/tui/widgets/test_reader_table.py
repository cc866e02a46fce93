"""Tables and blocks of Markdown as lines of the reader."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hosting import hosted, screen_lines, styles_at
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from indexdir import Document, DocumentText
from indexdir.collection.passages import split_markdown
from tui.widgets.reader import Reader
from tui.widgets.reader_layout import Layout
from tui.widgets.reader_marks import Marks

TEXT = """Guide
=====

AT&amp;T saw [a report][ref] and a note[^1], <b>bold</b>, 10<sup>6</sup>, one<br>two. <!-- a remark -->

## Part two ##

| Name | Year | Cost |
|:-----|:----:|-----:|
| Radar **upgrade** | 1998 | 12.5 |
| 日本 [link](http://x.y) | | 1,340 |

a | b
--|--
1 | 2 `|`

| One | Two | Three |
|---|---|---|
| first | a long cell that goes on and on for a while | another one that is just as long as this |

```python
def talk():

    pass
```

    indented

> outer
> > inner

***

<!-- hidden

words -->

[ref]: http://a.b/c "Title"
[^1]: The footnote.
"""


def reading(text=TEXT):
    return DocumentText(Document("guide.md", "Guide", length=len(text)), text, tuple(split_markdown(text)))


def lines(layout):
    layout.settle(0, 0, 10_000)
    return [found for y in range(layout.height) if (found := layout.line(y)) is not None]


def drawn(width, text=TEXT):
    return [" " * line.indent + line.shown for line, _ in lines(Layout(reading(text), width))]


def test_columns_stand_below_each_other_as_their_sides_say():
    assert [line.rstrip() for line in drawn(60)[6:10]] == [
        "Name          │ Year │  Cost",
        "──────────────┼──────┼──────",
        "Radar upgrade │ 1998 │  12.5",
        "日本 link     │      │ 1,340",
    ]
    assert drawn(60)[10] == "a │ b"


def test_what_does_not_fit_is_a_record():
    table = TEXT[TEXT.index("| One") : TEXT.index("```python")]
    assert drawn(50, table) == [
        "One │ Two │ Three",
        "─" * 50,
        "first",
        "  Two: a long cell that goes on and on for a while",
        "  Three: another one that is just as long as this",
    ]
    assert "    for a while" in drawn(40, table)


def test_one_long_column_is_wrapped_in_its_place():
    assert drawn(30, "| Name | What |\n|---|---|\n| Hot | a line that goes from here to there |\n") == [
        "Name │ What",
        "─────┼────────────────────────",
        "Hot  │ a line that goes from",
        "       here to there",
    ]


def test_blocks_are_drawn_without_their_signs():
    shown = drawn(60)
    assert shown[:4] == ["Guide", "━" * 60, "AT&T saw a report and a note[^1], bold, 10⁶, one", "two."]
    assert shown[4:6] == ["Part two", "─" * 8]
    assert "python" in shown
    assert not any("```" in line or "hidden" in line for line in shown)
    assert "    indented" in shown


async def test_a_quotation_has_a_bar_for_each_level_and_a_head_is_strong():
    reader = Reader()
    async with hosted(reader, size=(70, 60)) as (pilot, _):
        reader.show(reading())
        await pilot.pause()
        screen = "\n".join(screen_lines(pilot))
        assert "│ outer" in screen
        assert "│ │ inner" in screen
        assert styles_at(pilot, "Year").bold
        assert not styles_at(pilot, "1998").bold
        assert styles_at(pilot, "python").color != styles_at(pilot, "def talk").color


async def test_the_cursor_does_not_stop_at_a_rule_below_a_heading():
    reader = Reader()
    async with hosted(reader, size=(70, 60)) as (pilot, _):
        reader.show(reading("# One\n\nText.\n\n# Two\n"))
        await pilot.pause()
        reader.move_lines(1)
        assert reader.cursor == 7
        reader.move_lines(-1)
        assert reader.cursor == 0
        reader.go_end()
        assert reader.cursor == 14


@pytest.mark.parametrize(
    "sign", ["=====", "```python", "|:-----|", "***", "hidden", "&amp;", "[ref]:", "remark", "<sup>"]
)
def test_what_is_found_in_a_hidden_sign_is_shown(sign):
    at = TEXT.index(sign)
    layout = Layout(reading(), 60, Marks(hits=((at, at + len(sign)),)).revealing)
    assert sign in "\n".join(line.shown for line, _ in lines(layout))


SPANS = st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)), max_size=5)


@settings(deadline=None)
@given(SPANS, st.integers(4, 90))
def test_lines_fit_cover_all_and_show_every_mark(spans, width):
    hits = tuple(sorted({(at, min(at + length, len(TEXT))) for at, length in spans if TEXT[at].isalnum()}))
    layout = Layout(reading(), width, Marks(hits=hits).revealing)
    seen: set[int] = set()
    whole = lines(layout)
    for (line, part), (after, later) in pairwise([*whole, whole[-1]]):
        assert line.indent + cell_len(line.shown) <= width
        offsets = [line.offset(index) for index in range(len(line.shown))]
        assert offsets == sorted(offsets)
        assert all(part.start <= offset < part.end for offset in offsets)
        assert after is line or part.passage != later.passage or line.end == after.start
        seen.update(offsets)
    for start, end in hits:
        wanted = {at for at in range(start, end) if TEXT[at].isalnum()}
        assert wanted & seen, TEXT[start:end]


CELLS = st.lists(
    st.sampled_from(["a", "word", "**b**", "日本", "|", "|", " ", "-", ":-", "\\|", "`", "\n|"]), max_size=40
)


@settings(deadline=None)
@given(CELLS.map("".join), st.integers(1, 40))
def test_any_table_is_whole(written, width):
    text = "| a | b |\n|---|--:|\n|" + written
    layout = Layout(reading(text), width)
    for line, part in lines(layout):
        assert line.indent + cell_len(line.shown) <= max(2, width)
        offsets = [line.offset(index) for index in range(len(line.shown))]
        assert offsets == sorted(offsets)
        assert all(part.start <= offset < part.end for offset in offsets)
    for passage in layout.passages:
        for offset in range(passage.start, passage.end):
            line = layout.line(layout.y_of(offset))[0]
            assert line.start <= offset < line.end
