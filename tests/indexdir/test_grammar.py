import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir.answers import Query
from indexdir.errors import QueryError
from indexdir.query.describe import describe
from indexdir.query.grammar import parse
from indexdir.query.tokens import MOST_PARTS


def executed(text: str, *, prefix: bool = False, plain: bool = False) -> str:
    return describe(parse(Query(text, prefix=prefix, plain=plain)).node)


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("sanctions", "~sanction"),
        ("US deal", "~us AND ~deal"),
        ("russia OR india deal", "~russia OR (~india AND ~deal)"),
        ("(russia OR india) AND deal", "(~russia OR ~india) AND ~deal"),
        ("deal -russia NOT india", "~deal AND NOT ~russia AND NOT ~india"),
        ("+deal", "~deal"),
        ('"Department of Defence"', '"department of defence"'),
        ("“the US”", '"the us"'),
        ('"US"', "us"),
        ("s-400", '~s400 OR "s 400"'),
        ("sanction*", "sanction*"),
        ("defen?e", "defen?e"),
        ("or and not", "~or AND ~and AND ~not"),
        ("lord's", "~lord"),
        ("s-40*", "s40*"),
        ("2+2*", "2+2*"),
        ("U.S.*", "us*"),
        ("»the US«", '"the us"'),
        ("«the US»", '"the us"'),
        ("-»deal« russia", "NOT deal AND ~russia"),
    ],
)
def test_what_is_run(text: str, run: str) -> None:
    assert executed(text) == run


def test_the_last_word_is_a_beginning_while_typing() -> None:
    assert executed("us sanc", prefix=True) == "~us AND (~sanc OR sanc*)"
    assert executed("us sanc ", prefix=True) == "~us AND ~sanc"
    assert executed("s", prefix=True) == "~s"


def test_prose_matches_any_word_that_says_something() -> None:
    assert executed('the "deal" (and the deal OR', plain=True) == "~deal"
    assert parse(Query("…", plain=True)).node is None
    assert executed("to be or not", plain=True) == "~to OR ~be OR ~or OR ~not"


def test_a_blank_query_is_none() -> None:
    assert parse(Query(" \t ")).node is None


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("(", 1, "not closed"),
        ("deal (russia", 6, "not closed"),
        ("deal )", 6, "closes nothing"),
        ("a ()", 4, "nothing stands between"),
        ('deal "unclosed', 6, "not closed"),
        ('""', 1, "nothing to search for"),
        ("OR deal", 1, "needs a word before it"),
        ("deal OR", 6, "needs a word after it"),
        ("deal AND OR x", 6, "needs a word after it"),
        ("deal NOT", 6, "needs a word after it"),
        ("*", 1, "at least 2 letters"),
        ("deal a*", 6, "at least 2 letters"),
        ("…", 1, "no letter or digit"),
        ("foo_bar*", 5, "more than one word"),
        ("deal OR foo_b?r", 13, "more than one word"),
        ("U.S*", 3, "more than one word"),
        ("社會*", 1, "every character is a word"),
        ("deal ab社*", 8, "every character is a word"),
        ("deal*社", 6, "every character is a word"),
        ("deal »", 6, "has no partner"),
        ("«a» b»", 6, "has no partner"),
        ("»", 1, "has no partner"),
    ],
)
def test_an_error_names_its_column(text: str, column: int, says: str) -> None:
    with pytest.raises(QueryError, match=says) as caught:
        parse(Query(text))
    assert caught.value.column == column - 1


def test_long_and_deep_queries_are_refused_quickly() -> None:
    with pytest.raises(QueryError, match="more than"):
        parse(Query("word " * (MOST_PARTS + 1)))
    with pytest.raises(QueryError, match="levels"):
        parse(Query("(" * 60 + "a" + ")" * 60))
    with pytest.raises(QueryError, match="levels"):
        parse(Query("NOT " * 100 + "a"))


@given(st.text(alphabet="ab_社 \"()-+*?~:ORNTAD'“”«»&", max_size=40), st.booleans())
def test_any_text_is_a_query_or_an_error_with_a_column_in_it(text: str, prefix: bool) -> None:
    try:
        node = parse(Query(text, prefix=prefix)).node
    except QueryError as error:
        assert 0 <= error.column <= len(text)
        assert "\n" not in str(error)
    else:
        assert (node is None) == (not text.strip())
