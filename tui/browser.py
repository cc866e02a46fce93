"""Opening an address in the browser of the desktop, never in one that takes the terminal over."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

_SECONDS = 2.0  # after which what opens it is taken to have worked: some of these programs run as long as the browser


def has_desktop(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether there is a desktop here on which a window could open; not where one is logged in from elsewhere."""
    if any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")):
        return bool(environment.get("DISPLAY"))
    return platform in ("darwin", "win32") or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def open_address(address: str) -> bool:
    """Open an address in a browser of its own window, in the calling thread; False where there is none."""
    if not has_desktop():
        return False
    if sys.platform == "win32":
        import webbrowser  # what opens a file opens an address there, and nothing is written to the terminal

        return webbrowser.open(address)
    command = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    return command is not None and _opened([command, address])


def _opened(command: list[str]) -> bool:
    nothing = subprocess.DEVNULL  # a browser writes its warnings wherever it is started from
    try:
        started = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
        return started.wait(_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
