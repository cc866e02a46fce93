"""Programs that a file can be opened in, at a line of it: the reader's editor, else what the system has for it."""

from __future__ import annotations

import shlex
import shutil
import sys
from bisect import bisect_left
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

Find = Callable[[str], str | None]


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_WINDOWS_WITH_PLUS = _names("gvim nvim-qt gedit pluma xed mousepad geany")
_PLUS = _WINDOWS_WITH_PLUS | _names("""
    vi vim nvim view nvi vis elvis nano pico emacs emacsclient less more most kak hx helix micro joe jed mg ne zile
    """)
_DASH_G = _names("code code-insiders codium vscodium cursor windsurf positron")
_COLON = _names("subl sublime_text zed zeditor lapce mate")
_DASH_L = _names("kate kwrite")
_WAITING = {
    **dict.fromkeys(_DASH_G | {"subl", "sublime_text", "zed", "zeditor", "mate"}, "--wait"),
    **dict.fromkeys(("gvim", "nvim-qt"), "--nofork"),
    **dict.fromkeys(("gedit", "xed"), "--wait"),
    **dict.fromkeys(("kate", "kwrite"), "--block"),
}
_OWN_WINDOW = _DASH_G | _COLON | _DASH_L | _WINDOWS_WITH_PLUS | {"notepad"}


@dataclass(frozen=True)
class Opener:
    """What to run to open a file; `here` is whether it needs the terminal for itself meanwhile."""

    command: tuple[str, ...]
    here: bool = False

    @property
    def name(self) -> str:
        """The program, without where it is."""
        return Path(self.command[0]).name


def opener_for(
    path: Path,
    line: int,
    environment: Mapping[str, str],
    *,
    platform: str = sys.platform,
    find: Find = shutil.which,
) -> Opener | None:
    """How to open a file at a line, counted from 1, `$VISUAL` before `$EDITOR`; None where no program is known."""
    for words in _wanted(environment).values():
        if words and find(words[0]):
            return _editor(words, path, line)
    if platform == "darwin":
        return Opener(("open", str(path)))
    graphical = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if platform != "win32" and graphical and find("xdg-open"):
        return Opener(("xdg-open", str(path)))
    return None


def waiting_opener_for(path: Path, environment: Mapping[str, str], *, find: Find = shutil.which) -> Opener | None:
    """How to run `$VISUAL` or `$EDITOR` on a file so that it ends when the file is done; None without one."""
    for words in _wanted(environment).values():
        if words and find(words[0]):
            name = _name(words[0])
            flag = _WAITING.get(name)
            waiting = [flag] if flag is not None and flag not in words else []
            return Opener((*words, *waiting, str(path)), here=name not in _OWN_WINDOW)
    return None


def not_found(environment: Mapping[str, str], *, find: Find = shutil.which) -> str:
    """The program that is asked for first where it is not found, with the variable that names it; else empty."""
    for variable, words in _wanted(environment).items():
        if words and find(words[0]):
            return ""
        return f"“{words[0] if words else environment[variable]}” ({variable})"
    return ""


def _wanted(environment: Mapping[str, str]) -> dict[str, list[str]]:
    """The words of `$VISUAL` and `$EDITOR` where they are set; none for what is no command."""
    set_here = [name for name in ("VISUAL", "EDITOR") if environment.get(name, "").strip()]
    return {name: _words(environment[name]) for name in set_here}


def _words(command: str) -> list[str]:
    try:
        first, *others = shlex.split(command)
    except ValueError:
        return []
    if first.startswith("~"):
        with suppress(RuntimeError):  # there is no such user
            first = str(Path(first).expanduser())
    return [first, *others]


def _name(program: str) -> str:
    return Path(program).name.lower().removesuffix(".exe")


def _editor(words: list[str], path: Path, line: int) -> Opener:
    name = _name(words[0])
    file = str(path)
    if name in _PLUS:
        place = [f"+{line}", file]
    elif name in _DASH_G:
        place = ["-g", f"{file}:{line}"]
    elif name in _COLON:
        place = [f"{file}:{line}"]
    elif name in _DASH_L:
        place = ["-l", str(line), file]
    else:
        place = [file]
    return Opener((*words, *place), here=name not in _OWN_WINDOW)


def line_in_file(content: str, text: str, offset: int) -> int:
    """The line of a file, counted from 1, that shows what stands at `offset` of the text that was read from it."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    wanted = text[start : len(text) if end < 0 else end].strip()
    number = text.count("\n", 0, start)
    lines = [line.strip() for line in content.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if not wanted:
        return min(number, len(lines) - 1) + 1
    before = sum(line.strip() == wanted for line in text[:start].split("\n"))
    same = [at for at, line in enumerate(lines) if line == wanted]
    if before < len(same):
        return same[before] + 1
    near = [at for at, line in enumerate(lines) if wanted[:40] in line]
    if near:
        at = bisect_left(near, number)
        return min(near[max(0, at - 1) : at + 1], key=lambda line: abs(line - number)) + 1
    return min(number, len(lines) - 1) + 1
