"""What `cards check` finds beside what loading says."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexdir.cards.lint import check_cards
from indexdir.cards.load import load_cards
from indexdir.described import CardSet
from indexdir.records import Card, Fact, Problem, Relation


def found(card: Card) -> list[str]:
    return [f"{problem.field}: {problem.message}" for problem in check_cards(CardSet((card,)))]


@pytest.mark.parametrize("name", ["Ajay Kumar", "US", "IT", "S-400", "2+2", "Make in India", "AT&L", "USD(A&S)", "GE"])
def test_a_good_name_is_no_problem(name: str) -> None:
    assert found(Card("x", "k", "Good name", aliases=(name,))) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("X", "one letter"),
        ("(7)", "one letter"),
        ("of the", "common words"),
        ("It", "common words"),
        ("S-?4.*", "regular expression"),
        (r"\bUS\b", "regular expression"),
    ],
)
def test_a_name_that_can_only_hurt_is_a_warning(name: str, words: str) -> None:
    (message,) = found(Card("x", "k", "Good name", aliases=(name,)))
    assert words in message


def test_facts_relations_and_short_forms_are_looked_at() -> None:
    card = Card(
        "x",
        "k",
        "Good name",
        short=("Good name",),
        facts=(Fact("Sourced.", sources=("s",)), Fact("Not sourced.")),
        relations=(
            Relation("t", "y", "2018-07", "2018", ("s",)),
            Relation("t", "y", "2019", "2018-07"),
            Relation("t", "x"),
            Relation("t", "y"),
        ),
    )
    assert found(card) == [
        "x.short: “Good name” already stands alone, as a name or an alias",
        "x.facts[1]: the fact has no source",
        "x.relations[1]: the relation ends (2018-07) before it begins (2019)",
        "x.relations[2]: the relation points to its own card",
        "x.relations[3]: the relation has no source",
    ]


def test_too_many_names_are_a_warning() -> None:
    card = Card("x", "k", "Good name", aliases=tuple(f"Name {number}" for number in range(50_000)))
    assert found(card) == ["x.aliases: 50001 names are more than a reader can check"]


def test_what_loading_found_comes_first() -> None:
    problem = Problem("cards/a.yaml", "no YAML")
    problems = check_cards(CardSet((Card("x", "k", "X", file="cards/b.yaml", line=3),), problems=(problem,)))
    assert problems[0] == problem
    assert (problems[1].file, problems[1].line, problems[1].level) == ("cards/b.yaml", 3, "warning")


def test_the_seed_cards_are_clean() -> None:
    assert check_cards(load_cards(Path(__file__).resolve().parents[3] / "seeds")) == ()
