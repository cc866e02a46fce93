"""The part of a notebook that holds what was decided about the hits of searches."""

from __future__ import annotations

import sqlite3
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.notebook import journal, standing
from tui.notebook.bookmark import SELECT as SELECT_BOOKMARKS
from tui.notebook.bookmark import Bookmark, bookmark_from, bookmark_of
from tui.notebook.bookmark import row_of as bookmark_row
from tui.notebook.bookmarking import kept_in, on_same
from tui.notebook.errors import NotebookError
from tui.notebook.folding import checked
from tui.notebook.noting import Noting
from tui.notebook.quoting import digest_of
from tui.notebook.review import SELECT, Review, Verdict, review_from, review_of, row_of
from tui.notebook.safety.line import Change

if TYPE_CHECKING:
    from indexdir import DocumentText

Place = tuple["DocumentText", int, int]
_DONE = {"kept": "kept", "dismissed": "dismissed", "": "left open"}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A query of whose hits some were judged or seen: how many of each, and the first and the last time."""

    query: str
    kept: int
    dismissed: int
    seen: int
    begun: str
    last: str


class Reviewing(Noting):
    """The verdicts on the hits of queries, by the text of the query. What writes raises NotebookError."""

    def review(self, query: str, places: Sequence[Place], verdict: Verdict | None) -> int:
        """Give passages that a query found this verdict, or take theirs back, as one action; how many have changed.

        A passage that is kept gets a bookmark, if none stands on any of it. One that no longer is loses that bookmark
        again, unless something was written to it.
        """
        with self._writing() as connection:
            made = _Judging(connection, _written(query), verdict)
            for place in places:
                made.judge(*place)
            if made.changes:
                journal.perform(connection, made.label, made.changes)
                standing.remember(connection, {mark.id: mark.now for mark in made.bookmarks})
            return len(made.judged)

    def see(self, query: str, places: Sequence[Place]) -> tuple[Review, ...]:
        """Note that passages were seen, where nothing is known of them yet; nothing to undo, and it waits for nobody.

        Those that are new.
        """
        with self._writing_in_passing() as connection:
            query = _written(query)
            known = _Known(connection, query)
            new = [review_of(query, *place, "seen") for place in places if not known.of(*place)]
            for each in new:
                row = row_of(each)
                columns = ", ".join(f'"{name}"' for name in row)
                slots = ", ".join("?" for _ in row)
                connection.execute(f"INSERT INTO reviews ({columns}) VALUES ({slots})", [*row.values()])
        return tuple(new)

    def reviews(self, query: str) -> tuple[Review, ...]:
        """What is known of the hits of a query, in the order in which it was decided."""
        rows = self._fetch(SELECT + " WHERE query = ? ORDER BY at, rowid", (query.strip(),))
        return tuple(map(review_from, rows))

    def reviewed(self) -> tuple[Reviewed, ...]:
        """The queries of whose hits something is known, the last one first."""
        rows = self._fetch('SELECT query, document, start, "end", digest, verdict, at FROM reviews ORDER BY at')
        known: dict[str, dict[tuple[object, ...], str]] = defaultdict(dict)
        times: dict[str, tuple[str, str]] = {}
        for query, *place, verdict, at in rows:
            before = known[query].get(tuple(place), "seen")
            known[query][tuple(place)] = verdict if verdict != "seen" else before
            times[query] = (times[query][0] if query in times else at, at)
        found = []
        for query, verdicts in known.items():
            count = Counter(verdicts.values())
            found.append(Reviewed(query, count["kept"], count["dismissed"], count["seen"], *times[query]))
        return tuple(sorted(found, key=lambda each: each.last, reverse=True))


class _Judging:
    """The changes that one verdict makes of several passages."""

    def __init__(self, connection: sqlite3.Connection, query: str, verdict: Verdict | None) -> None:
        self.changes: list[Change] = []
        self.judged: list[Review] = []
        self.bookmarks: list[Bookmark] = []
        self._connection = connection
        self._query = query
        self._verdict = verdict
        self._known = _Known(connection, query)
        self._reading: DocumentText | None = None
        self._kept: list[tuple[int, int]] = []

    @property
    def label(self) -> str:
        """What is done, for undo to tell."""
        many = f" and {len(self.judged) - 1:,} more" if len(self.judged) > 1 else ""
        return f"hit {_DONE[self._verdict or '']}: “{self.judged[0].brief}”{many}"

    def judge(self, reading: DocumentText, start: int, end: int) -> None:
        """Note what changes of one passage."""
        before = self._known.of(reading, start, end)
        old = before[-1] if before else None
        if (old.verdict if old is not None else None) == self._verdict:
            return
        new = review_of(self._query, reading, start, end, self._verdict or "seen")
        if old is not None:
            new = replace(new, id=old.id)
        self.judged.append(new)
        # What was only seen is in no log: it is taken out and put in again, which does not need it to be there.
        gone = before if self._verdict is None or (old is not None and old.verdict == "seen") else before[:-1]
        self.changes += [Change("reviews", each.id, row_of(each), None) for each in gone]
        if self._verdict is not None and old is not None and old not in gone:
            self.changes.append(journal.changed("reviews", old.id, row_of(old), row_of(new)))
        elif self._verdict is not None:
            self.changes.append(Change("reviews", new.id, None, row_of(new)))
        if self._verdict == "kept":
            self._keep(new.id, reading, start, end)
        elif old is not None and old.verdict == "kept":
            self._let_go(old.id)

    def _keep(self, name: str, reading: DocumentText, start: int, end: int) -> None:
        mark = bookmark_of(reading, start, end, query=self._query)
        if self._is_kept(reading, start, end) or on_same(self._connection, mark):
            return
        # By its id a bookmark is known for one that a verdict has made.
        mark = replace(mark, id=name if self._bookmark(name) is None else str(uuid.uuid4()))
        self.bookmarks.append(mark)
        self.changes.append(Change("bookmarks", mark.id, None, bookmark_row(mark)))

    def _is_kept(self, reading: DocumentText, start: int, end: int) -> bool:
        """Whether a bookmark stands on any of a passage without a doubt, be it on one sentence or on more than it."""
        if reading is not self._reading:
            kept = kept_in(self._connection, reading.document.id)
            self._reading, self._kept = reading, [span for each in kept if (span := each.span_in(reading)) is not None]
        return any(first < end and start < last for first, last in self._kept)

    def _let_go(self, name: str) -> None:
        mark = self._bookmark(name)
        if mark is not None and not (mark.note or mark.tags or mark.colour or mark.first_quote or mark.placeless):
            self.changes.append(Change("bookmarks", name, bookmark_row(mark), None))

    def _bookmark(self, name: str) -> Bookmark | None:
        row = self._connection.execute(SELECT_BOOKMARKS + " WHERE bookmarks.id = ?", (name,)).fetchone()
        return None if row is None else bookmark_from(row)


def strongest(reviews: Iterable[Review]) -> Review:
    """Of what is known of one passage that which counts: a verdict before a mere look, the later before the earlier."""
    return max(reviews, key=_weight)


def _weight(review: Review) -> tuple[bool, str]:
    return review.verdict != "seen", review.at


class _Known:
    """What is known of passages, by where they stand in a text, be it by another text of the document."""

    def __init__(self, connection: sqlite3.Connection, query: str) -> None:
        self._connection = connection
        self._query = query
        self._reading: DocumentText | None = None
        self._spans: dict[tuple[int, int], list[Review]] = {}

    def of(self, reading: DocumentText, start: int, end: int) -> list[Review]:
        """What is known of one passage, what counts last."""
        if reading is not self._reading:
            self._reading, self._spans = reading, defaultdict(list)
            # The document first, for which there is an index; the file may have been reviewed under another name.
            here = SELECT + " WHERE query = ? AND document = ?"
            rows = self._connection.execute(here, (self._query, reading.document.id)).fetchall()
            elsewhere = SELECT + " WHERE query = ? AND document <> ? AND digest = ?"
            rows += self._connection.execute(
                elsewhere, (self._query, reading.document.id, digest_of(reading))
            ).fetchall()
            for known in map(review_from, rows):
                if (span := known.span_in(reading)) is not None:
                    self._spans[span].append(known)
        return sorted(self._spans.get((start, end), ()), key=_weight)


def _written(query: str) -> str:
    written = checked(query, "query").strip()
    if not written:
        raise NotebookError("There is no query whose hits could be reviewed; type one first.")
    return written
