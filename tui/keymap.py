"""The keys that count: those of the command table, but for what a map or the reader has changed."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar

from msgspec import Struct, field

from tui.command import Command
from tui.key_names import character, shown_key


class Keymap(Struct, frozen=True, eq=False):
    """Keys by command id, where they are others than those of the table; `name` is the map they began with."""

    name: str = "default"
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, the one to show first."""
        return self.changed.get(command.id, command.keys)

    def shown(self, command: Command) -> str:
        """The first key of a command as a person reads it."""
        return shown_key(self.keys(command)[0])


class KeysInUse(Struct):
    """The keymap of one app; another takes its place when the reader chooses it."""

    keymap: Keymap = field(default_factory=Keymap)


# Notices that name keys are made in plain functions and in threads; a context reaches both, and every app has its own.
_HERE: ContextVar[KeysInUse] = ContextVar("keys in use")
_TABLE = Keymap()
_MOST_SHOWN = 4


def lay_out(keys: KeysInUse) -> None:
    """Let these keys count in all that is started from here on."""
    _HERE.set(keys)


def keymap_here() -> Keymap:
    """The keymap of the app that is running here; that of the table where none is."""
    keys = _HERE.get(None)
    return _TABLE if keys is None else keys.keymap


def keys_of(command: Command) -> tuple[str, ...]:
    """The keys of a command that count here."""
    return keymap_here().keys(command)


def shown_keys(command: Command) -> str:
    """The keys of a command as a person reads them, with two spaces between; of many the first and the last."""
    keys = list(map(shown_key, keys_of(command)))
    return "  ".join(keys) if len(keys) <= _MOST_SHOWN else f"{keys[0]} … {keys[-1]}"


def footer_key(command: Command, *, typing: bool = False) -> str:
    """The key to show in the footer; while one is typing, one that is no letter."""
    keys = keys_of(command)
    return shown_key(next((key for key in keys if not typing or not character(key)), keys[0]))
