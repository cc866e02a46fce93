"""Growing a selection: always within the text, always more, and an end that was set keeps."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir import Document, DocumentText, Library, Passage
from tui.widgets.reader_spans import Selected, caret, cluster_at, grown, moved, passage_at, word_at

TEXT = "Mr. Lord said it’s well-known. “Is it?” she asked.\n\nThe 1,200 re\u0301sume\u0301s came. Done!"
PASSAGES = (Passage(0, 0, TEXT.index("\n")), Passage(1, TEXT.index("The"), len(TEXT)))
READING = DocumentText(Document("a.txt", "A"), TEXT, PASSAGES, ())
FAMILY = "👩‍👩‍👧‍👦"


@pytest.fixture(scope="module")
def sentence(tmp_path_factory):
    library = Library.open(tmp_path_factory.mktemp("collection"), index_dir=tmp_path_factory.mktemp("index"))
    yield partial(library.sentence, READING)
    library.close()


word = partial(word_at, TEXT)
passage = partial(passage_at, PASSAGES)


def quote(selected: Selected) -> str:
    return TEXT[selected.start : selected.end]


@pytest.mark.parametrize(
    ("at", "found"),
    [(0, "Mr"), (1, "Mr"), (2, "Lord"), (14, "it’s"), (20, "well-known"), (25, "well-known"), (30, "Is")],
)
def test_a_word_has_its_apostrophes_and_hyphens(at, found) -> None:
    start, end = word(at)
    assert TEXT[start:end] == found


def test_numbers_and_combining_accents_are_in_words() -> None:
    assert TEXT[slice(*word(TEXT.index("1,")))] == "1,200"
    assert TEXT[slice(*word(TEXT.index("sume")))] == "re\u0301sume\u0301s"


def test_behind_the_last_word_is_the_last_word() -> None:
    assert TEXT[slice(*word(len(TEXT)))] == "Done"
    assert word_at("", 0) == (0, 0)
    assert word_at("— …", 0) == (0, 1)


def test_growing_by_words() -> None:
    selected = Selected(*word(4))
    assert quote(selected) == "Lord"
    selected = grown(TEXT, selected, word)
    assert quote(selected) == "Lord said"
    assert quote(grown(TEXT, selected.turned(), word)) == "Mr. Lord said"


def test_a_sentence_is_taken_whole_first_and_then_the_next_one(sentence) -> None:
    selected = grown(TEXT, Selected(*word(9)), sentence)
    assert quote(selected) == "Mr. Lord said it’s well-known."
    selected = grown(TEXT, selected, sentence)
    assert quote(selected).endswith("“Is it?” she asked.")
    selected = grown(TEXT, selected, sentence)
    assert quote(selected).endswith("re\u0301sume\u0301s came.")
    assert quote(grown(TEXT, selected, sentence)) == TEXT
    assert grown(TEXT, Selected(0, len(TEXT)), sentence).span == (0, len(TEXT))


def test_an_end_that_was_set_by_hand_keeps(sentence) -> None:
    held = moved(TEXT, Selected(4, 8), 15)
    assert held.held
    assert quote(grown(TEXT, held, sentence)) == "Lord said it’s well-known."
    assert quote(grown(TEXT, held, passage)) == TEXT[4 : PASSAGES[0].end]
    assert quote(grown(TEXT, held.turned(), passage)) == TEXT[: held.end]


def test_passages(sentence) -> None:
    first = grown(TEXT, Selected(*word(9)), passage)
    assert first.span == (PASSAGES[0].start, PASSAGES[0].end)
    assert grown(TEXT, first, passage).span == (0, len(TEXT))


def test_the_end_that_moves_passes_the_other_one() -> None:
    selected = Selected(4, 8)
    assert quote(moved(TEXT, selected, 10)) == "Lord sa"
    back = moved(TEXT, selected, 0)
    assert (quote(back), back.forward) == ("Mr. L", False)
    assert quote(moved(TEXT, back, 6)) == "Lor"


def test_clusters_are_not_split() -> None:
    text = f"a{FAMILY}e\u0301\nb"
    start = 1
    end = 1 + len(FAMILY)
    assert {cluster_at(text, at) for at in range(start, end)} == {(start, end)}
    assert cluster_at(text, end + 1) == (end, end + 2)
    assert cluster_at(text, end + 2) == (end + 2, end + 3)
    assert cluster_at("", 3) == (0, 0)
    selected = moved(text, Selected(0, 1), 3)
    assert selected.span == (0, end)
    assert caret(text, selected) == (start, end)


texts = st.text(alphabet=st.sampled_from("ab é\u0301.’-“1,\n…?文\u200d👩"), min_size=1, max_size=60)


@given(texts, st.integers(0, 60), st.lists(st.sampled_from(["word", "passage", "turn", "move"]), max_size=8), st.data())
def test_growing_stays_in_the_text_and_never_loses(text, at, steps, data) -> None:
    selected = Selected(*word_at(text, min(at, len(text) - 1)))
    cut = len(text) // 2
    parts = [Passage(0, 0, cut), Passage(1, cut, len(text))] if cut else [Passage(0, 0, len(text))]
    around = {"word": partial(word_at, text), "passage": partial(passage_at, parts)}
    for step in steps:
        assert 0 <= selected.start < selected.end <= len(text)
        before = selected
        if step == "turn":
            selected = selected.turned()
            assert selected.span == before.span
        elif step == "move":
            target = data.draw(st.integers(0, len(text) - 1))
            selected = moved(text, selected, target)
            assert selected.start <= target < selected.end
        else:
            selected = grown(text, selected, around[step])
            assert selected.start <= before.start
            assert selected.end >= before.end
            kept = before.start == selected.start if before.forward else before.end == selected.end
            assert kept or not before.held
            rest = text[before.end :].strip() if before.forward else text[: before.start].strip()
            assert selected.span != before.span or not rest
    assert 0 <= selected.start < selected.end <= len(text)
    for place in (selected.start, selected.end):
        assert place in (0, len(text)) or cluster_at(text, place)[0] == place
