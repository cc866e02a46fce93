"""What the reader has chosen, kept in config.yaml; a broken file gives one line and the defaults."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

FILE = "config.yaml"
_THEME_LINE = re.compile(r"^theme[ \t]*:.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of the reader; `theme` is the name of one of our themes, or empty."""

    theme: str = ""


class SettingsError(Exception):
    """The settings can't be kept; one line for the reader."""


def config_directory() -> Path:
    """Where config.yaml is: `DTTI_TUI_CONFIG`, else the user's config directory."""
    chosen = os.environ.get("DTTI_TUI_CONFIG")
    return Path(chosen).expanduser() if chosen else platformdirs.user_config_path("dtti-tui", appauthor=False)


def load_settings(directory: Path | None = None) -> tuple[Settings, str]:
    """The settings, and one line that says what is wrong with the file, or an empty one."""
    path = (directory or config_directory()) / FILE
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), f"{path} can't be read ({error}); the defaults are used."
    return _decode(path, text)


def _decode(path: Path, text: str) -> tuple[Settings, str]:
    import yaml  # most readers have no such file, and the first screen should not wait for a parser

    try:
        values = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        why = " ".join(str(error).split())
        return Settings(), f"{path} is no YAML ({why}); the defaults are used."
    if values is None:
        return Settings(), ""
    if not isinstance(values, dict):
        return Settings(), f"{path}: expected lines such as “theme: reading-dark”; the defaults are used."
    theme = values.get("theme", "")
    if not isinstance(theme, str):
        return Settings(), f"{path}: theme: expected the name of a theme; the default is used."
    unknown = sorted(str(name) for name in values if name != "theme")
    return Settings(theme), f"{path}: {unknown[0]}: there is no such setting." if unknown else ""


def keep_theme(theme: str, directory: Path | None = None) -> None:
    """Write the theme into config.yaml and leave all else in it as it stands. Raises SettingsError."""
    path = (directory or config_directory()) / FILE
    line = f"theme: {theme}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8") if path.exists() else ""
        if _THEME_LINE.search(text):
            text = _THEME_LINE.sub(line, text, count=1)
        else:
            text = f"{text.rstrip()}\n{line}\n".lstrip()
        _replace(path, text)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The theme could not be kept in {path}: {error}") from error


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{FILE}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
