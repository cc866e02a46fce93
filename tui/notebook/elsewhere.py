"""Where the words of a lost bookmark stand in the other documents of the collection, word for word."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from indexdir import Query, QueryError, UnknownItemError
from tui.notebook.auditing import Site, site_in
from tui.notebook.bookmark import Bookmark

if TYPE_CHECKING:
    from indexdir import Library

MOST_SITES = 20
_MOST_WORDS = 12  # that are searched for, of a longer quote
_MOST_READ = 50  # documents
_WORD = re.compile(r"\w+")
_LEAST = 4  # words: fewer of them stand in many documents that have nothing to do with the quote


def stands_elsewhere(mark: Bookmark, library: Library, cancelled: Callable[[], bool] = lambda: False) -> list[Site]:
    """The places in other documents with exactly these words, whatever white space is between. Raises IndexdirError."""
    words = _WORD.findall(mark.quote)
    if mark.kind != "passage" or len(words) < _LEAST:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, mark.quote.split())))
    sites: list[Site] = []
    for document in _candidates(words, library, cancelled):
        if cancelled() or len(sites) >= MOST_SITES:
            break
        if document == mark.now.document:
            continue
        try:
            reading = library.read(document)
        except UnknownItemError:
            continue
        found = pattern.finditer(reading.text)
        sites += [site_in(reading, *each.span(), mark.quote) for each in found]
    return sites[:MOST_SITES]


def _candidates(words: list[str], library: Library, cancelled: Callable[[], bool]) -> list[str]:
    asked = Query(f'"{" ".join(words[:_MOST_WORDS])}"', limit=_MOST_READ)
    try:
        results = library.search(asked, cancelled=cancelled, excerpts=0, facets=False)
    except QueryError:
        return []
    return [hit.document.id for hit in results.hits] if results.matched == "all" else []
