"""Bookmarks as an AnnotationCollection of https://www.w3.org/TR/annotation-model/; offsets are code points, as it asks.

What the model has no term for stands under our own: `dtti:sha256`, `dtti:colour`, `dtti:query`, `dtti:passage`,
`dtti:alike`, `dtti:nth`, `dtti:firstQuote`, `dtti:placeless`, and the moments of time that are not written as it asks.
"""

from __future__ import annotations

import re
import uuid
from urllib.parse import quote, unquote

from tui.exchange.escaping import json_text
from tui.exchange.quotations import Contents
from tui.notebook import Bookmark

NAMESPACE = "urn:dtti-tui:"
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"dtti": NAMESPACE}]
_CARD = f"{NAMESPACE}card:"
_OURS = f"{NAMESPACE}bookmark:"
_UUID = "urn:uuid:"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00")


def written(contents: Contents) -> str:
    """All of it as JSON-LD."""
    name = f"{NAMESPACE}{quote(contents.key, safe='')}:bookmarks"
    marks = contents.marks
    page = {"id": f"{name}:1", "type": "AnnotationPage", "partOf": name, "startIndex": 0}
    collection = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": f"Bookmarks: {contents.title}",
        "generator": {"type": "Software", "name": "dtti-tui"},
        "total": len(marks),
        "first": {**page, "items": [annotation(each) for each in marks]},
    }
    return json_text(collection)


def annotation(mark: Bookmark) -> dict[str, object]:
    """A bookmark as an Annotation."""
    bodies = [_body("commenting", mark.note)] if mark.note else []
    bodies += [_body("tagging", tag) for tag in mark.tags]
    purposes = {"bookmarking": True, "commenting": mark.note, "tagging": mark.tags, "highlighting": mark.colour}
    motivation = [purpose for purpose, there in purposes.items() if there]
    own = {
        "dtti:colour": mark.colour,
        "dtti:query": mark.query,
        "dtti:firstQuote": mark.first_quote,
        "dtti:placeless": mark.placeless,
    }
    return {
        "id": iri_of(mark.id),
        "type": "Annotation",
        "motivation": motivation if len(motivation) > 1 else motivation[0],
        **_moment("created", mark.created),
        **_moment("modified", mark.modified),
        **({"body": bodies} if bodies else {}),
        "target": _target(mark),
        **{name: value for name, value in own.items() if value},
    }


def _target(mark: Bookmark) -> dict[str, object]:
    source = _CARD + quote(mark.card, safe="") if mark.kind == "card" else quote(mark.document, errors="surrogatepass")
    target: dict[str, object] = {"type": "SpecificResource", "source": source, "dc:title": mark.title}
    if mark.kind == "passage":
        words = {"type": "TextQuoteSelector", "exact": mark.quote, "prefix": mark.prefix, "suffix": mark.suffix}
        target["selector"] = [words, {"type": "TextPositionSelector", "start": mark.start, "end": mark.end}]
    own = {"dtti:sha256": mark.digest, "dtti:passage": mark.passage, "dtti:alike": mark.alike, "dtti:nth": mark.nth}
    return target | {name: value for name, value in own.items() if value}


def _body(purpose: str, value: str) -> dict[str, object]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _moment(name: str, at: str) -> dict[str, object]:
    if not at:
        return {}
    return {name: f"{at[:-6]}Z"} if _MOMENT.fullmatch(at) else {f"dtti:{name}": at}


def moment_of(value: str) -> str:
    """A moment as bookmarks have it, from one that ends in Z."""
    return f"{value[:-1]}+00:00" if value.endswith("Z") else value


def iri_of(bookmark: str) -> str:
    """The IRI of the bookmark with this id."""
    try:
        plain = str(uuid.UUID(bookmark)) == bookmark
    except ValueError:
        plain = False
    return _UUID + bookmark if plain else _OURS + quote(bookmark, safe="", errors="surrogatepass")


def id_of(iri: str) -> str:
    """The id of the bookmark with this IRI; empty where it is not one of ours."""
    for beginning in (_UUID, _OURS):
        if iri.startswith(beginning):
            return unquote(iri.removeprefix(beginning), errors="surrogatepass")
    return ""


def card_of(source: str) -> str:
    """The id of the card that a target is, or empty."""
    return unquote(source.removeprefix(_CARD)) if source.startswith(_CARD) else ""
