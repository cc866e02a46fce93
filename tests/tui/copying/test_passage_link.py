"""Links to passages, and citations with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.copying import Citation, PassageLink, cited, link_to, read_link

TEXT = "Lord said so. Kumar said so too, and then, after a long while, all of them said so again in New Delhi."


def test_a_link_is_read_back_and_finds_its_passage() -> None:
    link = link_to("dtti", "documents/a b#1.txt", TEXT, 0, 13)
    assert link == "dtti://dtti/documents/a%20b%231.txt?at=0#Lord%20said%20so."
    found = read_link(link)
    assert found == PassageLink("dtti", "documents/a b#1.txt", "Lord said so.", "", 0)
    assert found.find("New beginning.\n\nLord  said\nso.") == (16, 30)
    assert found.find("Nothing.") is None


def test_a_long_passage_is_linked_by_both_its_ends() -> None:
    link = read_link(link_to("dtti", "a.txt", TEXT, 14, len(TEXT)))
    assert (link.first, link.last) == ("Kumar said so too, and then,", "said so again in New Delhi.")
    assert link.find(TEXT) == (14, len(TEXT))


def test_of_several_places_the_nearest_is_meant() -> None:
    text = "said so. " * 4
    assert read_link(link_to("c", "a", text, 18, 26)).find(text) == (18, 26)


@pytest.mark.parametrize("link", ["", "http://example.org/a", "dtti:", "dtti://only", "dtti://[x/a", "a passage"])
def test_what_is_no_link_is_none(link) -> None:
    assert read_link(link) is None


def test_a_link_that_was_cut_or_spoilt_is_still_read() -> None:
    assert read_link("dtti://c/a.txt") == PassageLink("c", "a.txt")
    assert read_link("dtti://c/a.txt").find("text") is None
    assert read_link("dtti://c/a.txt?at=x#q").at == 0


@given(st.text(min_size=1), st.data())
def test_every_passage_is_found_by_its_link(text, data) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    text.encode("utf-8", "surrogatepass")
    words = text[start:end].split()
    if any("\ud800" <= character <= "\udfff" for character in text) or not words:
        return
    found = read_link(link_to("c", "a.txt", text, start, end)).find(text)
    assert found is not None
    assert text[slice(*found)].split()[:1] == words[:1]


def test_a_citation_has_all_that_is_known() -> None:
    citation = Citation(
        "Lord said so.", "Talks", "a.txt", "PTI", "2018-07-18", "Lead", 2, 9, 10, 23, "dtti://c/a.txt?at=10#x", "ab" * 32, "lord"
    )  # fmt: skip
    assert cited(citation) == (
        "“Lord said so.”\n"
        "Talks. PTI, 2018-07-18.\n"
        "Section “Lead”, passage 2 of 9, characters 10–23.\n"
        "dtti://c/a.txt?at=10#x\n"
        "File: a.txt, SHA-256 abababababab…\n"
        "Found by the search: lord\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert cited(Citation("Why?", "Was it so?", "a.txt")) == "“Why?”\nWas it so?\nFile: a.txt\n"
    assert cited(Citation("", "", "a.txt")) == "a.txt.\nFile: a.txt\n"
