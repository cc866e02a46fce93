"""Bookmarks that come from elsewhere, and those that get another place: actions of the journal."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tui.notebook import journal
from tui.notebook.annotation import rewrite
from tui.notebook.bookmark import SELECT, Bookmark, bookmark_from, row_of
from tui.notebook.errors import NotebookError
from tui.notebook.saved import moment
from tui.notebook.standing import Standing, remember
from tui.notebook.uniting import unite

_ANCHOR = ("document", "start", "end", "quote", "prefix", "suffix", "digest", "title", "passage", "alike", "nth")


@dataclass(frozen=True, slots=True)
class Merged:
    """How many bookmarks were new, were changed, were here as they came, and were here in a later state.

    `remarks` tell of each where a note was replaced, or where something that came in was not taken.
    """

    added: int = 0
    changed: int = 0
    same: int = 0
    older: int = 0
    remarks: tuple[str, ...] = ()


def merge(connection: sqlite3.Connection, bookmarks: Iterable[Bookmark]) -> Merged:
    """Take in bookmarks by their ids as one action."""
    merged, changes = compared(map(bookmark_from, connection.execute(SELECT).fetchall()), bookmarks)
    if changes:
        journal.perform(connection, f"import of {len(changes):,} bookmark{'s' * (len(changes) != 1)}", changes)
    return merged


def compared(kept: Iterable[Bookmark], bookmarks: Iterable[Bookmark]) -> tuple[Merged, list[journal.Change]]:
    """What taking in bookmarks would do to those that are kept, and the changes that do it."""
    here = {each.id: each for each in kept}
    changes: list[journal.Change] = []
    counts: Counter[str] = Counter()
    remarks: list[str] = []
    for each in bookmarks:
        old = here.get(each.id)
        if old is None:
            counts["added"] += 1
            here[each.id] = new = each if each.created else replace(each, created=each.modified or moment())
            changes.append(journal.Change("bookmarks", each.id, None, row_of(new)))
            continue
        united = unite(old, each)
        counts[united.outcome] += 1
        remarks += [united.told] if united.told else []
        if united.outcome == "changed":
            here[each.id] = united.bookmark
            changes.append(journal.changed("bookmarks", each.id, row_of(old), row_of(united.bookmark)))
    merged = Merged(counts["added"], counts["changed"], counts["same"], counts["older"], tuple(remarks))
    return merged, changes


def reanchor(connection: sqlite3.Connection, bookmark: str, place: Bookmark) -> Bookmark:
    """Give a bookmark the anchor of another; NotebookError where it is not there any more."""
    if not reanchor_all(connection, [(bookmark, place)]):
        raise NotebookError("This bookmark is not there any more; nothing was changed.")
    row = connection.execute(SELECT + " WHERE bookmarks.id = ?", (bookmark,)).fetchone()
    return bookmark_from(row)


def reanchor_all(connection: sqlite3.Connection, places: Sequence[tuple[str, Bookmark]]) -> int:
    """Give bookmarks the anchors of others as one action; how many there still were."""
    changes: list[journal.Change] = []
    briefs: list[str] = []
    standings: dict[str, Standing] = {}
    for name, place in places:
        row = connection.execute(SELECT + " WHERE bookmarks.id = ?", (name,)).fetchone()
        if row is None:
            continue
        old = bookmark_from(row)
        anchor = {field: getattr(place, field) for field in _ANCHOR}
        other = " ".join(old.quote.split()) != " ".join(place.quote.split())
        first = old.first_quote or (old.quote if other else "")
        new = replace(old, **anchor, first_quote=first, placeless=False, modified=moment())
        changes.append(journal.changed("bookmarks", name, row_of(old), row_of(new)))
        briefs.append(old.brief)
        if place.standing is not None:
            standings[name] = place.standing
    if changes:
        many = f" and {len(changes) - 1:,} more" if len(changes) > 1 else ""
        journal.perform(connection, f"new place of “{briefs[0]}”{many}", changes)
        remember(connection, standings)
    return len(changes)


def set_placeless(connection: sqlite3.Connection, bookmarks: Sequence[Bookmark], placeless: bool) -> int:
    """Keep bookmarks as quotes without a place, or look for them again, as one action; how many have changed."""
    pairs = [(each, replace(each, placeless=placeless)) for each in bookmarks if each.kind == "passage"]
    return len(rewrite(connection, "no place" if placeless else "place looked for", pairs))
