from hypothesis import given
from hypothesis import strategies as st

from indexdir.query.words import Compound, fold, words, words_and_compounds


def forms(text: str) -> list[str]:
    return [word.form for word in words_and_compounds(text)]


def test_there_is_no_stop_list() -> None:
    assert forms("The US and us, in it") == ["the", "us", "and", "us", "in", "it"]


def test_hyphens_give_the_parts_and_the_whole() -> None:
    assert forms("S-400 co-production") == ["s", "400", "s400", "co", "production", "coproduction"]
    assert forms("S\u2011400") == ["s", "400", "s400"]
    whole = [word for word in words_and_compounds("an air-to-air missile") if isinstance(word, Compound)]
    assert [(w.form, w.position, w.words, w.start, w.end) for w in whole] == [("airtoair", 1, 3, 3, 13)]


def test_numbers_acronyms_and_signs() -> None:
    assert forms("4,000 km 3.5 U.S. 2+2 R&D") == ["4000", "km", "3.5", "us", "2", "2", "2+2", "r", "d", "r&d"]


def test_accents_ligatures_and_apostrophes_fold() -> None:
    assert forms("Café ﬁnd Türkiye cafe\u0301 don’t") == ["cafe", "find", "turkiye", "cafe", "don't"]
    assert fold("India’s") == ("india's", "india")


def test_stems() -> None:
    assert {fold(word)[1] for word in ("sanction", "Sanctions", "sanctioned", "SANCTIONING")} == {"sanction"}


def test_ideographs_stand_alone() -> None:
    assert forms("日本語 text") == ["日", "本", "語", "text"]


@given(st.text())
def test_words_are_slices_in_order(text: str) -> None:
    end = 0
    for position, word in enumerate(words(text)):
        assert word.position == position
        assert end <= word.start < word.end <= len(text)
        assert word.form
        end = word.end
