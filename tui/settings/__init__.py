"""What the reader has chosen, kept in config.yaml; a faulty entry gives one line and leaves its default."""

from __future__ import annotations

from tui.settings.reading import load_settings
from tui.settings.table import FILE as FILE
from tui.settings.table import (
    SETTING,
    SETTINGS,
    Fault,
    OwnKeys,
    Setting,
    Settings,
    Value,
    config_directory,
    shown_value,
)
from tui.settings.writing import SettingsError, Waiting, keep_setting

__all__ = [
    "FILE",
    "SETTING",
    "SETTINGS",
    "Fault",
    "OwnKeys",
    "Setting",
    "Settings",
    "SettingsError",
    "Value",
    "Waiting",
    "config_directory",
    "keep_setting",
    "load_settings",
    "shown_value",
]
