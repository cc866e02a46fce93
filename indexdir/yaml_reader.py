"""YAML as plain text, lists and mappings, with the place of every value, and nothing that can surprise.

Only the event stream of PyYAML's safe parser is used: no object is constructed, no plain scalar is guessed
to be a number, a date or a truth value, and tags, anchors and aliases are refused: nothing can run or expand.
`key:` with nothing after it is empty text.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from indexdir.errors import IndexdirError
from indexdir.records import Problem

Plain = Any  # str, list of Plain or dict of str to Plain
KeyPath = tuple[str | int, ...]
Position = tuple[int, int]

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 50
# Never welcome in text that reaches a terminal: controls, overrides of direction; nor are lone surrogates.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlProblem(IndexdirError):  # noqa: N818  (it carries a Problem)
    """A file that can't be used; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _TooDeepError(YamlProblem):
    pass


@dataclass(slots=True)
class Spot:
    """A value, where it starts, and where its parts are; `keys` are the starts of the keys of a mapping."""

    value: Plain
    start: Position
    parts: dict[str | int, Spot]
    keys: dict[str | int, Position]


# Shared by all scalars, which have neither: a file of 4 MB holds hundreds of thousands of them.
NO_PARTS: dict[str | int, Spot] = {}
NO_KEYS: dict[str | int, Position] = {}


class Locate:
    """Where a value was read: call it with a path such as `("cards", 3, "name")`; counts from 1."""

    def __init__(self, root: Spot) -> None:
        self._root = root

    def __call__(self, path: KeyPath) -> Position:
        """Give the line and column of the value, or of the nearest thing around it that is there."""
        return self._nearest(path).start

    def key(self, path: KeyPath) -> Position:
        """Give the line and column of the key of the last step of `path`."""
        if not path:
            return self._root.start
        spot = self._nearest(path[:-1])
        return spot.keys.get(path[-1], spot.start)

    def _nearest(self, path: KeyPath) -> Spot:
        spot = self._root
        for step in path:
            if step not in spot.parts:
                break
            spot = spot.parts[step]
        return spot


def read_yaml(source: Path | bytes, file_label: str) -> tuple[Plain, Locate]:
    """Read one YAML document of at most 4 MB into text, lists and mappings; raises YamlProblem."""
    raw = source if isinstance(source, bytes) else bytes_of(source, file_label)
    if len(raw) > MAX_BYTES:
        raise YamlProblem(Problem(file_label, f"the file is larger than {MAX_BYTES // 2**20} MB; split it"))
    text = _text_of(raw, file_label)
    found = FORBIDDEN.search(text)
    if found:
        raise YamlProblem(_forbidden(file_label, found.group(), place_in(text, found.start()), ""))
    try:
        root = _Composer(file_label).compose(yaml.parse(text, Loader=PARSER))
    except yaml.YAMLError as error:
        _refuse_depth_before(error, text, file_label)
        raise YamlProblem(_explained(error, file_label)) from None
    return root.value, Locate(root)


def _refuse_depth_before(error: yaml.YAMLError, text: str, label: str) -> None:
    """Raise YamlProblem where the text nests too deeply before the place of an error of the parser's own.

    The scanner is up to 1,024 characters ahead of the events, and since 0.2.6 the one of libyaml gives up at 1,000
    levels, before we have heard of the first: https://github.com/yaml/libyaml/pull/287.
    """
    for mark in (getattr(error, "problem_mark", None), getattr(error, "context_mark", None)):
        if mark is not None:
            try:
                _Composer(label).compose(yaml.parse(text[: mark.index], Loader=PARSER))
            except _TooDeepError:
                raise
            except (YamlProblem, yaml.YAMLError):
                pass  # what is cut off may look wrong, but no deeper than it is


