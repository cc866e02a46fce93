"""The log beside the file of a notebook: every action as a line or more, on the disk before the file has it.

They are written inside the transaction of the action, while no other program may write, and before its COMMIT. So
what is acknowledged is in both; a program that ends between the two leaves one action more than the file has.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tui.notebook.safety.files import sync, sync_directory
from tui.notebook.safety.line import Head, Line, decoded, head_of, joined

_CHUNK = 1 << 14


@dataclass(frozen=True, slots=True)
class Read:
    """The actions of a log by their numbers, and how many of its lines are damaged."""

    lines: Mapping[int, Line]
    damaged: int = 0


class Log:
    """A file of lines. It is opened for each action, so that it may be moved away between two."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def last(self) -> int:
        """The number of the last action that can be read, 0 where there is none. Raises OSError."""
        try:
            with self._opened(os.O_RDONLY) as descriptor:
                found, start = _tail(descriptor, _end_of_lines(descriptor))
                while found is not None and not found.last:
                    found, start = _tail(descriptor, start)
                return 0 if found is None else found.number
        except FileNotFoundError:
            return 0

    def append(self, lines: Sequence[Line]) -> int:
        """Write actions to the end and wait until they are on the disk; where they begin. Raises OSError, unchanged."""
        written = b"".join(line.encoded() for line in lines)
        new = not self.path.exists()
        with self._opened(os.O_RDWR | os.O_CREAT) as descriptor:
            start = _end_of_actions(descriptor)
            try:
                os.ftruncate(descriptor, start)
                os.lseek(descriptor, start, os.SEEK_SET)
                while written:
                    written = written[os.write(descriptor, written) :]
                sync(descriptor)
            except OSError:
                with suppress(OSError):
                    os.ftruncate(descriptor, start)
                raise
        if new:
            sync_directory(self.path.parent)
        return start

    def take_back(self, number: int) -> None:
        """Cut off the last actions from this number on, where there are such. Raises OSError."""
        with suppress(FileNotFoundError), self._opened(os.O_RDWR) as descriptor:
            found, start = _tail(descriptor, _end_of_lines(descriptor))
            end = None
            while found is not None and found.number >= number:
                end = start
                found, start = _tail(descriptor, start)
            if end is not None:
                os.ftruncate(descriptor, end)
            sync(descriptor)

    def read(self) -> Read:
        """All of it; of two actions with one number the later counts. Raises OSError."""
        lines: dict[int, Line] = {}
        parts: list[Line] = []
        damaged = 0
        for each in self._lines():
            if (line := decoded(each)) is None:
                damaged += 1
                continue
            if line.part == 1:
                parts = []
            parts.append(line)
            if line.part == line.parts and (action := joined(parts)) is not None:
                lines[action.number] = action
        return Read(lines, damaged)

    def damaged(self) -> int:
        """How many of its lines are damaged. Raises OSError."""
        return sum(head_of(each) is None for each in self._lines())

    def _lines(self) -> Iterator[bytes]:
        with suppress(FileNotFoundError), self.path.open("rb") as file:
            for each in file:
                if each.endswith(b"\n"):  # what is after the last was never acknowledged
                    yield each

    @contextmanager
    def _opened(self, flags: int) -> Iterator[int]:
        descriptor = os.open(self.path, flags | getattr(os, "O_BINARY", 0), 0o600)
        try:
            yield descriptor
        finally:
            os.close(descriptor)


def _end_of_lines(descriptor: int) -> int:
    """Where the last line ends."""
    end = os.lseek(descriptor, 0, os.SEEK_END)
    while end:
        start = max(0, end - _CHUNK)
        if (found := _read(descriptor, start, end).rfind(b"\n")) >= 0:
            return start + found + 1
        end = start
    return 0


def _end_of_actions(descriptor: int) -> int:
    """Where the last action ends: what a killed program has left of one is none."""
    end = _end_of_lines(descriptor)
    while end:
        start, line = _line_before(descriptor, end)
        found = head_of(line)
        if found is None or found.last:
            break
        end = start
    return end


def _tail(descriptor: int, end: int) -> tuple[Head | None, int]:
    """How the last whole line before a place begins, and where; None where there is none."""
    while end:
        end, line = _line_before(descriptor, end)
        if (found := head_of(line)) is not None:
            return found, end
    return None, 0


def _line_before(descriptor: int, end: int) -> tuple[int, bytes]:
    """Where the line begins that ends there, and the line."""
    start, line = end, b""
    while start:
        stop, start = start, max(0, start - max(_CHUNK, len(line)))
        line = _read(descriptor, start, stop) + line
        if (found := line.rfind(b"\n", 0, -1)) >= 0:
            return start + found + 1, line[found + 1 :]
    return 0, line


def _read(descriptor: int, start: int, end: int) -> bytes:
    os.lseek(descriptor, start, os.SEEK_SET)
    pieces = []
    while start < end and (piece := os.read(descriptor, end - start)):
        pieces.append(piece)
        start += len(piece)
    return b"".join(pieces)
