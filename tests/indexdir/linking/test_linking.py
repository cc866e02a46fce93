"""What is linked, to which card, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indexdir.linking.linker import Linker
from indexdir.records import Card, Passage

Found = Callable[..., list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "S-400",
        "S400",
        "S 400",
        "S‑400",
        "S–400",
        "S - 400",
        "S\n400",
        "the S-400s.",
        "“S-400”",
        "S-400’s",
    ],
)
def test_a_designation_in_all_its_spellings(found: Found, text: str) -> None:
    assert [mention.partition("=")[2] for mention in found(text)] == ["s-400"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Defense Technology & Trade Initiative", "Defense Technology & Trade Initiative"),
        ("DEFENCE TECHNOLOGY AND\nTRADE INITIATIVE", "DEFENCE TECHNOLOGY AND\nTRADE INITIATIVE"),
        ("(DTTI)", "DTTI"),
        ("DTTI’s", "DTTI"),
    ],
)
def test_spelling_and_lines_do_not_matter(found: Found, text: str, span: str) -> None:
    assert found(text) == [f"{span}=dtti"]


@pytest.mark.parametrize(
    "text", ["dtti", "Dtti", "let us go", "Us and them", "xDTTI", "DTTI2", "DTTI_2", "e\u0301DTTI"]
)
def test_case_and_word_borders_matter(found: Found, text: str) -> None:
    assert found(text) == []


def test_a_small_first_letter_has_to_be_small(found: Found) -> None:
    assert found("iDEX and IDEX and Idex") == ["iDEX=idex"]


def test_plural_and_possessive(found: Found) -> None:
    assert found("The U.S.’s aims, the US' aims") == ["U.S.=united-states", "US=united-states"]
    assert found("JWGs and Joint Working Groups; the JWG's") == [
        "JWGs=jwg",
        "Joint Working Groups=jwg",
        "JWG=jwg",
    ]


@pytest.mark.parametrize("text", ["2+2", "2 + 2", "2 plus 2", "two-plus-two", "Two Plus Two dialogue", "2+2 Dialogue"])
def test_two_plus_two(found: Found, text: str) -> None:
    assert found(text) == [f"{text}=two-plus-two"]


def test_the_longest_name_wins(found: Found) -> None:
    assert found("The Indian Navy at the Sino-India border") == ["Indian Navy=indian-navy", "Sino-India border=border"]


def test_no_name_crosses_a_passage_border(linker: Linker, found: Found) -> None:
    assert found("Ajay\n\nKumar") == []
    assert linker.link("Ajay\nKumar", (Passage(0, 0, 4), Passage(1, 5, 10))) == ()
    assert [m.text for m in linker.link("Ajay\nKumar", (Passage(0, 0, 10),))] == ["Ajay\nKumar"]


def test_addresses_and_currencies_are_no_names(found: Found) -> None:
    assert found("www.india.gov.in/US https://x.org/US/DTTI a.DTTI@us.gov US$5") == []


@pytest.mark.parametrize(
    "text",
    ["Ellen M. Lord", "Ellen Lord", "Ellen M Lord", "ELLEN LORD", "Ellen\nM. Lord", "“Ellen Lord”", "Ellen Lord’s"],
)
def test_a_person_in_all_spellings(found: Found, text: str) -> None:
    assert [mention.partition("=")[2] for mention in found(text)] == ["ellen-lord"]


def test_a_surname_needs_the_full_name_or_a_title(found: Found) -> None:
    assert found("Lord said so.") == []
    assert found("Ms Lord said so.") == ["Lord=ellen-lord"]
    assert found("Ellen Lord came. Lord said so.") == ["Ellen Lord=ellen-lord", "Lord=ellen-lord"]
    assert found("Lord said so. Ellen Lord left.") == ["Lord=ellen-lord", "Ellen Lord=ellen-lord"]


def test_of_two_people_the_one_named_last_is_meant(found: Found) -> None:
    text = "Ajay Kumar spoke. Kumar left. Raj Kumar came. Kumar stayed."
    assert found(text) == [
        "Ajay Kumar=ajay-kumar",
        "Kumar=ajay-kumar",
        "Raj Kumar=raj-kumar",
        "Kumar=raj-kumar?ajay-kumar",
    ]
    assert found("Mr Kumar spoke.") == []
    assert found("Kumar met Ajay Kumar and Raj Kumar.") == ["Ajay Kumar=ajay-kumar", "Raj Kumar=raj-kumar"]


@pytest.mark.parametrize(
    "text",
    [
        "Jimmy Carter spoke.",
        "He met Jimmy Carter.",
        "He met J. Carter.",
        "President Carter spoke.",
        "Carter Page spoke.",
        "Smith-Carter spoke.",
        "The House of Lords met.",
        "The lord mayor came.",
        "Lord Mountbatten came.",
        "Oh Lord, help.",
    ],
)
def test_somebody_else_is_not_ours(found: Found, text: str) -> None:
    known = "Ashton Carter met Ellen Lord.\n\n"
    assert found(known + text) == ["Ashton Carter=ashton-carter", "Ellen Lord=ellen-lord"]


def test_two_of_our_surnames_with_a_hyphen_are_both_ours(found: Found) -> None:
    text = "Ashton Carter met Ellen Lord. The Carter-Lord talks ended."
    assert found(text)[2:] == ["Carter=ashton-carter", "Lord=ellen-lord"]


def test_after_somebody_else_a_bare_surname_is_not_ours(found: Found) -> None:
    assert found("Ashton Carter left. Jimmy Carter came. Carter spoke.") == ["Ashton Carter=ashton-carter"]


def test_a_longer_name_is_somebody_else(found: Found) -> None:
    assert found("Ajay Kumar Sharma met Raj Kumar Wednesday.") == ["Raj Kumar=raj-kumar"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks were held in New Delhi.", ["New Delhi=new-delhi"]),
        ("NEW DELHI, July 18: India spoke.", ["NEW DELHI=new-delhi", "India=india"]),
        ("New Delhi (PTI): Rain fell.", ["New Delhi=new-delhi"]),
        ("Washington slapping sanctions", ["Washington=united-states"]),
        ("deals between New Delhi and Moscow", ["New Delhi=india", "Moscow=russia"]),
        ("transactions with Moscow", ["Moscow=russia"]),
        ("Moscow has agreed", ["Moscow=russia"]),
        ("a visit to New Delhi and Moscow", ["New Delhi=new-delhi", "Moscow=moscow"]),
        ("He wrote to Moscow.", ["Moscow=moscow?russia"]),
        ("Russia paused. A blow for Moscow", ["Russia=russia", "Moscow=russia"]),
        ("Russia paused. The mood of Moscow", ["Russia=russia", "Moscow=russia?moscow"]),
        ("The mood of Moscow", ["Moscow=moscow?russia"]),
        ("Washington and New Delhi agreed", ["Washington=united-states", "New Delhi=india"]),
        ("In both Washington and New Delhi", ["Washington=washington-dc", "New Delhi=new-delhi"]),
        ("In Washington, Moscow said no", ["Washington=washington-dc", "Moscow=russia"]),
        ("the Washington-New Delhi axis", ["Washington=united-states", "New Delhi=india"]),
        ("a Moscow-based firm", ["Moscow=moscow"]),
        ("China spoke in Beijing.", ["China=china"]),
        ("Beijing said no.", ["Beijing=china"]),
        ("Washington, D.C. is hot", ["Washington, D.C.=washington-dc"]),
    ],
)
def test_capitals_as_places_and_as_governments(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post",
        "George Washington",
        "the Moscow Times",
        "South America",
        "Latin American",
        "Bank of America",
        "Indian Ocean",
        "Air India",
    ],
)
def test_capitals_and_countries_inside_longer_names(found: Found, text: str) -> None:
    assert found(text) == []


def test_adjectives_and_prefixes(found: Found) -> None:
    assert found("Indian and Russian ships") == ["Indian=india", "Russian=russia"]
    assert found("Indo-US, Indo–Russian, Indo-Pacific, Indo US") == [
        "Indo=india",
        "US=united-states",
        "Indo=india",
        "Russian=russia",
        "US=united-states",
    ]


def test_us_in_a_line_of_capitals(found: Found) -> None:
    assert found("THEY TOLD US NOTHING") == []
    assert found("TALKS WITH THE US ENDED") == ["US=united-states"]
    assert found("INDIA-US TALKS ENDED") == ["INDIA=india", "US=united-states"]


def test_office_words_need_support(found: Found) -> None:
    assert found("The Defence Minister spoke.") == []
    text = "Defence Minister Nirmala Sitharaman spoke."
    expected = ["Defence Minister=nirmala-sitharaman", "Nirmala Sitharaman=nirmala-sitharaman"]
    assert found(text) == expected
    assert found(text, "2018-07-18") == expected
    assert found(text, "2021") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Under Secretary of Defense for Policy",
        "the Deputy Secretary of Defense",
        "the British Ministry of Defence",
        "Japan's Ministry of Defence",
        "Secretaries of Defense",
    ],
)
def test_another_office_is_not_ours(found: Found, text: str) -> None:
    assert found(text) == []


def test_the_ministry_named_before(found: Found) -> None:
    assert found("The ministry spoke.") == []
    text = "The defence ministry spoke. The ministry left. A ministry, the finance ministry, the ministry of health."
    assert found(text) == ["defence ministry=mod", "ministry=mod"]


def test_a_shared_short_form_goes_to_the_card_named_last(found: Found) -> None:
    text = "The US Navy and the Indian Navy met. The Navy left."
    assert found(text) == ["US Navy=us-navy", "Indian Navy=indian-navy", "Navy=indian-navy?us-navy"]


def test_a_name_of_two_cards_has_rivals() -> None:
    linker = Linker([Card("b", "law", "The Act"), Card("a", "law", "Other Act", ("The Act",))])
    (first,) = linker.link("The Act")
    assert (first.card, first.rivals) == ("b", ("a",))
    assert [m.card for m in linker.link("Other Act. The Act.")] == ["a", "a"]


def test_rules_are_told(linker: Linker) -> None:
    text = "Nirmala Sitharaman and Defence Minister Sitharaman, with Moscow. Indian."
    rules = [(mention.text, mention.rule) for mention in linker.link(text)]
    assert rules == [
        ("Nirmala Sitharaman", "name"),
        ("Defence Minister", "office"),
        ("Sitharaman", "surname"),
        ("Moscow", "metonym"),
        ("Indian", "short"),
    ]


def test_no_cards_no_mentions() -> None:
    assert Linker([]).link("India and the US") == ()
