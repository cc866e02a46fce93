"""What is said beside an answer, as plain text: how much was found, in how much, what was not searched, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indexdir import Failure, Results
from tui.widgets.wrapping import counted

_REASONS = (
    (re.compile(r"has no text"), "has no text", "have no text"),
    (re.compile(r"is empty"), "is empty", "are empty"),
    (re.compile(r"encrypted"), "is encrypted", "are encrypted"),
    (re.compile(r"no reader for (\.\w+)"), r"is \1", r"are \1"),
    (re.compile(r"larger than"), "is too large", "are too large"),
    (re.compile(r""), "can't be read", "can't be read"),
)
_MOST_REASONS = 3
_SOME = "No document has all of these words; these have some."
_SPELLING = "No document has these words as they are spelled; these have words of nearly that spelling."


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
    key = " (!)" if left_out else ""
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


def reasons(failures: Sequence[Failure]) -> str:
    """Why files were not searched, the most frequent reason first: `2 have no text, 1 is encrypted`."""
    counts = Counter(_reason(failure.reason) for failure in failures)
    told = [f"{count:,} {one if count == 1 else many}" for (one, many), count in counts.most_common()]
    if len(told) <= _MOST_REASONS:
        return ", ".join(told)
    others = sum(count for _, count in counts.most_common()[_MOST_REASONS - 1 :])
    return ", ".join([*told[: _MOST_REASONS - 1], f"{others:,} for other reasons"])


def _reason(reason: str) -> tuple[str, str]:
    for pattern, one, many in _REASONS:
        if (found := pattern.search(reason)) is not None:
            return found.expand(one), found.expand(many)
    return reason, reason


def notes(results: Results) -> tuple[str, ...]:
    """What is to be known of an answer before its hits are read, a sentence each."""
    matched = {"all": (), "some": (_SOME,), "spelling": (_SPELLING,)}[results.matched] if results.hits else ()
    return (*matched, *results.remarks)


def notes_on_nothing(results: Results) -> tuple[str, ...]:
    """What is to be known where nothing was found: also that not all was searched."""
    left_out = results.not_searched
    files = f"{counted(len(left_out), 'file')} not searched ({reasons(left_out)}): ! lists them."
    return (*results.remarks, files) if left_out else results.remarks


def breadcrumb(crumbs: Sequence[str]) -> tuple[str, ...]:
    """The parts of a query one after the other, the longest wording first; empty for a single one."""
    if len(crumbs) < 2:
        return ()
    return tuple(" › ".join(("…", *crumbs[at:]) if at else crumbs) for at in range(len(crumbs)))
