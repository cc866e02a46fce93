"""Writes one setting into config.yaml; comments, order and all else in the file stay as they are."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tui.settings.table import FILE, Value, config_directory, shown_value

if TYPE_CHECKING:
    from yaml import MappingNode

_DOCUMENT_END = re.compile(r"^(?:\.\.\.|---)[ \t]*(?:#.*)?$", re.MULTILINE)


class SettingsError(Exception):
    """The settings can't be kept; one line for the reader."""


def keep_setting(name: str, value: Value, directory: Path | None = None) -> None:
    """Write a setting into config.yaml and leave all else in it as it stands. Raises SettingsError."""
    path = (directory or config_directory()) / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        target = path.resolve() if path.is_symlink() else path
        text = target.read_bytes().decode("utf-8") if target.exists() else ""
        changed = _changed(text, name, shown_value(value))
        if changed != text:
            _replace(target, changed)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{name} could not be kept: {path} is no UTF-8 text") from error
    except (OSError, ValueError, RecursionError) as error:
        why = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
        raise SettingsError(f"{name} could not be kept in {path}: {why}") from error


def _changed(text: str, name: str, value: str) -> str:
    """The text with the value in it. Raises ValueError where that can't be done without changing more."""
    import yaml

    try:
        before = yaml.safe_load(text)
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ValueError("it is no YAML; mend it first") from error
    if root is None:
        candidates = [_with_line(text, f"{name}: {value}")]
    elif isinstance(root, yaml.MappingNode):
        candidates = _candidates(text, root, name, value)
    else:
        raise ValueError("expected lines such as “theme: reading-dark” in it; mend it first")
    wanted = {**(before or {}), name: yaml.safe_load(value)}
    for candidate in candidates:
        if _reads(candidate) == wanted:
            return candidate
    raise ValueError(f"write “{name}: {value}” into it by hand")


def _reads(text: str) -> object:
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return None


def _candidates(text: str, root: MappingNode, name: str, value: str) -> list[str]:
    """The ways to put the value into a mapping; the first that reads as it should is the right one."""
    there = next((item for key, item in reversed(root.value) if key.value == name), None)
    if there is not None:
        start, end = there.start_mark.index, there.end_mark.index
        return [text[:start] + blank + value + text[end:] for blank in ("", " ")]
    if root.flow_style:
        at = root.start_mark.index + 1
        return [f"{text[:at]}{name}: {value}{', ' if root.value else ''}{text[at:]}"]
    line = " " * root.start_mark.column + f"{name}: {value}"
    first = root.start_mark.index - root.start_mark.column
    return [_with_line(text, line), f"{text[:first]}{line}{_newline(text)}{text[first:]}"]


def _with_line(text: str, line: str) -> str:
    """The text with a line at the end of its document."""
    newline = _newline(text)
    starts = [found.start() for found in _DOCUMENT_END.finditer(text) if text[: found.start()].strip("\ufeff \t\r\n")]
    body, rest = (text[: starts[0]], text[starts[0] :]) if starts else (text, "")
    if body.strip("\ufeff") and not body.endswith(("\n", "\r")):
        body += newline
    return f"{body}{line}{newline}{rest}"


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{FILE}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        if path.exists():
            shutil.copymode(path, name)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
