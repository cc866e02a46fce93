"""The measures of benchmarks/relevance.py, on rankings small enough to count by hand."""

from __future__ import annotations

import math

import pytest
from ir_scores import Text, each, mean, read_run, score
from relevance import FORMS, document_id_of, file_name


def test_a_perfect_ranking_scores_one() -> None:
    measured = score(["a", "b", "c"], frozenset("ab"))
    assert (measured.ndcg, measured.precision, measured.recall) == (1, 1, 1)


def test_a_ranking_with_gaps() -> None:
    measured = score(["x", "a", "y", "b"], frozenset("abc"))
    ideal = 1 + 1 / math.log2(3) + 1 / 2
    assert measured.ndcg == pytest.approx((1 / math.log2(3) + 1 / math.log2(5)) / ideal)
    assert measured.precision == pytest.approx((1 / 2 + 2 / 4) / 3)
    assert measured.recall == pytest.approx(2 / 3)


def test_an_unanswered_query_counts_as_nothing() -> None:
    scores = each({"1": ["a"]}, {"1": frozenset("a"), "2": frozenset("b")})
    assert mean(scores).ndcg == 0.5


def test_a_run_is_ranked_by_score_and_equal_scores_by_place() -> None:
    assert read_run(["1 Q0 a 1 2.0 x", "1 Q0 b 2 3.0 x", "1 Q0 c 3 2.0 x"]) == {"1": ["b", "a", "c"]}


@pytest.mark.parametrize("name", ["1", "MED-10", "a/b c%d_e", "ä.txt", "CON"])
def test_an_id_survives_its_file_name(name: str) -> None:
    ours = file_name(name)
    assert all(letter.isascii() and (letter.isalnum() or letter in "-_") for letter in ours)
    assert document_id_of(ours + ".txt") == name


@pytest.mark.parametrize("form", FORMS)
def test_a_title_alone_is_text_that_can_be_found(form: str) -> None:
    from indexdir.collection.read import read_document

    ending, content = FORMS[form](Text("1", "On Sorting: it's 'quoted'", ""))
    reading = read_document("d1" + ending, content.encode())
    body = reading.text[reading.passages[0].start :]
    assert "On Sorting: it's 'quoted'" in body + reading.document.title
