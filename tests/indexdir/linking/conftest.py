"""A small world of cards, made for these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indexdir.linking.linker import Linker
from indexdir.records import Card, Relation

CARDS = (
    Card("india", "government", "India", ("Government of India",), ("New Delhi", "Delhi", "Indian", "Indo-")),
    Card("united-states", "government", "United States", ("US", "U.S.", "America"), ("Washington", "American")),
    Card("russia", "government", "Russia", (), ("Moscow", "Russian")),
    Card("china", "government", "China", (), ("Beijing", "Chinese", "Sino-")),
    Card("new-delhi", "place", "New Delhi", ("Delhi",)),
    Card("washington-dc", "place", "Washington, D.C.", ("Washington",)),
    Card("moscow", "place", "Moscow"),
    Card("border", "place", "Sino-Indian border", ("Sino-India border",)),
    Card("ajay-kumar", "person", "Ajay Kumar", ("Dr Ajay Kumar",), ("Kumar",)),
    Card("raj-kumar", "person", "Raj Kumar", (), ("Kumar",)),
    Card("ellen-lord", "person", "Ellen M. Lord", ("Under Secretary Lord",), ("Lord",)),
    Card("ashton-carter", "person", "Ashton Carter", ("Secretary Carter",), ("Carter",)),
    Card(
        "nirmala-sitharaman",
        "person",
        "Nirmala Sitharaman",
        (),
        ("Sitharaman",),
        relations=(Relation("held_office", "defence-minister", "2017-09-03", "2019-05-30"),),
    ),
    Card(
        "defence-minister", "office", "Defence Minister of India", ("Indian Defence Minister",), ("Defence Minister",)
    ),
    Card("mod", "organisation", "Ministry of Defence", ("defence ministry",), ("ministry",)),
    Card("indian-navy", "organisation", "Indian Navy", (), ("Navy",)),
    Card("us-navy", "organisation", "US Navy", (), ("the Navy",)),
    Card("secdef", "office", "Secretary of Defense"),
    Card("dtti", "forum", "Defence Technology and Trade Initiative", ("DTTI",)),
    Card("jwg", "term", "joint working group", ("JWG",)),
    Card("s-400", "weapon", "S-400 Triumf", ("S-400",)),
    Card("idex", "programme", "iDEX"),
    Card("caatsa", "law", "CAATSA"),
    Card("two-plus-two", "forum", "2+2 dialogue", ("2+2",)),
)


@pytest.fixture(scope="session")
def cards() -> tuple[Card, ...]:
    return CARDS


@pytest.fixture(scope="session")
def linker() -> Linker:
    return Linker(CARDS)


@pytest.fixture(scope="session")
def found(linker: Linker) -> Callable[..., list[str]]:
    """Mentions as `text=card`, with `?` and the rivals where there are any."""

    def find(text: str, date: str = "") -> list[str]:
        return [
            f"{mention.text}={mention.card}" + (f"?{','.join(mention.rivals)}" if mention.rivals else "")
            for mention in linker.link(text, (), date)
        ]

    return find
