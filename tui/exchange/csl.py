"""What was kept as CSL-JSON: a document an item, as https://github.com/citation-style-language/schema describes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.exchange.escaping import json_text, one_line
from tui.exchange.quotations import Contents, Quotation, by_document

_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_TYPES = (
    ("article-newspaper", ("news", "article", "press")),
    ("legislation", ("act", "law", "statute")),
    ("report", ("report",)),
    ("speech", ("speech", "remarks")),
    ("interview", ("interview",)),
    ("treaty", ("treaty", "agreement")),
)


def written(contents: Contents) -> str:
    """The documents that something was kept of, with the quotations in `annote` and, each by itself, in `custom`."""
    documents = by_document(contents.quotations)
    return json_text([_item(document, found) for document, found in documents.items() if document])


def _item(document: str, quotations: Sequence[Quotation]) -> dict[str, object]:
    citation = quotations[-1].citation
    known = quotations[-1].document
    url = _URL.fullmatch(citation.source)
    item: dict[str, object] = {
        "id": document,
        "type": "webpage" if url else _type(known.kind if known is not None else ""),
        "title": one_line(citation.title or document),
    }
    if (found := _DATE.fullmatch(citation.date)) is not None:
        item["issued"] = {"date-parts": [[int(part) for part in found.groups() if part]]}
    if citation.source:
        item["URL" if url else "publisher"] = one_line(citation.source)
    if known is not None and known.lang:
        item["language"] = known.lang
    tags = dict.fromkeys(tag for each in quotations if each.mark is not None for tag in each.mark.tags)
    if tags:
        item["keyword"] = ", ".join(map(one_line, tags))
    item["annote"] = "\n\n".join(filter(None, map(_annote, quotations)))
    item["note"] = f"File: {one_line(document)}" + (f", SHA-256 {citation.digest}" if citation.digest else "")
    item["custom"] = {"quotations": [_quotation(each) for each in quotations]}
    return {name: value for name, value in item.items() if value}


def _type(kind: str) -> str:
    words = set(re.findall(r"[a-z]+", kind.casefold()))
    return next((name for name, having in _TYPES if words & set(having)), "document")


def _annote(quotation: Quotation) -> str:
    citation, mark = quotation.citation, quotation.mark
    section = f"section “{one_line(citation.section)}”" if citation.section else ""
    passage = f"passage {citation.number}" if citation.number else ""
    place = ", ".join(filter(None, (section, passage)))
    quote = f"“{one_line(citation.quote)}”" + (f" ({place})" if place else "") if citation.quote else ""
    return "\n".join(filter(None, (quote, mark.note if mark is not None else "")))


def _quotation(quotation: Quotation) -> dict[str, object]:
    citation, mark = quotation.citation, quotation.mark
    values: dict[str, object] = {
        "quote": citation.quote,
        "section": citation.section,
        "passage": citation.number,
        "start": citation.start,
        "end": citation.end,
        "sha256": citation.digest,
        "link": citation.link,
        "query": citation.query,
        "doubt": quotation.doubt,
        "kept_as": quotation.kept_as,
    }
    if mark is not None:
        values |= {"bookmark": mark.id, "kept": mark.created, "note": mark.note, "tags": list(mark.tags)}
        values["colour"] = mark.colour
    return {name: value for name, value in values.items() if value or (name == "start" and citation.end)}
