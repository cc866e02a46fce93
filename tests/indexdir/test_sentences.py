"""The splitter of sentences: what ends one and what does not, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir.sentences import sentence_at, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Talks were held.", "India agreed."],
        ["Mr. Kumar met Ms. Lord and Dr. A. K. Jain.", "They spoke."],
        ["Ellen M. Lord came with Gen. (Retd.) Singh.", "He left."],
        ["The U.S. Department of Defense wanted to hear of the U.S.", "The talks ended."],
        ["Washington, D.C. Mayor Bowser spoke.", "He did not."],
        ["See No. 5 and Sec. 231 of the act.", "Then read on."],
        ["He said no.", "They left."],
        ["Is it signed?", "Yes!", "It is."],
        ["“It is signed.”", "Russia agreed."],
        ["“Is it signed?” Ellen Lord asked.", "Nobody knew."],
        ["“Why?” he asked.", "“Because.”"],
        ["She (see p. 4) agreed.", "(He did not.)", "It ended."],
        ["It cost $5.4 billion.", "That was in 2018.", "In 2019 it rose."],
        ["Lockheed Martin Corp. and Boeing Co. signed.", "Both are American."],
        ["The meeting of Jan. 5 was put off.", "The one on Nov. 9 was not."],
        ["They met at 5 p.m. on Monday.", "They left at 6 p.m.", "The end."],
        ["Wait… it goes on.", "Now it ends…", "Truly."],
        ["1. The first item.", "2. The second."],
        ["He called it Plan B.", "The other was Plan A."],
        ["Carter began it.", "iDEX came later."],
        ["It was so.[12]", "Or was it?"],
        ["The line is\nbroken here.", "The next\none too."],
        ["No stop at the end"],
        ["इंडिया गया।", "वह आया।"],
        ["会談が開かれた。", "合意した。"],
    ],
    ids=lambda parts: parts[0][:24],
)  # fmt: skip
def test_the_parts_are_the_sentences(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_doubtful_ones_stay_together() -> None:
    assert cut("He went to the U.S. Kumar stayed.") == ["He went to the U.S. Kumar stayed."]
    assert cut("He works for Boeing Co. Lord does not.") == ["He works for Boeing Co. Lord does not."]


def test_a_blank_line_ends_a_sentence() -> None:
    assert cut("A heading\n\nThe text.") == ["A heading", "The text."]


def test_only_the_part_asked_for_is_cut() -> None:
    text = "One thing. Two things. Three things."
    assert [text[a:b] for a, b in sentences(text, 4, 22)] == ["thing.", "Two things."]


def test_a_place_that_is_kept_is_not_cut() -> None:
    text = "He wrote for Foo! Bar and left."
    assert len(sentences(text)) == 2
    start = text.index("Foo")
    assert len(sentences(text, keep=[(start, start + 8)])) == 1
    assert len(sentences(text, keep=[(start, start + 8), (start, start + 1)])) == 1


def test_long_texts_take_no_time() -> None:
    assert len(sentences("a. " * 100_000 + "." * 100_000 + "'" * 100_000)) >= 1


PIECES = st.sampled_from(
    [
        "Mr",
        "U.S",
        "Lord",
        "said",
        "the",
        "The",
        "5",
        "No",
        "e.g",
        ".",
        "!",
        "?",
        "…",
        "”",
        "“",
        ")",
        "(",
        " ",
        "  ",
        "\n",
        "\n\n",
        "。",
        "é",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


@given(TEXTS, st.data())
def test_sentences_hold_all_that_is_no_space_once_and_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = st.tuples(st.integers(start, end), st.integers(start, end)).filter(
        lambda span: text[span[0] : span[1]].strip() == text[span[0] : span[1]] != ""
    )
    keep = data.draw(st.lists(spans, max_size=5)) if text[start:end].strip() else []
    found = sentences(text, start, end, keep)
    here = start
    for first, last in found:
        assert here <= first < last <= end
        assert not text[here:first].strip()
        assert text[first:last] == text[first:last].strip()
        assert not any(a < border < b for a, b in keep for border in (first, last))
        here = last
    assert not text[here:end].strip()


@given(TEXTS)
def test_a_kept_place_lies_in_one_sentence(text: str) -> None:
    whole = sentences(text, keep=[(0, len(text))])
    assert len(whole) == bool(text.strip())


@pytest.mark.parametrize(
    ("offset", "found"), [(0, "One is."), (6, "One is."), (7, "Two are."), (9, "Two are."), (17, "Two are.")]
)
def test_the_sentence_at_an_offset(offset, found) -> None:
    text = "One is. Two are.  "
    start, end = sentence_at(text, 0, len(text), offset)
    assert text[start:end] == found
    assert sentence_at("   ", 0, 3, 1) == (1, 1)
