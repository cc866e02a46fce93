"""The part of a notebook that holds bookmarks: kept, written to, found again and removed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tui.notebook import annotation, drafting, journal, merging, standing, touched
from tui.notebook.bookmark import (
    FIELDS,
    SELECT,
    SELECT_IN_ORDER,
    Bookmark,
    Colour,
    bookmark_from,
    bookmark_of,
    bookmark_of_document,
    row_of,
)
from tui.notebook.drafting import Drafting
from tui.notebook.merging import Merged
from tui.notebook.standing import Standing

if TYPE_CHECKING:
    from indexdir import DocumentText, Kept

_CREATED = FIELDS.index("created")
# Two questions that an index answers each, in place of one that none does.
_MADE_THERE = "SELECT id FROM bookmarks WHERE document = ?"
_MOVED_THERE = "SELECT bookmark FROM standings WHERE document = ?"


class Bookmarking(Drafting):
    """The bookmarks of a notebook. What writes raises NotebookError when it can't; nothing has changed then."""

    _read_at: object = None
    _by_row: Mapping[str, tuple[Sequence[Any], Bookmark]] = {}
    _marks: tuple[Bookmark, ...] = ()
    _tagged: tuple[object, Mapping[str, frozenset[str]]] = (None, {})

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks, newest first; the very same while nothing has written, and each while none has to it."""
        with self._reading:
            if self.state() != self._read_at:
                self._catch_up()
            return self._marks

    def _catch_up(self) -> None:
        """Read what has changed: asked after every action, that is mostly one bookmark."""
        some, rows, watched = None, [], False
        with self._lock:
            elsewhere = self.written_elsewhere()
            if elsewhere == self._as_read:
                some = touched.take(self._connection, SELECT_IN_ORDER)
            if some is None:
                watched = touched.watch(self._connection)
                rows = self._fetch(f"{SELECT_IN_ORDER} ORDER BY bookmarks.created DESC, bookmarks.rowid DESC")
            state = elsewhere, self._connection.total_changes
        known = self._by_row
        if some is None:
            self._by_row = {row[0]: _unless_known(known.get(row[0]), row) for row in rows}
        else:
            self._by_row = _with(known, *some)
        self._marks = tuple([bookmark for _, bookmark in self._by_row.values()])
        # Nothing to read may also be a file that can't be read.
        self._read_at, self._as_read = state, elsewhere if some is not None or (watched and rows) else None

    def count_bookmarks(self) -> int:
        """How many bookmarks there are."""
        rows = self._fetch("SELECT count(*) FROM bookmarks")
        return int(rows[0][0]) if rows else 0

    def bookmarks_in(self, document_id: str) -> tuple[Bookmark, ...]:
        """The bookmarks that were made in one document or stand there now, by their place in it."""
        here = f" WHERE bookmarks.id IN ({_MADE_THERE} UNION {_MOVED_THERE})"
        found = self._bookmarks(here, document_id, document_id)
        return tuple(sorted(found, key=lambda each: (each.now.start, each.now.end)))

    def toggle_bookmark(self, reading: DocumentText, start: int, end: int, *, query: str = "") -> Bookmark | None:
        """Keep this span of the text, or remove the bookmark that stands on exactly it; the new one or None.

        `query` is the search that found it.
        """
        return self.toggle(bookmark_of(reading, start, end, query=query))

    def toggle(self, new: Bookmark) -> Bookmark | None:
        """Keep a bookmark, or remove those on the very same; the new one or None."""
        with self._writing() as connection:
            if kept := on_same(connection, new):
                journal.perform(connection, *_removal(kept))
                return None
            _add(connection, new)
        return new

    def keep_bookmark(self, reading: DocumentText, start: int, end: int, *, query: str = "") -> Bookmark:
        """The bookmark that stands on exactly this span of the text, made where there is none yet."""
        return self.keep(bookmark_of(reading, start, end, query=query))

    def keep(self, new: Bookmark) -> Bookmark:
        """The bookmark on the very same, or else this new one."""
        with self._writing() as connection:
            kept = on_same(connection, new)
            if not kept:
                _add(connection, new)
        return kept[0] if kept else new

    def remove_bookmark(self, *bookmark_ids: str) -> int:
        """Remove bookmarks as one action, and say how many; one that is not there any more is no error."""
        with self._writing() as connection:
            if removed := _with_ids(connection, bookmark_ids):
                journal.perform(connection, *_removal(removed))
        return len(removed)

    def annotate(self, bookmark_id: str, note: str, tags: Iterable[str], colour: Colour | None = None) -> Bookmark:
        """Give a bookmark this note and these tags, and no others, and a colour; the bookmark as it is now.

        A comma parts tags, and double quotes are left out of them. What was being typed to it here is done with.
        """
        with self._writing() as connection:
            drafting.drop(connection, bookmark_id, (self.window,))
            return annotation.annotate(connection, bookmark_id, note, tags, colour)

    def amend(self, bookmark_ids: Sequence[str], amendment: annotation.Amendment) -> int:
        """Change of bookmarks what is asked for and no more, as one action; how many have changed."""
        with self._writing() as connection:
            return annotation.amend(connection, _with_ids(connection, bookmark_ids), amendment)

    def retag(self, bookmark_ids: Sequence[str], added: Iterable[str], removed: Iterable[str] = ()) -> int:
        """Add tags to bookmarks and take others away, as one action; how many have changed."""
        with self._writing() as connection:
            return annotation.retag(connection, _with_ids(connection, bookmark_ids), tuple(added), tuple(removed))

    def colour(self, bookmark_ids: Sequence[str], colour: Colour) -> int:
        """Give bookmarks a colour, or none, as one action; how many have changed."""
        with self._writing() as connection:
            return annotation.colour(connection, _with_ids(connection, bookmark_ids), colour)

    def tags(self) -> Mapping[str, int]:
        """How many bookmarks have each tag, the most used first; tags that differ only in case are one."""
        return {tag: len(having) for tag, having in annotation.tagged(self.bookmarks()).items()}

    def tagged_documents(self) -> Mapping[str, frozenset[str]]:
        """The documents that have a bookmark with each tag."""
        # Asked with every letter of a query: worked out anew only once this or another connection has written.
        state = self.state()
        known, having = self._tagged
        if known != state:
            found = annotation.tagged(self.bookmarks())
            having = {tag: annotation.documents_of(kept) for tag, kept in found.items()}
            self._tagged = state, having
        return having

    def kept(self, what: annotation.Asking, value: str) -> tuple[Kept, ...]:
        """The places that a search for bookmarks, for a tag or for words of a note asks for, newest first."""
        return annotation.kept(self.bookmarks(), what, value)

    def reanchor(self, bookmark_id: str, reading: DocumentText, start: int, end: int) -> Bookmark:
        """Let a bookmark stand on this span of a text from now on; the quote as it was first kept stays beside it."""
        with self._writing() as connection:
            return merging.reanchor(connection, bookmark_id, bookmark_of(reading, start, end))

    def accept(self, accepted: Sequence[tuple[str, tuple[DocumentText, int, int]]]) -> int:
        """Let bookmarks (by id, with text and span) stand where they were found; how many there still were.

        An empty span is the whole document.
        """
        with self._writing() as connection:
            return merging.reanchor_all(connection, [(name, _anchor_on(*place)) for name, place in accepted])

    def set_placeless(self, bookmark_ids: Sequence[str], placeless: bool = True) -> int:
        """Keep bookmarks as quotes that stand nowhere, or look for them again; how many have changed."""
        with self._writing() as connection:
            return merging.set_placeless(connection, _with_ids(connection, bookmark_ids), placeless)

    def merge(self, bookmarks: Iterable[Bookmark]) -> Merged:
        """Take in bookmarks from elsewhere by their ids, as one action; where both have changed, the later counts."""
        with self._writing() as connection:
            return merging.merge(connection, bookmarks)

    def remember_standings(self, standings: Mapping[str, Standing]) -> None:
        """Keep where bookmarks were found; nothing to undo, and it waits for nobody."""
        with self._writing_in_passing() as connection:
            standing.remember(connection, standings)

    def _bookmarks(self, clause: str, *values: str) -> tuple[Bookmark, ...]:
        return tuple(map(bookmark_from, self._fetch(SELECT + clause, values)))


def _unless_known(known: tuple[Sequence[Any], Bookmark] | None, row: Sequence[Any]) -> tuple[Sequence[Any], Bookmark]:
    return known if known is not None and known[0] == row else (row, bookmark_from(row))


def _with(
    known: Mapping[str, tuple[Sequence[Any], Bookmark]], names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> Mapping[str, tuple[Sequence[Any], Bookmark]]:
    """The bookmarks that were known, in their order, with those of some ids as they are now."""
    now = dict(known)
    for row in rows:
        now[row[0]] = _unless_known(known.get(row[0]), row)
    for gone in {*names} - {row[0] for row in rows}:
        now.pop(gone, None)
    places = ((row[0] in known and known[row[0]][0], row) for row in rows)
    if all(before and _order(before) == _order(row) for before, row in places):
        return now
    return dict(sorted(now.items(), key=lambda each: _order(each[1][0]), reverse=True))


def _order(row: Sequence[Any]) -> tuple[str, int]:
    return str(row[_CREATED]), row[-1]


def on_same(connection: sqlite3.Connection, new: Bookmark) -> list[Bookmark]:
    """The bookmarks on the same card or document, or on the same words in the same place, be it a new place."""
    if new.kind != "passage":
        found = connection.execute(
            SELECT + " WHERE kind = ? AND bookmarks.document = ? AND card = ?", (new.kind, new.document, new.card)
        )
    else:
        at = "AND start = ?"
        here = f" WHERE bookmarks.id IN ({_MADE_THERE} {at} UNION {_MOVED_THERE} {at})"
        here += " AND kind = 'passage' AND NOT placeless"
        found = connection.execute(SELECT + here, (new.document, new.start) * 2)
    kept = [bookmark_from(row) for row in found.fetchall()]
    return [each for each in kept if new.kind != "passage" or _stands_on(each, new)]


def kept_in(connection: sqlite3.Connection, document_id: str) -> list[Bookmark]:
    """The bookmarks that were made in one document or stand there now."""
    here = f" WHERE bookmarks.id IN ({_MADE_THERE} UNION {_MOVED_THERE})"
    return [*map(bookmark_from, connection.execute(SELECT + here, (document_id, document_id)))]


def _stands_on(kept: Bookmark, new: Bookmark) -> bool:
    now = kept.now
    if now.reading == standing.reading_key(new.digest) and now.document == new.document:
        return now.sure and (now.start, now.end) == (new.start, new.end)
    return (kept.document, kept.start, kept.end, kept.quote) == (new.document, new.start, new.end, new.quote)


def _anchor_on(reading: DocumentText, start: int, end: int) -> Bookmark:
    return bookmark_of(reading, start, end) if end else bookmark_of_document(reading.document)


def _with_ids(connection: sqlite3.Connection, bookmark_ids: Iterable[str]) -> list[Bookmark]:
    statement = SELECT + " WHERE bookmarks.id = ?"
    found = (connection.execute(statement, (each,)).fetchone() for each in dict.fromkeys(bookmark_ids))
    return [bookmark_from(row) for row in found if row is not None]


def _add(connection: sqlite3.Connection, new: Bookmark) -> None:
    change = journal.Change("bookmarks", new.id, None, row_of(new))
    journal.perform(connection, f"bookmark added: “{new.brief}”", [change])
    if new.standing is not None:
        standing.remember(connection, {new.id: new.standing})


def _removal(removed: Sequence[Bookmark]) -> tuple[str, list[journal.Change]]:
    changes = [journal.Change("bookmarks", each.id, row_of(each), None) for each in removed]
    many = f" and {len(removed) - 1:,} more" if len(removed) > 1 else ""
    return f"bookmark removed: “{removed[0].brief}”{many}", changes
