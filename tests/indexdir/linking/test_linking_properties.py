"""What holds for every text and every set of names."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexdir.linking.fold import fold
from indexdir.linking.linker import Linker
from indexdir.linking.names import forms, read_name
from indexdir.records import Card, Mention, Passage

_WORDS = (
    "India US Indian Indo- Sino- Washington New Delhi Moscow Ajay Raj Kumar Lord Ellen M. Carter Jimmy Mr Minister "
    "Defence Secretary of the in at from to between and with said says The Navy ministry S-400 S 400 2+2 JWG JWGs DTTI "
    "Ministry Triumf dialogue , . : ; ( ) ’s ' “ ” – — - \n \n\n us IT \ufffc é \u0301 漢 www. @ $ _ x"
)
WORDS = _WORDS.split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)
ANY_TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=120)
NAMES = st.one_of(ANY_TEXT, st.text(alphabet="aA1 .-+&()'\\[]*?^$|{}", max_size=12), st.sampled_from(WORDS))
KINDS = st.sampled_from(["person", "government", "place", "office", "term"])


def check(text: str, mentions: tuple[Mention, ...]) -> None:
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.card not in mention.rivals
    for before, after in pairwise(mentions):
        assert before.end <= after.start


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_mentions_are_places_in_the_text_and_never_cross(linker: Linker, text: str) -> None:
    mentions = linker.link(text)
    check(text, mentions)
    assert linker.link(text) == mentions


@given(TEXTS, st.sampled_from(["", "2018", "2018-07-18"]))
@settings(max_examples=200, deadline=None)
def test_a_mention_has_the_words_of_a_name_of_its_card(
    linker: Linker, cards: tuple[Card, ...], text: str, date: str
) -> None:
    by_id = {card.id: card for card in cards}
    for mention in linker.link(text, (), date):
        card = by_id[mention.card]
        held = [by_id[relation.target] for relation in card.relations if relation.type == "held_office"]
        known = {form for named in (card, *(held if mention.rule == "office" else ())) for form in forms_of(named)}
        words = fold(mention.text, ((0, len(mention.text)),)).plain.strip()
        assert words in known or words.removesuffix("s") in known


def forms_of(card: Card) -> set[str]:
    listed = [(name, True) for name in (card.name, *card.aliases)] + [(name, False) for name in card.short]
    names = [name for text, standing in listed if (name := read_name(card.id, card.kind, text, standing))]
    return {form.text for name in names for form in forms(name)}


PIECES = st.lists(
    st.sampled_from(["Ellen Lord and DTTI", "the S-400", "Ajay Kumar spoke of JWGs", "“Triumf” and 2+2 dialogue"]),
    min_size=1,
    max_size=5,
)


@given(PIECES)
@settings(max_examples=60, deadline=None)
def test_what_needs_no_support_is_the_same_in_pieces(linker: Linker, pieces: list[str]) -> None:
    whole = [(m.text, m.card) for m in linker.link("\n\n".join(pieces)) if m.rule == "name"]
    apart = [(m.text, m.card) for piece in pieces for m in linker.link(piece) if m.rule == "name"]
    assert whole == apart


@given(st.lists(TEXTS.filter(lambda text: "\n\n" not in text), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_the_same_passages_in_the_same_context_are_linked_the_same(linker: Linker, blocks: list[str]) -> None:
    """The context first as a whole, then again: each time every passage has all of it around."""
    text = "\n\n".join(blocks)
    passages, here = [], 0
    for number, block in enumerate(blocks):
        passages.append(Passage(number, here, here + len(block)))
        here += len(block) + 2
    once = linker.link(text, passages, "2018-07-18")
    assert once == linker.link(text, passages, "2018-07-18")
    for passage in passages:
        inside = [m for m in once if passage.start <= m.start < passage.end]
        assert all(m.end <= passage.end for m in inside)


@given(ANY_TEXT)
@settings(max_examples=200, deadline=None)
def test_any_text_is_linked_without_an_error(linker: Linker, text: str) -> None:
    check(text, linker.link(text))


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=3), st.lists(NAMES, max_size=3), KINDS), max_size=5), TEXTS)
@settings(max_examples=200, deadline=None)
def test_any_names_are_taken(described: list[tuple[str, list[str], list[str], str]], text: str) -> None:
    made = [
        Card(f"c{number}", kind, name, tuple(aliases), tuple(short))
        for number, (name, aliases, short, kind) in enumerate(described)
    ]
    with_names = " ".join([text, *(card.name for card in made)])
    check(with_names, Linker(made).link(with_names))


@given(st.lists(TEXTS.filter(lambda text: "\n\n" not in text), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_blank_lines_and_passages_part_a_text_alike(linker: Linker, blocks: list[str]) -> None:
    blocks = [text.strip() or "x" for text in blocks]
    text = "\n\n".join(blocks)
    passages, start = [], 0
    for number, block in enumerate(blocks):
        passages.append(Passage(number, start, start + len(block)))
        start += len(block) + 2
    assert linker.link(text, passages) == linker.link(text)


@pytest.mark.parametrize("alias", ["S-4.*", "(a+)+$", "[A-Z]", "\\bUS\\b", "^", "a|b"])
def test_a_name_like_an_expression_is_plain_text(alias: str) -> None:
    linker = Linker([Card("x", "term", "Name", (alias,))])
    assert [m.text for m in linker.link(f"all of {alias} and S-400 US a b AAAA")] in ([alias], [])


def test_fifty_thousand_aliases_are_found() -> None:
    linker = Linker([Card("x", "term", "Name", tuple(f"Alias {number}" for number in range(50_000)))])
    assert [m.text for m in linker.link("Alias 49999, Alias 7 and Alias 50000")] == ["Alias 49999", "Alias 7"]


def test_one_text_of_one_name_is_linear_enough() -> None:
    linker = Linker([Card("x", "term", "a a"), Card("y", "term", "a a a a a a a a")])
    text = "a " * 20_000
    mentions = linker.link(text)
    assert len(mentions) == 2_500
    check(text, mentions)


def test_the_order_of_files_does_not_change_what_is_found(cards: tuple[Card, ...]) -> None:
    text = "India and the US met in New Delhi. Ajay Kumar said the S-400 of Moscow. Kumar left with the Indian Navy."
    shuffled = list(cards)
    random.Random(7).shuffle(shuffled)
    assert Linker(shuffled).link(text) == Linker(cards).link(text)
