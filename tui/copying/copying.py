"""Copying a text by the first way that works; what was copied last also stands in a file."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.copying.plain import plain
from tui.copying.terminal import by_terminal, fits
from tui.copying.ways import TERMINAL, Way, ways

LAST = "last-copy.txt"
_SECONDS = 2.0

Run = Callable[[Sequence[str], bytes], bool]


@dataclass(frozen=True)
class Copied:
    """What became of a copy of `text`: the line that tells of it, and what is still to be written to the terminal."""

    said: str
    text: str = ""
    sequence: str = ""
    trouble: bool = False


def state_directory(environment: Mapping[str, str]) -> Path:
    """Where the last copy is kept: `DTTI_TUI_STATE`, else the user's state directory."""
    import platformdirs  # no start of the program waits for what only a copy needs

    chosen = environment.get("DTTI_TUI_STATE")
    return Path(chosen).expanduser() if chosen else platformdirs.user_state_path("dtti-tui", appauthor=False)


def run(command: Sequence[str], given: bytes) -> bool:
    """Give bytes to a program; whether it took them. One that goes on running in the background is left to it."""
    try:
        done = subprocess.run(
            command,
            input=given,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
            start_new_session=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def copied(
    text: str,
    environment: Mapping[str, str],
    *,
    possible: tuple[Way, ...] | None = None,
    use: Run = run,
    what: str = "",
) -> Copied:
    """Copy `text`, in the calling thread; the terminal's part is left to the caller. `what` names it in the line."""
    text = plain(text)
    if not text.strip():
        return Copied("There is nothing here to copy.", trouble=True)
    count = f"{len(text):,} {'character' if len(text) == 1 else 'characters'}{what}"
    kept = _keep(text, state_directory(environment))
    for way in ways(text, environment) if possible is None else possible:
        if way.command and use(way.command, text.encode(way.encoding, "replace")):
            return Copied(f"Copied {count} with {way.name}.", text)
        if way == TERMINAL:
            also = f"; also in {from_home(kept)}" if isinstance(kept, Path) else ""
            told = f"Copied {count} through the terminal, where it allows that (OSC 52){also}"
            return Copied(told, text, by_terminal(text, environment))
    why = "no clipboard here" if fits(text) else "too long for the clipboard of a terminal"
    if isinstance(kept, Path):
        return Copied(f"{count[0].upper()}{count[1:]}, {why}: written to {from_home(kept)}", text)
    return Copied(f"Not copied: {why}, and no file could be written: {kept}", text, trouble=True)


def _keep(text: str, directory: Path) -> Path | str:
    """Write the text over the last one; the file, or why that can't be done."""
    path = directory / LAST
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=directory, prefix=f".{LAST}-")  # readable by the user only
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError as error:
        return f"{error.strerror or error}: {path}"
    return path


def from_home(path: Path) -> str:
    """A path as it is told of: from the home directory, where it is in it."""
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except (ValueError, RuntimeError):
        return str(path)
