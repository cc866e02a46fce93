"""The last session, and the places in the documents: kept as they were, found again in a changed text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir import Document, DocumentText
from tui.notebook import Notebook, NotebookError, Session, Spot, offset_of, spot_of

TEXT = "The talks began in Delhi. The S-400 was on the table. Nobody spoke of it again that day.\n"
Opener = Callable[[], Notebook]


def reading(text: str, digest: str = "") -> DocumentText:
    return DocumentText(Document("a.txt", "A", digest=digest), text)


def test_a_session_comes_back_whole(open_notebook: Opener) -> None:
    left = Session("a.txt", 5, 2, "s-400 | russia", 80, "", "doc:a.txt", "documents", "card", True, "s-400", "fact:2")
    open_notebook().remember_session(left)
    assert open_notebook().session() == left


@pytest.mark.parametrize("rubbish", ["", "{", "[1]", '{"cursor": "x"}', "null", "\ufffd"])
def test_what_can_not_be_understood_is_a_new_session(open_notebook: Opener, rubbish: str) -> None:
    notebook = open_notebook()
    notebook.remember("session", rubbish)
    assert notebook.session() == Session()


def test_a_field_of_a_later_version_does_no_harm(open_notebook: Opener) -> None:
    notebook = open_notebook()
    notebook.remember("session", '{"document": "a.txt", "cursor": 4, "mood": "good"}')
    assert notebook.session() == Session("a.txt", 4)


def test_each_document_has_a_place_of_its_own(open_notebook: Opener) -> None:
    notebook = open_notebook()
    spot = spot_of(reading(TEXT), 26, 3)
    notebook.remember_session(Session("a.txt", 26, 3), spot)
    notebook.remember_session(Session("b.txt", 1, 0), Spot("b.txt", 1, 0))
    assert notebook.spot_in("a.txt") == spot
    assert notebook.spot_in("c.txt") is None
    with pytest.raises(NotebookError):
        notebook.close()
        notebook.remember_session(Session("a.txt"))


def test_a_place_is_found_where_its_text_has_gone() -> None:
    spot = spot_of(reading(TEXT), 26, 3)
    assert offset_of(spot, reading(TEXT)) == 26
    assert offset_of(spot, reading("A line more.\n" + TEXT)) == 26 + 13
    assert offset_of(spot, reading("Begun anew. " + TEXT[26:])) == 12  # what stood before it is gone
    assert offset_of(spot, reading("x" * 60 + TEXT + TEXT)) == 60 + 26  # the nearest of two
    assert offset_of(spot, reading("short")) == 5


@given(st.text(max_size=80), st.integers(0, 80), st.text(max_size=20))
def test_a_place_is_always_inside_the_text(text: str, at: int, other: str) -> None:
    spot = spot_of(reading(text, "d1"), min(at, len(text)), 0)
    assert offset_of(spot, reading(text, "d1")) == min(at, len(text))
    assert 0 <= offset_of(spot, reading(other, "d2")) <= len(other)
