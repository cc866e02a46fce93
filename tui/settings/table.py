"""The one table of settings; the check of config.yaml, the palette, the list to change them and docs/settings.md."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal, TypeAlias

import platformdirs
from msgspec import Struct
from msgspec.structs import replace

FILE = "config.yaml"

Value: TypeAlias = str | int | bool
Sort = Literal["choice", "flag", "number", "keys"]


class Setting(Struct, frozen=True):
    """Something to choose: `name` in the file, `title` on the screen; `choices` of a choice, `least` and `most`.

    The choices of the theme are those of the app. `later` is whether it counts from the next start on.
    """

    name: str
    title: str
    sort: Sort
    default: Value
    help: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    later: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting("theme", "Theme", "choice", "reading-dark", "The colours."),
    Setting(
        "keymap",
        "Keys",
        "choice",
        "default",
        "The keys one is used to; keys of your own come on top.",
        ("default", "vim", "less", "emacs"),
    ),
    Setting(
        "keys", "Keys of your own", "keys", "", "Other keys for commands: the id of one, and a key or a list of keys."
    ),
    Setting(
        "measure", "Width of the text", "number", 90, "Lines of the text have at most so many columns.", (), 40, 90
    ),
    Setting(
        "ascii",
        "Plain signs",
        "flag",
        False,
        "Draws with ASCII signs only, for terminals that lack others.",
        later=True,
    ),
    Setting(
        "mouse",
        "Mouse",
        "flag",
        True,
        "Clicks and the wheel reach the reading room; without, the terminal.",
        later=True,
    ),
    Setting(
        "session", "Begin where you left", "flag", True, "Opens with what was on the screen when you left.", later=True
    ),
)

SETTING: dict[str, Setting] = {setting.name: setting for setting in SETTINGS}


class OwnKeys(Struct, frozen=True):
    """Keys for a command, as they are written in the file, with the place of the entry: line and column from 1."""

    command: str
    keys: tuple[str, ...]
    line: int = 0
    column: int = 0


class Settings(Struct, frozen=True):
    """What is chosen, by the names of the table."""

    theme: str = "reading-dark"
    keymap: str = "default"
    keys: tuple[OwnKeys, ...] = ()
    measure: int = 90
    ascii: bool = False
    mouse: bool = True
    session: bool = True

    def having(self, name: str, value: Value | tuple[OwnKeys, ...]) -> Settings:
        """The same with another value for one of them."""
        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)


class Fault(Struct, frozen=True):
    """Something wrong in the file: line and column from 1, 0 for none; a `doubt` leaves the entry as it is."""

    what: str
    line: int = 0
    column: int = 0
    doubt: bool = False

    def __str__(self) -> str:
        place = f", line {self.line}, column {self.column}" if self.line else ""
        return f"{FILE}{place}: {self.what}"


def config_directory() -> Path:
    """Where config.yaml is: `DTTI_TUI_CONFIG`, else the user's config directory."""
    chosen = os.environ.get("DTTI_TUI_CONFIG")
    return Path(chosen).expanduser() if chosen else platformdirs.user_config_path("dtti-tui", appauthor=False)


def shown_value(value: object) -> str:
    """A value as it is written in the file."""
    return str(value).lower() if isinstance(value, bool) else str(value)
