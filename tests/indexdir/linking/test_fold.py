"""Folding keeps a way back to every letter of the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir.linking.fold import BORDER, CLAUSE, fold, fold_name


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("S-400 S–400 S‑400 S\u00a0400", "s 400 s 400 s 400 s 400"),
        ("Ajay \n  Kumar", "ajay kumar"),
        ("“Lord” ‘Make in India’ initiative", "lord make in india initiative"),
        ("India’s People's", "india's people's"),
        ("Türkiye Tu\u0308rkiye TÜRKİYE Łódź", "turkiye turkiye turkiye lodz"),
        ("de\u00adfence de-\nfence co-\n  production", "defence defence coproduction"),
        ("S-\n400 Sino-\nIndian", "s 400 sino indian"),
        ("the US – Navy; US—Navy; US--Navy", f"the us{CLAUSE}navy; us{CLAUSE}navy; us{CLAUSE}navy"),
        ("one\n\ntwo\n \nthree", f"one{BORDER}two{BORDER}three"),
        ('He"no"x', "he no x"),
        ("zero\u200bwidth", "zerowidth"),
        ("ＤＴＴＩ", "dtti"),
        ("", ""),
    ],
)
def test_what_does_not_matter_goes(text: str, folded: str) -> None:
    assert fold(text).plain == folded


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_every_letter_leads_back_to_itself(text: str) -> None:
    folded = fold(text)
    assert len(folded.cased) == len(folded.plain)
    for place, letter in enumerate(folded.cased):
        start, end = folded.span(place, place + 1)
        assert 0 <= start < end <= len(text) or letter == BORDER
        if letter.isalnum():
            assert text[start] == letter


@given(st.text(alphabet="ab -\n'’\u0301", max_size=40))
def test_folding_a_folded_name_changes_nothing(text: str) -> None:
    once = fold_name(text)
    assert fold_name(once) == once


def test_only_the_segments_are_folded() -> None:
    folded = fold("title: x\n\nIndia\nRussia", [(10, 15), (16, 22)])
    assert folded.plain == f"india{BORDER}russia"
    assert folded.span(6, 12) == (16, 22)
