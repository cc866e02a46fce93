"""The ways to the clipboard that there are here, the surest first."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

from tui.copying.terminal import fits, lacks_clipboard

Find = Callable[[str], str | None]


class Way(NamedTuple):
    """A way to copy: by a tool that is run with `command` and reads `encoding`, or by the terminal or into a file."""

    name: str
    command: tuple[str, ...] = ()
    encoding: str = "utf-8"


TERMINAL = Way("terminal")
FILE = Way("file")


def remote(environment: Mapping[str, str]) -> bool:
    """Whether the program runs at the other end of SSH."""
    return any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))


def ways(
    text: str, environment: Mapping[str, str], *, platform: str = sys.platform, find: Find = shutil.which
) -> tuple[Way, ...]:
    """How to copy `text`, in the order to try it; a file is always the last way.

    A tool can say whether it worked, a terminal can't, so the tool comes first; but over SSH a tool would fill the
    clipboard of the machine that nobody sits at. tmux keeps a copy wherever it is, and hands it on where it may.
    """
    tools = [] if remote(environment) else _tools(environment, platform)
    if environment.get("TMUX"):
        tools.append(Way("tmux", ("tmux", "load-buffer", "-w", "-")))
    found = [way for way in tools if find(way.command[0])]
    by_terminal = [TERMINAL] if fits(text) and not lacks_clipboard(environment) and platform != "win32" else []
    return (*found, *by_terminal, FILE)


def _tools(environment: Mapping[str, str], platform: str) -> list[Way]:
    if platform == "darwin":
        return [Way("pbcopy", ("pbcopy",))]
    if platform == "win32":
        return [Way("clip", ("clip",), "utf-16")]
    tools = []
    if environment.get("WAYLAND_DISPLAY"):
        tools.append(Way("wl-copy", ("wl-copy", "--type", "text/plain;charset=utf-8")))
    if environment.get("DISPLAY"):
        tools.append(Way("xclip", ("xclip", "-selection", "clipboard", "-in")))
        tools.append(Way("xsel", ("xsel", "--clipboard", "--input")))
    if environment.get("WSL_DISTRO_NAME") or environment.get("WSL_INTEROP"):
        tools.append(Way("clip.exe", ("clip.exe",), "utf-16"))
    return tools
