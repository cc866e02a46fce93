"""What an answer weighs, offers and remembers: forms of one word, the queries of facets, the size of what is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from indexdir import Decision, DocumentText, Library, Query
from indexdir.catalogue import Catalogue
from indexdir.matching.answer import Found
from indexdir.matching.ranking import Ranking
from indexdir.query import tree
from indexdir.query.places import Places
from indexdir.search import REMEMBERED_PLACES, Answer, Remembered

SOURCES = ("The “Hindu” paper", "A «Le Monde»", "Foo (bar)", "x | y", 'He said "no"', "C++", "=eq", "plain")
KINDS = ("letter", "a (b)", "press|x")
TAGS = ("todo (x)", "todo(x)", "a|b", "=x", "-n", "re:/x/", "a:b", "ok")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "cards").mkdir()
    (folder / "cards" / "all.yaml").write_text(
        "kind: law\ncards:\n- {id: act, name: The Act}\n- {id: bill, name: Bill}\n"
    )
    about = {}
    for at, source in enumerate(SOURCES):
        (folder / f"d{at}.txt").write_text(f"A waiver. The systems of The Act, number {at}.\n", encoding="utf-8")
        about[f"d{at}.txt"] = {"source": source, "kind": KINDS[at % 3], "lang": ("en", "EN", "de")[at % 3]}
    (folder / "cafe\u0301.txt").write_text("A radio, and nothing else.\n", encoding="utf-8")
    (folder / "manifest.yaml").write_text(json.dumps({"documents": about}), encoding="utf-8")
    with closing(Library.open(folder, index_dir=tmp_path_factory.mktemp("index"))) as library:
        library.build()
        yield library


@pytest.mark.parametrize("plain", [False, True])
def test_two_forms_of_a_word_are_one_word_that_is_asked_for_twice(library: Library, plain: bool) -> None:
    once = library.explain(Query("system", plain=plain), "d0.txt")
    twice = library.explain(Query("system systems", plain=plain), "d0.txt")
    assert [weight.term for weight in twice.weights] == ["~system"]
    assert twice.weights[0].score == pytest.approx(2 * once.weights[0].score)
    assert twice.closeness == 0.0


def test_every_facet_finds_what_it_counts(library: Library) -> None:
    results = library.search(Query("waiver"))
    assert {facet.name for facet in results.facets} == {"kind", "entity", "source", "type", "lang"}
    for facet in results.facets:
        for value in facet.values:
            kept = library.search(Query(f"waiver | {value.query}"))
            assert kept.total == value.count, value
            assert any(each.state == "in" for again in kept.facets for each in again.values), value
            assert library.search(Query(f"waiver | -{value.query}")).total == results.total - value.count, value


def test_every_tag_is_asked_for_by_its_name(library: Library) -> None:
    asked: list[str] = []
    library.keeps(lambda what, value: asked.append(value) or (), tags=lambda: {tag: ["d0.txt"] for tag in TAGS})
    (tags,) = [facet for facet in library.search(Query("waiver")).facets if facet.name == "tag"]
    for value in tags.values:
        library.search(Query(f"waiver | {value.query}"))
    assert asked == [value.label for value in tags.values]
    assert set(asked) == set(TAGS)


@pytest.mark.parametrize("path", ["caf\u00e9", "cafe\u0301", "CAF\u00c9*txt"])
def test_a_path_is_found_however_its_accents_are_composed(library: Library, path: str) -> None:
    assert library.search(Query(f"path:{path}")).total == 1


def test_a_refinement_inside_parentheses_is_told_as_one_part(library: Library) -> None:
    assert library.search(Query("(waiver | system) act")).executed.startswith("(~waiver | ~system) AND ")
    assert library.search(Query("waiver | system")).executed == "~waiver | ~system"


def test_decided_documents_are_read_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = library.read("d0.txt")
    (mention,) = reading.mentions
    library.decide([Decision("d0.txt", mention.start, mention.end, mention.text, "bill")])
    assert library.search(Query("card:bill")).total == 1
    read: list[int] = []
    whole = Catalogue.read
    monkeypatch.setattr(Catalogue, "read", lambda self, number: read.append(number) or whole(self, number))
    assert library.search(Query("card:bill"), excerpts=0).total == 1
    assert library.marks(Query("card:bill"), reading) == ((mention.start, mention.end),)
    assert read == []
    library.decide([])
    assert library.search(Query("card:bill")).total == 0


def test_what_is_remembered_is_bounded_by_its_places() -> None:
    nothing, none = np.zeros(1), np.zeros(1, dtype=np.bool_)
    remembered = Remembered()
    many = np.zeros(REMEMBERED_PLACES, dtype=np.int64)
    node = tree.Form("a")
    answer = Answer(Found(node, none), Ranking(many[:1], nothing, nothing, nothing), Places(many, many))
    for key in ("one", "two"):
        remembered.keep(key, answer)
    assert remembered.get("one") is None
    assert remembered.get("two") is answer


@pytest.mark.parametrize(
    "text",
    [
        "sanctions waiver",
        "india",
        "s-400",
        '"joint working group"',
        "card:dtti",
        "the",
        "re:/[0-9]{4}/",
        "title:dtti",
        "a NEAR/3 b",
    ],
)
def test_excerpts_show_the_marks_of_the_reader(seeds: Library, text: str) -> None:
    query = Query(text)
    for hit in seeds.search(query).hits:
        reading = seeds.read(hit.document.id)
        marks = seeds.marks(query, reading)
        assert hit.count == len(marks)
        assert len(hit.passages) == min(3, len({_passage(reading, mark[0]) for mark in marks}) or 1)
        for excerpt in hit.passages:
            passage = reading.passages[excerpt.number]
            assert (excerpt.start, excerpt.end) == (passage.start, passage.end)
            assert excerpt.text == reading.text[passage.start : passage.end]
            assert excerpt.marks == tuple(mark for mark in marks if _passage(reading, mark[0]) == passage.number)
            inside = {each.card for each in reading.mentions if passage.start <= each.start < passage.end}
            assert set(excerpt.cards) == inside
        assert seeds.excerpts(query, [hit.document.id])[hit.document.id] == hit


def _passage(reading: DocumentText, offset: int) -> int:
    return max(passage.number for passage in reading.passages if passage.start <= offset)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with closing(Library.open(index_dir=tmp_path_factory.mktemp("seeds"))) as library:
        library.build()
        yield library
