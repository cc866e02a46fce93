"""What was kept, with the citation that says where it stands in the documents as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from indexdir import Document, DocumentText, IndexdirError, Library
from tui.copying import Citation, citation_of, link_by_words, link_to
from tui.notebook import Bookmark


@dataclass(frozen=True, slots=True)
class Quotation:
    """A citation, with the bookmark it is of, if it is of one, and the document, if that is in the collection.

    `kept_as` are the words that were kept, where others stand in their place now.
    """

    citation: Citation
    mark: Bookmark | None = None
    document: Document | None = None
    kept_as: str = ""

    @property
    def doubt(self) -> str:
        """What is to be said of where the bookmark stands; empty where that is certain."""
        if self.mark is None:
            return ""
        if self.mark.kind == "card":
            return "there is no such card now" if self.mark.now.status == "lost" else ""
        if self.mark.placeless:
            return "kept as a quote without a place"
        return {"doubtful": "where it stands now is in doubt", "lost": "it is not in the documents now"}.get(
            self.mark.now.status, ""
        )


@dataclass(frozen=True, slots=True)
class Contents:
    """What is to be written out of a collection: its title and key, and bookmarks with their citations in order."""

    title: str
    key: str
    quotations: Sequence[Quotation]
    others: Mapping[str, Sequence[Mapping[str, object]]] | None = None

    @property
    def marks(self) -> list[Bookmark]:
        """The bookmarks."""
        return [each.mark for each in self.quotations if each.mark is not None]


def contents_of(library: Library, bookmarks: Iterable[Bookmark]) -> Contents:
    """Bookmarks of a collection by document and place, as they are to be written out."""
    return Contents(library.title, library.key, quotations_of(library, bookmarks))


def quotations_of(library: Library, bookmarks: Iterable[Bookmark]) -> list[Quotation]:
    """Bookmarks with their citations, by document and place; the cards come last."""
    documents = {document.id: document for document in _documents(library)}
    in_order = sorted(bookmarks, key=_order)
    found: list[Quotation] = []
    reading: DocumentText | None = None
    for mark in in_order:
        here = documents.get(mark.now.document)
        if here is not None and (reading is None or reading.document.id != here.id):
            reading = _read(library, here.id)
        text = reading if here is not None and reading is not None and reading.document.id == here.id else None
        found.append(Quotation(_citation(library.key, mark, text, here), mark, here, _kept_as(mark, text)))
    return found


def _kept_as(mark: Bookmark, reading: DocumentText | None) -> str:
    span = mark.span_in(reading) if reading is not None else None
    if reading is None or span is None or reading.text[slice(*span)].split() == mark.quote.split():
        return ""
    return mark.quote


def by_document(quotations: Iterable[Quotation]) -> dict[str, list[Quotation]]:
    """Quotations by the document that they are cited from; those of cards are under an empty name."""
    found: dict[str, list[Quotation]] = {}
    for each in quotations:
        found.setdefault(each.citation.document, []).append(each)
    return found


def citation_of_bookmark(library: Library, mark: Bookmark) -> Citation:
    """The citation of one bookmark, also where its document has changed or is gone."""
    return quotations_of(library, [mark])[0].citation


def _order(mark: Bookmark) -> tuple[object, ...]:
    now = mark.now
    place = (now.start, now.end) if now.start >= 0 else (mark.start, mark.end)
    return mark.kind == "card", now.document, *place, mark.created


def _documents(library: Library) -> Sequence[Document]:
    try:
        return library.documents()
    except IndexdirError:
        return ()  # what was made is written out whatever the state of the index


def _read(library: Library, document: str) -> DocumentText | None:
    try:
        return library.read(document)
    except IndexdirError:
        return None


def _citation(key: str, mark: Bookmark, reading: DocumentText | None, document: Document | None) -> Citation:
    if reading is not None and (span := mark.span_in(reading)) is not None:
        link = link_to(key, reading.document.id, reading.text, *span, digest=reading.document.digest, bookmark=mark.id)
        return replace(citation_of(reading, *span, key, mark.query), link=link)
    link = link_by_words(key, mark.document, mark.quote, mark.start, digest=mark.digest, bookmark=mark.id)
    there = document if mark.kind == "document" and mark.now.sure else None
    return Citation(
        mark.quote,
        mark.title,
        there.id if there is not None else mark.document,
        document.source if document is not None else "",
        document.date if document is not None else "",
        number=mark.passage,
        start=mark.start,
        end=mark.end,
        link=link,
        digest=there.digest if there is not None else mark.digest,
        query=mark.query,
        kept="" if mark.kind == "card" or there is not None else mark.created[:10],
    )
