"""What keys are called: in the command table, on the screen, in the manual and in config.yaml."""

from __future__ import annotations

import unicodedata
from contextvars import ContextVar
from functools import cache
from string import punctuation

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
    "insert": "Insert",
    "backspace": "Backspace",
}
_IN_WORDS = {"up": "Up", "down": "Down", "left": "Left", "right": "Right"}
_ALSO = {
    **{shown.lower(): name for name, shown in _SHOWN.items()},
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "page_up": "pageup",
    "page_down": "pagedown",
}
_PLAINLY: ContextVar[bool] = ContextVar("keys are named in letters", default=False)
_MODIFIERS = ("ctrl", "alt", "shift")
# what a terminal sends for both is the same
_SAME = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+[": "Esc", "ctrl+h": "Backspace"}
_TEXTUAL = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


class KeyNameError(ValueError):
    """Something is no name of a key; one line says what to write."""


@cache
def _long_names() -> dict[str, str]:
    """Textual's names of signs, such as `full_stop`, with the signs."""
    named = {unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_"): sign for sign in punctuation}
    return {_TEXTUAL.get(name, name): sign for name, sign in named.items()}


def _parts(key: str) -> tuple[list[str], str]:
    """The modifiers of a key, and what they modify, which may be a plus."""
    if key.endswith("+"):
        return [part for part in key[:-1].split("+") if part], "+"
    *modifiers, last = key.split("+")
    return modifiers, last


def character(key: str) -> str:
    """The character that a key types, or empty."""
    if len(key) == 1:
        return key
    if key == "space":
        return " "
    return _long_names().get(key, "") if key not in _SHOWN and "+" not in key else ""


def one_name(key: str) -> str:
    """The key by one of its names, so that two can be compared: `full_stop` is `.`, `shift+a` is `A`."""
    modifiers, last = _parts(key)
    last = _long_names().get(last, last) if len(last) > 1 and last not in _SHOWN else last
    if modifiers == ["shift"] and len(last) == 1:
        return last.upper()
    return "+".join([*(modifier for modifier in _MODIFIERS if modifier in modifiers), last])


def table_name(key: str) -> str:
    """The key as the command table and Textual write it; a comma parts keys there, and a plus their modifiers."""
    modifiers, last = _parts(key)
    if last == "," or (modifiers and len(last) == 1 and not last.isalnum()):
        last = next(name for name, sign in _long_names().items() if sign == last)
    return "+".join([*modifiers, last])


def bare(key: str) -> bool:
    """Whether no terminal keeps the key to itself: it has no Ctrl or Alt, and is no function key."""
    return not key.startswith(("ctrl+", "alt+")) and not (key[0] == "f" and key[1:].isdigit())


def name_plainly() -> None:
    """Name the arrows in letters in all that is started from here on, for a terminal that has no arrows."""
    _PLAINLY.set(True)


def shown_key(key: str) -> str:
    """The key as a person reads it: `ctrl+d` is `Ctrl+D`, `alt+left` is `Alt+←`."""
    modifiers, last = _parts(key)
    if len(last) > 1 and last not in _SHOWN:
        last = _long_names().get(last, last)
    shown = {**_SHOWN, **_IN_WORDS} if _PLAINLY.get() else _SHOWN
    plain = shown.get(last, last.upper() if modifiers or (last[0] == "f" and last[1:].isdigit()) else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), plain])


def read_key(text: str) -> str:
    """The key that a person means by `text`, as the command table writes it. Raises KeyNameError."""
    if len(text) == 1 and text not in _ALSO:
        if text.isprintable() and not text.isspace():
            return table_name(text)
        raise KeyNameError("a blank is written “space”" if text == " " else "that is no key that can be typed")
    modifiers, last = _parts(text)
    wanted = [modifier.strip().lower() for modifier in modifiers]
    for modifier in wanted:
        if modifier not in _MODIFIERS:
            raise KeyNameError(f"“{text}” begins with none of Ctrl, Alt and Shift")
    name = _plain_name(last.strip(), text, lower=bool(wanted) and wanted != ["shift"])
    key = one_name("+".join([*wanted, name]))
    if key in _SAME:
        raise KeyNameError(f"terminals send the same for “{text}” and for {_SAME[key]}; choose another")
    return table_name(key)


def _plain_name(last: str, text: str, *, lower: bool) -> str:
    if len(last) == 1:
        return _ALSO.get(last) or (last.lower() if lower else last)
    name = last.lower()
    name = _ALSO.get(name, name)
    if name in _SHOWN or name in _long_names() or (name[:1] == "f" and name[1:].isdigit() and 1 <= int(name[1:]) <= 24):
        return name
    from difflib import get_close_matches

    known = [*_SHOWN, *_ALSO, *_long_names()]
    near = get_close_matches(name, known, n=1)
    meant = f"; did you mean {near[0]}?" if near else "; write a sign, or a name such as Enter, PgDn, F5 or Ctrl+D"
    raise KeyNameError(f"there is no key “{text}”{meant}")
