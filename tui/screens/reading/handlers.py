"""Which function does what a command says, and which hears what a worker answers; each is registered once.

The modules that register are imported when the first of them is needed: the first screen does not wait for what only
a key calls for.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any, TypeVar

import tui.screens.reading
from tui.screens.reading.answers import Answer
from tui.screens.reading.room import Room

Handler = Callable[[Room], None]
Hearer = TypeVar("Hearer", bound=Callable[..., None])


class Registry(dict[Any, Callable[..., None]]):
    """What is registered, by command id or kind of answer; all of it once something is asked for that is not there."""

    def __missing__(self, key: Any) -> Callable[..., None]:
        load_handlers()
        if key not in self:
            raise KeyError(key)
        return self[key]


HANDLERS: Registry = Registry()
HEARERS: Registry = Registry()


def handles(command: str) -> Callable[[Handler], Handler]:
    """Register the decorated function for the command with this id; a second one for it is a mistake."""
    return _registering(HANDLERS, command)


def hears(answer: type[Answer]) -> Callable[[Hearer], Hearer]:
    """Register the decorated function for this kind of answer; a second one for it is a mistake."""
    return _registering(HEARERS, answer)


def _registering(registry: Registry, key: Any) -> Callable[[Hearer], Hearer]:
    def register(function: Hearer) -> Hearer:
        if key in registry:
            raise ValueError(f"{key} has a handler already")
        registry[key] = function
        return function

    return register


def load_handlers() -> None:
    """Import every module beside this one."""
    for module in pkgutil.iter_modules(tui.screens.reading.__path__):
        importlib.import_module(f"tui.screens.reading.{module.name}")
