"""What became of bookmarks whose documents have changed: where each could stand now, for the reader to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from indexdir import Piece, UnknownItemError, word_diff
from tui.notebook.anchors import locate
from tui.notebook.bookmark import Bookmark
from tui.notebook.errors import NotebookError
from tui.notebook.finding_again import find_again, selector_of
from tui.notebook.standing import Standing, reading_key

if TYPE_CHECKING:
    from indexdir import Document, DocumentText, Library

Outcome = Literal["doubtful", "lost", "changed", "moved", "placeless"]
Span = tuple[int, int]
OUTCOMES: tuple[Outcome, ...] = ("doubtful", "lost", "changed", "moved", "placeless")
"""In the order in which they want a decision: none is needed for what has moved or is kept without a place.

What has `changed` is surely there, with other words than those that were kept, or in a file that is another.
"""

_AROUND = 100  # characters of context on either side
_MOST_SITES = 20


@dataclass(frozen=True, slots=True)
class Site:
    """A place in which a bookmark could stand, in the text that is named by `reading`, with what is around it.

    `pieces` are what was taken out of the kept words and put into them; none where the words are the same.
    """

    document: str
    title: str
    reading: str
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def digest(self) -> str:
        """The digest of the file that the text is of."""
        return self.reading.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a bookmark, why that is thought, and where it could stand, the likeliest first.

    `elsewhere` is whether those places are in other documents than its own, found by its words alone.
    """

    mark: Bookmark
    outcome: Outcome
    reason: str
    sites: tuple[Site, ...] = ()
    elsewhere: bool = False

    @property
    def merely_moved(self) -> bool:
        """Whether it surely is in another place, word for word."""
        return self.outcome == "moved" and not self.sites[0].pieces


def audit(
    bookmarks: Iterable[Bookmark], library: Library, cancelled: Callable[[], bool] = lambda: False
) -> tuple[Finding, ...]:
    """The bookmarks that do not stand as they stood, by what became of them and by place. Raises IndexdirError.

    Those that were not looked for in the documents as they are now are looked for, but not remembered.
    """
    bookmarks = tuple(bookmarks)
    if found := find_again(bookmarks, library, cancelled):
        bookmarks = tuple(replace(mark, standing=found.get(mark.id, mark.standing)) for mark in bookmarks)
    findings = [*_cards(bookmarks, library)]
    by_document: dict[str, list[Bookmark]] = defaultdict(list)
    for mark in bookmarks:
        if mark.placeless:
            findings.append(Finding(mark, "placeless", "kept as a quote that stands nowhere"))
        elif mark.kind != "card" and (mark.now.status != "exact" or mark.now.changed):
            by_document[mark.now.document].append(mark)
    unread = {failure.file: failure.reason for failure in library.failures()}
    copies = _Copies(library) if by_document else None
    for document, marks in by_document.items():
        if copies is None or cancelled():
            break
        try:
            reading = library.read(document)
        except UnknownItemError:
            findings += [_gone(mark, unread) for mark in marks]
            continue
        findings += [_found(mark, reading, copies.of(mark)) for mark in marks]
    return tuple(sorted(findings, key=_order))


def counted_by_outcome(findings: Iterable[Finding]) -> Mapping[Outcome, int]:
    """How many there are of each, in order; those there are none of are left out."""
    found = [each.outcome for each in findings]
    return {outcome: found.count(outcome) for outcome in OUTCOMES if outcome in found}


def newly_in_doubt(bookmarks: Iterable[Bookmark], found: Mapping[str, Standing]) -> Mapping[Outcome, int]:
    """How many have other words now, are in doubt or are lost, and were not before they were looked for `found`."""
    before = {mark.id: _unsettled(mark.now) for mark in bookmarks if mark.id in found}
    now = [_unsettled(standing) for name, standing in found.items() if _unsettled(standing) != before.get(name, "")]
    return {outcome: now.count(outcome) for outcome in OUTCOMES if outcome in now}


def counted_unsettled(bookmarks: Iterable[Bookmark]) -> Mapping[Outcome, int]:
    """How many bookmarks have other words now, are in doubt or are lost, as far as they were looked for."""
    now = [_unsettled(mark.now) for mark in bookmarks if not mark.placeless]
    return {outcome: now.count(outcome) for outcome in OUTCOMES if outcome in now}


def _unsettled(standing: Standing) -> Outcome | Literal[""]:
    if standing.status in ("doubtful", "lost"):
        return standing.status
    return "changed" if standing.changed else ""


