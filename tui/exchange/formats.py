"""The formats that what was kept can be written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePath

from tui.exchange import csl, csv_table, markdown, records
from tui.exchange.annotations import written as as_jsonld
from tui.exchange.quotations import Contents

Format = Callable[[Contents], str]

FORMATS: Mapping[str, Format] = {
    "md": markdown.written,
    "jsonld": as_jsonld,
    "csv": csv_table.written,
    "yaml": records.as_yaml,
    "json": records.as_json,
    "csl": csl.written,
}
BY_TAG: Format = partial(markdown.written, group="tag")
"""Markdown by tag in place of by document."""

_ENDINGS = {"markdown": "md", "yml": "yaml"}


def format_of(path: PurePath) -> str:
    """The format that the ending of a file's name asks for; empty where it asks for none."""
    name = path.name.lower()
    if name.endswith((".csl.json", ".csl")):
        return "csl"
    ending = path.suffix.lower().removeprefix(".")
    ending = _ENDINGS.get(ending, ending)
    return ending if ending in FORMATS else ""
