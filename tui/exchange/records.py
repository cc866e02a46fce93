"""Bookmarks as YAML and as JSON, with all that they hold."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import yaml

from tui.exchange.escaping import DRIVING, json_text
from tui.exchange.quotations import Contents
from tui.notebook import Bookmark

SCHEMA = 1
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Safe(_Dumper):  # type: ignore[misc]
    """Writes each value where it stands, never a reference to another, and odd strings between quotes."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _string(dumper: Any, text: str) -> Any:
    style = '"' if DRIVING.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Safe.add_representer(str, _string)


def record(mark: Bookmark) -> dict[str, object]:
    """A bookmark as plain values, without where it stands now, which is found out anew."""
    values = asdict(mark)
    del values["standing"]
    return {**values, "tags": list(mark.tags)}


def as_yaml(contents: Contents) -> str:
    """All of it as YAML."""
    text = yaml.dump(_value(contents), Dumper=_Safe, allow_unicode=True, sort_keys=False, width=100)
    return DRIVING.sub(lambda found: f"\\u{ord(found[0]):04X}", text)


def as_json(contents: Contents) -> str:
    """All of it as JSON."""
    return json_text(_value(contents))


def _value(contents: Contents) -> dict[str, object]:
    head = {"schema": SCHEMA, "collection": contents.title, "key": contents.key}
    return {**head, "bookmarks": [*map(record, contents.marks)], **(contents.others or {})}
