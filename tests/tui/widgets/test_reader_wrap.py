from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.reader_breaks import MEASURED, breaks_in, clusters, measured_breaks, narrow_breaks
from tui.widgets.reader_wrap import line_at, lines_of, was_filled

WORDS = st.sampled_from(
    [
        "a",
        "defence",
        "co-production",
        "“Major",
        "Partner”,",
        "日本語",
        "e\u0301te\u0301",
        "👩‍🚀",
        "❤️",
        "x" * 40,
        "\u00a0",
        "\t",
        " ",
    ]
)
KINDS = st.sampled_from(["paragraph", "heading", "item", "quote", "code", "row"])
TEXTS = st.lists(
    st.one_of(WORDS, st.sampled_from([" ", "  ", "\n", "\n  ", "- ", "> ", "# ", "1. "])), max_size=60
).map("".join)


def shown(text, kind="paragraph", width=20):
    return [" " * line.indent + line.shown for line in lines_of(text, 0, len(text), kind, width)]


@given(TEXTS, KINDS, st.integers(1, 60))
def test_lines_cover_every_offset_once_and_in_order(text, kind, width):
    lines = lines_of(text, 0, len(text), kind, width)
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    assert all(line.end == after.start for line, after in pairwise(lines))
    for offset in range(len(text)):
        line = lines[line_at(lines, offset)]
        assert line.start <= offset < line.end


@given(TEXTS, KINDS, st.integers(2, 60))
def test_no_line_is_wider_than_the_width(text, kind, width):
    for line in lines_of(text, 0, len(text), kind, width):
        assert line.indent + cell_len(line.shown) <= width or len(list(clusters(line.shown))) == 1


@given(TEXTS, KINDS, st.integers(1, 60))
def test_a_shown_character_is_the_character_at_its_offset(text, kind, width):
    for line in lines_of(text, 0, len(text), kind, width):
        for index, character in enumerate(line.shown):
            offset = line.offset(index)
            assert line.start <= offset < line.end
            assert character == text[offset] or (character == " " and text[offset].isspace())
            assert line.index_of(offset) <= index


@given(TEXTS, st.integers(1, 60))
def test_nothing_but_space_is_left_out(text, width):
    lines = lines_of(text, 0, len(text), "paragraph", width)
    assert "".join("".join(line.shown.split()) for line in lines) == "".join(text.split())


@given(st.lists(st.sampled_from(["a", "bb", "ccc", " ", "  ", "dddddddd"])).map("".join), st.integers(1, 30))
def test_measured_and_narrow_texts_break_alike(text, width):
    def lines(breaks):
        return [text[a:b].rstrip() for a, b in zip(breaks, [*breaks[1:], len(text)], strict=True)]

    assert lines(narrow_breaks(text, width)) == lines(measured_breaks(text, width))


def test_characters_that_are_not_measured_are_one_cell_wide():
    for code in range(0x20, 0x2_0000):
        character = chr(code)
        if not 0xD800 <= code < 0xE000 and MEASURED.match(character) is None:
            assert cell_len(character) == 1, hex(code)


def test_words_break_at_spaces_and_long_words_are_folded():
    assert shown("one two three", width=8) == ["one two", "three"]
    assert shown("abcdefghij", width=4) == ["abcd", "efgh", "ij"]
    assert shown("ab abcdefghij cd", width=4) == ["ab", "abcd", "efgh", "ij", "cd"]


def test_a_no_break_space_does_not_break():
    assert shown("about 4,000\u00a0km of border", width=10) == ["about", "4,000\u00a0km", "of border"]


def test_wide_characters_take_two_cells_and_joined_ones_stay_together():
    assert shown("日本語の文", width=4) == ["日本", "語の", "文"]
    assert breaks_in("👩‍🚀👩‍🚀", 2) == [0, 3]
    assert breaks_in("e\u0301e\u0301", 1) == [0, 2]


def test_an_item_hangs_under_its_text():
    assert shown("- one two three", "item", 9) == ["- one two", "  three"]
    assert shown("12. one two three", "item", 12) == ["12. one two", "    three"]


def test_an_indented_item_keeps_its_indent():
    text = "  - one two three"
    lines = lines_of(text, 4, len(text), "item", 20)
    assert lines[0].indent == 0
    lines = lines_of(text, 2, len(text), "item", 11)
    assert [" " * line.indent + line.shown for line in lines] == ["  - one two", "    three"]


def test_heading_signs_are_not_shown():
    assert shown("## The talks", "heading") == ["The talks"]


def test_the_signs_of_a_quotation_are_not_shown_on_any_line():
    assert shown("> one two\n> three", "quote", 12) == ["  one two", "  three"]


def test_lines_filled_by_a_program_are_filled_anew():
    text = (
        "The talks were held amid strain in Indo-US ties in the\n"
        "wake of Washington slapping sanctions on Russia which\n"
        "is impacting deals."
    )
    assert was_filled(text)
    assert len(shown(text, width=200)) == 1
    assert "\n" not in shown(text, width=200)[0]


def test_lines_of_verse_keep_their_ends():
    text = "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,"
    assert shown(text, width=60) == text.split("\n")


def test_code_keeps_its_lines_and_tabs_reach_their_stops():
    assert shown("if x:\n\treturn\ty", "code", 40) == ["if x:", "    return  y"]


def test_the_offset_under_a_cell_is_found_across_wide_characters_and_tabs():
    (line,) = lines_of("a\t日b", 0, 4, "code", 40)
    assert [line.offset_at_cell(cell) for cell in (0, 1, 3, 4, 5, 6, 7)] == [0, 1, 1, 2, 2, 3, None]
    assert line.offset_at_cell(-1) is None
