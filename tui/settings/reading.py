"""Reads config.yaml: each entry by itself, so that a faulty one leaves the others alone."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from tui.settings.table import FILE, SETTING, Fault, OwnKeys, Setting, Settings, Value, config_directory, shown_value

if TYPE_CHECKING:
    from yaml import MappingNode, Node

_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")
_LONGEST = 1_000_000  # bytes; a longer file is none that a person wrote


_MOST_NAMED = 7


class _EntryError(Exception):
    """What is wrong with one entry, and where, if that is known better than from the entry."""

    def __init__(self, what: str, node: Node | None = None) -> None:
        super().__init__(what)
        self.node = node


def load_settings(themes: Collection[str] = (), directory: Path | None = None) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings, and all that is wrong with the file; `themes` are those that there are, none for any."""
    path = (directory or config_directory()) / FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return _defaults(f"can't be read ({(error.strerror or str(error)).lower()}): {path}")
    if len(data) > _LONGEST:
        return _defaults(f"is longer than settings are: {path}")
    try:
        return _read(data.decode("utf-8"), themes)
    except UnicodeDecodeError as error:
        return _defaults(f"is no UTF-8 text (byte {error.start + 1}); save it as UTF-8")


def _defaults(what: str, line: int = 0, column: int = 0) -> tuple[Settings, tuple[Fault, ...]]:
    return Settings(), (Fault(f"{what}; the defaults are used", line, column),)


def _read(text: str, themes: Collection[str]) -> tuple[Settings, tuple[Fault, ...]]:
    import yaml  # most readers have no such file, and the first screen should not wait for a parser

    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
        return _defaults(f"is no YAML ({' '.join(filter(None, (error.context, error.problem)))})", *place)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return _defaults(f"is no YAML ({' '.join(str(error).split())})")
    if root is None or (isinstance(root, yaml.ScalarNode) and root.value in ("", "~", "null")):
        return Settings(), ()
    if not isinstance(root, yaml.MappingNode):
        return _defaults("expected lines such as “theme: reading-dark”", 1, 1)
    return _entries(root, themes)


def _entries(root: MappingNode, themes: Collection[str]) -> tuple[Settings, tuple[Fault, ...]]:
    settings, faults, seen = Settings(), list[Fault](), set[str]()
    for key, value in root.value:
        name = key.value if isinstance(key.value, str) else "?"
        try:
            if name not in SETTING:
                raise _EntryError(f"there is no such setting{_near(name, SETTING)}")
            if name in seen:
                faults.append(_twice(name, key))
            seen.add(name)
            setting = SETTING[name]
            if setting.sort == "keys":
                settings = settings.having("keys", _own_keys(value, faults))
            else:
                settings = settings.having(name, _value(setting, value, themes))
        except _EntryError as error:
            mark = (error.node or key).start_mark
            faults.append(Fault(f"{name}: {error}", mark.line + 1, mark.column + 1))
    return settings, tuple(faults)


def _value(setting: Setting, node: Node, themes: Collection[str]) -> Value:
    """What a node says for a setting. Raises _EntryError."""
    default = f"{shown_value(setting.default)} is used"
    text = node.value if isinstance(node.value, str) else None
    if setting.sort == "choice":
        choices = themes if setting.name == "theme" else setting.choices
        if text is None or (choices and text not in choices):
            near = _near(text, choices) or f"; there are {', '.join(list(choices)[:_MOST_NAMED])}"
            raise _EntryError(f"there is no {setting.name} “{text or ''}”{near}; {default}", node)
        if not text:
            raise _EntryError(f"expected a name; {default}", node)
        return text
    if setting.sort == "flag":
        if text is None or text.lower() not in (*_YES, *_NO):
            raise _EntryError(f"expected true or false; {default}", node)
        return text.lower() in _YES
    digits = text is not None and text.isascii() and text.isdigit() and len(text) < 10
    if text is None or not digits or not setting.least <= int(text) <= setting.most:
        raise _EntryError(f"expected a number from {setting.least} to {setting.most}; {default}", node)
    return int(text)


def _own_keys(node: Node, faults: list[Fault]) -> tuple[OwnKeys, ...]:
    """The entries under `keys`; one that is none is left out, with a fault. Raises _EntryError."""
    import yaml

    if isinstance(node, yaml.ScalarNode) and node.value in ("", "~", "null"):
        return ()
    if not isinstance(node, yaml.MappingNode):
        raise _EntryError("expected lines such as “zoom: Z” or “zoom: [Z, F5]” under it; none of them counts", node)
    found: dict[str, OwnKeys] = {}
    for key, value in node.value:
        command = key.value if isinstance(key.value, str) else "?"
        parts = value.value if isinstance(value, yaml.SequenceNode) else [value]
        line, column = key.start_mark.line + 1, key.start_mark.column + 1
        if command in found:
            faults.append(_twice(f"keys: {command}", key))
        if not parts or not all(isinstance(part, yaml.ScalarNode) and part.value for part in parts):
            faults.append(Fault(f"keys: {command}: expected a key, or a list of keys; it keeps its own", line, column))
        else:
            found[command] = OwnKeys(command, tuple(part.value for part in parts), line, column)
    return tuple(found.values())


def _twice(name: str, node: Node) -> Fault:
    mark = node.start_mark
    return Fault(f"{name}: is there twice; the last one counts", mark.line + 1, mark.column + 1)


def _near(name: str | None, known: Collection[str]) -> str:
    near = get_close_matches(name or "", list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
