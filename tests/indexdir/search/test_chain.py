"""The engine against the reference: the same hits, the same marks and the same counts, whatever is asked.

Some collections are built once; hypothesis draws the queries, every operator as often as the others.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st
from query_model import Node
from query_strategies import OPERATORS, prefixed
from small_collections import Pair, build_pair

from indexdir import Query

COLLECTIONS = 5
EXAMPLES = 40

quietly = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
)
which = st.integers(0, COLLECTIONS - 1)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DTTI_TUI_CACHE", str(tmp_path_factory.mktemp("cache")))
        return [build_pair(tmp_path_factory.mktemp("texts") / "papers", seed) for seed in range(COLLECTIONS)]


@pytest.mark.parametrize("operator", OPERATORS)
def test_the_answer_is_that_of_the_reference(operator: str, pairs: list[Pair]) -> None:
    @quietly
    @given(which, OPERATORS[operator])
    def holds(at: int, query: Node) -> None:
        compare(pairs[at], query, spelling=operator == "spelling")

    holds()


def test_the_last_word_as_a_beginning(pairs: list[Pair]) -> None:
    @quietly
    @given(which, prefixed)
    def holds(at: int, query: Node) -> None:
        compare(pairs[at], query, prefix=True)

    holds()


def compare(pair: Pair, query: Node, *, prefix: bool = False, spelling: bool = False) -> None:
    """Hold one answer to the reference. Near spellings are compared only where just one word can be meant."""
    expected = pair.reference.answer(query, prefix=prefix)
    assume(spelling or expected.matched != "spelling")
    asked = Query(query.to_text(), prefix=prefix, limit=1000)
    note(asked.text)
    results = pair.library.search(asked)
    assert sorted(hit.document.id for hit in results.hits) == sorted(expected.hits), results.executed
    assert results.total == len(expected.hits)
    assert results.matched == expected.matched or not expected.hits
    for hit in results.hits:
        body, title = expected.hits[hit.document.id]
        reading = pair.library.read(hit.document.id)
        assert words_of(reading.text, pair.library.marks(asked, reading)) == words_of(reading.text, body), (
            hit.document.id
        )
        assert list(hit.title_marks) == title, hit.document.id
        assert hit.count == len(body)
    assert results.places == sum(hit.count for hit in results.hits)


def words_of(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Spans with what stands there, for a failure that can be read."""
    return [(start, end, text[start:end]) for start, end in spans]
