"""The linker against the mentions that were found by hand; the choices are in tests/gold/README.md."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from indexdir.cards.load import load_cards
from indexdir.linking.linker import Linker
from indexdir.records import Card, Mention

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold" / "article.mentions.tsv"
ARTICLE = ROOT / "seeds" / "documents" / "article.txt"
DATE = "2018-07-18"

Row = tuple[int, int, str, str]


@pytest.fixture(scope="module")
def cards() -> tuple[Card, ...]:
    return load_cards(ROOT / "seeds").cards


@pytest.fixture(scope="module")
def text() -> str:
    return ARTICLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def gold() -> list[Row]:
    rows = (line.split("\t") for line in GOLD.read_text(encoding="utf-8").splitlines())
    return [(int(start), int(end), words, card) for start, end, words, card in rows]


@pytest.fixture(scope="module")
def found(cards: tuple[Card, ...], text: str) -> tuple[Mention, ...]:
    return Linker(cards).link(text, (), DATE)


def side_by_side(gold: list[Row], found: list[Row], text: str) -> str:
    """Missing rows on the left, wrong ones on the right, in the order of the text."""
    lines = [f"{'missing':<72}wrong"]
    for row in sorted(set(gold) ^ set(found)):
        start, end, words, card = row
        around = text[max(0, start - 12) : end + 12].replace("\n", "⏎")
        shown = f"{start}-{end} {words} → {card}"
        lines.append(f"{shown:<72}   …{around}…" if row in gold else f"{'':<72}{shown}   …{around}…")
    return "\n".join(lines)


def test_the_gold_file_is_sound(gold: list[Row], text: str, cards: tuple[Card, ...]) -> None:
    known = {card.id for card in cards}
    assert len(gold) == 62
    for start, end, words, card in gold:
        assert text[start:end] == words
        assert card in known
    for before, after in pairwise(gold):
        assert before[1] <= after[0]


def test_every_name_in_the_article_is_found_and_none_is_wrong(
    gold: list[Row], found: tuple[Mention, ...], text: str
) -> None:
    rows = [(mention.start, mention.end, mention.text, mention.card) for mention in found]
    assert rows == gold, "\n" + side_by_side(gold, rows, text)


def test_a_mention_carries_the_kind_of_its_card(found: tuple[Mention, ...], cards: tuple[Card, ...]) -> None:
    kinds = {card.id: card.kind for card in cards}
    assert found
    for mention in found:
        assert mention.kind == kinds[mention.card]


def test_nothing_in_the_article_stays_ambiguous(found: tuple[Mention, ...]) -> None:
    assert found
    assert [(mention.text, mention.rivals) for mention in found if mention.ambiguous] == []


@pytest.mark.parametrize(
    "text",
    [
        "Tell us what it means to us, and let us go.",
        "He was made a lord; the lord of the manor kept his offset.",
        "Kumar and Lord met Defence Minister Gupta.",
        "The ministry of external affairs and the finance ministry said nothing.",
        "Ships crossed the Indo-Pacific.",
        "The gain offsets the loss in the House and in the State.",
        "The Act of the group was the initiative of the administration.",
    ],
)
def test_a_word_that_only_looks_like_a_name_is_no_mention(cards: tuple[Card, ...], text: str) -> None:
    assert [(mention.text, mention.card) for mention in Linker(cards).link(text, (), DATE)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raj Kumar spoke. Later Kumar left.", ["raj-kumar", "raj-kumar"]),
        ("Ajay Kumar spoke. Later Kumar left.", ["ajay-kumar", "ajay-kumar"]),
        ("Talks were held in New Delhi.", ["new-delhi"]),
        ("The Pentagon bought the S400 and the S\u2011400.", ["us-dod", "s-400", "s-400"]),
        ("The Under Secretary of Defense for Policy left early.", []),
        ("Nirmala Sitharaman met Ashton\nCarter.", ["nirmala-sitharaman", "ashton-carter"]),
        ("Defense Technology and Trade Initiative", ["dtti"]),
        ("India-China border", ["sino-indian-border"]),
        ("INDIA AND THE US", ["india", "united-states"]),
        ("The finance ministry and the defence ministry.", ["mod-india"]),
        ("The U.S. and the USA", ["united-states", "united-states"]),
        ("Ms Ellen M. Lord and Dr. Ajay Kumar", ["ellen-lord", "ajay-kumar"]),
        ("The seventh DTTI meeting, or 7th DTTI group meeting.", ["dtti-group-7", "dtti-group-7"]),
        ("The joint working groups bought S-400s.", ["joint-working-group", "s-400"]),
        ("CAATSA, in particular section 231, and Section 235.", ["caatsa", "caatsa-231", "caatsa-235"]),
        ("Defense Research & Development Organization", ["drdo"]),
        ("Indo-Russian and Sino–Indian ties", ["india", "russia", "china", "india"]),
    ],
)
def test_names_in_other_texts(cards: tuple[Card, ...], text: str, expected: list[str]) -> None:
    assert [mention.card for mention in Linker(cards).link(text, (), DATE)] == expected
