"""What a command is, and the places in which it acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal[
    "search",
    "documents",
    "reader",
    "selecting",
    "entities",
    "card",
    "facets",
    "ladder",
    "concordance",
    "evidence",
    "list",
    "bookmarks",
    "cards",
    "choosing",
    "choices",
    "saved",
    "audit",
    "verified",
    "told",
]
Group = Literal["Search", "Move", "Follow", "Keep", "View", "Leave"]

PANES: tuple[Where, ...] = ("documents", "reader", "entities", "card")
FOUND: tuple[Where, ...] = ("documents", "facets", "ladder")
PAGES: tuple[Where, ...] = ("concordance", "evidence")
INSIDE: tuple[Where, ...] = (*PANES, "facets", "ladder", *PAGES)
UNNUMBERED: tuple[Where, ...] = tuple(place for place in INSIDE if place != "ladder")
NO_FACETS: tuple[Where, ...] = tuple(place for place in INSIDE if place != "facets")
SELECTING: tuple[Where, ...] = ("selecting",)
MOVING: tuple[Where, ...] = (*INSIDE, *SELECTING)
ROOM: tuple[Where, ...] = ("search", *MOVING)
LISTS: tuple[Where, ...] = ("list", "bookmarks", "cards", "choosing", "choices", "saved", "audit", "verified", "told")
CHOOSING: tuple[Where, ...] = tuple(place for place in LISTS if place != "told")
PLACES: dict[Where, str] = {
    "search": "the search bar",
    "documents": "the documents",
    "reader": "the text",
    "selecting": "the selection",
    "entities": "the names in this text",
    "card": "the card",
    "facets": "the ways to narrow down",
    "ladder": "the list of what to ask instead",
    "concordance": "the mentions in context",
    "evidence": "what supports a relation",
    "list": "a list",
    "bookmarks": "the bookmarks",
    "cards": "the list of cards",
    "choosing": "the choice of what words name",
    "choices": "the list of your choices",
    "saved": "the saved searches",
    "audit": "the list of bookmarks in doubt",
    "verified": "the quotations of a draft",
    "told": "a list that is only read",
}
"""What each place is called when a person reads about it."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done: `keys` as Textual names them, the first a bare one.

    `help` may name other commands in braces, as `{undo}`, and is read with their keys. `where` lists the places it
    acts in. `label` is its word in the footer; `footer` orders it there, 0 keeps it out; `shown_in` are the places
    whose footer has it, all of `where` if empty.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    group: Group
    label: str = ""
    footer: int = 0
    where: tuple[Where, ...] = INSIDE
    shown_in: tuple[Where, ...] = ()
