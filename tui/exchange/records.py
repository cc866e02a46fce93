"""Bookmarks as YAML and as JSON, with all that they hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from io import StringIO
from typing import Any

import yaml

from tui.exchange.escaping import DRIVING, json_text
from tui.exchange.quotations import Contents
from tui.notebook import Bookmark

SCHEMA = 1
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_TEXT = "tag:yaml.org,2002:str"
_NAMES = tuple(field.name for field in fields(Bookmark) if field.name != "standing")


def record(mark: Bookmark) -> dict[str, object]:
    """A bookmark as plain values, without where it stands now, which is found out anew."""
    return {name: getattr(mark, name) for name in _NAMES} | {"tags": list(mark.tags)}


def as_yaml(contents: Contents) -> str:
    """All of it as YAML: each value where it stands, never a reference to another."""
    # Without a tree of nodes, which the library makes of all values first: it takes most of the time.
    stream = StringIO()
    dumper = _Dumper(stream, allow_unicode=True, width=100)
    try:
        for event in _events(_value(contents), dumper):
            dumper.emit(event)
    finally:
        dumper.dispose()
    return DRIVING.sub(lambda found: f"\\u{ord(found[0]):04X}", stream.getvalue())


def _events(value: object, resolver: Any) -> Iterator[yaml.Event]:
    yield yaml.StreamStartEvent()
    yield yaml.DocumentStartEvent(explicit=False)
    yield from _events_of(value, resolver)
    yield yaml.DocumentEndEvent(explicit=False)
    yield yaml.StreamEndEvent()


def _events_of(value: object, resolver: Any) -> Iterator[yaml.Event]:
    if isinstance(value, Mapping):
        yield yaml.MappingStartEvent(None, None, True, flow_style=False)
        for name, each in value.items():
            yield _text(name, resolver)
            yield from _events_of(each, resolver)
        yield yaml.MappingEndEvent()
    elif isinstance(value, list | tuple):
        yield yaml.SequenceStartEvent(None, None, True, flow_style=False)
        for each in value:
            yield from _events_of(each, resolver)
        yield yaml.SequenceEndEvent()
    elif isinstance(value, str):
        yield _text(value, resolver)
    else:
        yield yaml.ScalarEvent(None, None, (True, False), json.dumps(value))


def _text(text: str, resolver: Any) -> yaml.Event:
    """A text, between quotes where it is odd or would be read as something else."""
    plain = resolver.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT
    return yaml.ScalarEvent(None, _TEXT, (plain, True), text, style='"' if DRIVING.search(text) else None)


def as_json(contents: Contents) -> str:
    """All of it as JSON."""
    return json_text(_value(contents))


def _value(contents: Contents) -> dict[str, object]:
    head = {"schema": SCHEMA, "collection": contents.title, "key": contents.key}
    return {**head, "bookmarks": [*map(record, contents.marks)], **(contents.others or {})}
