"""Reading a file of bookmarks: which format it is in, and what it holds."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tui.exchange import csv_table
from tui.exchange.arrivals import (
    SCHEMA,
    Arrivals,
    Foreign,
    UnreadableError,
    colour_in,
    made_id,
    mark_of,
    moment_in,
    number_of,
    once,
    tags_in,
    text_of,
)
from tui.exchange.ids import give_usable_ids
from tui.exchange.plain_yaml import plain_yaml
from tui.exchange.web_annotations import is_foreign_json, read_annotations

FORMATS = ("jsonld", "json", "yaml", "csv", "hypothesis")
LARGEST = 100_000_000
_ENDINGS = {"yaml": "yaml", "yml": "yaml", "csv": "csv", "tsv": "csv", "json": "json", "jsonld": "json"}


def read_bookmarks(data: bytes, *, name: str = "", form: str = "") -> Arrivals:
    """What is in a file, in one of FORMATS, or in what its name and its beginning say. Raises UnreadableError."""
    if len(data) > LARGEST:
        raise UnreadableError(f"it is larger than {LARGEST // 1_000_000} MB; write out fewer bookmarks at a time")
    text = _decoded(data)
    if not text.strip():
        raise UnreadableError("there is nothing in it")
    form = form or _guessed(text, name)
    try:
        return _checked(_table(text) if form == "csv" else _values(plain_yaml(text) if form == "yaml" else _json(text)))
    except RecursionError as error:
        raise UnreadableError("it is nested too deeply to be bookmarks") from error


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableError("it is no valid UTF-16; save it in UTF-8") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"line {line}: it is not in UTF-8 here; save it in UTF-8") from error


def _guessed(text: str, name: str) -> str:
    by_name = _ENDINGS.get(name.lower().rpartition(".")[2], "")
    beginning = text.lstrip()[:1]
    if by_name in ("", "json") and beginning in ("{", "["):
        return "json"
    if by_name:
        return by_name
    names = {cell.strip(' "').casefold() for cell in re.split("[,;\t]", text.partition("\n")[0].strip())}
    return "csv" if {"quote", "document"} <= names else "yaml"


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"line {error.lineno}, column {error.colno}: {error.msg.lower()}") from error
    except ValueError as error:
        raise UnreadableError("it holds a number that is too long") from error


def _values(value: object) -> Arrivals:
    if isinstance(value, Mapping) and "bookmarks" in value:
        schema = str(value.get("schema", SCHEMA))
        if schema.isdecimal() and int(schema) > SCHEMA:
            raise UnreadableError(f"a newer dtti-tui wrote it (schema {schema}); update dtti-tui")
        arrivals = _records(_listed(value["bookmarks"], "bookmarks"))
        others = [name for name in ("searches", "choices", "reviews") if value.get(name)]
        if others:
            arrivals.remarks.append(f"its {' and '.join(others)} are not taken in; only bookmarks are")
        return arrivals
    if is_foreign_json(value):
        return read_annotations(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _records(value)
    raise UnreadableError("there are no bookmarks in it: it is neither an export of dtti-tui nor Web Annotations")


def _listed(value: object, name: str) -> Sequence[object]:
    if value in (None, ""):
        return ()
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise UnreadableError(f"{name} is no list")
    return value


def _records(entries: Iterable[object]) -> Arrivals:
    arrivals = Arrivals()
    for number, entry in enumerate(entries, 1):
        where = f"entry {number}"
        if not isinstance(entry, Mapping):
            raise UnreadableError(f"{where}: it is no bookmark but {type(entry).__name__}")
        _add(arrivals, entry, number, where)
    return arrivals


def _table(text: str) -> Arrivals:
    arrivals = Arrivals()
    try:
        for number, (line, row) in enumerate(csv_table.rows(text), 1):
            _add(arrivals, row, number, f"line {line}")
    except csv.Error as error:
        raise UnreadableError(f"it is no table: {error}") from error
    if not arrivals:
        raise UnreadableError("there are no bookmarks in it: a table has a line of names, as document,quote,note,tags")
    return arrivals


def _add(arrivals: Arrivals, values: Mapping[str, Any], number: int, where: str) -> None:
    """A bookmark of ours, or what somebody wrote down by hand, without an id and all that we know of one."""
    if values.get("id") and (values.get("digest") or (values.get("kind") and values.get("created"))):
        arrivals.own.append(mark_of(values, where))
        return
    source = text_of(values, "document", where) or text_of(values, "source", where)
    exact, note = text_of(values, "quote", where), text_of(values, "note", where)
    if not (exact or note) or not (source or exact):
        raise UnreadableError(f"{where}: it has no quote, or no document and note")
    about = text_of(values, "prefix", where) if exact else note
    made = text_of(values, "id", where) or made_id("", source, exact, about)
    arrivals.foreign.append(
        Foreign(
            number,
            made,
            source,
            text_of(values, "title", where),
            exact,
            text_of(values, "prefix", where),
            text_of(values, "suffix", where),
            number_of(values, "start", where, -1),
            number_of(values, "end", where, -1),
            note,
            tags_in(values, "tags", where),
            moment_in(values, "created", where),
            moment_in(values, "modified", where),
            colour_in(values, where),
        )
    )


def _checked(arrivals: Arrivals) -> Arrivals:
    give_usable_ids(arrivals)
    arrivals.own, remarks = once(arrivals.own)
    arrivals.remarks += remarks
    ids = {each.id for each in arrivals.own}
    kept: dict[str, Foreign] = {}
    for each in arrivals.foreign:
        if each.id in ids or kept.get(each.id, each) != each:
            arrivals.remarks.append(f"entry {each.number} has the id of another entry; the first one counts")
        if each.id not in ids:
            kept.setdefault(each.id, each)
    arrivals.foreign = [*kept.values()]
    return arrivals
