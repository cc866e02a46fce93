import pytest

from indexdir.query.grammar import parse
from indexdir.query.spans import Spotter
from indexdir.records import Query

TEXT = "The US Department of Defence and the Department for Defence met us. S‑400s, S400, an S 400; co-production."


def found(query: str, text: str = TEXT, **options: bool) -> list[str]:
    return [text[start:end] for start, end in Spotter(parse(Query(query, **options))).spans(text)]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("defence", ["Defence", "Defence"]),
        ('"department of defence"', ["Department of Defence"]),
        ("us", ["US", "us"]),
        ("s400", ["S‑400s", "S400"]),
        ("s-400", ["S‑400s", "S400", "S 400"]),
        ("coproduction", ["co-production"]),
        ("co-production", ["co-production"]),
        ("depart*", ["Department", "Department"]),
        ("de?art*nt", ["Department", "Department"]),
        ("met NOT defence", ["met"]),
        ("met -defence", ["met"]),
        ("met OR us", ["US", "met", "us"]),
        ('"of defence" defence', ["of Defence", "Defence"]),
    ],
)
def test_places(query: str, places: list[str]) -> None:
    assert found(query) == places


def test_a_beginning_is_marked_as_the_whole_word() -> None:
    assert found("defe", prefix=True) == ["Defence", "Defence"]


def test_a_phrase_runs_over_a_line_end_and_accents() -> None:
    assert found('"cafe society"', "The Café\n  Society") == ["Café\n  Society"]


def test_spans_begin_at_the_offset() -> None:
    text = "word word"
    assert Spotter(parse(Query("word"))).spans(text, 4) == ((5, 9),)
