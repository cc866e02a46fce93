"""The reference itself, on examples that can be checked by eye."""

from __future__ import annotations

import pytest
from documents_model import CardModel, KeptPlace, Paper, Touch
from query_model import (
    About,
    Both,
    CardIs,
    Chain,
    Choice,
    Close,
    Dated,
    Either,
    Exactly,
    Fuzzy,
    Kept,
    KindIs,
    Loose,
    Must,
    Node,
    Not,
    Pattern,
    Phrase,
    Refined,
    Title,
    Wild,
    Word,
)
from reference import Reference
from reference_words import distance

TEXT = "The US sanctions hit co-production.\n\nUs two: a waiver, a Waiver for the coproduction deal of naïve sanction."
PAPER = Paper("deep/a.txt", "Sanctions and waivers", TEXT, 0, (0, 37), "2018-07-18", "Indian Press", "press note", "en")
OTHER = Paper("b.md", "Other", "Nothing of the kind — a co production of Russia.", 0, (0,), "2019-10", "PTI", "wire")
UNDATED = Paper("c.txt", "Third", "Russian Federation deals. Moscow.", 0, (0,))
UNDATED.mentions = [Touch(0, 18, "russia"), Touch(26, 32, "moscow")]
CARDS = [
    CardModel("russia", "government", "Russia", ("Russian Federation",), ("Moscow", "Kremlin")),
    CardModel("moscow", "place", "Moscow", short=("Kremlin",)),
]
REFERENCE = Reference([PAPER, OTHER, UNDATED], CARDS, {"government": "Governments", "place": "Places"})


def marked(query: Node, paper: Paper = PAPER, **options: bool) -> list[str]:
    """The marked text in body and, after a slash, title."""
    body, title = REFERENCE.answer(query, **options).hits[paper.id]
    return [paper.text[a:b] for a, b in body] + [f"/{paper.title[a:b]}" for a, b in title]


def hits(query: Node, **options: bool) -> list[str]:
    return list(REFERENCE.answer(query, **options).hits)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Word("sanctions"), ["sanctions", "sanction", "/Sanctions"]),
        (Word("US"), ["US", "Us"]),
        (Exactly(("US",)), ["US"]),
        (Exactly(("The", "US")), ["The US"]),
        (Word("naive"), ["naïve"]),
        (Word("co-production"), ["co-production", "coproduction"]),
        (Word("coproduction"), ["co-production", "coproduction"]),
        (Word("co"), ["co"]),
        (Wild("waiv*"), ["waiver", "Waiver", "/waivers"]),
        (Wild("sanction?"), ["sanctions", "/Sanctions"]),
        (Wild("co*"), ["co-production", "coproduction"]),
        (Fuzzy("wavier"), ["waiver", "Waiver"]),
        (Fuzzy("wavier", 2, "~2"), ["waiver", "Waiver", "/waivers"]),
        (Phrase(("waiver",)), ["waiver", "Waiver"]),
        (Phrase(("the", "co-production", "deal")), ["the coproduction deal"]),
        (Phrase(("hit", "coproduction")), ["hit co-production"]),
        (Phrase(("hit", "co", "production")), ["hit co-production"]),
        (Phrase(("sanction*", "hit")), ["sanctions hit"]),
        (Phrase(("production", "us")), ["production.\n\nUs"]),
        (Close(("waiver", "two"), 2), ["two", "waiver"]),
        (Close(("waiver", "waiver"), 2), ["waiver", "Waiver"]),
        (Close(("naive", "deal", "coproduction"), 2), ["coproduction", "deal", "naïve"]),
        (Pattern(r"[Ww]aiver f\w"), ["Waiver fo"]),
        (Pattern(r"(?i)^us"), ["Us"]),
        (Title(Word("waiver")), ["/waivers"]),
        (Title(Phrase(("and", "waivers"))), ["/and waivers"]),
        (Chain((Word("waiver"), Word("deal")), (("NEAR", 4),)), ["Waiver", "deal"]),
        (Chain((Word("deal"), Word("waiver")), (("NEAR", 4),)), ["Waiver", "deal"]),
        (Chain((Word("waiver"), Word("deal")), (("THEN", 0),)), ["waiver", "Waiver", "deal"]),
        (Chain((Word("US"), Word("US")), (("SAME", 0),)), ["US", "Us"]),
        (
            Chain((Choice((Word("hit"), Phrase(("a", "waiver")))), Word("sanction")), (("NEAR", 1),)),
            ["sanctions", "hit"],
        ),
        (
            Chain((Word("two"), Word("waiver"), Word("deal")), (("THEN", 3), ("THEN", 9))),
            ["two", "waiver", "deal"],
        ),
        (Either((Word("hit"), Word("zeppelin"))), ["hit"]),
        (Both((Word("hit"), Not(Word("zeppelin")))), ["hit"]),
        (Loose((Word("hit"), Dated("date", "2018"))), ["hit"]),
    ],
    ids=lambda value: value.to_text() if hasattr(value, "to_text") else "",
)
def test_what_is_marked(query: Node, found: list[str]) -> None:
    assert marked(query) == found


