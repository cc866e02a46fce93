"""The way out of an empty answer tells what each word finds, also inside what joins words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from indexdir import Library, Query


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "one.txt").write_text("One\n\nA waiver of sanctions.\n\nCongress.\n", encoding="utf-8")
    (folder / "two.txt").write_text("Two\n\nThe transaction was significant.\n", encoding="utf-8")
    with closing(Library.open(folder, index_dir=tmp_path_factory.mktemp("index"))) as library:
        library.build()
        yield library


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("waver AND zeppelin", {"waver": 0, "zeppelin": 0}, {}),
        ("waiver AND zeppelin", {"waiver": 1, "zeppelin": 0}, {"(waiver OR zeppelin)": 1}),
        ("wavier NEAR sanctions", {"wavier": 0, "sanctions": 1}, {"waiver NEAR sanctions": 1}),
        ('"significant transaction"', {"significant": 1, "transaction": 1}, {'"significant transaction"~5': 1}),
        ('"transction was"', {"transction": 0, "was": 1}, {'"transaction was"': 1}),
        ("(wavier OR zzzz) SAME sanctions", {"wavier": 0, "zzzz": 0}, {"(waiver OR zzzz) SAME sanctions": 1}),
        ("one NEAR/1 congress", {"one": 1, "congress": 1}, {"one NEAR/5 congress": 1, "(one AND congress)": 1}),
        ("congress THEN waiver", {"congress": 1}, {"(congress AND waiver)": 1}),
        ("NEARBY NEAR waiver", {"NEARBY": 0, "waiver": 1}, {}),
        ("waiver SAME congress", {"waiver": 1, "congress": 1}, {"(waiver AND congress)": 1}),
        ("+zeppelin +waiver", {"+zeppelin": 0, "+waiver": 1}, {"+waiver": 1}),
    ],
)
def test_words_and_ways_out(library: Library, text: str, words: dict[str, int], instead: dict[str, int]) -> None:
    assert library.search(Query(text)).total == 0
    ladder = library.ladder(Query(text))
    counts = {each.word: each.documents for each in ladder.words}
    assert counts.items() >= words.items()
    found = {each.text: each.documents for each in ladder.relaxations}
    assert found.items() >= instead.items()
    for way in ladder.relaxations:
        assert library.search(Query(way.text)).total == way.documents > 0
