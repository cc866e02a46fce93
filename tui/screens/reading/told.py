"""What is said beside an answer, as plain text: how much was found, in how much, what was not searched, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexdir import Results
from tui.beside import notes, reasons
from tui.commands import key_of
from tui.widgets.wrapping import counted

__all__ = ["breadcrumb", "notes", "notes_on_nothing", "reasons", "summary"]


def summary(results: Results, unread: int = 0, card: str = "") -> tuple[str, ...]:
    """How much was found, and in how much of what there is: the longest wording first.

    `unread` files are still to be read; `card` is the name that was asked for, if it was one.
    """
    what, briefly = _found(results, card)
    left_out = len(results.not_searched)
    if not left_out and not unread:
        of = f" of {counted(results.searched, 'document')}" if results.total else ""
        return f"{what}{of}", briefly
    known = results.searched + left_out + unread
    searched = f"{results.searched:,} of {known:,} searched"
    yet = f", {unread:,} not yet" if unread else ""
    why = f", {reasons(results.not_searched)}" if left_out else ""
    documents = re.sub(r"(in [\d,]+)$", lambda found: found[1] + _noun(results.total), what)
    key = f" ({key_of('problems')})" if left_out else ""
    return (
        f"{documents} · {searched}{why}{yet}{key}",
        f"{documents} · {searched}{yet}{key}",
        f"{briefly} · {searched}{key}",
        f"{briefly} · {results.searched:,}/{known:,}{key}",
    )


def _found(results: Results, card: str) -> tuple[str, str]:
    """What was found in words, and with as few as will do."""
    places = results.places or sum(hit.count for hit in results.hits)
    if card:
        mentions = counted(places, "mention")
        return f"{card}: {mentions} in {results.total:,}", f"{mentions} in {results.total:,}"
    if not results.total:
        return f"nothing found in {counted(results.searched, 'document')}", "nothing found"
    if not places:
        return f"{results.total:,}", f"{results.total:,}"
    return f"{counted(places, 'hit')} in {results.total:,}", f"{counted(places, 'hit')} in {results.total:,}"


def _noun(count: int) -> str:
    return " document" if count == 1 else " documents"


def notes_on_nothing(results: Results) -> tuple[str, ...]:
    """What is to be known where nothing was found: also that not all was searched."""
    left_out = results.not_searched
    files = f"{counted(len(left_out), 'file')} not searched ({reasons(left_out)}): {key_of('problems')} lists them."
    return (*results.remarks, files) if left_out else results.remarks


def breadcrumb(crumbs: Sequence[str]) -> tuple[str, ...]:
    """The parts of a query one after the other, the longest wording first; empty for a single one."""
    if len(crumbs) < 2:
        return ()
    return tuple(" › ".join(("…", *crumbs[at:]) if at else crumbs) for at in range(len(crumbs)))
