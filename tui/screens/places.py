"""Why a command does not act in a place."""

from __future__ import annotations

from tui.commands import COMMAND, PLACES, Where

_MOST = 3


def elsewhere(command: str, place: Where) -> str:
    """Why a command does not act in a place, or empty where it does."""
    where = COMMAND[command].where
    if place in where:
        return ""
    if len(where) > _MOST:
        return f"It does not act in {PLACES[place]}."
    *others, last = (PLACES[other] for other in where)
    return f"It acts only in {', '.join(others)} and {last}." if others else f"It acts only in {last}."
