"""YAML is read as plain text with places, and nothing but YamlProblem comes out of what is no such YAML."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from indexdir.yaml_decode import decode
from indexdir.yaml_reader import MAX_BYTES, YamlProblem, read_yaml


def refused(source: bytes | Path) -> YamlProblem:
    with pytest.raises(YamlProblem) as caught:
        read_yaml(source, "people.yaml")
    return caught.value


@pytest.mark.parametrize(
    "scalar", ["no", "yes", "null", "~", "2018", "2018-07-18", "1.50", "0x1f", "1e3", "012", "=", "<<"]
)
def test_every_plain_scalar_stays_the_text_that_was_written(scalar: str) -> None:
    assert read_yaml(f"value: {scalar}".encode(), "f")[0] == {"value": scalar}


def test_nothing_after_a_key_is_empty_text() -> None:
    assert read_yaml(b"summary:\nname: x", "f")[0] == {"summary": "", "name": "x"}


@pytest.mark.parametrize("source", [b"", b"# only a comment\n", b"---\n"])
def test_an_empty_file_is_empty_text(source: bytes) -> None:
    assert read_yaml(source, "f")[0] == ""


def test_places_count_from_one_and_point_at_the_value() -> None:
    _, locate = read_yaml(b"kind: person\ncards:\n  - id: a\n    aliases: [x, y]\n    summary:\n", "f")
    assert locate(("kind",)) == (1, 7)
    assert locate(("cards", 0, "aliases", 1)) == (4, 18)
    assert locate.key(("cards", 0, "aliases")) == (4, 5)
    assert locate(("cards", 0, "summary")) == (5, 5)
    assert locate(("cards", 7, "name")) == locate(("cards",))


@pytest.mark.parametrize(
    ("source", "line", "column", "words"),
    [
        (b"a: 1\nb: 2\na: 3", 3, 1, "twice"),
        (b"a: &x 1\nb: *x", 1, 4, "anchors"),
        (b"b: *x", 1, 4, "references"),
        (b"a: !!python/object/apply:os.system [ls]", 1, 4, "tags (!!python"),
        (b"a: !secret x", 1, 4, "tags"),
        (b"a: 1\n---\nb: 2", 2, 1, "second document"),
        (b"? [a, b]\n: c", 1, 3, "key has to be text"),
        (b"a: b\n\tc: d", 2, 1, "tab"),
        (b"a: [1, 2\nb: 3", 2, 2, "no valid YAML"),
        (b"a: caf\xe9", 1, 7, "not UTF-8"),
        (b"a: b\nc: \x00", 2, 4, "U+0000"),
        (b'a: "\\e[31m"', 1, 4, "U+001B"),
        ("a: \u202eevil".encode(), 1, 4, "U+202E"),
        (b"[" * 100_000, 1, 51, "levels"),
        (b"- " * 100_000, 1, 101, "levels"),
        (b"{a: " * 60, 1, 201, "levels"),
    ],
)
def test_what_can_surprise_is_refused_with_its_place(source: bytes, line: int, column: int, words: str) -> None:
    problem = refused(source).problem
    assert (problem.line, problem.column) == (line, column)
    assert words in problem.message
    assert problem.level == "error"
    assert "\n" not in str(problem)


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize(
    "source", ["[" * 1000, "[" * 1200 + "@", "[" * 51 + "'", "x: [[1]]\ny: " + "[" * 5000, "é: " + "[" * 900 + "@"]
)
def test_every_parser_gives_the_place_of_our_own_limit(
    source: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexdir.yaml_reader.PARSER", loader)
    problem = refused(source.encode()).problem
    last = source.rpartition("\n")[2]
    crossed = last.index("[") + (51 if last == source and ":" not in last else 50)
    assert (problem.line, problem.column) == (source.count("\n") + 1, crossed)
    assert "levels" in problem.message


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize("source", ["{abc: 1, abc@d: [}", "[" * 49 + "@", "[[[]]], '"])
def test_an_error_of_the_parser_stays_one(source: str, loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexdir.yaml_reader.PARSER", loader)
    assert "no valid YAML" in refused(source.encode()).problem.message


def test_the_field_is_named() -> None:
    assert refused(b"cards:\n  - id: a\n    facts: [{text: *t}]").problem.field == "cards[0].facts[0].text"


def test_forty_nine_levels_are_fine_and_nothing_expands() -> None:
    data, _ = read_yaml(b"[" * 49 + b"]" * 49, "f")
    assert isinstance(data, list)
    bomb = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n + 1, n + 1, n, n) for n in range(97, 115))
    assert "anchors" in refused(bomb).problem.message


def test_a_large_file_is_refused_unread() -> None:
    assert "larger than 4 MB" in refused(b"a: " + b"x" * MAX_BYTES).problem.message


def test_other_encodings_with_a_mark_are_read() -> None:
    assert read_yaml("name: Türkiye".encode("utf-16"), "f")[0] == {"name": "Türkiye"}
    assert read_yaml(b"\xef\xbb\xbfname: x", "f")[0] == {"name": "x"}
    assert read_yaml(b"name: x\r\nkind: y\r\n", "f")[0] == {"name": "x", "kind": "y"}


def test_a_file_that_can_not_be_read_is_a_problem(tmp_path: Path) -> None:
    assert "can't be read" in refused(tmp_path / "none.yaml").problem.message
    assert "not a regular file" in refused(tmp_path).problem.message


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: b")
    path.chmod(0)
    assert "Permission denied" in refused(path).problem.message


PIECES = st.sampled_from(
    [
        "a",
        "- ",
        ": ",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&x",
        "*x",
        "!t ",
        "|",
        ">",
        "'",
        '"',
        "#",
        "? ",
        "\t",
        "---\n",
        "%",
        "\\",
        "é",
        "\0",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_only_yaml_problems_come_out(text: str) -> None:
    try:
        data, locate = read_yaml(text.encode(), "f")
    except YamlProblem as error:
        assert error.problem.file == "f"
        assert error.problem.line >= 0
    else:
        assert isinstance(data, str | list | dict)
        assert locate(()) >= (1, 1)


@given(st.binary(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        read_yaml(raw, "f")
    except YamlProblem as error:
        assert str(error).startswith("f")


class Entry(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    aliases: list[str] = []
    confidence: Literal["high", "low"] = "high"


class Whole(msgspec.Struct, forbid_unknown_fields=True):
    entries: list[Entry] = []
    documents: dict[str, Entry] = {}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "entries: [{title: a, aliases: 5}]",
            "f:1:31: entries[0].aliases: expected a list of text, found the text “5”",
        ),
        ("entries: [{title: a, aliases: }]", "f:1:22: entries[0].aliases: expected a list of text, found nothing"),
        ("entries: [{title: [a]}]", "f:1:19: entries[0].title: expected text, found a list"),
        (
            "entries: [{title: a, aliases: [b, {c: d}]}]",
            "f:1:35: entries[0].aliases[1]: expected text, found named fields",
        ),
        ("entries: [{titel: a}]", "f:1:12: entries[0].titel: this key is not known; did you mean “title”?"),
        ("entries: [{aliases: [a]}]", "f:1:11: entries[0]: “title” is missing"),
        (
            "entries: [{title: a, confidence: sure}]",
            "f:1:34: entries[0].confidence: expected high or low, found the text “sure”",
        ),
        (
            "documents:\n  a: {title: b}\n  c.d: {title: {}}",
            "f:3:16: documents.c.d.title: expected text, found named fields",
        ),
        ("documents: [a]", "f:1:12: documents: expected named fields (such as `name: …`), found a list"),
        ("zebra: 1", "f:1:1: zebra: this key is not known; known are entries, documents"),
    ],
)
def test_a_wrong_type_is_told_in_plain_words(source: str, expected: str) -> None:
    data, locate = read_yaml(source.encode(), "f")
    with pytest.raises(YamlProblem) as caught:
        decode(data, Whole, "f", locate)
    assert str(caught.value) == expected


def test_the_path_of_a_part_is_kept() -> None:
    data, locate = read_yaml(b"entries:\n  - title: a\n  - title: []\n", "f")
    with pytest.raises(YamlProblem) as caught:
        decode(data["entries"][1], Entry, "f", locate, ("entries", 1))
    assert str(caught.value) == "f:3:12: entries[1].title: expected text, found a list"
