"""A full-screen program on a pseudo-terminal, as the benchmarks drive it: keys, and the time until they are painted."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import pyte

QUIET = 0.005  # seconds without output after which a frame is complete
LONGEST = 60.0


class Program:
    """A program on a terminal of 120x40 that is ended with the context."""

    def __init__(self, command: list[str], environment: dict[str, str], *, size: tuple[int, int] = (120, 40)) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.started = time.perf_counter()
        self.pid, self._descriptor = pty.fork()
        if not self.pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(command[0], command, environment)

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._descriptor)

    def wait_for(self, text: str, since: float | None = None, longest: float = LONGEST) -> float:
        """Seconds, since the start or a time given, until a text is on the screen. Raises TimeoutError."""
        began = self.started if since is None else since
        while time.perf_counter() - began < longest:
            if self._read(0.1) and self.shows(text):
                return time.perf_counter() - began
        raise TimeoutError(f"{text!r} did not appear in {longest:.0f} s")

    def shows(self, text: str) -> bool:
        """Whether a line of the screen has this text."""
        return any(text in line for line in self.screen.display)

    def press(self, keys: str) -> float:
        """Send keys; when they were sent."""
        sent = time.perf_counter()
        os.write(self._descriptor, keys.encode())
        return sent

    def painted(self, keys: str, longest: float = 10.0) -> float:
        """Seconds from keys until a frame is complete that shows something else. Raises TimeoutError."""
        before = tuple(self.screen.display)
        sent = last = self.press(keys)
        while time.perf_counter() - sent < longest:
            if self._read(QUIET):
                last = time.perf_counter()
            elif last > sent and tuple(self.screen.display) != before:
                return last - sent
        raise TimeoutError(f"nothing was painted for {keys!r}")

    def settle(self, quiet: float = 0.5, longest: float = LONGEST) -> None:
        """Read until nothing has come for a while."""
        began = last = time.perf_counter()
        while time.perf_counter() - last < quiet and time.perf_counter() - began < longest:
            if self._read(0.05):
                last = time.perf_counter()

    def memory(self) -> float:
        """The resident memory of the program in megabytes (Linux)."""
        with Path(f"/proc/{self.pid}/status").open(encoding="ascii") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))

    def _read(self, timeout: float) -> bool:
        """Feed what comes within a time to the screen; whether anything came."""
        if not select.select([self._descriptor], [], [], timeout)[0]:
            return False
        came = os.read(self._descriptor, 1 << 16)
        with suppress(TypeError, ValueError, IndexError):  # pyte stumbles over some private sequences
            self._stream.feed(came)
        return True
