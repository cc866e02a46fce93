"""Back and forward, as values."""

from __future__ import annotations

from indexdir import Document, DocumentText, Mention, Passage, Query, Results
from tui.screens.reading.views import History, Listing, Request, View, landing

A, B, C = View(document="a"), View(document="b"), View(document="c")


def test_back_and_forward_return_the_views_that_were_left() -> None:
    history = History()
    history.visit(A)
    history.visit(B)
    assert history.back(C) == B
    assert history.back(B) == A
    assert history.back(A) is None
    assert history.forward(A) == B
    assert history.forward(B) == C
    assert history.forward(C) is None


def test_a_new_visit_forgets_what_lay_ahead() -> None:
    history = History()
    history.visit(A)
    assert history.back(B) == A
    history.visit(A)
    assert history.forward(C) is None
    assert history.back(C) == A


def test_the_same_view_is_noted_once_and_an_empty_one_never() -> None:
    history = History()
    history.visit(View())
    history.visit(A)
    history.visit(A)
    assert history.back(B) == A
    assert history.back(A) is None


def test_a_long_history_forgets_its_beginning() -> None:
    history = History()
    for number in range(300):
        history.visit(View(document=str(number)))
    steps = 0
    while history.back(C) is not None:
        steps += 1
    assert steps == 200


def test_a_request_says_where_to_land() -> None:
    reading = DocumentText(Document("a", "A"), "one two three", (Passage(0, 0, 13),), (Mention(4, 7, "two", "x", "k"),))
    hits = ((0, 3), (8, 13))
    assert landing(Request("a"), reading, hits) is None
    assert landing(Request("a", at=5), reading, hits) == 5
    assert landing(Request("a", hit=1), reading, hits) == 0
    assert landing(Request("a", hit=-1), reading, hits) == 8
    assert landing(Request("a", hit=1), reading, ()) is None
    assert landing(Request("a", mention="x"), reading, hits) == 4


def test_a_listing_has_an_order() -> None:
    one, two = Document("one", "One"), Document("two", "Two")
    assert Listing().order((one, two)) == (one, two)
    assert Listing(Query("x"), results=Results(Query("x"), "x", 0, (), 2)).order((one, two)) == ()


class Hits(tuple):
    """Hits that nobody may compare."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("hits were compared")

    __hash__ = tuple.__hash__


def test_views_are_told_apart_by_their_questions_and_not_by_all_their_hits() -> None:
    def listing(text: str) -> Listing:
        return Listing(Query(text), results=Results(Query(text), text, 1, Hits((1,)), 2))

    assert listing("x") == listing("x")
    assert hash(listing("x")) == hash(listing("x"))
    assert listing("x") != listing("y")
    assert listing("x") != Listing(Query("x"))
    assert Request("a", listing("x")) == Request("a", listing("x"))
    history = History()
    history.visit(View(document="a", listing=listing("x")))
    history.visit(View(document="a", listing=listing("x")))
    history.visit(View(document="a", listing=listing("y")))
    assert history.back(B) == View(document="a", listing=listing("y"))
    assert history.back(B) == View(document="a", listing=listing("x"))
    assert history.back(B) is None
