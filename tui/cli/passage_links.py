"""`dtti-tui show dtti://…`: the passage that a link points to, also where its words have changed."""

from __future__ import annotations

from indexdir import DocumentText, Library, Piece, word_diff
from tui.cli.bookmark_text import write_bookmark
from tui.cli.kept import kept_bookmarks, standing_now
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA, Shape, bookmark_shape
from tui.cli.standing_text import diff_line
from tui.cli.status import FOUND, NOTHING, CommandError
from tui.cli.text import one_line, several_lines
from tui.copying import PassageLink, Resolved, link_to, remarks, resolve, seen
from tui.copying.links import SCHEME
from tui.notebook import Bookmark

_BEGINS = f"{SCHEME}://"


def show_passage(item: str, library: Library, output: Output, *, as_json: bool) -> int:
    """Show the passage, or say what of it is not there. The status is 1 where it is in doubt, too."""
    found = resolve(item, library, lambda: _bookmarks(library, output))
    if found.mark is not None:
        output.json(bookmark_shape(found.mark)) if as_json else write_bookmark(found.mark, library, output)
        return FOUND if found.status in ("exact", "moved") else NOTHING
    link = found.link
    if link is None:
        output.note(f"{one_line(item)}: this is no link to a passage; one is {_BEGINS}COLLECTION/DOCUMENT?at=0#words")
    elif found.why == "collection":
        output.note(
            f"{one_line(item)}: the link is of the collection {one_line(link.collection)}, "
            f"not of {one_line(library.title)} ({library.key})"
        )
    elif found.reading is None:
        what = one_line(link.document) or "the bookmark of the link"
        output.note(f"{what}: there is no such {'document' if link.document else 'one'} in {one_line(library.title)}")
    elif found.span is None:
        output.note(f"{one_line(found.reading.document.id)}: it does not have these words (now): {_words(link)}")
    else:
        _show(found, link, found.reading, found.span, library, output, as_json=as_json)
        return NOTHING if found.status == "doubtful" else FOUND
    return NOTHING


def _bookmarks(library: Library, output: Output) -> tuple[Bookmark, ...]:
    try:
        bookmarks = kept_bookmarks(library, output)
    except CommandError:
        return ()  # the link has the words as well
    return standing_now(bookmarks, library, output) if bookmarks else ()


def _show(
    found: Resolved,
    link: PassageLink,
    reading: DocumentText,
    span: tuple[int, int],
    library: Library,
    output: Output,
    *,
    as_json: bool,
) -> None:
    diff = word_diff(link.first, reading.text[slice(*span)]) if found.altered and not link.last else ()
    if as_json:
        output.json(_shape(found, diff, reading, span, library))
        return
    _write(reading, *span, output)
    if diff:
        output.line(diff_line(diff))
    for line in remarks(found):
        output.note(line)
    if found.altered:
        output.note(f"the link has: {_words(link)}")


def _words(link: PassageLink) -> str:
    words = f"{link.first} … {link.last}" if link.last else link.first
    return f"“{one_line(words)}”" if words else "the link has none"


def _shape(
    found: Resolved, diff: tuple[Piece, ...], reading: DocumentText, span: tuple[int, int], library: Library
) -> Shape:
    document = reading.document
    return {
        "schema": SCHEMA,
        "type": "passage",
        "doc": document.id,
        "title": document.title,
        "date": document.date,
        "start": span[0],
        "end": span[1],
        "text": reading.text[slice(*span)],
        "digest": document.digest,
        "link": link_to(library.key, document.id, reading.text, *span, digest=document.digest),
        "status": found.status,
        "altered": found.altered,
        "rivals": [list(rival) for rival in found.rivals],
        "diff": [{"change": piece.change, "text": piece.text} for piece in diff],
    }


def _write(reading: DocumentText, start: int, end: int, output: Output) -> None:
    document = reading.document
    output.line(output.bold(f"“{several_lines(seen(reading, start, end))}”"))
    facts = (document.title, document.source, document.date, f"{document.id}, {start}-{end}")
    output.line(" · ".join(one_line(fact) for fact in facts if fact))
