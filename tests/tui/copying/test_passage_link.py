"""Links to passages, and citations with them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir import Library
from tui.copying import Citation, PassageLink, citation_of, cited, link_to, links, read_link, resolve

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


def test_the_last_words_may_stand_before_some_of_the_first() -> None:
    text = "x first a first b last c first d first e"
    begin = text.index("first b")
    assert PassageLink("c", "a", "first", "last", len(text)).find(text) == (begin, text.index(" c"))
    assert PassageLink("c", "a", "first", "last", 0).find(text) == (2, text.index(" c"))
    assert PassageLink("c", "a", "first", "last x", 0).find(text) is None


@pytest.mark.parametrize("before", ["", "zzzzz "])
@pytest.mark.parametrize("at", [0, 1_000_000])
def test_words_that_stand_everywhere_are_looked_for_a_few_times(monkeypatch, before, at) -> None:
    looked = []

    class Counting:
        def __init__(self, words: str) -> None:
            self.words = re.compile(words)

        def finditer(self, text):
            looked.append(0)
            return self.words.finditer(text)

        def search(self, text, start):
            looked.append(start)
            return self.words.search(text, start)

    monkeypatch.setattr(links, "_words", Counting)
    assert PassageLink("c", "a", "the", "zzzzz", at).find(before + "the " * 50_000) is None
    assert len(looked) < 25


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


@pytest.fixture
def library(tmp_path):
    (tmp_path / "papers").mkdir()
    text = f"# Talks\n\nThey heard a **bold claim** by [Kumar](http://x.y/z).\n\n{TEXT}\n"
    (tmp_path / "papers" / "a.md").write_text(text, encoding="utf-8")
    library = Library.open(tmp_path / "papers", index_dir=tmp_path / "index")
    library.build()
    yield library
    library.close()


def test_a_citation_is_made_of_a_document_as_it_is_shown(library) -> None:
    reading = library.read("a.md")
    start = reading.text.index("They")
    citation = citation_of(reading, start, reading.text.index("\n", start), library.key, "claim")
    assert citation.quote == "They heard a bold claim by Kumar."
    assert (citation.section, citation.number, citation.total, citation.query) == ("Talks", 2, 3, "claim")
    assert resolve(citation.link, library).span == (citation.start, citation.end)


def test_what_a_link_leads_to_or_why_nowhere(library) -> None:
    key = library.key
    found = resolve(f"dtti://{key}/a.md#Kumar%20said", library)
    assert found.why == ""
    assert found.reading.text[slice(*found.span)] == "Kumar said"
    assert resolve("http://a.b", library).why == "no link"
    assert resolve("dtti://other/a.md#Kumar%20said", library)[1:4] == (None, None, "collection")
    assert resolve(f"dtti://{key}/b.md#Nobody%20said", library)[1:4] == (None, None, "document")
    lost = resolve(f"dtti://{key}/a.md#Nobody%20said", library)
    assert (lost.reading.document.id, lost.span, lost.why) == ("a.md", None, "words")
    whole = resolve(f"dtti://{key}/a.md", library)
    assert (whole.reading.document.id, whole.span, whole.why) == ("a.md", None, "")
