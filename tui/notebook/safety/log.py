"""The log beside the file of a notebook: every action as a line, on the disk before the file has it.

A line is written inside the transaction of its action, while no other program may write, and before its COMMIT. So
what is acknowledged is in both; a program that ends between the two leaves one line more than the file has actions.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tui.notebook.safety.files import sync, sync_directory
from tui.notebook.safety.line import Line, decoded

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
                return _tail(descriptor)[0]
        except FileNotFoundError:
            return 0

    def append(self, lines: Sequence[Line]) -> int:
        """Write lines to the end and wait until they are on the disk; where they begin. Raises OSError, unchanged."""
        written = b"".join(line.encoded() for line in lines)
        new = not self.path.exists()
        with self._opened(os.O_RDWR | os.O_CREAT) as descriptor:
            # What a killed program has left of a line is no line.
            start = _end_of_lines(descriptor)
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
        """Cut off the last lines from this number on, where there are such. Raises OSError."""
        with suppress(FileNotFoundError), self._opened(os.O_RDWR) as descriptor:
            while (last := _tail(descriptor))[0] >= number:
                os.ftruncate(descriptor, last[1])
            sync(descriptor)

    def read(self) -> Read:
        """All of it; of two lines with one number the later counts. Raises OSError."""
        try:
            written = self.path.read_bytes()
        except FileNotFoundError:
            return Read({})
        whole, _, _ = written.rpartition(b"\n")  # what is after it was never acknowledged
        lines: dict[int, Line] = {}
        damaged = 0
        for each in whole.split(b"\n") if whole else ():
            if (line := decoded(each)) is None:
                damaged += 1
            else:
                lines[line.number] = line
        return Read(lines, damaged)

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


def _tail(descriptor: int) -> tuple[int, int]:
    """The number of the last whole line and where it begins; 0 and the end of the lines where there is none."""
    stop = end = _end_of_lines(descriptor)
    tail = b""
    while stop:
        start = max(0, stop - max(_CHUNK, len(tail)))
        tail, stop = _read(descriptor, start, stop) + tail, start
        # The first piece may be half a line, unless it begins the file.
        begin = 0 if not start else tail.find(b"\n") + 1
        if start and not begin:
            continue
        place = len(tail)
        while place > begin:
            first = tail.rfind(b"\n", begin, place - 1) + 1 or begin
            if (line := decoded(tail[first:place])) is not None:
                return line.number, start + first
            place = first
    return 0, end


def _read(descriptor: int, start: int, end: int) -> bytes:
    os.lseek(descriptor, start, os.SEEK_SET)
    pieces = []
    while start < end and (piece := os.read(descriptor, end - start)):
        pieces.append(piece)
        start += len(piece)
    return b"".join(pieces)
