"""Requests from one screen to another; a widget's own messages are nested in its class."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class SettingWanted(Message):
    """Another value of a setting is wanted, by the name it has in config.yaml."""

    name: str
    value: str | int | bool


@dataclass
class PaletteWanted(Message):
    """Every command is to be offered, over the list that posts this."""


@dataclass
class CommandWanted(Message):
    """The command with this id was chosen from a list."""

    command: str
