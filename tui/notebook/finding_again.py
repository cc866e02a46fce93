"""Where bookmarks stand in the documents as they are now: looked for anew where a document is another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from indexdir import UnknownItemError
from tui.notebook.anchors import Placement, Selector, locate_all
from tui.notebook.bookmark import Bookmark
from tui.notebook.standing import Standing, reading_key

if TYPE_CHECKING:
    from indexdir import Document, DocumentText, Library

Wanted = Mapping[str, Sequence[tuple[Bookmark, bool]]]
"""By document the bookmarks that may stand in it, and whether it surely is the document they were made in."""

_WHOLE = Placement("exact", 0, 0, 1.0, ())  # of a document that is kept itself


def find_again(
    bookmarks: Iterable[Bookmark], library: Library, cancelled: Callable[[], bool] = lambda: False
) -> Mapping[str, Standing]:
    """Look for the bookmarks whose document is another than when they were last looked for; by id where they stand.

    Those of which nothing has changed are left out, and so are those that were not come to because it was `cancelled`.
    A document that is gone is known again by its digest under another name; by its name or title alone, or where
    several have its digest, it is only doubtful. Raises IndexdirError.
    """
    bookmarks = tuple(bookmarks)
    known = _Known(library.documents())
    wanted: dict[str, list[tuple[Bookmark, bool]]] = defaultdict(list)
    found: dict[str, Standing] = {}
    for mark in bookmarks:
        if mark.kind == "card" or mark.placeless:
            continue
        document, sure = known.candidate(mark)
        if document is None:
            lost = Standing("", "lost", mark.document, score=0.0)
            found |= {mark.id: lost} if mark.standing != lost else {}
        elif not known.settled(mark, document, sure):
            wanted[document.id].append((mark, sure))
    found |= _in_all(wanted, library, cancelled)
    found |= _in_all(known.same_files(wanted, found), library, cancelled)
    before = {mark.id: mark.standing for mark in bookmarks if mark.id in found}
    return {name: standing for name, standing in found.items() if standing != before[name]}


def selector_of(bookmark: Bookmark) -> Selector:
    """What a bookmark is found by."""
    words, place = (bookmark.quote, bookmark.prefix, bookmark.suffix), (bookmark.start, bookmark.end)
    return Selector(*words, *place, bookmark.digest, bookmark.alike, bookmark.nth)


def _in_all(wanted: Wanted, library: Library, cancelled: Callable[[], bool]) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    for document, marks in wanted.items():
        if cancelled():
            break
        try:
            found |= _in_one(marks, library.read(document), cancelled)
        except UnknownItemError:  # gone since; the next build tells
            continue
    return found


def _in_one(
    marks: Sequence[tuple[Bookmark, bool]], reading: DocumentText, cancelled: Callable[[], bool]
) -> dict[str, Standing]:
    document = reading.document
    key = reading_key(document.digest)
    passages = [mark for mark, _ in marks if mark.kind == "passage"]
    selectors = [selector_of(mark) for mark in passages]
    placements = locate_all(selectors, reading.text, digest=document.digest, cancelled=cancelled)
    if len(placements) < len(passages):
        return {}
    placed = {
        mark.id: (placement, placement.status != "lost" and placement.changed(selector, reading.text))
        for mark, selector, placement in zip(passages, selectors, placements, strict=True)
    }
    found: dict[str, Standing] = {}
    for mark, sure in marks:
        other_file = bool(mark.digest) and mark.digest != document.digest
        placement, changed = placed.get(mark.id, (_WHOLE, other_file))
        status = placement.status
        if document.id != mark.document and status in ("exact", "moved"):
            status = "moved" if sure else "doubtful"
        span = (placement.start, placement.end)
        found[mark.id] = Standing(key, status, document.id, *span, placement.score, tuple(placement.rivals), changed)
    return found


class _Known:
    """The documents of a collection, by what a bookmark knows of its own."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._by_id = {document.id: document for document in documents}
        self._by_digest: dict[str, list[Document]] = defaultdict(list)
        self._by_name: dict[str, list[Document]] = defaultdict(list)
        self._by_title: dict[str, list[Document]] = defaultdict(list)
        for document in documents:
            self._by_digest[document.digest].append(document)
            self._by_name[PurePosixPath(document.id).name].append(document)
            self._by_title[document.title].append(document)

    def candidate(self, mark: Bookmark) -> tuple[Document | None, bool]:
        """The document that a bookmark is to be looked for in, and whether it surely is its own."""
        if (there := self._by_id.get(mark.document)) is not None:
            return there, True
        if same := self._same_files(mark):
            return same[0], len(same) == 1
        for alike in (self._by_name[PurePosixPath(mark.document).name], self._by_title[mark.title]):
            if len(alike) == 1:
                return alike[0], False
        return None, False

    def settled(self, mark: Bookmark, document: Document, sure: bool) -> bool:
        """Whether it is known where a bookmark stands in the documents as they are; `document` may be its own."""
        standing = mark.standing
        if standing is None:
            return False
        there = self._by_id.get(standing.document)
        if standing.sure and there is not None and standing.of(there):
            return True
        # In another document than its own it may be in doubt only because there were several that it could be.
        doubted = standing.status == "doubtful" and document.id != mark.document
        return standing.of(document) and not (sure and doubted)

    def same_files(self, wanted: Wanted, found: Mapping[str, Standing]) -> Wanted:
        """Where the file of a bookmark is now, if another is in its place that does not surely have the passage."""
        elsewhere: dict[str, list[tuple[Bookmark, bool]]] = defaultdict(list)
        for marks in wanted.values():
            for mark, _ in marks:
                same = self._same_files(mark)
                missing = mark.id in found and not found[mark.id].sure
                replaced = mark.kind == "document" and mark.document in self._by_id
                if same and same[0].id != mark.document and (missing or replaced):
                    elsewhere[same[0].id].append((mark, len(same) == 1))
        return elsewhere

    def _same_files(self, mark: Bookmark) -> Sequence[Document]:
        """The document with the very bytes; of several the one in its place or of its name, or else all of them."""
        same = self._by_digest[mark.digest] if mark.digest else []
        name = PurePosixPath(mark.document).name
        for only in (
            [each for each in same if each.id == mark.document],
            [each for each in same if PurePosixPath(each.id).name == name],
        ):
            if len(only) == 1:
                return only
        return same
