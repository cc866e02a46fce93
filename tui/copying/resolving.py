"""What a link to a passage leads to in a collection, or why it leads nowhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from indexdir import DocumentText, Library, UnknownItemError
from tui.copying.links import PassageLink, Span, read_link
from tui.notebook import Bookmark, Status

Why = Literal["", "no link", "collection", "document", "words"]
_LONGEST = 20_000  # characters between the first and the last words of a passage that have both been altered
_FEWEST, _ENOUGH = 3, 6  # words: of fewer, others that are nearly the same say nothing; of so many, they may be sure


class Resolved(NamedTuple):
    """The document that a link leads to and the span of its passage there; each is None where it was not found.

    `why` tells what was not: it is no link, or of another collection, or the document or its words are not here. A
    link without any words leads to the document only. `status` is whether the words stand where they stood, surely
    elsewhere or altered, or perhaps; `altered` is whether they are others now, and `rivals` are other places that
    could be meant. `mark` is the bookmark that the link names, where it is here.
    """

    link: PassageLink | None
    reading: DocumentText | None = None
    span: Span | None = None
    why: Why = ""
    status: Status = "exact"
    altered: bool = False
    rivals: Sequence[Span] = ()
    mark: Bookmark | None = None


def resolve(link: str, library: Library, bookmarks: Callable[[], Collection[Bookmark]] = tuple) -> Resolved:
    """Find the passage of a link in a collection, by the bookmark that it names if that is among these, else by words.

    Of a document that is not there any more the file with the same contents counts, and then the only document with
    the words.
    """
    passage = read_link(link)
    if passage is None:
        return Resolved(None, why="no link")
    if passage.collection != library.key:
        return Resolved(passage, why="collection")
    mark = next((each for each in bookmarks() if each.id == passage.bookmark), None) if passage.bookmark else None
    if mark is not None:
        return _kept(passage, mark, library)
    try:
        found = _in_document(passage, library.read(passage.document))
    except UnknownItemError:
        return _renamed(passage, library) or _elsewhere(passage, library)
    # Another file may have taken the name of the one that was meant.
    return (_renamed(passage, library) or found) if found.why or found.altered else found


def remarks(found: Resolved) -> tuple[str, ...]:
    """What is to be said of a passage that was found, but does not stand where and as it stood."""
    link, reading = found.link, found.reading
    if link is None or reading is None or found.span is None:
        return ()
    perhaps = "perhaps this is it" if found.status == "doubtful" else "this is it"
    lines = []
    if reading.document.id != link.document and found.mark is None:
        lines.append(
            f"the document {link.document} is not here as it was; {perhaps}: {reading.document.id} has the passage"
        )
    if found.altered:
        lines.append(f"the words of the link are not there as they were; {perhaps}")
    if found.rivals:
        places = f"{len(found.rivals):,} other place{'s' * (len(found.rivals) > 1)}"
        lines.append(f"{places} of the document could be meant as well; this is the nearest to where it stood")
    return tuple(lines)


def _kept(passage: PassageLink, mark: Bookmark, library: Library) -> Resolved:
    now = mark.now
    if mark.kind == "card":
        return Resolved(passage, mark=mark)
    try:
        reading = library.read(now.document)
    except UnknownItemError:
        return Resolved(passage, why="document", status="lost", mark=mark)
    if mark.kind == "document":
        return Resolved(passage, reading, status=now.status, mark=mark)
    if now.status == "lost" or mark.placeless or not 0 <= now.start < now.end <= len(reading.text):
        return Resolved(passage, reading, None, "words", "lost", mark=mark)
    altered = reading.text[now.start : now.end].split() != mark.quote.split()
    return Resolved(passage, reading, (now.start, now.end), "", now.status, altered, now.rivals, mark)


def _in_document(passage: PassageLink, reading: DocumentText) -> Resolved:
    if not passage.first:
        return Resolved(passage, reading)
    span = passage.find(reading.text)
    if span is None:
        return _altered(passage, reading)
    if span[0] == passage.at:
        return Resolved(passage, reading, span)
    rivals = [place for place in passage.begins(reading.text) if place[0] != span[0]]
    return Resolved(passage, reading, span, status="doubtful" if rivals else "moved", rivals=rivals)


def _altered(passage: PassageLink, reading: DocumentText) -> Resolved:
    """Where the words of a link are that do not stand so any more: by the whole passage, or by its two ends."""
    if len(passage.first.split()) < _FEWEST:
        return Resolved(passage, reading, None, "words", "lost")
    from tui.notebook.anchors import Selector, locate_all  # only where the words are not there as they were

    end = passage.at + len(passage.first)
    ends = [Selector(passage.first, start=passage.at, end=end)]
    ends += [Selector(passage.last)] if passage.last else []
    first, last = (locate_all(ends, reading.text) * 2)[:2]
    if "lost" in (first.status, last.status) or not first.start < last.end <= first.start + _LONGEST:
        return Resolved(passage, reading, None, "words", "lost")
    enough = len(passage.first.split()) >= _ENOUGH
    sure = enough and first.status != "doubtful" and last.status != "doubtful"
    status: Status = "moved" if sure else "doubtful"
    return Resolved(passage, reading, (first.start, last.end), "", status, True, first.rivals)


def _renamed(passage: PassageLink, library: Library) -> Resolved | None:
    """The passage in the file with the contents that the link tells of, under whatever name; None for no such file."""
    same = [each for each in library.documents() if passage.digest and each.digest.startswith(passage.digest)]
    name = PurePosixPath(passage.document).name
    called = next((each for each in same if PurePosixPath(each.id).name == name), next(iter(same), None))
    if called is None:
        return None
    found = _in_document(passage, library.read(called.id))
    return found._replace(status="moved") if found.status == "exact" else found


def _elsewhere(passage: PassageLink, library: Library) -> Resolved:
    """The passage in the only document that has its words: perhaps that is the one, perhaps it quotes it."""
    having: list[tuple[DocumentText, Span]] = []
    for document in library.documents() if passage.first else ():
        reading = library.read(document.id)
        if (span := passage.find(reading.text)) is not None:
            having.append((reading, span))
    if len(having) != 1:
        return Resolved(passage, why="document", status="lost")
    return Resolved(passage, *having[0], status="doubtful")
