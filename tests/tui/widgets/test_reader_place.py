import pytest
from hosting import hosted, screen_lines
from hypothesis import given
from hypothesis import strategies as st
from reader_texts import TALKS, reading_of
from rich.cells import cell_len

from indexdir import Section
from tui.widgets.reader import Place, Reader
from tui.widgets.reader_marks import Marks
from tui.widgets.reader_place import frame_line

FULL = Place(9, 19, 3, 14, 47, "Where they stand")


@pytest.mark.parametrize(
    "room, words",
    [
        (80, "Where they stand · passage 9 of 19 · 3 of 14 · 47%"),
        (46, "Where they… · passage 9 of 19 · 3 of 14 · 47%"),
        (40, "Where they stand · 9/19 · 3 of 14 · 47%"),
        (31, "Where t… · 9/19 · 3 of 14 · 47%"),
        (28, "Where t… · 9/19 · 3/14 · 47%"),
        (21, "Where t… · 3/14 · 47%"),
        (20, "9/19 · 3 of 14 · 47%"),
        (19, "9/19 · 3/14 · 47%"),
        (12, "3/14 · 47%"),
        (5, "47%"),
        (0, "47%"),
    ],
)
def test_the_place_in_words_for_every_width(room, words):
    assert FULL.words(room) == words


def test_the_place_without_hits_and_without_a_document():
    assert Place(1, 4).words() == "passage 1 of 4 · 0%"
    assert Place(4, 4, 0, 1, 100).words() == "passage 4 of 4 · 1 hit · 100%"
    assert Place(4, 4, 0, 2, 100, find_number=1, find_total=3).words() == "passage 4 of 4 · found 1 of 3 · 100%"
    assert Place().words() == ""


def test_a_mention_and_the_place_share_the_frame():
    told = ("Ajay Kumar · person · by surname", "person · by surname", "by surname")
    assert frame_line(told, FULL, 90) == f"{told[0]} ─ Where they stand · passage 9 of 19 · 3 of 14 · 47%"
    assert frame_line(told, FULL, 60) == f"{told[1]} ─ Where they sta… · 9/19 · 3 of 14 · 47%"
    assert frame_line(told, FULL, 41) == "by surname ─ Where t… · 9/19 · 3/14 · 47%"
    assert frame_line(told, FULL, 36) == "by surname ─ Where the… · 3/14 · 47%"
    assert frame_line(told, FULL, 17) == "by surname ─ 47%"
    assert frame_line(told, FULL, 12) == "3/14 · 47%"
    assert frame_line((), FULL, 40) == "Where they stand · 9/19 · 3 of 14 · 47%"
    assert frame_line(told, Place(), 40) == ""


def test_the_words_of_the_hit_are_counted_too():
    place = Place(9, 19, 3, 14, 47, term="missile", term_number=2, term_total=6)
    assert place.words() == "passage 9 of 19 · 3 of 14 · “missile” 2 of 6 · 47%"
    assert place.words(40) == "passage 9 of 19 · 3 of 14 · 47%"


@given(st.integers(4, 120), st.text(max_size=40), st.integers(0, 99), st.integers(0, 99))
def test_it_fits_every_width(room, section, hits, finds):
    place = Place(12, 345, min(1, hits), hits, 99, section, min(1, finds), finds)
    assert cell_len(place.words(room)) <= max(room, len(f"{finds}/{finds}"))


async def test_the_frame_tells_section_passage_and_percent():
    reader = Reader()
    async with hosted(reader, size=(70, 12)) as (pilot, _):
        reader.show(reading_of(TALKS))
        assert reader.section is None
        reader.set_sections((Section(1, "Opening", 0), Section(1, "Missiles", TALKS.index("The S-400"))))
        await pilot.pause()
        assert "Opening · passage 1 of 4 · 0%" in screen_lines(pilot)[-1]
        reader.go_end()
        await pilot.pause()
        assert "Missiles · passage 4 of 4 · 100%" in screen_lines(pilot)[-1]
        reader.show(reading_of(TALKS, document_id="other.txt"))
        assert reader.sections is None


def test_hits_of_the_same_words_are_counted_together():
    text = "Missile talks. A missile of the talks."
    hits = [(0, 7), (8, 13), (17, 24), (32, 37)]
    marks = Marks(hits=hits)
    assert marks.term(text) == ("", 0, 0)
    marks.settle(17, 17, 30)
    assert marks.term(text) == ("missile", 2, 2)
    marks.hits = hits[::2]
    assert marks.term(text) == ("", 0, 0)
    marks.hits = [(at, at + 1) for at in range(len(text))] * 200
    assert marks.term(text) == ("", 0, 0)
