import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexdir.answers import Query
from indexdir.errors import QueryError
from indexdir.query.candidates import beginning
from indexdir.query.grammar import parse
from indexdir.query.spans import Spotter, _merged
from indexdir.query.words import fold

SUFFIXES = [
    "",
    "s",
    "es",
    "ed",
    "ing",
    "ies",
    "y",
    "ly",
    "ility",
    "ization",
    "ational",
    "fulness",
    "e",
    "ying",
    "ities",
]

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


WORDS = [
    "US", "us", "S-400", "S‑400s", "S400", "co-production", "coproduction", "Défense", "defense", "ﬁnd", "find", "dying",
    "die", "skies", "sky", "hoping", "hope", "2+2", "R&D", "Lord's", "India’s", "cafe\u0301", "4,000-km", "U.S.", "x/y-z",
    "İstanbul", "straße", "日本語", "(sanctions),", "sanctioned", "the", "of", "department", "—deal—", "\n", "\t\t", ".",
]  # fmt: skip


@settings(max_examples=400)
@given(
    st.lists(st.sampled_from(WORDS), max_size=30),
    st.sampled_from([*WORDS, "defen*", "d?fen*", '"of the"', '"the us"', '"s 400"', '"department of defense"', "skie"]),
    st.booleans(),
)
def test_looking_for_candidates_first_finds_the_same(parts: list[str], query: str, prefix: bool) -> None:
    try:
        spotter = Spotter(parse(Query(query, prefix=prefix)))
    except QueryError:
        return
    text = " ".join(parts)
    quick = spotter._quickly(text, 0)
    if quick is not None:
        assert tuple(_merged(quick)) == tuple(_merged(spotter._everywhere(text, 0)))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14), st.sampled_from(SUFFIXES))
def test_every_word_begins_as_its_stem_promises(word: str, suffix: str) -> None:
    form, stem = fold(word + suffix)
    assert form.startswith(beginning(stem))
