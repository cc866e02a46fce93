"""The note and the tags of a bookmark: how they are written, counted and asked for."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from indexdir import Kept
from tui.notebook import journal
from tui.notebook.bookmark import SELECT, Bookmark, bookmark_from, row_of
from tui.notebook.errors import NotebookError
from tui.notebook.folding import checked, one_spaced, same_key
from tui.notebook.notes import matcher

Asking = Literal["bookmarked", "tag", "note"]
# What parts tags where they are typed in a row, and what stands around a phrase in a query, are in no tag.
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', " "))


def annotate(connection: sqlite3.Connection, bookmark_id: str, note: str, tags: Iterable[str]) -> Bookmark:
    """Give a bookmark this note and these tags as one action; NotebookError where it is not there any more."""
    row = connection.execute(SELECT + " WHERE id = ?", (bookmark_id,)).fetchone()
    if row is None:
        raise NotebookError("This bookmark is not there any more; nothing was changed.")
    old = bookmark_from(row)
    new = replace(old, note=_written_note(note), tags=written_tags(tags))
    changed = [name for name in ("note", "tags") if getattr(old, name) != getattr(new, name)]
    if changed:
        before, after = ({name: row_of(each)[name] for name in changed} for each in (old, new))
        label = f"{' and '.join(changed)} of “{old.brief}”"
        journal.perform(connection, label, [journal.Change("bookmarks", bookmark_id, before, after)])
    return new


def written_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: parted at commas, without double quotes, none twice in another case, in their order."""
    parts = (one_spaced(part) for tag in tags for part in checked(tag, "tag").translate(_QUOTES).split(","))
    first: dict[str, str] = {}
    for part in parts:
        first.setdefault(same_key(part), part)
    return tuple(tag for key, tag in first.items() if key)


def retagged(tags: Iterable[str], added: Iterable[str], removed: Iterable[str]) -> tuple[str, ...]:
    """Tags without some, whatever their case, and then with others."""
    gone = set(map(same_key, written_tags(removed)))
    return written_tags([*(tag for tag in tags if same_key(tag) not in gone), *added])


def _written_note(note: str) -> str:
    return checked(note, "note").replace("\r\n", "\n").replace("\r", "\n").strip()


def tagged(bookmarks: Sequence[Bookmark]) -> Mapping[str, tuple[Bookmark, ...]]:
    """Of bookmarks, newest first, those with each tag: the most used first, then by name, as the oldest writes it."""
    written: dict[str, str] = {}
    having: dict[str, list[Bookmark]] = defaultdict(list)
    for bookmark in reversed(bookmarks):
        for tag in bookmark.tags:
            written.setdefault(same_key(tag), tag)
            having[same_key(tag)].append(bookmark)
    order = sorted(having, key=lambda key: (-len(having[key]), key))
    return {written[key]: tuple(having[key]) for key in order}


def kept(bookmarks: Iterable[Bookmark], what: Asking, value: str) -> tuple[Kept, ...]:
    """The places of all bookmarks, of those with a tag, or of those whose note has the words of `value`."""
    if what == "tag":
        key = same_key(value.translate(_QUOTES))
        found = [each for each in bookmarks if any(same_key(tag) == key for tag in each.tags)]
    elif what == "note":
        matches = matcher(value)
        found = [each for each in bookmarks if each.note and matches(each.note)]
    else:
        found = list(bookmarks)
    return tuple(Kept(each.document, each.start, each.end, each.quote) for each in found)
