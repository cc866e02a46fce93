"""Opening an address in the browser of the desktop, never in one that takes the terminal over."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Mapping


def has_desktop(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether there is a desktop here on which a window could open; not where one is logged in from elsewhere."""
    if any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")):
        return bool(environment.get("DISPLAY"))
    return platform in ("darwin", "win32") or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def open_address(address: str) -> bool:
    """Open an address in a browser of its own window, in the calling thread; False where there is none."""
    if not has_desktop():
        return False
    try:
        browser = webbrowser.get()
        # Of this very class are the browsers that run in the terminal, and the commands that nothing is known of.
        return type(browser) is not webbrowser.GenericBrowser and browser.open(address)
    except (webbrowser.Error, OSError):
        return False
