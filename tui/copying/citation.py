"""A quotation with all that is needed to find it again and to cite it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from indexdir import DocumentText, sections_of
from tui.copying.links import link_to
from tui.copying.seen import seen

_HASH = 12


@dataclass(frozen=True)
class Citation:
    """What is known of a quotation; what is empty is left out.

    `number` of `total` passages counts from 1; `start` and `end` are code points into the text; `digest` is the
    SHA-256 of the file; `query` is the search that found it; `kept` the day on which it was kept, where the
    document is another by now.
    """

    quote: str
    title: str
    document: str
    source: str = ""
    date: str = ""
    section: str = ""
    number: int = 0
    total: int = 0
    start: int = 0
    end: int = 0
    link: str = ""
    digest: str = ""
    query: str = ""
    kept: str = ""


def citation_of(reading: DocumentText, start: int, end: int, collection: str, query: str = "") -> Citation:
    """All that is known of `start` to `end` of a document of the collection with this key, and what found it."""
    document = reading.document
    number = max(1, bisect_right(reading.passages, start, key=attrgetter("start")))
    section = next((part.title for part in reversed(sections_of(reading)) if part.start <= start), "")
    return Citation(
        quote=seen(reading, start, end),
        title=document.title,
        document=document.id,
        source=document.source,
        date=document.date,
        section=section,
        number=number if reading.passages else 0,
        total=len(reading.passages),
        start=start,
        end=end,
        link=link_to(collection, document.id, reading.text, start, end, digest=document.digest),
        digest=document.digest,
        query=query,
    )


def cited(citation: Citation) -> str:
    """The quotation, and below it the lines that tell where it stands."""
    quote = (f"“{citation.quote}”",) if citation.quote else ()
    return "\n".join((*quote, *provenance(citation))) + "\n"


def provenance(citation: Citation, *, whole_hash: bool = False) -> tuple[str, ...]:
    """The lines that tell where a quotation stands: source, place, link, file, and what found it."""
    from_where = ", ".join(filter(None, (citation.source, citation.date)))
    head = f"{_ended(citation.title or citation.document)} {from_where}".strip()
    section = f"section “{citation.section}”" if citation.section else ""
    passage = f"passage {citation.number:,} of {citation.total:,}" if citation.total else ""
    passage = passage or (f"passage {citation.number:,}" if citation.number else "")
    stretch = f"characters {citation.start}–{citation.end}" if citation.end else ""
    place = ", ".join(filter(None, (section, passage, stretch)))
    digest = citation.digest if whole_hash else f"{citation.digest[:_HASH]}…"
    lines = (
        _ended(head),
        _ended(f"{place[0].upper()}{place[1:]}") if place else "",
        citation.link,
        f"File: {citation.document}" + (f", SHA-256 {digest}" if citation.digest else ""),
        f"Kept on {citation.kept}; the document is another now" if citation.kept else "",
        f"Found by the search: {citation.query}" if citation.query else "",
    )
    return tuple(filter(None, lines))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."
