"""Whatever is typed or pasted is answered, or refused in one clear line that points at a column."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from bad_queries import bad_queries

from indexdir import Library, Query, QueryError

TRAP = "a" * 30 + "b " + "x" * 40 + "\n" + "a" * 5_000 + "b\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "cards").mkdir()
    (folder / "cards" / "all.yaml").write_text("kind: law\ncards:\n  - {id: caatsa, name: CAATSA}\n")
    (folder / "trap.txt").write_text(f"A trap\n\n{TRAP}\n", encoding="utf-8")
    (folder / "waiver.txt").write_text("The waiver\n\nA waiver of the sanctions of CAATSA.\n" * 20, encoding="utf-8")
    with closing(Library.open(folder, index_dir=tmp_path_factory.mktemp("index"))) as library:
        library.build()
        yield library


@pytest.mark.parametrize("plain", [False, True])
def test_each_is_answered_or_refused_in_one_line(library: Library, plain: bool) -> None:
    for text in bad_queries():
        query = Query(text, plain=plain, prefix=not plain)
        try:
            results = library.search(query)
            said = [*results.remarks, *(way.label for way in library.ladder(query).relaxations if not results.total)]
        except QueryError as error:
            assert 0 <= error.column <= len(text), text[:80]
            assert len(error.reason) < 400, text[:80]
            said = [str(error)]
        assert all(line.isprintable() for line in said), (text[:80], said)


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("word " * 10_000, 10_000, "more than 10,000 characters"),
        ("word " * 300, 1_000, "more than 200 parts"),
        ("AND OR NOT", 0, "“AND” needs a word before it"),
        ("waiver (sanctions", 7, "not closed; add “)”"),
        ("waiver) x", 6, "closes nothing"),
        ('waiver "sanctions', 7, 'add "'),
        ("waiver *", 7, "at least 2 letters before it"),
        ("waiver~9", 6, "followed by 1 or 2"),
        ("date:2018-13", 5, "there is no month 13"),
        ("date:2019..2015", 5, "write 2015..2019"),
        ("date:2018-02-30", 5, "has no day 30; it has 28"),
        ("waiver colour:red", 7, "there is no field “colour:”"),
        ("titel:x", 0, "did you mean title:"),
        ("title: x", 0, "needs a value right after it"),
        ("title:(a OR b)", 0, "without a space or a parenthesis"),
        ("| a", 0, "“|” needs a word before it"),
        ("date:٢٠١٨", 5, "a date is written"),
        ("re:/(?au)a/", 4, "can't be read: ASCII, LOCALE and UNICODE flags are mutually incompatible"),
        ("re:/(?V1)a/", 4, "can't be read: VERSION0 and VERSION1 flags are mutually incompatible"),
        ("re:/a/b/", 0, "one inside is written \\/"),
        ("waiver \x1b[31m", 7, "a control character"),
        ("a NEAR/0 b", 7, "from 1 to 1000"),
        ("a NEAR/x b", 7, "from 1 to 1000"),
        ('waiver ""', 7, "nothing to search for"),
        ("(" * 40 + "a" + ")" * 40, 30, "more than 30 levels"),
        ('"' + "the " * 501 + '"', 2_001, "more than 500 words are to stand together"),
        ("waiver " + "a-" * 600, 1_007, "more than 500 words are to stand together"),
        ("waiver | ", 7, "“|” needs a word after it"),
        ("re:/(/", 5, "can't be read: missing )"),
        ("trap re:/(a+)+$/", 5, "takes too long in trap.txt"),
        ("re:/((a{999}){999}){999}/", 4, "repeats too much"),
        ("re:/" + "a" * 501 + "/", 4, "more than 500 characters"),
        ("card:\u202e" + "x" * 500, 5, "there is no card “\ufffd" + "x" * 59 + "…”"),
    ],
)
def test_the_line_says_where_and_what_to_do(library: Library, text: str, column: int, words: str) -> None:
    with pytest.raises(QueryError) as refused:
        library.search(Query(text))
    assert refused.value.column == column, refused.value
    assert words in refused.value.reason


def test_prose_has_its_own_limits(library: Library) -> None:
    assert library.search(Query("waiver " * 2_000, plain=True)).total == 1
    for text, words in (("waiver " * 2_001, "2,000 words"), ("." * 100_001, "100,000 characters")):
        with pytest.raises(QueryError, match=words):
            library.search(Query(text, plain=True))


def test_punctuation_of_prose_is_no_operator(library: Library) -> None:
    assert library.search(Query("the waiver: sanctions")).total == 1
    assert library.search(Query("waiver — sanctions")).remarks == (
        "“—” has no letter or digit to search for, and is left out",
    )


def test_the_limit_of_time_is_for_all_texts_together(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexdir.matching.patterns.SECONDS_IN_ALL", -1e6)
    with pytest.raises(QueryError, match="takes too long; make it simpler"):
        library.search(Query("re:/waiver/"))
