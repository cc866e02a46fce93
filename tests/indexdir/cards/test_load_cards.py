"""Card files become cards; what is wrong is left out, said with its place, and takes nothing else with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexdir.cards.load import load_cards
from indexdir.cards.web import Web
from indexdir.described import CardSet
from indexdir.records import Fact, Link, Relation, Source

GOOD = """
kind: person
cards:
  - id: ajay-kumar
    name: Ajay Kumar
    aliases: [Dr Ajay Kumar]
    short: [Kumar]
    summary: >-
      A civil
      servant.
    facts:
      - text: Took office.
        date: 2017-12
        sources: [report]
        confidence: high
    relations:
      - {type: held_office, target: office, since: 2017-12-01, until: 2019, sources: [report]}
  - id: office
    kind: concept
    name: The office
sources:
  - {id: report, title: Annual report, publisher: Ministry, date: 2019, url: "https://example.org", note: "no"}
"""


def load(folder: Path, **files: str) -> CardSet:
    (folder / "cards").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "cards" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_cards(folder)


def messages(card_set: CardSet) -> list[str]:
    return [f"{problem.level} {problem}" for problem in card_set.problems]


def test_a_good_file_becomes_cards_and_sources(tmp_path: Path) -> None:
    card_set = load(tmp_path, people=GOOD)
    kumar, office = card_set.cards
    assert messages(card_set) == []
    assert (kumar.id, kumar.kind, kumar.name) == ("ajay-kumar", "person", "Ajay Kumar")
    assert (kumar.aliases, kumar.short, kumar.summary) == (("Dr Ajay Kumar",), ("Kumar",), "A civil servant.")
    assert kumar.facts == (Fact("Took office.", "2017-12", ("report",), "high"),)
    assert kumar.relations == (Relation("held_office", "office", "2017-12-01", "2019", ("report",)),)
    assert (kumar.file, kumar.line) == ("cards/people.yaml", 4)
    assert office.kind == "concept"
    assert card_set.sources == {
        "report": Source("report", "Annual report", "Ministry", "2019", "https://example.org", "no")
    }


def test_a_folder_without_cards_is_empty(tmp_path: Path) -> None:
    assert load_cards(tmp_path).cards == ()
    assert load_cards(tmp_path).problems == ()


def test_files_are_read_in_order_of_name_and_others_are_not(tmp_path: Path) -> None:
    load(tmp_path, b="kind: x\ncards: [{id: two, name: Two}]", a="kind: x\ncards: [{id: one, name: One}]")
    (tmp_path / "cards" / "c.yml").write_text("kind: x\ncards: [{id: three, name: Three}]")
    (tmp_path / "cards" / ".d.yaml").write_text("no: card")
    (tmp_path / "cards" / "notes.txt").write_text("no: card")
    card_set = load_cards(tmp_path)
    assert [card.id for card in card_set.cards] == ["one", "two", "three"]
    assert messages(card_set) == []


def test_the_digest_changes_with_any_file(tmp_path: Path) -> None:
    first = load(tmp_path, a=GOOD).digest
    assert load(tmp_path, a=GOOD).digest == first
    assert load(tmp_path, a=GOOD + "# more\n").digest != first
    assert load(tmp_path, a=GOOD, b="# empty").digest != first


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "{id: Bad Id, name: X}",
            "cards[0].id: “Bad Id” has to be made of lower-case letters, digits and single hyphens",
        ),
        ("{name: X}", "cards[0]: “id” is missing"),
        ("{id: x, name: ''}", "cards[0].name: the name has no letter or digit"),
        ("{id: x, name: X, alias: [y]}", "cards[0].alias: this key is not known; did you mean “aliases”?"),
        ("{id: x, name: X, aliases: y}", "cards[0].aliases: expected a list of text, found the text “y”"),
        ("{id: x, name: X, facts: [{text: ''}]}", "cards[0].facts[0].text: expected text, found nothing"),
        (
            "{id: x, name: X, facts: [{text: t, date: 2018-13}]}",
            "cards[0].facts[0].date: “2018-13” is no date; write 2018, 2018-07 or 2018-07-18",
        ),
        (
            "{id: x, name: X, facts: [{text: t, date: 2018-02-30}]}",
            "cards[0].facts[0].date: “2018-02-30” is no date; write 2018, 2018-07 or 2018-07-18",
        ),
        (
            "{id: x, name: X, facts: [{text: t, confidence: sure}]}",
            "cards[0].facts[0].confidence: expected high, medium or low, found the text “sure”",
        ),
        (
            "{id: x, name: X, relations: [{type: t, target: x, since: soon}]}",
            "cards[0].relations[0].since: “soon” is no date; write 2018, 2018-07 or 2018-07-18",
        ),
        ("just text", "cards[0]: expected named fields (such as `name: …`), found the text “just text”"),
    ],
)
def test_a_bad_card_is_left_out_and_the_next_stays(tmp_path: Path, entry: str, expected: str) -> None:
    card_set = load(tmp_path, a=f"kind: person\ncards:\n  - {entry}\n  - {{id: good, name: Good}}\n")
    assert [card.id for card in card_set.cards] == ["good"]
    (problem,) = card_set.problems
    assert problem.level == "error"
    assert problem.line == 3
    assert f"{problem.field}: {problem.message}" == expected


def test_a_card_needs_a_kind_from_somewhere(tmp_path: Path) -> None:
    assert "needs a kind" in str(load(tmp_path, a="cards: [{id: x, name: X}]").problems[0])


def test_a_file_that_is_no_yaml_is_left_out_whole(tmp_path: Path) -> None:
    card_set = load(tmp_path, a="kind: [", b="kind: x\ncards: [{id: b, name: B}]", c="- list", d="")
    assert [card.id for card in card_set.cards] == ["b"]
    assert [(problem.file, problem.level) for problem in card_set.problems] == [
        ("cards/a.yaml", "error"),
        ("cards/c.yaml", "error"),
        ("cards/d.yaml", "warning"),
    ]


def test_an_unknown_key_of_the_file_is_said_and_the_cards_stay(tmp_path: Path) -> None:
    card_set = load(tmp_path, a="kind: x\ncrads: []\ncards: [{id: a, name: A}]")
    assert [card.id for card in card_set.cards] == ["a"]
    assert messages(card_set) == ["error cards/a.yaml:2:1: crads: this key is not known; did you mean “cards”?"]


def test_the_second_of_two_equal_ids_is_left_out(tmp_path: Path) -> None:
    card_set = load(tmp_path, a="kind: x\ncards: [{id: a, name: First}]", b="kind: x\ncards: [{id: a, name: Second}]")
    assert [card.name for card in card_set.cards] == ["First"]
    assert messages(card_set) == ["error cards/b.yaml:2:14: cards[0].id: the id “a” is taken by cards/a.yaml:2"]


def test_what_does_not_fit_together_is_a_warning(tmp_path: Path) -> None:
    card_set = load(
        tmp_path,
        a="kind: x\ncards:\n"
        "  - {id: a, name: Same  Name, aliases: ['', '--'],\n"
        "     relations: [{type: t, target: b}, {type: t, target: gone}]}\n"
        "  - {id: b, name: Other, aliases: [same name], facts: [{text: t, sources: [nowhere]}]}\n",
    )
    first, second = card_set.cards
    assert first.aliases == ()
    assert [relation.target for relation in first.relations] == ["b"]
    assert second.aliases == ("same name",)
    assert {problem.level for problem in card_set.problems} == {"warning"}
    assert [problem.message for problem in card_set.problems] == [
        "an empty name has no letter or digit and is left out",
        "“--” has no letter or digit and is left out",
        "there is no card “gone”; the relation is left out",
        "“same name” is also a name of “a” (cards/a.yaml:3)",
        "there is no source “nowhere”",
    ]


def test_fifty_thousand_aliases_load(tmp_path: Path) -> None:
    names = ", ".join(f"Name {number}" for number in range(50_000))
    card_set = load(tmp_path, a=f"kind: x\ncards: [{{id: a, name: A, aliases: [{names}]}}]")
    assert len(card_set.cards[0].aliases) == 50_000


def test_relations_are_seen_from_both_ends_and_may_form_a_circle(tmp_path: Path) -> None:
    card_set = load(
        tmp_path,
        a="kind: x\ncards:\n"
        "  - {id: a, name: A, relations: [{type: knows, target: b, since: 2018}]}\n"
        "  - {id: b, name: B, relations: [{type: knows, target: a}, {type: is, target: b}]}\n",
    )
    web = Web(card_set.cards)
    assert web.links("a") == (Link("b", "knows", True, "2018"), Link("b", "knows", False))
    assert web.links("b") == (
        Link("a", "knows", True),
        Link("b", "is", True),
        Link("a", "knows", False, "2018"),
        Link("b", "is", False),
    )
    assert web.links("nobody") == ()
