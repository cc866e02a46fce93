"""From plain YAML values to typed ones; an error says in plain words what was expected and what is there."""

from __future__ import annotations

import difflib
import re
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from indexdir.records import Problem
from indexdir.yaml_reader import KeyPath, Locate, Plain, YamlProblem, field_name, shown

T = TypeVar("T")
Wanted = Any  # a type as msgspec takes it

STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
QUOTED = re.compile(r"`([^`]*)`")


def decode(data: Plain, wanted: type[T], file_label: str, locate: Locate, at: KeyPath = ()) -> T:
    """Turn `data`, which stands at the path `at` of its file, into the wanted type; raises YamlProblem."""
    try:
        return msgspec.convert(data, wanted)
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at ")
        path = _path_of(data, wanted, where.strip("`"), reason)
    key, message = _explained(reason, _value_at(data, path), _type_at(wanted, path))
    full = (*at, *path)
    place = locate.key((*full, key)) if key else locate(full)
    raise YamlProblem(Problem(file_label, message, *place, field=field_name((*full, key) if key else full)))


def _path_of(data: Plain, wanted: Wanted, where: str, reason: str) -> KeyPath:
    """Read msgspec's path; it hides the keys of a free mapping as `[...]`, which are found by bisection."""
    path: list[str | int] = []
    for name, index in STEP.findall(where):
        if index == "...":
            path.append(_culprit(data, wanted, tuple(path), reason))
        else:
            path.append(int(index) if index else name)
    return tuple(path)


def _culprit(data: Plain, wanted: Wanted, path: KeyPath, reason: str) -> str:
    keys = list(_value_at(data, path))
    while len(keys) > 1:
        half = keys[: len(keys) // 2]
        try:
            msgspec.convert(_with_keys(data, path, set(half)), wanted)
        except msgspec.ValidationError as error:
            keys = half if str(error).startswith(reason) else keys[len(half) :]
        else:
            keys = keys[len(half) :]
    return str(keys[0])


def _with_keys(data: Plain, path: KeyPath, keys: set[str]) -> Plain:
    if not path:
        return {key: value for key, value in data.items() if key in keys}
    changed = data.copy()
    changed[path[0]] = _with_keys(data[path[0]], path[1:], keys)
    return changed


def _value_at(data: Plain, path: KeyPath) -> Plain:
    for step in path:
        data = data[step]
    return data


def _type_at(wanted: Wanted, path: KeyPath) -> Wanted:
    for step in path:
        wanted = _without_none(wanted)
        origin: Any = get_origin(wanted)
        if origin is not None:
            wanted = get_args(wanted)[-1 if origin is dict else 0]
        else:
            wanted = get_type_hints(wanted).get(str(step), Any)
    return _without_none(wanted)


def _without_none(wanted: Wanted) -> Wanted:
    origin: Any = get_origin(wanted)
    if origin in (Union, UnionType):
        return next(part for part in get_args(wanted) if part is not type(None))
    return wanted


def _explained(reason: str, value: Plain, wanted: Wanted) -> tuple[str, str]:
    """Give the key that is meant, if it is not the value itself, and the message."""
    names = QUOTED.findall(reason)
    if "unknown field" in reason:
        known = list(get_type_hints(wanted))
        near = difflib.get_close_matches(names[0], known, 1)
        advice = f"did you mean “{near[0]}”?" if near else f"known are {', '.join(known)}"
        return names[0], f"this key is not known; {advice}"
    if "missing required field" in reason:
        return "", f"“{names[0]}” is missing"
    return "", f"expected {_expected(wanted)}, found {_found(value)}"


def _expected(wanted: Wanted) -> str:
    origin: Any = get_origin(wanted)
    if origin is Literal:
        *most, last = get_args(wanted)
        return f"{', '.join(most)} or {last}" if most else str(last)
    if origin in (list, tuple):
        inner = get_args(wanted)[0]
        return "a list of text" if inner is str else "a list of entries with named fields"
    return "text" if wanted is str else "named fields (such as `name: …`)"


def _found(value: Plain) -> str:
    if isinstance(value, str):
        return f"the text “{shown(value)}”" if value else "nothing"
    return "a list" if isinstance(value, list) else "named fields"
