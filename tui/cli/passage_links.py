"""`dtti-tui show dtti://…`: the passage that a link points to."""

from __future__ import annotations

from indexdir import DocumentText, Library
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA, Shape
from tui.cli.status import FOUND, NOTHING
from tui.cli.text import one_line, several_lines
from tui.copying import PassageLink, link_to, resolve
from tui.copying.links import SCHEME

_BEGINS = f"{SCHEME}://"


def is_link(item: str) -> bool:
    """Whether what is to be shown is named by a link."""
    return item.lower().startswith(_BEGINS)


def show_passage(item: str, library: Library, output: Output, *, as_json: bool) -> int:
    """Show the passage, or say what of it is not there."""
    found = resolve(item, library)
    if found.link is None:
        output.note(f"{one_line(item)}: this is no link to a passage; one is {_BEGINS}COLLECTION/DOCUMENT?at=0#words")
    elif found.why == "collection":
        output.note(
            f"{one_line(item)}: the link is of the collection {one_line(found.link.collection)}, "
            f"not of {one_line(library.title)} ({library.key})"
        )
    elif found.reading is None:
        output.note(f"{one_line(found.link.document)}: there is no such document in {one_line(library.title)}")
    elif found.span is None:
        output.note(f"{one_line(found.link.document)}: it does not have these words (now): {_words(found.link)}")
    else:
        _show(found.reading, found.span, library, output, as_json=as_json)
        return FOUND
    return NOTHING


def _show(reading: DocumentText, span: tuple[int, int], library: Library, output: Output, *, as_json: bool) -> None:
    if as_json:
        output.json(_shape(reading, *span, library))
    else:
        _write(reading, *span, output)


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
