"""`dtti-tui show dtti://…`: the passage that a link points to."""

from __future__ import annotations

from indexdir import DocumentText, Library, UnknownItemError
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA, Shape
from tui.cli.status import FOUND, NOTHING
from tui.cli.text import one_line, several_lines
from tui.copying.links import SCHEME, PassageLink, link_to, read_link

_BEGINS = f"{SCHEME}://"


def is_link(item: str) -> bool:
    """Whether what is to be shown is named by a link."""
    return item.lower().startswith(_BEGINS)


def show_passage(item: str, library: Library, output: Output, *, as_json: bool) -> int:
    """Show the passage, or say what of it is not there."""
    link = read_link(item)
    if link is None:
        output.note(f"{one_line(item)}: this is no link to a passage; one is {_BEGINS}COLLECTION/DOCUMENT?at=0#words")
        return NOTHING
    where = "" if link.collection == library.key else f"; the link is of the collection {one_line(link.collection)}"
    try:
        reading = library.read(link.document)
    except UnknownItemError:
        output.note(f"{one_line(link.document)}: there is no such document in {one_line(library.title)}{where}")
        return NOTHING
    found = link.find(reading.text)
    if found is None:
        output.note(f"{one_line(link.document)}: it does not have these words (now): {_words(link)}{where}")
        return NOTHING
    if as_json:
        output.json(_shape(reading, *found, library))
    else:
        _write(reading, *found, output)
    return FOUND


def _words(link: PassageLink) -> str:
    words = f"{link.first} … {link.last}" if link.last else link.first
    return f"“{one_line(words)}”" if words else "the link has none"


def _shape(reading: DocumentText, start: int, end: int, library: Library) -> Shape:
    document = reading.document
    return {
        "schema": SCHEMA,
        "type": "passage",
        "doc": document.id,
        "title": document.title,
        "date": document.date,
        "start": start,
        "end": end,
        "text": reading.text[start:end],
        "digest": document.digest,
        "link": link_to(library.key, document.id, reading.text, start, end),
    }


def _write(reading: DocumentText, start: int, end: int, output: Output) -> None:
    document = reading.document
    output.line(output.bold(f"“{several_lines(reading.text[start:end])}”"))
    facts = (document.title, document.source, document.date, f"{document.id}, {start}-{end}")
    output.line(" · ".join(one_line(fact) for fact in facts if fact))
