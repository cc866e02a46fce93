"""Offices, their holders by date, and the surnames and bodies that a document shares between several cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexdir.cards.load import load_cards
from indexdir.linking.linker import Linker

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


@pytest.fixture(scope="module")
def seeds() -> Linker:
    return Linker(load_cards(SEEDS).cards)


def linked(linker: Linker, text: str, date: str = "2018-07-18") -> list[tuple[str, str]]:
    return [(mention.text, mention.card) for mention in linker.link(text, (), date)]


@pytest.mark.parametrize(
    ("date", "holder"),
    [
        ("2016-07-18", "manohar-parrikar"),
        ("2017-03-13", "arun-jaitley"),
        ("2017-06", "arun-jaitley"),
        ("2017-09-03", "nirmala-sitharaman"),
        ("2018-07-18", "nirmala-sitharaman"),
        ("2019-07-01", "rajnath-singh"),
    ],
)
def test_an_office_is_whoever_held_it_on_the_date(seeds: Linker, date: str, holder: str) -> None:
    assert linked(seeds, "The Defence Minister spoke.", date) == [("Defence Minister", holder)]
    assert linked(seeds, "India's defence minister spoke.", date)[1] == ("defence minister", holder)


def test_without_a_known_holder_it_is_the_office_if_anything(seeds: Linker) -> None:
    assert linked(seeds, "The Defence Minister spoke.", "1999") == []
    named = linked(seeds, "The Ministry of Defence said the Defence Minister would speak.", "1999")
    assert named[-1] == ("Defence Minister", "defence-minister-india")


@pytest.mark.parametrize(
    "text",
    [
        "He became Defence Minister.",
        "The post of Defence Minister was open.",
        "She was appointed Defence Minister.",
        "A former Defence Minister spoke.",
    ],
)
def test_the_office_as_such_is_the_office(seeds: Linker, text: str) -> None:
    assert linked(seeds, text) == [("Defence Minister", "defence-minister-india")]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("then Defence Minister Manohar Parrikar spoke", "manohar-parrikar"),
        ("Manohar Parrikar, the Defence Minister, spoke", "manohar-parrikar"),
        ("former Defence Minister, Manohar Parrikar, spoke", "manohar-parrikar"),
        ("Defence Minister\nNirmala Sitharaman spoke", "nirmala-sitharaman"),
    ],
)
def test_a_name_beside_an_office_goes_before_the_date(seeds: Linker, text: str, person: str) -> None:
    found = seeds.link(text, (), "2018-07-18")
    assert [mention.card for mention in found] == [person, person]
    assert {mention.rule for mention in found} == {"name", "office"}


@pytest.mark.parametrize(
    "text",
    [
        "The British Defence Secretary left.",
        "the Japanese defence minister",
        "Minister of Defence of Japan",
        "Defence Minister Gupta spoke.",
        "The Under Secretary for Policy spoke.",
        "LONDON, July 20: The Defence Minister spoke.",
    ],
)
def test_another_nation_s_office_and_an_unknown_holder_are_not_ours(seeds: Linker, text: str) -> None:
    assert linked(seeds, text) == []


def test_a_sentence_that_opens_with_a_year_speaks_of_the_holder_then(seeds: Linker) -> None:
    found = seeds.link("In June 2016 the Defence Minister met them.", (), "2018-07-18")
    assert [(mention.card, mention.rivals) for mention in found] == [("manohar-parrikar", ("nirmala-sitharaman",))]


def test_a_sentence_about_long_ago_is_left_to_the_office(seeds: Linker) -> None:
    found = linked(seeds, "The US Secretary of Defense, who was Leon Panetta in 2012, asked.", "2026-11-23")
    assert found[0] == ("US Secretary of Defense", "us-secretary-of-defense")


def test_of_two_kumars_office_and_date_decide(seeds: Linker) -> None:
    text = "Mr Kumar said so. The Secretary (Defence Production) led the talks."
    assert linked(seeds, text, "2018-07-18")[0] == ("Kumar", "ajay-kumar")
    assert linked(seeds, text, "2020-09-15")[0] == ("Kumar", "raj-kumar")
    text = "Raj Kumar and Ajay Kumar met. Then Raj Kumar left. Defence Secretary Kumar stayed."
    assert linked(seeds, text, "2020-09-15")[-2:] == [("Defence Secretary", "ajay-kumar"), ("Kumar", "ajay-kumar")]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The defence ministry spoke. The ministry agreed.", "mod-india"),
        ("The Indian Navy spoke. The Navy agreed.", "indian-navy"),
        ("The Indian Navy and the US Navy spoke. The Navy agreed.", "us-navy"),
    ],
)
def test_the_body_named_last_is_meant(seeds: Linker, text: str, last: str) -> None:
    assert linked(seeds, text)[-1][1] == last


@pytest.mark.parametrize(
    "text",
    [
        "The defence ministry spoke. The Ministry of External Affairs objected. The ministry was cross.",
        "The defence ministry spoke. Then the foreign ministry did. The ministry was cross.",
        "The defence ministry met the Royal Navy. The Navy was cross.",
    ],
)
def test_a_body_of_somebody_else_s_takes_the_word_with_it(seeds: Linker, text: str) -> None:
    assert linked(seeds, text) == [("defence ministry", "mod-india")]


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("## In New Delhi in 2015", "new-delhi"),
        ("It met (10 November 2023, New Delhi).", "new-delhi"),
        ("Delhi seldom buys from one friend.", "india"),
        ("A law aimed at Moscow.", "russia"),
        ("The summit at Moscow.", "moscow"),
    ],
)
def test_capitals_as_places_and_as_governments(seeds: Linker, text: str, card: str) -> None:
    text += " India, Russia and the United States agreed."
    assert linked(seeds, text)[0][1] == card


@pytest.mark.parametrize(
    "text",
    [
        "C-DAC built it.",
        "Apples from Washington state.",
        "Queues at Moscow State University.",
        "The Indian National Congress met.",
        "The Test at Lord's is cricket.",
    ],
)
def test_longer_names_that_hold_one_of_ours(seeds: Linker, text: str) -> None:
    assert linked(seeds, text) == []


def test_headlines_in_capitals(seeds: Linker) -> None:
    text = "INDIA, US SIGN PACT\n\nTHEY TOLD US ALL\n\nUS SANCTIONS RUSSIA\n\nLORD MEETS KUMAR\n\nEllen Lord met Ajay Kumar."
    cards = [card for _, card in linked(seeds, text)]
    assert cards[:7] == ["india", "united-states", "united-states", "russia", "ellen-lord", "ajay-kumar", "ellen-lord"]


def test_a_year_beside_a_short_form_has_to_be_the_card_s(seeds: Linker) -> None:
    text = "The National Defense Authorization Act for Fiscal Year 2017 came first. The NDAA for fiscal 2021 did not."
    assert ("NDAA", "ndaa-2017") not in linked(seeds, text)


def test_long_names_need_no_capitals(seeds: Linker) -> None:
    assert linked(seeds, "the defence technology and trade initiative") == [
        ("defence technology and trade initiative", "dtti")
    ]
    assert linked(seeds, "to make in india") == []
