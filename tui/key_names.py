"""What keys are called on the screen and in the manual."""

from __future__ import annotations

_SHOWN = {
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "delete": "Delete",
    "backspace": "Backspace",
}


def shown_key(key: str) -> str:
    """The key as a person reads it: `ctrl+d` is `Ctrl+D`, `alt+left` is `Alt+←`."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    plain = _SHOWN.get(last, last.upper() if modifiers or (last[0] == "f" and last[1:].isdigit()) else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), plain])
