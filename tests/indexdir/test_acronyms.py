"""Names with their acronyms, as texts define them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir.acronyms import definitions


def found(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.acronym) for one in definitions(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        ("The Defence Technology and Trade Initiative (DTTI) met.", "Defence Technology and Trade Initiative", "DTTI"),
        ("DTTI (Defence Technology and Trade Initiative) met.", "Defence Technology and Trade Initiative", "DTTI"),
        ("Several joint working groups (JWGs) met.", "joint working group", "JWG"),
        ("“Joint Working Group” (the “JWG”) met", "Joint Working Group", "JWG"),
        (
            "the Logistics Exchange\nMemorandum of Agreement (LEMOA)",
            "Logistics Exchange Memorandum of Agreement",
            "LEMOA",
        ),
        ("Innovations for Defence Excellence, or iDEX, is", "Innovations for Defence Excellence", "iDEX"),
        ("Acquisition, Technology and Logistics (AT&L)", "Acquisition, Technology and Logistics", "AT&L"),
        ("the Air-Launched Unmanned Aerial Vehicle (ALUAV)", "Air-Launched Unmanned Aerial Vehicle", "ALUAV"),
        ("Foreign Military Sales (FMS, since 1968)", "Foreign Military Sales", "FMS"),
    ],
)
def test_a_definition_is_found(text: str, name: str, acronym: str) -> None:
    assert found(text) == [(name, acronym)]


@pytest.mark.parametrize(
    "text",
    ["The 2+2 (two plus two) met", "Secretary (Defence Production)", "a visit in July (PTI)", "the S-400 (SA-21 Growler)",
     "Nancy Pelosi (D-CA)", "", "()", "(AB)", "AB ()"],
)  # fmt: skip
def test_what_defines_nothing(text: str) -> None:
    assert found(text) == []


@given(
    st.lists(
        st.sampled_from(
            ["Joint", "Working", "group", "of", "the", "(JWG)", "JWG", "(", ")", ",", "or", "JWGs", "-", "\n"]
        )
    )
)
def test_a_name_stands_where_it_is_said_to(parts: list[str]) -> None:
    text = " ".join(parts)
    for one in definitions(text, 0, len(text)):
        assert text[one.start :].startswith(one.name.split()[0])
        assert sum(map(str.isupper, one.acronym)) >= 2
