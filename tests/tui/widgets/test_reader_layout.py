from hypothesis import given
from hypothesis import strategies as st
from reader_texts import reading_of

from indexdir import Document, DocumentText, Passage
from tui.widgets.reader_layout import BLOCK, LONGEST_PART, Layout

PASSAGE = st.lists(st.sampled_from(["India", "co-production", "the", "日本語", "x" * 30]), min_size=1, max_size=40).map(
    " ".join
)
TEXTS = st.lists(PASSAGE, min_size=1, max_size=30).map("\n\n".join)


def all_lines(sheet):
    y = 0
    while y < sheet.height:
        sheet.settle(y, 0, 1)
        if y < sheet.height:
            yield sheet.line(y)
        y += 1


@given(TEXTS, st.integers(1, 90), st.data())
def test_every_offset_has_a_line_that_holds_it(text, width, data):
    sheet = Layout(reading_of(text), width)
    offset = data.draw(st.integers(0, len(text) - 1))
    y = sheet.y_of(offset)
    line, _ = sheet.line(y)
    assert line.start <= offset < line.end or text[offset].isspace()
    assert sheet.y_of(line.start) == y


@given(TEXTS, st.integers(1, 90))
def test_the_lines_hold_the_whole_text_in_order(text, width):
    lines = [found[0] for found in all_lines(Layout(reading_of(text), width)) if found is not None]
    assert "".join("".join(line.shown.split()) for line in lines) == "".join(text.split())
    assert [line.start for line in lines] == sorted({line.start for line in lines})


@given(TEXTS, st.integers(1, 90), st.data())
def test_settling_keeps_the_line_and_makes_its_surroundings_exact(text, width, data):
    sheet = Layout(reading_of(text), width)
    offset = data.draw(st.integers(0, len(text) - 1))
    y = sheet.settle(sheet.y_of(offset), 10, 10)
    assert sheet.y_of(offset) == y
    height = sheet.height
    around = [sheet.line(at) for at in range(max(0, y - 10), min(height, y + 10))]
    assert sheet.height == height
    assert sheet.line(y) in around


@given(TEXTS, st.integers(1, 90))
def test_reading_upwards_shows_the_same_lines(text, width):
    down = [found[0] for found in all_lines(Layout(reading_of(text), width)) if found is not None]
    sheet = Layout(reading_of(text), width)
    y, up = sheet.y_of(len(text)), []
    while y >= 0:
        found = sheet.line(y)
        if found is not None:
            up.append(found[0])
        y = sheet.settle(y, 1, 1) - 1
    assert up[::-1] == down


def many(count):
    text = "\n\n".join(f"Passage {number} of the report, with some words in it." for number in range(count))
    return reading_of(text)


def test_a_long_document_is_wrapped_only_where_it_is_looked_at():
    reading = many(100_000)
    sheet = Layout(reading, 60)
    assert sheet.wrapped == 0
    sheet.settle(0, 0, 40)
    assert sheet.wrapped <= 41
    sheet.settle(sheet.y_of(len(reading.text) // 2), 40, 40)
    assert sheet.wrapped <= 130
    opened = [block for block in sheet._blocks if block.parts]
    assert len(opened) <= 4
    assert len(sheet._blocks) == -(-100_000 // BLOCK)


def test_the_estimated_height_is_near_the_true_one():
    reading = reading_of("\n\n".join(["India and the United States held talks on trade. " * 5] * 300))
    sheet = Layout(reading, 60)
    guess = sheet.height
    true = sum(1 for _ in all_lines(sheet))
    assert abs(guess - true) < 0.15 * true


def test_a_passage_of_megabytes_is_wrapped_in_pieces():
    text = "word " * 1_000_000
    sheet = Layout(DocumentText(Document("a", "a"), text, (Passage(0, 0, len(text)),)), 60)
    y = sheet.settle(sheet.y_of(len(text) // 2), 20, 20)
    assert sheet.wrapped <= 4
    line, part = sheet.line(y)
    assert part.end - part.start <= LONGEST_PART
    assert line.shown.startswith("word word")


def test_a_long_word_without_any_space_is_wrapped_in_pieces():
    text = "x" * 100_000
    sheet = Layout(DocumentText(Document("a", "a"), text, (Passage(0, 0, len(text)),)), 60)
    sheet.settle(sheet.y_of(99_999), 20, 20)
    assert sheet.wrapped <= 2


def test_items_without_a_blank_line_between_them_stand_together():
    text = "- one\n- two\n\n- three"
    passages = (Passage(0, 0, 5, "item"), Passage(1, 6, 11, "item"), Passage(2, 13, 20, "item"))
    sheet = Layout(DocumentText(Document("a", "a"), text, passages), 60)
    assert [found[0].shown if found else None for found in all_lines(sheet)] == ["- one", "- two", None, "- three"]


def test_a_document_without_passages_or_text_has_no_lines():
    sheet = Layout(DocumentText(Document("a", "a"), " \n "), 60)
    assert sheet.height == 0
    assert sheet.settle(5, 5, 5) == 0
    assert sheet.y_of(2) == 0
    assert sheet.line(0) is None
    assert sheet.passage_at(0) is None