@pytest.mark.parametrize(
    "query",
    [
        Chain((Word("waiver"), Word("deal")), (("NEAR", 3),)),
        Chain((Word("deal"), Word("waiver")), (("THEN", 9),)),
        Chain((Word("hit"), Word("two")), (("SAME", 0),)),
        Chain((Word("waiver"), Word("waiver")), (("NEAR", 1),)),
        Chain((Phrase(("the", "US")), Word("US")), (("NEAR", 1),)),
        Close(("two", "deal"), 3),
        Phrase(("waivers", "for")),
        Exactly(("us",)),
        Pattern("^waiver"),
        Both((Word("hit"), Word("zeppelin"))),
        Title(Word("deal")),
        Phrase(("waivers", "the")),
    ],
    ids=lambda query: query.to_text(),
)
def test_what_is_no_hit(query: Node) -> None:
    assert "deep/a.txt" not in hits(query)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (About("source", "press"), ["deep/a.txt"]),
        (About("source", "Press", whole=True), []),
        (About("source", "indian press", whole=True), ["deep/a.txt"]),
        (About("type", "note"), ["deep/a.txt"]),
        (About("type", "md"), ["b.md"]),
        (About("path", "ep/?.t*"), ["deep/a.txt"]),
        (About("lang", "en"), ["deep/a.txt"]),
        (Dated("date", "2018"), ["deep/a.txt"]),
        (Dated("date", "2019-10-30"), ["b.md"]),
        (Dated("date", "2018-08", "2019"), ["b.md"]),
        (Dated("date", "", "2018"), ["deep/a.txt"]),
        (Dated("date", "2018-07-19", ""), ["b.md"]),
        (Dated("before", "2018-07-18"), []),
        (Dated("before", "2018-08"), ["deep/a.txt"]),
        (Dated("after", "2018-07-18"), ["b.md"]),
        (Dated("after", "2019"), []),
        (Dated("date", "none"), ["c.txt"]),
        (Not(Dated("date", "2018")), ["b.md", "c.txt"]),
        (CardIs("russia"), ["c.txt"]),
        (CardIs("Russian Federation"), ["c.txt"]),
        (KindIs("Places"), ["c.txt"]),
        (KindIs("person"), []),
        (Word("Russia"), ["b.md", "c.txt"]),
        (Exactly(("Russia",)), ["b.md"]),
        (Phrase(("Russian", "Federation")), ["c.txt"]),
        (Pattern("—"), ["b.md"]),
        (Refined((Word("of"), Not(Word("Russia")))), ["deep/a.txt"]),
    ],
    ids=lambda value: value.to_text() if hasattr(value, "to_text") else "",
)
def test_what_is_a_hit(query: Node, found: list[str]) -> None:
    assert hits(query) == found


def test_a_name_of_two_cards_is_marked_where_either_is_mentioned() -> None:
    assert marked(CardIs("Kremlin"), UNDATED) == ["Russian Federation", "Moscow"]
    assert marked(CardIs("Moscow"), UNDATED) == ["Moscow"]
    assert marked(Word("Russia"), UNDATED) == ["Russian Federation"]


def test_falling_back() -> None:
    some = REFERENCE.answer(Loose((Word("waiver"), Word("Moscow"), Not(Word("kind")))))
    assert (some.matched, list(some.hits)) == ("some", ["deep/a.txt", "c.txt"])
    must = REFERENCE.answer(Loose((Word("waiver"), Must(Word("Moscow")))))
    assert (must.matched, list(must.hits)) == ("some", ["c.txt"])
    near = REFERENCE.answer(Loose((Word("wavier"), Word("hit"))))
    assert (near.matched, list(near.hits)) == ("spelling", ["deep/a.txt"])
    assert hits(Both((Word("waiver"), Word("Moscow")))) == []
    assert hits(Loose((Must(Word("zeppelin")), Word("hit")))) == []


def test_a_beginning() -> None:
    assert hits(Word("waiv"), prefix=True) == ["deep/a.txt"]
    assert marked(Loose((Word("hit"), Word("sanct"))), prefix=True) == ["sanctions", "hit", "sanction", "/Sanctions"]


def test_what_is_kept_is_marked_where_nothing_else_is() -> None:
    at = TEXT.index("two")
    kept = [KeptPlace("tag", "x", at, at + 3, "two"), KeptPlace("bookmarked", "", at, at + 3, "six")]
    reference = Reference([Paper("k.txt", "", TEXT, 0, (0, 37), kept=kept)])
    assert reference.answer(Kept("tag", "x")).hits == {"k.txt": ([(at, at + 3)], [])}
    assert reference.answer(Kept("bookmarked")).hits == {"k.txt": ([], [])}
    assert reference.answer(Kept("tag", "y")).hits == {}
    hit = (TEXT.index("hit"), TEXT.index("hit") + 3)
    assert reference.answer(Both((Kept("tag", "x"), Word("hit")))).hits == {"k.txt": ([hit], [])}


def test_distance() -> None:
    pairs = [("waiver", "wavier"), ("ca", "abc"), ("", "ab"), ("deal", "deals"), ("same", "same")]
    assert [distance(*pair) for pair in pairs] == [1, 3, 2, 1, 0]
