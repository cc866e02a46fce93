from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from uniseg.linebreak import line_break_breakables

from tui.widgets.reader_breaks import SPACES, breaks_in, clusters
from tui.widgets.reader_wrap import line_at, lines_of

WORDS = st.sampled_from(
    [
        "defence", "co-production", "and/or", "https://a.example/long-path/to?x=1", "word—dash", "–", "—", "1918–1939",
        "“Quoted”,", "« Quoi !", "»", "(see", "1,000.50%)", "-x", "!", "…", "4,000\u00a0km", "a\u200bb",
        "日本国憲法、", "「戦争の放棄」", "という。", "한국어", "e\u0301te\u0301", "👩‍🚀", "👍🏽", "🇮🇳🇺🇸", "❤️",
        "שלום", "עולם,", "مرحبا", "بالعالم", "\u200f", "हिन्दी", "x" * 40,
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, st.just(" "), st.just(" ")), max_size=40).map("".join)
SPOKEN = st.lists(WORDS, max_size=30).map(" ".join)


def lines(text, width):
    breaks = breaks_in(text, width)
    return [text[first:last] for first, last in pairwise([*breaks, len(text)])]


@given(st.one_of(TEXTS, SPOKEN), st.integers(2, 50))
def test_no_line_is_wider_than_the_width_and_nothing_is_lost(text, width):
    broken = lines(text, width)
    assert "".join(broken) == text
    for line in broken:
        line = line.rstrip(SPACES)
        assert cell_len(line) <= width or len(list(clusters(line))) == 1


@given(SPOKEN, st.integers(8, 50))
def test_a_line_ends_where_unicode_lets_it_or_where_nothing_else_is_left(text, width):
    allowed = list(line_break_breakables(text))
    for first, last in pairwise(breaks_in(text, width)):
        if not allowed[last]:
            inside = [at for at in range(first + 1, last) if allowed[at] and text[at] not in SPACES]
            # within a word only what readers know from print is taken: after a hyphen, a slash or a dash
            assert [at for at in inside if text[at - 1] in " "] == [], (text[first:last], text[last : last + 5])


@given(st.one_of(TEXTS, SPOKEN), st.integers(2, 50))
def test_offset_to_line_to_offset(text, width):
    found = lines_of(text, 0, len(text), "paragraph", width)
    for line in found:
        for index in range(len(line.shown)):
            assert line.index_of(line.offset(index)) == index
            assert found[line_at(found, line.offset(index))] is line


@pytest.mark.parametrize(
    "text, width, seen",
    [
        ("a well-known fact", 8, ["a well-", "known", "fact"]),
        ("this and/or that", 10, ["this and/", "or that"]),
        ("https://example.org/some-path", 20, ["https://example.org/", "some-path"]),
        ("one—two three", 6, ["one—", "two", "three"]),
        ("minus -5 or -x", 7, ["minus", "-5 or", "-x"]),
        ("dit « non » et", 7, ["dit", "« non »", "et"]),
        ("Quoi ? Rien !", 6, ["Quoi ?", "Rien !"]),
        ("日本国憲法、第九条。", 10, ["日本国憲", "法、第九", "条。"]),
        ("「戦争」と「平和」", 10, ["「戦争」と", "「平和」"]),
        ("日本 a\u00a0b 語", 7, ["日本", "a\u00a0b 語"]),
        ("שלום עולם", 6, ["שלום", "עולם"]),
        ("日\u200bb\u200bc", 3, ["日\u200bb\u200b", "c"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ],
)
def test_breaks(text, width, seen):
    assert [line.rstrip(SPACES) for line in lines(text, width)] == seen


def test_joined_characters_stay_together():
    assert lines("👩‍🚀👩‍🚀", 2) == ["👩‍🚀", "👩‍🚀"]
    assert lines("日e\u0301日", 3) == ["日e\u0301", "日"]
