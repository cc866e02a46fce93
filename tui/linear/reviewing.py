"""Reviewing the hits of a search one after the other: kept, dismissed, or left open."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache

from indexdir import Library
from tui.linear.desk import Desk
from tui.linear.matching import open_at_match
from tui.notebook import NotebookError, Verdict
from tui.notebook.ledger import Found, Ledger, Spot, find_hits, ledger_of
from tui.notebook.review_base import BASE, base_from, base_text

_NOTHING = "Nothing is searched for; search contract does that."
_OF_NOTEBOOK = re.compile(r"\b(?:is|tag|in):", re.IGNORECASE)
_DONE = {"kept": "Kept", "dismissed": "Dismissed", "": "Left open"}


def keep_hit(desk: Desk, words: str = "") -> None:
    """Keep the hit one is at, and go on to the next that is open."""
    _judge(desk, "kept")


def dismiss_hit(desk: Desk, words: str = "") -> None:
    """Dismiss the hit one is at, or all that are open in the document, and go on to the next that is open."""
    if words and words.casefold() != "all":
        desk.say("dismiss alone dismisses this hit, dismiss all every one of the document that is open.")
        return
    _judge(desk, "dismissed", whole=bool(words))


def reopen_hit(desk: Desk, words: str = "") -> None:
    """Take back what was decided about the hit one is at."""
    _judge(desk, None)


def say_review(desk: Desk, words: str = "") -> None:
    """Say how far the review of the search is, and go to the next hit that is open."""
    ledger = _ledger(desk)
    if ledger is None:
        desk.say(_NOTHING)
        return
    desk.say(f"{ledger.wordings()[0]}.")
    passage = desk.passage
    _go_on(desk, ledger, desk.place.document, passage.start if passage is not None else -1)


def _judge(desk: Desk, verdict: Verdict | None, *, whole: bool = False) -> None:
    ledger, reading, passage = _ledger(desk), desk.reading, desk.passage
    if ledger is None:
        desk.say(_NOTHING)
        return
    if reading is None or passage is None or not ledger.answers(reading.document):
        desk.say("This document is no hit of the search; review goes to the next one that is open.")
        return
    here = ledger.hit_at(reading.document.id, passage.start)
    spots: tuple[Spot, ...] = (here,) if here is not None else ()
    if whole:
        spots = tuple(ledger.open_hits(reading.document.id))
    if not spots:
        desk.say("No hit of this document is open." if whole else "This passage is no hit; match goes to the next.")
    elif not desk.notebook.review(ledger.query, [(reading, *spot[1:]) for spot in spots], verdict):
        desk.say(f"{_DONE[verdict or '']} already.")
    else:
        ledger = _caught_up(desk, ledger)
        many = f" {len(spots)} hits" if len(spots) > 1 else ""
        desk.say(f"{_DONE[verdict or '']}{many}; undo takes it back. {ledger.words}.")
        if verdict is not None:
            _go_on(desk, ledger, reading.document.id, spots[-1][1])


def _ledger(desk: Desk) -> Ledger | None:
    results = desk.place.results
    if results is None:
        return None
    query = results.query.text
    found = _found(desk.library, query, (desk.library.generation, *_deciding(desk, query)))
    base = base_from(desk.notebook.recall(BASE + query.strip()))
    return ledger_of(query, found, desk.notebook.reviews(query), desk.library, base)


def _deciding(desk: Desk, query: str) -> tuple[object, ...]:
    """What of the notebook decides on the answer to a query: choices of names, and all of it where it is asked for."""
    choices = tuple(each.id for each in desk.notebook.choices())
    return (choices, desk.notebook.number()) if _OF_NOTEBOOK.search(query) else (choices,)


@lru_cache(2)
def _found(library: Library, query: str, state: tuple[object, ...]) -> tuple[Found, ...]:
    """All hits of a query, as long as nothing that decides on them has changed."""
    return find_hits(library, query)


def _caught_up(desk: Desk, before: Ledger) -> Ledger:
    ledger = ledger_of(before.query, before.found, desk.notebook.reviews(before.query), desk.library, before.base)
    if (base := ledger.caught_up()) is not None:
        with suppress(NotebookError):  # only what is told as new hangs on it
            desk.notebook.remember(BASE + ledger.query.strip(), base_text(base))
    return ledger


def _go_on(desk: Desk, ledger: Ledger, document: str, offset: int) -> None:
    """Go to the next open hit, after the last one to the first."""
    spot = ledger.next_open(document, offset) or ledger.next_open("", -1)
    results = desk.place.results
    if spot is None or results is None:
        desk.say("No hit is open.")
        return
    hits = [hit.document.id for hit in results.hits]
    open_at_match(desk, spot[0], ledger.mark_of(spot), hits.index(spot[0]) if spot[0] in hits else -1)
