"""What a document refers to and is not there: cards and sources in its front matter, files behind its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from indexdir.collection.readers.markdown import front_matter
from indexdir.described import CardSet
from indexdir.health.lines import Lines
from indexdir.records import DocumentText, Problem
from indexdir.yaml_reader import place_in, shown

_LINK = re.compile(r"\[[^\]\n]*\]\(<?([^)\s>]+)[^)\n]*\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)


def head_of(reading: DocumentText) -> dict[str, Any]:
    """Give the front matter of a Markdown document; nothing for any other."""
    markdown = reading.document.id.lower().endswith((".md", ".markdown"))
    return front_matter(reading.text)[1] if markdown else {}


def cited_in(head: dict[str, Any]) -> Iterator[str]:
    """Give the ids of the sources that front matter lists."""
    yield from _ids(head, "sources")


def dead_links(folder: Path, reading: DocumentText, head: dict[str, Any], card_set: CardSet) -> Iterator[Problem]:
    """Give what front matter and links of a document lead to and is not there."""
    cards = {card.id for card in card_set.cards}
    for key, what, known in (("about", "card", cards), ("sources", "source", card_set.sources.keys())):
        for item in _ids(head, key) if known else ():  # elsewhere these keys may mean something else
            if item not in known:
                line = _line_of(reading.text, key)
                yield Problem(reading.document.id, f"there is no {what} “{shown(item)}”", line, 1, key, "warning")
    if not reading.document.id.lower().endswith((".md", ".markdown")):
        return
    lines = Lines(reading.text)
    for passage in reading.passages:
        if passage.kind != "code":
            for link in _LINK.finditer(reading.text, passage.start, passage.end):
                if not _leads_somewhere(folder, reading.document.id, link[1]):
                    message = f"the link leads to “{shown(unquote(link[1]))}”, which is not there"
                    yield Problem(reading.document.id, message, *lines.place(link.start()), level="warning")


def _leads_somewhere(folder: Path, document_id: str, link: str) -> bool:
    target = unquote(re.split("[#?]", link, maxsplit=1)[0])
    if not target or _ELSEWHERE.match(link):
        return True
    base = folder if target.startswith("/") else (folder / document_id).parent
    try:
        return (base / target.lstrip("/")).exists()
    except (OSError, ValueError):  # no name that a file could have
        return False


def _ids(head: dict[str, Any], key: str) -> Iterator[str]:
    listed = head.get(key)
    return (item for item in (listed if isinstance(listed, list) else ()) if isinstance(item, str))


def _line_of(text: str, key: str) -> int:
    found = re.compile(rf"^{key}:", re.MULTILINE).search(text)
    return place_in(text, found.start())[0] if found else 1
