"""Notes of other programs become bookmarks: on the words that they quote, where those stand in the collection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from indexdir import Document, DocumentText, Library
from tui.exchange.arrivals import Foreign
from tui.exchange.documents import Documents
from tui.notebook import Bookmark
from tui.notebook.anchors import Placement, Selector, locate_all
from tui.notebook.bookmark import bookmark_of

Why = Literal["no document here", "none of its words given"]


@dataclass(slots=True)
class Placed:
    """The bookmarks that notes have become, and those for which there is no place, with the reason."""

    marks: list[Bookmark] = field(default_factory=list)
    unplaced: list[tuple[Foreign, Why]] = field(default_factory=list)


def place_foreign(
    foreign: Iterable[Foreign], library: Library, here: Mapping[str, Bookmark], *, keep_unplaced: bool = False
) -> Placed:
    """Place notes in a collection; `here` are the bookmarks that there are, by id, which stay where they stand.

    A place is taken where it is certain; what is in doubt, or is not in its document, keeps its words and is told of
    by the audit. What has no document here is kept, as a quote without a place, only if that is wanted.
    """
    documents, placed = Documents(library), Placed()
    by_document: dict[str, list[tuple[int, Foreign]]] = defaultdict(list)
    found: dict[int, Bookmark] = {}
    for order, each in enumerate(foreign):
        if (old := here.get(each.id)) is not None and _same_words(old, each):
            found[order] = _renewed(old, each)
            continue
        document = None if each.unquoted else documents.called(each.source, each.title, quoted=bool(each.exact))
        if document is None and each.exact:
            document = documents.quoting(each.exact)
        if document is not None:
            by_document[document.id].append((order, each))
            continue
        placed.unplaced.append((each, "none of its words given" if each.unquoted else "no document here"))
        if keep_unplaced:
            found[order] = _written(_without_place(each), each)
    for name, notes in by_document.items():
        marks = _in_document([each for _, each in notes], library.read(name))
        found |= dict(zip((order for order, _ in notes), marks, strict=True))
    placed.marks = [found[order] for order in sorted(found)]
    return placed


def _same_words(old: Bookmark, new: Foreign) -> bool:
    kept = {" ".join(text.split()) for text in (old.quote, old.first_quote)}
    return " ".join(new.exact.split()) in kept


def _renewed(old: Bookmark, new: Foreign) -> Bookmark:
    """A bookmark that is here already, with what was written to it elsewhere, and when, where that is known."""
    return _written(old, replace(new, colour=new.colour or old.colour))


def _in_document(notes: Sequence[Foreign], reading: DocumentText) -> list[Bookmark]:
    selectors = [_selector(each, reading.text) for each in notes]
    quoted = [selector for selector in selectors if selector is not None]
    placements = iter(locate_all(quoted, reading.text))
    marks = []
    for each, selector in zip(notes, selectors, strict=True):
        placement = None if selector is None else next(placements)
        marks.append(_written(_mark(each, placement, reading), each))
    return marks


def _selector(each: Foreign, text: str) -> Selector | None:
    """What to look for; offsets count only where they are right, since other programs count in other texts."""
    if not each.exact:
        return None
    right = 0 <= each.start < each.end <= len(text) and text[each.start : each.end] == each.exact
    start, end = (each.start, each.end) if right else (-1, -1)
    return Selector(each.exact, each.prefix, each.suffix, start, end)


def _mark(each: Foreign, placement: Placement | None, reading: DocumentText) -> Bookmark:
    document = reading.document
    if placement is None:
        return _on_document(each, document)
    same = placement.status in ("exact", "moved") and _folded(reading.text[placement.start : placement.end])
    if same == _folded(each.exact):
        return bookmark_of(reading, placement.start, placement.end)
    # Without the hash of a file: it is looked for again by its words, as they came.
    start = max(placement.start, 0)
    place = (document.id, start, start + len(each.exact), each.exact, each.prefix, each.suffix, "")
    return Bookmark(each.id, *place, document.title, "")


def _folded(text: str) -> str:
    return " ".join(text.split())


def _on_document(each: Foreign, document: Document) -> Bookmark:
    return Bookmark(each.id, document.id, 0, 0, "", "", "", document.digest, document.title, "", kind="document")


def _without_place(each: Foreign) -> Bookmark:
    where = each.source or each.title or "?"
    mark = Bookmark(each.id, where, 0, len(each.exact), each.exact, each.prefix, each.suffix, "", each.title, "")
    return replace(mark, placeless=True) if each.exact else replace(mark, kind="document")


def _written(mark: Bookmark, each: Foreign) -> Bookmark:
    """The bookmark with what was written to it, and when."""
    written: dict[str, Any] = {"note": _note(each), "tags": each.tags, "colour": each.colour}
    created = each.created or each.modified
    return replace(mark, id=each.id, created=created, modified=each.modified, standing=None, **written)


def _note(each: Foreign) -> str:
    return each.note.replace("\r\n", "\n").replace("\r", "\n").strip()