def readings_for(
    accepted: Iterable[tuple[str, Site]], library: Library
) -> Sequence[tuple[str, tuple[DocumentText, int, int]]]:
    """Places that were accepted, as the notebook takes them. Raises NotebookError where a text is not that any more."""
    readings: dict[str, DocumentText] = {}
    places: list[tuple[str, tuple[DocumentText, int, int]]] = []
    for name, site in accepted:
        try:
            reading = readings.get(site.document) or library.read(site.document)
        except UnknownItemError:
            raise NotebookError(f"{site.document} is gone meanwhile; nothing was changed.") from None
        if reading_key(reading.document.digest) != site.reading:
            raise NotebookError(f"{site.document} has changed meanwhile; nothing was changed. Look again.")
        readings[site.document] = reading
        places.append((name, (reading, site.start, site.end)))
    return places


def site_in(reading: DocumentText, start: int, end: int, quote: str) -> Site:
    """A place in a text, beside the words that are looked for."""
    text, document = reading.text, reading.document
    words = text[start:end]
    return Site(
        document.id,
        document.title or document.id,
        reading_key(document.digest),
        start,
        end,
        words,
        text[max(0, start - _AROUND) : start],
        text[end : end + _AROUND],
        () if words.split() == quote.split() else word_diff(quote, words),
    )


def with_sites(finding: Finding, sites: Sequence[Site]) -> Finding:
    """A finding with places in other documents, where its words stand."""
    documents = len({site.document for site in sites})
    named = sites[0].document if documents == 1 else f"{documents:,} other documents"
    return replace(finding, sites=tuple(sites), elsewhere=True, reason=f"{finding.reason}; its words stand in {named}")


class _Copies:
    """The documents that are the very file of a bookmark."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._by_digest: dict[str, list[Document]] = defaultdict(list)
        for document in library.documents():
            self._by_digest[document.digest].append(document)

    def of(self, mark: Bookmark) -> Sequence[Site]:
        """Where a bookmark in doubt stands in those of them in which it was not found: it could be any of them."""
        now = mark.now
        copies = self._by_digest[mark.digest] if mark.digest and now.status == "doubtful" else []
        if all(document.id != now.document for document in copies):
            return ()
        others = [document.id for document in copies if document.id != now.document]
        return [site for name in others[:_MOST_SITES] for site in self._site(mark, name)]

    def _site(self, mark: Bookmark, document: str) -> Iterator[Site]:
        try:
            reading = self._library.read(document)
        except UnknownItemError:  # gone since
            return
        if mark.kind == "document":
            yield site_in(reading, 0, 0, "")
        elif (placement := locate(selector_of(mark), reading.text, digest=reading.document.digest)).status != "lost":
            yield site_in(reading, placement.start, placement.end, mark.quote)


def _found(mark: Bookmark, reading: DocumentText, copies: Sequence[Site]) -> Finding:
    now = mark.now
    if not now.of(reading.document):
        return Finding(mark, "doubtful", f"not looked for yet in {now.document} as it is now")
    if now.status == "lost":
        return Finding(mark, "lost", f"nothing like it stands in {now.document} now")
    spans = [(now.start, now.end), *now.rivals]
    sites = (*(site_in(reading, *span, mark.quote) for span in spans), *copies)[:_MOST_SITES]
    outcome: Outcome = _unsettled(now) or "moved"
    return Finding(mark, outcome, _why(mark, sites), sites)


def _why(mark: Bookmark, sites: Sequence[Site]) -> str:
    site, now = sites[0], mark.now
    words = "with other words" if site.pieces else ""
    if len(files := list(dict.fromkeys(each.document for each in sites))) > 1:
        return f"each of these could be its file: {', '.join(files)}"
    if len(sites) > 1:
        return f"{len(sites):,} places could be meant"
    if now.document != mark.document:
        alike = "the file is now" if now.sure else f"{mark.document} is gone; of the same name or title is"
        return ", ".join(filter(None, (f"{alike} {now.document}", words)))
    if mark.kind == "document":
        return "the file has changed since it was kept; what it held then is not known"
    if now.status == "doubtful":
        return "its words are others now" if site.pieces else "its surroundings are others now"
    by = site.start - mark.start
    where = f"{abs(by):,} characters further {'down' if by > 0 else 'up'}" if by else "in its place"
    return ", ".join(filter(None, (where, words or "word for word")))


def _gone(mark: Bookmark, unread: Mapping[str, str]) -> Finding:
    document = mark.now.document
    why = f"can't be read: {unread[document]}" if document in unread else "is not in the folder any more"
    return Finding(mark, "lost", f"{document} {why}")


def _cards(bookmarks: Iterable[Bookmark], library: Library) -> Iterator[Finding]:
    cards = {card.id for card in library.cards()}
    for mark in bookmarks:
        if mark.kind == "card" and mark.card not in cards:
            yield Finding(mark, "lost", f"there is no card {mark.card} any more")


def _order(finding: Finding) -> tuple[int, str, int, str]:
    mark = finding.mark
    return OUTCOMES.index(finding.outcome), mark.now.document, max(mark.now.start, mark.start), mark.created
