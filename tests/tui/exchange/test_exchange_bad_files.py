"""Files that can't be taken in are refused in one line that says where; those that can are known by what they hold."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.exchange import LARGEST, READABLE, UnreadableError, read_bookmarks

WHOLE = {"id": "a", "document": "d", "quote": "q", "digest": "x", "created": "2018-07-18T00:00:00+00:00"}


def refused(data: bytes | str, **options: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bookmarks(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"), **options)
    said = str(caught.value)
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "there is nothing in it"),
        ("{", "line 1, column 2: "),
        ('{"bookmarks": [\n{"id": 1,}]}', "line 2, column 10: "),
        ("[" * 100_000, "nested too deeply"),
        ('{"bookmarks": ' + "[" * 400 + "]" * 400 + "}", "entry 1: it is no bookmark"),
        ("[" + "1" * 5000 + "]", "a number that is too long"),
        ("a: [b", "line 2, column 1: "),
        ("a: &x [1]\nb: *x", "line 1, column 4: bookmarks have no anchors"),
        ("a: *x", "line 1, column 4: bookmarks have no anchors"),
        ("a: " + "[" * 30 + "]" * 30, "nested too deeply"),
        ("just words", "there are no bookmarks in it"),
        ("bookmarks: words", "bookmarks is no list"),
        ("a: \x07", "a character that YAML does not allow"),
        ('{"schema": 2, "bookmarks": []}', "a newer dtti-tui wrote it (schema 2)"),
        ('{"rows": {}}', "rows is no list"),
        ('{"type": "AnnotationCollection", "first": "http://x/1"}', "not in the file but at http://x/1"),
        ('{"rows": [{"uri": "x"}, 3]}', "entry 2: it is no annotation"),
        ('{"rows": [{"uri": "x", "target": 3}]}', "entry 1: target is no list"),
        ('{"rows": [{"uri": "x", "tags": [1]}]}', "entry 1: tags is no list of texts"),
        ('{"type": "Annotation", "id": "x"}', "entry 1: it is no annotation: it has no target"),
        ('{"type": "Annotation", "target": 3}', "entry 1: its target is neither"),
        ('{"type": "Annotation", "target": []}', "entry 1: it has no target"),
        ('{"type": "Annotation", "target": "x", "body": [3]}', "entry 1: its body is neither"),
        ('{"type": "Annotation", "target": {"source": "x", "selector": 3}}', "entry 1: its selector is none"),
        ('{"type": "Annotation", "created": "soon", "target": "x"}', "entry 1: created is no date and time"),
        ('{"rows": [{"uri": "x", "text": "\\ud800"}]}', "entry 1: text is no valid text"),
        ("document,quote\nd", "line 2: it has no quote, or no document and note"),
        ("document,quote,colour\nd,q,pink", "line 2: colour is “pink”; there are red, orange"),
        ('document,quote\nd,"q', "it is no table: "),
        ("document,quote\n", "there are no bookmarks in it: a table has a line of names"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_and_where(data: str, said: str) -> None:
    assert said in refused(data)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"start": -1}, "start is no whole number"),
        ({"end": 1.5}, "end is no whole number"),
        ({"end": True}, "end is no whole number"),
        ({"passage": "x"}, "passage is no whole number"),
        ({"start": 2**60}, "start is no whole number"),
        ({"quote": ["q"]}, "quote is no text"),
        ({"tags": {"a": 1}}, "tags is no list"),
        ({"kind": "book"}, "kind is “book”"),
        ({"colour": "pink"}, "colour is “pink”"),
        ({"created": "yesterday"}, "created is no date and time"),
        ({"modified": 7}, "modified is no date and time"),
        ({"quote": ""}, "it has no document or no quote"),
        ({"id": "x" * 201}, "its id is too long"),
        ({"kind": "card", "card": ""}, "it has no card"),
    ],
)
def test_an_entry_that_is_wrong_is_named(change: dict[str, object], said: str) -> None:
    assert refused(json.dumps({"bookmarks": [WHOLE, {**WHOLE, **change}]})).startswith(f"entry 2: {said}")


def test_what_is_no_utf_8_is_said_with_its_line() -> None:
    assert refused(b"a\nb\nc\xff") == "line 3: it is not in UTF-8 here; save it in UTF-8"
    assert "UTF-16" in refused(b"\xff\xfe\x00")
    assert len(read_bookmarks("document\tquote\nd\tq".encode("utf-16"))) == 1


def test_what_is_too_large_is_not_read() -> None:
    assert "100 MB" in refused(b" " * (LARGEST + 1))


def test_laughs_by_the_billion_are_not_counted() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "anchors" in refused("\n".join(lines))


NAMES = st.sampled_from(
    ["bookmarks", "rows", "annotations", "items", "first", "next", "target", "source", "selector", "refinedBy", "type",
     "body", "value", "purpose", "motivation", "uri", "references", "text", "tags", "id", "created", "document", "quote",
     "digest", "kind", "exact", "start", "title", "@graph", "generator", "name", "dtti:sha256"]
)  # fmt: skip
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5),
    st.sampled_from(["Annotation", "AnnotationPage", "TextQuoteSelector", "TextPositionSelector", "dtti-tui", "2018"]),
)  # fmt: skip
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6))


ENTRIES = st.lists(
    st.builds(
        lambda entry, more: {**more, **entry},
        st.dictionaries(NAMES, VALUES, max_size=8),
        st.sampled_from([{}, {"uri": "x"}, {"target": "x"}, {"id": "x", "digest": "y", "document": "d", "quote": "q"}]),
    ),
    max_size=3,
)
FILES = st.one_of(VALUES, ENTRIES, st.dictionaries(NAMES, ENTRIES, min_size=1, max_size=2))


@given(value=FILES)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_json_comes_it_is_understood_or_refused(value: object) -> None:
    try:
        arrivals = read_bookmarks(json.dumps(value).encode(), form="json")
    except UnreadableError as error:
        assert str(error) and "\n" not in str(error)
    else:
        assert all(each.id for each in [*arrivals.own, *arrivals.foreign])


@given(data=st.binary(max_size=80) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")))
@pytest.mark.parametrize("form", ["", *READABLE])
def test_whatever_bytes_come_they_are_understood_or_refused(data: bytes, form: str) -> None:
    try:
        assert len(read_bookmarks(data, form=form)) >= 0
    except UnreadableError as error:
        assert str(error) and "\n" not in str(error)


def test_ids_that_come_twice() -> None:
    later = {**WHOLE, "note": "later", "modified": "2019-01-01T00:00:00+00:00"}
    arrivals = read_bookmarks(json.dumps({"bookmarks": [WHOLE, later, WHOLE]}).encode())
    assert [each.note for each in arrivals.own] == ["later"]
    assert len(arrivals.remarks) == 2 and "entry 2 has the id of another entry" in arrivals.remarks[0]
    arrivals = read_bookmarks(json.dumps({"bookmarks": [WHOLE, WHOLE]}).encode())
    assert (len(arrivals), arrivals.remarks) == (1, [])


def test_searches_and_choices_are_said_to_be_left_out() -> None:
    arrivals = read_bookmarks(json.dumps({"bookmarks": [WHOLE], "searches": [1], "choices": []}).encode())
    assert arrivals.remarks == ["its searches are not taken in; only bookmarks are"]


@pytest.mark.parametrize(
    "text",
    [
        'document,quote,note,tags\ntalks.txt,Some words,Why,"a, b"\n',
        "Quote;Document;Note;Tags\nSome words;talks.txt;Why;a, b\n",
        "- {document: talks.txt, quote: Some words, note: Why, tags: [a, b]}\n",
        '[{"document": "talks.txt", "quote": "Some words", "note": "Why", "tags": "a, b"}]',
        "\ufeffbookmarks:\n- document: talks.txt\n  quote: Some words\n  note: Why\n  tags: [a, b]\n",
    ],
)
def test_what_was_written_by_hand_is_understood(text: str) -> None:
    (found,) = read_bookmarks(text.encode()).foreign
    assert (found.source, found.exact, found.note, found.tags) == ("talks.txt", "Some words", "Why", ("a", "b"))
    assert read_bookmarks(text.encode()).foreign == [found]
