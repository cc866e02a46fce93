"""The note and the tags of a bookmark: how they are written, counted and asked for."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from indexdir import Kept
from tui.notebook import journal
from tui.notebook.bookmark import COLOURS, SELECT, Bookmark, Colour, bookmark_from, row_of
from tui.notebook.errors import NotebookError
from tui.notebook.folding import checked, one_spaced, same_key
from tui.notebook.notes import matcher
from tui.notebook.saved import moment

Asking = Literal["bookmarked", "tag", "note"]
# What parts tags where they are typed in a row, and what stands around a phrase in a query, are in no tag.
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', " "))
_WRITTEN = ("note", "tags", "colour")


@dataclass(frozen=True, slots=True)
class Amendment:
    """What is to change of bookmarks; what is None stays as it is, `added` and `removed` change some tags only."""

    note: str | None = None
    tags: Sequence[str] | None = None
    added: Sequence[str] = ()
    removed: Sequence[str] = ()
    colour: Colour | None = None

    def of(self, old: Bookmark) -> Bookmark:
        """The bookmark with these changes. Raises NotebookError."""
        note = old.note if self.note is None else written_note(self.note)
        tags = old.tags if self.tags is None else written_tags(self.tags)
        if self.added or self.removed:
            tags = retagged(tags, self.added, self.removed)
        return replace(old, note=note, tags=tags, colour=_known(self.colour, old.colour))


def annotate(
    connection: sqlite3.Connection, bookmark_id: str, note: str, tags: Iterable[str], colour: Colour | None = None
) -> Bookmark:
    """Give a bookmark this note, these tags and this colour as one action; NotebookError where it is not there."""
    row = connection.execute(SELECT + " WHERE bookmarks.id = ?", (bookmark_id,)).fetchone()
    if row is None:
        raise NotebookError("This bookmark is not there any more; nothing was changed.")
    old = bookmark_from(row)
    new = replace(old, note=written_note(note), tags=written_tags(tags), colour=_known(colour, old.colour))
    names = [name for name in _WRITTEN if getattr(old, name) != getattr(new, name)]
    written = rewrite(connection, " and ".join(names), [(old, new)])
    return written[0] if written else old


def amend(connection: sqlite3.Connection, bookmarks: Sequence[Bookmark], amendment: Amendment) -> int:
    """Change bookmarks as one action, and leave of them what is not asked for as it is; how many have changed."""
    pairs = [(each, amendment.of(each)) for each in bookmarks]
    names = [name for name in _WRITTEN if any(getattr(old, name) != getattr(new, name) for old, new in pairs)]
    return len(rewrite(connection, " and ".join(names), pairs))


def retag(
    connection: sqlite3.Connection, bookmarks: Sequence[Bookmark], added: Sequence[str], removed: Sequence[str]
) -> int:
    """Add tags to bookmarks and take others away as one action; how many have changed."""
    pairs = [(each, replace(each, tags=retagged(each.tags, added, removed))) for each in bookmarks]
    return len(rewrite(connection, "tags", pairs))


def colour(connection: sqlite3.Connection, bookmarks: Sequence[Bookmark], wanted: Colour) -> int:
    """Give bookmarks a colour as one action; how many have changed."""
    pairs = [(each, replace(each, colour=_known(wanted, each.colour))) for each in bookmarks]
    return len(rewrite(connection, "colour", pairs))


def rewrite(connection: sqlite3.Connection, what: str, pairs: Iterable[tuple[Bookmark, Bookmark]]) -> list[Bookmark]:
    """Put bookmarks in place of what they were as one action, named by what of them changes; those that did."""
    now = moment()
    pairs = [(old, replace(new, modified=now)) for old, new in pairs if old != new]
    if pairs:
        changes = [journal.changed("bookmarks", old.id, row_of(old), row_of(new)) for old, new in pairs]
        many = f" and {len(pairs) - 1:,} more" if len(pairs) > 1 else ""
        journal.perform(connection, f"{what} of “{pairs[0][0].brief}”{many}", changes)
    return [new for _, new in pairs]


def _known(wanted: Colour | None, old: Colour) -> Colour:
    if wanted is not None and wanted not in COLOURS:
        raise NotebookError(f"There is no colour “{wanted}”; there are {', '.join(filter(None, COLOURS))}.")
    return old if wanted is None else wanted


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


def written_note(note: str) -> str:
    """A note as it is kept."""
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


def documents_of(bookmarks: Iterable[Bookmark]) -> frozenset[str]:
    """The documents that bookmarks stand in; a card stands in none."""
    return frozenset(each.now.document for each in bookmarks if each.kind != "card")


def kept(bookmarks: Iterable[Bookmark], what: Asking, value: str) -> tuple[Kept, ...]:
    """The places of all bookmarks, of those with a tag, or of those whose note has the words of `value`."""
    return tuple(_place(each) for each in asked(bookmarks, what, value) if each.kind != "card")


def asked(bookmarks: Iterable[Bookmark], what: Asking, value: str) -> list[Bookmark]:
    """All bookmarks, those with a tag, or those whose note has the words of `value`."""
    if what == "tag":
        key = same_key(value.translate(_QUOTES))
        return [each for each in bookmarks if any(same_key(tag) == key for tag in each.tags)]
    if what == "note":
        matches = matcher(value)
        return [each for each in bookmarks if each.note and matches(each.note)]
    return list(bookmarks)


def _place(bookmark: Bookmark) -> Kept:
    """Where a bookmark is, as far as that is certain; one that is in doubt answers with its document only."""
    now = bookmark.now
    if not now.sure or bookmark.kind != "passage" or bookmark.placeless:
        return Kept(now.document, 0, 0, "")
    return Kept(now.document, now.start, now.end, bookmark.quote)