def field_name(path: KeyPath) -> str:
    """Write a path as in `cards[3].aliases`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in path[:8])
    return "".join(steps).removeprefix(".") + ("…" if len(path) > 8 else "")


def shown(text: str | None) -> str:
    """Shorten a text for a message."""
    text = text or ""
    return text if len(text) <= 40 else text[:39] + "…"


def place_in(text: str, offset: int) -> Position:
    """Give line and column, counted from 1, of an offset into a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def bytes_of(path: Path, label: str) -> bytes:
    """Read a regular file, and no more of it than shows that it is too large; raises YamlProblem."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise YamlProblem(Problem(label, "this is not a regular file"))
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise YamlProblem(Problem(label, f"the file can't be read: {error.strerror or error}")) from None


def _text_of(raw: bytes, label: str) -> str:
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        text = raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, "replace")
        message = f"this is not UTF-8 text (byte 0x{raw[error.start]:02x}); save the file as UTF-8"
        raise YamlProblem(Problem(label, message, *place_in(before, len(before)))) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _forbidden(label: str, character: str, place: Position, name: str) -> Problem:
    return Problem(label, f"the control character U+{ord(character):04X} is not allowed here", *place, field=name)


class _Composer:
    """Builds the values from the events, without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._open: list[Spot] = []
        self._path: list[str | int] = []
        self._root: Spot | None = None
        self._documents = 0

    def compose(self, events: Iterator[yaml.Event]) -> Spot:
        for event in events:
            mark = event.start_mark
            place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            if isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    raise self._refusal("a second document starts here (---); only one is read", place)
            elif isinstance(event, yaml.NodeEvent):
                self._node(event, place)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop()
                if self._path:
                    self._path.pop()
        return self._root or Spot("", (1, 1), {}, {})

    def _node(self, event: yaml.NodeEvent, place: Position) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._refusal(f"references (*{shown(event.anchor)}) are not read; write the value out", place)
        if event.anchor is not None:
            raise self._refusal(f"anchors (&{shown(event.anchor)}) are not read; write the value out", place)
        tag = getattr(event, "tag", None)
        if tag is not None:
            name = shown(tag.replace("tag:yaml.org,2002:", "!!"))
            raise self._refusal(f"tags ({name}) are not read; write the plain value", place)
        parent = self._open[-1] if self._open else None
        if parent is not None and isinstance(parent.value, dict) and len(self._path) < len(self._open):
            self._key(event, parent, place)
            return
        if isinstance(event, yaml.ScalarEvent):
            self._add(parent, self._scalar(event, place, parent))
            return
        if len(self._open) >= MAX_DEPTH:
            message = f"more than {MAX_DEPTH} levels are nested here"
            raise _TooDeepError(self._refusal(message, place).problem)
        spot = Spot({} if isinstance(event, yaml.MappingStartEvent) else [], place, {}, {})
        self._add(parent, spot)

    def _key(self, event: yaml.NodeEvent, parent: Spot, place: Position) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refusal("a key has to be text, not a list or a mapping", place)
        key = self._checked(event.value, place)
        if key in parent.keys:
            raise self._refusal(f"the key “{shown(key)}” is here twice; first in line {parent.keys[key][0]}", place)
        parent.keys[key] = place
        self._path.append(key)

    def _scalar(self, event: yaml.ScalarEvent, place: Position, parent: Spot | None) -> Spot:
        # The parser puts an empty value where the next token is; its key is the place a person would look at.
        if not event.value and parent is not None and isinstance(parent.value, dict):
            place = parent.keys[self._path[-1]]
        return Spot(self._checked(event.value, place), place, NO_PARTS, NO_KEYS)

    def _add(self, parent: Spot | None, spot: Spot) -> None:
        if parent is None:
            self._root = spot
        elif isinstance(parent.value, list):
            parent.parts[len(parent.value)] = spot
            parent.value.append(spot.value)
            self._path.append(len(parent.value) - 1)
        else:
            key = self._path[-1]
            parent.parts[key] = spot
            parent.value[key] = spot.value
        if not isinstance(spot.value, str):
            self._open.append(spot)
        elif parent is not None:
            self._path.pop()

    def _checked(self, text: str, place: Position) -> str:
        found = FORBIDDEN.search(text)
        if found:
            raise YamlProblem(_forbidden(self._label, found.group(), place, field_name(tuple(self._path))))
        return text

    def _refusal(self, message: str, place: Position) -> YamlProblem:
        return YamlProblem(Problem(self._label, message, *place, field=field_name(tuple(self._path))))


def _explained(error: yaml.YAMLError, label: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it can't be understood"
    plain = "a tab can't be used to indent; use spaces" if "'\\t'" in reason else f"this is no valid YAML: {reason}"
    if not mark:
        return Problem(label, plain)
    return Problem(label, plain, mark.line + 1, mark.column + 1)
