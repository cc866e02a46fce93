"""Writes one setting into config.yaml; comments, order and all else in the file stay as they are."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from tui.settings.table import FILE, Value, config_directory, shown_value

if TYPE_CHECKING:
    from yaml import MappingNode

_LOCK_SECONDS = 5.0
_POLL_SECONDS = 0.02
_ONE_AT_A_TIME = Lock()
_DOCUMENT_END = re.compile(r"^(?:\.\.\.|---)[ \t]*(?:#.*)?$", re.MULTILINE)


class SettingsError(Exception):
    """The settings can't be kept; one line for the reader."""


class Waiting:
    """Changes that wait to be written; they are, in the order in which they were made, whoever writes them."""

    def __init__(self) -> None:
        self._changes: deque[tuple[str, Value]] = deque()
        self._writing = Lock()

    def add(self, name: str, value: Value) -> None:
        """Another change."""
        self._changes.append((name, value))

    def write(self) -> tuple[str, ...]:
        """Write what waits, and wait for what another thread writes; a line for each change that can't be kept."""
        problems = []
        with self._writing:
            while self._changes:
                try:
                    keep_setting(*self._changes.popleft())
                except SettingsError as error:
                    problems.append(str(error))
        return tuple(problems)


def keep_setting(name: str, value: Value, directory: Path | None = None) -> None:
    """Write a setting into config.yaml and leave all else in it as it stands. Raises SettingsError."""
    path = (directory or config_directory()) / FILE
    try:
        target = path.resolve()
        for place in (path, target):  # a link may lead to where nothing is yet
            place.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            text = target.read_bytes().decode("utf-8") if target.exists() else ""
            changed = _changed(text, name, shown_value(value))
            if changed != text:
                _replace(target, changed)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{name} could not be kept: {path} is no UTF-8 text") from error
    except (OSError, ValueError, RuntimeError) as error:  # a loop of links is a RuntimeError
        why = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
        raise SettingsError(f"{name} could not be kept in {path}: {why}") from error


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Be the only one that reads and writes the file, among threads and programs. Raises OSError."""
    from filelock import FileLock, Timeout  # only a change needs it

    # the threads queue up here, as the lock of a file is only tried for now and then, in no order
    with _ONE_AT_A_TIME:
        lock = FileLock(path.with_name(f".{FILE}.lock"), timeout=_LOCK_SECONDS, poll_interval=_POLL_SECONDS)
        try:
            lock.acquire()
        except Timeout as error:
            raise OSError(errno.EBUSY, "another program is writing it; try again in a moment") from error
        try:
            yield
        finally:
            lock.release()


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
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, name)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
