"""The real program on a pseudo-terminal, with the screen that it draws. POSIX only."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

import pyte

KEYS = {"enter": "\r", "esc": "\x1b", "tab": "\t", "down": "\x1b[B", "up": "\x1b[A", "space": " ", "pgdn": "\x1b[6~"}


class PseudoTerminal:
    """A program on a terminal of its own; `output` keeps every byte that it wrote."""

    def __init__(self, *arguments: str, size: tuple[int, int] = (120, 40), **environment: str) -> None:
        self.output = bytearray()
        self.status: int | None = None
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _set_size(0, *size)  # before the program can ask for it
            # An environment of its own: readline puts COLUMNS into the process's without telling Python.
            own = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
            own |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **environment}
            os.execve(sys.executable, [sys.executable, "-m", "tui", *arguments], own)

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        _set_size(self._fd, columns, rows)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGWINCH)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, *keys: str) -> None:
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())
            self.read_for(0.05)

    def wait(self, text: str, limit: float = 30) -> str:
        """Until the screen shows `text`; the screen as it is then."""
        until = time.monotonic() + limit
        while text not in self.text:
            assert time.monotonic() < until, f"{text!r} did not appear on:\n{self.text}"
            assert self.status is None, f"the program ended with {self.status}; its screen was:\n{self.text}"
            self._read(0.05)
        return self.text

    def gone(self, text: str, limit: float = 30) -> str:
        """Until the screen no longer shows `text`."""
        until = time.monotonic() + limit
        while text in self.text:
            assert time.monotonic() < until, f"{text!r} stayed on:\n{self.text}"
            self._read(0.05)
        return self.text

    def read_for(self, seconds: float) -> None:
        """Take in what the program writes for a while."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and self.status is None:
            self._read(left)

    def ended(self, limit: float = 20) -> int:
        """Wait for the end; the exit status, negative for a signal."""
        until = time.monotonic() + limit
        while self.status is None:
            assert time.monotonic() < until, f"the program did not end; its screen was:\n{self.text}"
            self._read(0.05)
        return self.status

    def kill(self) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self._reap()
        with contextlib.suppress(OSError):
            os.close(self._fd)

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:
            data = b""
        if not data:
            self._reap()
            return
        self.output += data
        # pyte stumbles over some private sequences; the screen stays usable.
        with contextlib.suppress(Exception):
            self._stream.feed(data)

    def _reap(self) -> None:
        if self.status is None:
            _, status = os.waitpid(self.pid, 0)
            self.status = os.waitstatus_to_exitcode(status)


def _set_size(descriptor: int, columns: int, rows: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
