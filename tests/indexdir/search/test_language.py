"""The language as it is told: every example finds something, and no place that tells it says less than another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import pytest

from indexdir import LANGUAGE, Kept, Library, Query

ROWS = [row for topic in LANGUAGE for row in topic.rows]
ARTICLE = "documents/article.txt"
QUOTE = "the US has designated India as a ‘Major Defence Partner’"
TAGS, NOTE = ("quote",), "to ask for a waiver"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library.open(index_dir=tmp_path_factory.mktemp("index"))
    library.build()
    start = library.read(ARTICLE).text.index(QUOTE)
    kept = Kept(ARTICLE, start, start + len(QUOTE), QUOTE)

    def answer(what: Literal["bookmarked", "tag", "note"], value: str) -> Iterable[Kept]:
        fits = {"bookmarked": True, "tag": value in TAGS, "note": value.strip('"') in NOTE}[what]
        return [kept] if fits else []

    library.keeps(answer)
    return library


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_the_example_finds_something(row, library: Library) -> None:
    results = library.search(Query(row.example))
    assert 0 < results.total <= results.searched, results.executed


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_an_example_that_looks_for_a_place_marks_it(row, library: Library) -> None:
    results = library.search(Query(row.example))
    without_places = {"source", "type", "path", "date", "before", "after"}
    if row.example.split(":")[0] not in without_places:
        assert results.places or any(hit.title_marks for hit in results.hits)
    assert all(
        hit.count == len(library.marks(Query(row.example), library.read(hit.document.id))) for hit in results.hits
    )


def test_no_example_and_no_syntax_comes_twice() -> None:
    assert len({row.example for row in ROWS}) == len({row.syntax for row in ROWS}) == len(ROWS)


def test_it_is_told_in_sentences() -> None:
    for text in [row.meaning for row in ROWS] + [topic.lead for topic in LANGUAGE]:
        assert text.endswith(".") and "  " not in text and "`" not in text
