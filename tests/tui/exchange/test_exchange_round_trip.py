"""What is written out as JSON-LD, JSON or YAML comes back as it was; of a table, as far as its columns go."""

from __future__ import annotations

import string
from contextlib import closing
from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.copying import Citation, plain
from tui.exchange import FORMATS, Contents, Quotation, read_bookmarks
from tui.notebook import COLOURS, Bookmark, Notebook
from tui.notebook.annotation import written_tags

ODD = st.sampled_from(
    ["=1+1", "'=x", "''-", "- a\n b", "  lead", "trail ", "a\tb", "\r\n", "null", "~", "true", "2018-07-18", "12", "1e3",
     "0x1f", "<<", "*a", "&a", "!!x", "# no", ": ", "a: b", "{}", "[x", "%y", "@z", "`", "|", ">", "\x85\u2028\u2029",
     "\u202e", "\ufeff", "\x00\x1b[31m", "印度 🛰 नमस्ते e\u0301", '"', "\\", "\\u0041", ",", "a;b", "---", "...", "yes"]
)  # fmt: skip
TEXT = st.one_of(
    ODD, st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.lists(ODD, max_size=4).map("".join)
)
SOME = TEXT.filter(bool)
MOMENTS = st.datetimes(timezones=st.just(UTC)).map(lambda at: at.isoformat(timespec="microseconds"))
IDS = st.one_of(st.uuids().map(str), st.text(string.ascii_letters + "-_:/%é", min_size=1, max_size=40))
IDS = IDS.filter(lambda name: not name.startswith("-"))
OFFSET = st.integers(0, 2**40)


@st.composite
def bookmarks(draw: st.DrawFn) -> Bookmark:
    kind = draw(st.sampled_from(["passage", "passage", "document", "card"]))
    passage = kind == "passage"
    return Bookmark(
        id=draw(IDS),
        document="" if kind == "card" else draw(SOME),
        start=draw(OFFSET) if passage else 0,
        end=draw(OFFSET) if passage else 0,
        quote=draw(SOME) if passage else "",
        prefix=draw(TEXT) if passage else "",
        suffix=draw(TEXT) if passage else "",
        digest=draw(st.sampled_from(["", "ab" * 32])) if kind != "card" else "",
        title=draw(TEXT),
        created=draw(MOMENTS),
        note=draw(TEXT),
        tags=written_tags(draw(st.lists(TEXT, max_size=3))),
        kind=kind,
        card=draw(SOME) if kind == "card" else "",
        colour=draw(st.sampled_from(COLOURS)),
        passage=draw(st.integers(0, 5000)) if passage else 0,
        query=draw(TEXT),
        first_quote=draw(TEXT) if passage else "",
        placeless=draw(st.booleans()) if passage else False,
        modified=draw(st.one_of(st.just(""), MOMENTS)),
        alike=draw(st.integers(0, 99)) if passage else 0,
        nth=draw(st.integers(0, 99)) if passage else 0,
    )


MANY = st.lists(bookmarks(), max_size=4, unique_by=lambda each: each.id)


def contents(marks: list[Bookmark]) -> Contents:
    return Contents(
        "Talks", "k-1", [Quotation(Citation(each.quote, each.title, each.document), each) for each in marks]
    )


@pytest.mark.parametrize("form", ["jsonld", "json", "yaml"])
@given(marks=MANY)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_nothing_is_lost(form: str, marks: list[Bookmark]) -> None:
    text = FORMATS[form](contents(marks))
    assert not set(text) & {*map(chr, range(0x7F, 0xA0)), *map(chr, range(9)), "\x1b", "\u202e", "\u2028"}
    arrivals = read_bookmarks(text.encode())
    assert (arrivals.own, arrivals.foreign, arrivals.remarks) == (marks, [], [])


@given(marks=MANY)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_table_keeps_all_but_control_characters(marks: list[Bookmark]) -> None:
    names = ("id", "document", "quote", "prefix", "suffix", "title", "note", "card", "query", "first_quote")
    wanted = [replace(each, **{name: plain(getattr(each, name)) for name in names}) for each in marks]
    wanted = [replace(each, tags=written_tags(map(plain, each.tags))) for each in wanted]
    if any(not (each.quote and each.document) for each in wanted if each.kind == "passage"):
        return
    if any(not (each.card or each.document) for each in wanted) or not marks:
        return
    arrivals = read_bookmarks(FORMATS["csv"](contents(marks)).encode())
    assert arrivals.own == wanted


@given(text=TEXT)
def test_no_cell_of_a_table_is_a_formula(text: str) -> None:
    mark = Bookmark("i", "d", 0, 1, text or "q", "", "", "d", "t", "2018-07-18T00:00:00+00:00", note=text, query=text)
    import csv
    import io

    for row in csv.reader(io.StringIO(FORMATS["csv"](contents([mark])))):
        assert not [cell for cell in row if cell[:1] in tuple("=+-@\t\r\n")]


@given(marks=MANY)
@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None, max_examples=20
)
def test_a_notebook_that_takes_it_in_is_the_same(
    marks: list[Bookmark], tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = FORMATS["jsonld"](contents(marks)).encode()
    with closing(Notebook.open("key", data_dir=tmp_path_factory.mktemp("data"))) as notebook:
        assert notebook.merge(read_bookmarks(data).own).added == len(marks)
        assert notebook.merge(read_bookmarks(data).own).same == len(marks)
        kept = sorted(notebook.bookmarks(), key=lambda each: each.id)
        assert kept == sorted(marks, key=lambda each: each.id)
        if marks:
            assert notebook.undo().startswith("import of")
        assert notebook.bookmarks() == ()
