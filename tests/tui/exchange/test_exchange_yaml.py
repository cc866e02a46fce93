"""YAML is written and read in one go, with libyaml and without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.exchange import Contents, UnreadableError, read_bookmarks
from tui.exchange.plain_yaml import plain_yaml
from tui.exchange.records import as_yaml

ODD = [
    "true",
    "12",
    "1.5",
    "null",
    "~",
    "- a",
    "a: b",
    "# x",
    "2020-01-01",
    "",
    "\n",
    "a\nb",
    "<<",
    "=",
    "*x",
    "&x",
    "no",
]
TEXTS = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=("Cs",)), max_size=80)


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """PyYAML as it is, and as it is where it was built without libyaml."""
    if request.param == "python":
        monkeypatch.setattr("tui.exchange.records._Dumper", yaml.SafeDumper)
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    yield request.param


@pytest.mark.usefixtures("parser")
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["name", "text", "more"]), TEXTS | st.lists(TEXTS, max_size=3)), max_size=3
    )
)
def test_what_is_written_is_read_as_it_was_by_us_and_by_others(values: list[dict[str, object]]) -> None:
    written = as_yaml(Contents("A title: odd", "key", (), {"searches": values}))
    whole = {"schema": 1, "collection": "A title: odd", "key": "key", "bookmarks": [], "searches": values}
    assert yaml.safe_load(written) == whole
    assert plain_yaml(written) == {**whole, "schema": "1"}


@pytest.mark.usefixtures("parser")
def test_values_that_are_no_texts_are_written_as_what_they_are() -> None:
    value = {"number": 12, "yes": True, "nothing": None, "none": [], "empty": {}}
    written = as_yaml(Contents("t", "k", (), {"searches": [value]}))
    assert yaml.safe_load(written)["searches"] == [value]
    assert plain_yaml(written)["searches"] == [  # type: ignore[index,call-overload]
        {"number": "12", "yes": "true", "nothing": "null", "none": [], "empty": {}}
    ]


@pytest.mark.usefixtures("parser")
def test_the_same_value_twice_is_written_twice() -> None:
    tags = ["a", "b"]
    written = as_yaml(Contents("t", "k", (), {"searches": [{"tags": tags}, {"tags": tags}]}))
    assert "&" not in written
    assert "*" not in written


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\n---\nb: 2\n", "line 2, column 1: another document begins here"),
        ("? [a]\n: b\n", "line 1, column 3: the name of a value is a list or a mapping"),
        ("a: &x [1]\nb: *x", "line 1, column 4: bookmarks have no anchors"),
        ("- " * 12 + "- a", "line 1, column 25: it is nested too deeply"),
        ("a: [b", "line "),
    ],
)
@pytest.mark.usefixtures("parser")
def test_what_is_no_plain_value_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        plain_yaml(text)
    assert said in str(caught.value)


@pytest.mark.usefixtures("parser")
def test_a_bomb_is_refused_before_it_is_made() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    with pytest.raises(UnreadableError, match="anchors"):
        read_bookmarks("\n".join(lines).encode(), form="yaml")


@pytest.mark.usefixtures("parser")
def test_where_there_is_nothing_there_is_no_value() -> None:
    assert plain_yaml("") is None
    assert plain_yaml("# a remark\n") is None
    assert plain_yaml("a:\nb: ''\n") == {"a": "", "b": ""}
