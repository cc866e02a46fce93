"""Ids of bookmarks that can be written into a line of a terminal and given to a command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tui.exchange.arrivals import Arrivals, made_id


def usable(name: str) -> bool:
    """Whether an id is one word of visible characters that is not taken for an option."""
    return name.isprintable() and not name.startswith("-") and " " not in name


def give_usable_ids(arrivals: Arrivals) -> None:
    """Give bookmarks with other ids new ones, the same whenever they come again, and say so."""
    arrivals.remarks += _told(arrivals)
    arrivals.own = [each if usable(each.id) else replace(each, id=_fresh(each.id)) for each in arrivals.own]
    arrivals.foreign = [each if usable(each.id) else replace(each, id=_fresh(each.id)) for each in arrivals.foreign]


def _told(arrivals: Arrivals) -> Iterator[str]:
    numbered = [
        *enumerate((each.id for each in arrivals.own), 1),
        *((each.number, each.id) for each in arrivals.foreign),
    ]
    for number, name in numbered:
        if not usable(name):
            yield f"entry {number} has an id that no command could be given; its id is {_fresh(name)} here"


def _fresh(name: str) -> str:
    return made_id("an id that can't be typed", name)
