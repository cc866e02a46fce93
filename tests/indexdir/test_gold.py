"""The linker against the mentions that were found by hand; the choices are in tests/gold/README.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from gold.gold_files import Gold, Row, all_gold

from indexdir.cards.load import load_cards
from indexdir.collection.read import read_document
from indexdir.linking.linker import Linker
from indexdir.records import Card

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
GOLDS = all_gold()
DATE = "2018-07-18"


@pytest.fixture(scope="module")
def cards() -> tuple[Card, ...]:
    return load_cards(ROOT / "seeds").cards


@pytest.fixture(scope="module")
def linker(cards: tuple[Card, ...]) -> Linker:
    return Linker(cards)


def side_by_side(gold: list[Row], found: list[Row], text: str) -> str:
    """Missing rows on the left, wrong ones on the right, in the order of the text."""
    lines = [f"{'missing':<72}wrong"]
    for row in sorted(set(gold) ^ set(found)):
        start, end, words, card = row
        around = text[max(0, start - 12) : end + 12].replace("\n", "⏎")
        shown = f"{start}-{end} {words} → {card}"
        lines.append(f"{shown:<72}   …{around}…" if row in gold else f"{'':<72}{shown}   …{around}…")
    return "\n".join(lines)


def linked(linker: Linker, gold: Gold) -> list[Row]:
    """What the linker finds; a seed document is read as the program reads it, without its front matter."""
    if gold.document:
        read = read_document(gold.document, (SEEDS / gold.document).read_bytes())
        assert read.text == gold.text
        found = linker.link(read.text, read.passages, gold.date)
    else:
        found = linker.link(gold.text, (), gold.date)
    return [(mention.start, mention.end, mention.text, mention.card) for mention in found]


def test_there_are_twelve_gold_files_and_each_is_sound(cards: tuple[Card, ...]) -> None:
    known = {card.id for card in cards}
    assert len(GOLDS) >= 12
    for gold in GOLDS:
        assert "[[" not in gold.text, gold.name
        assert "]]" not in gold.text, gold.name
        assert len(gold.rows) >= 10, gold.name
        for start, end, words, card in gold.rows:
            assert gold.text[start:end] == words
            assert card in known, f"{gold.name}: {card}"


def test_every_name_in_the_article_is_found_and_none_is_wrong(linker: Linker) -> None:
    gold = next(gold for gold in GOLDS if gold.name == "article")
    rows = linked(linker, gold)
    assert len(gold.rows) == 62
    assert rows == list(gold.rows), "\n" + side_by_side(list(gold.rows), rows, gold.text)


def test_precision_and_recall_over_all_gold_are_what_a_specialist_would_trust(linker: Linker) -> None:
    wanted, found, shown = 0, 0, []
    right = 0
    for gold in GOLDS:
        rows = linked(linker, gold)
        right += len(set(rows) & set(gold.rows))
        wanted, found = wanted + len(gold.rows), found + len(rows)
        shown.append(gold.name + "\n" + side_by_side(list(gold.rows), rows, gold.text))
    assert right / wanted >= 0.97, "\n".join(shown)
    assert right / found >= 0.97, "\n".join(shown)


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
