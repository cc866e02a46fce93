"""Which document of a collection a note was made on: by path, address or title, else by the words that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from indexdir import Document, Draft, Library
from indexdir import Quotation as Quoted
from tui.notebook.folding import same_key

_WEB = re.compile(r"https?://", re.IGNORECASE)
_FILE = re.compile(r"^file:(?://[^/]*)?", re.IGNORECASE)


class Documents:
    """The documents of a collection, by what others may know them by."""

    def __init__(self, library: Library) -> None:
        self._library = library
        documents = library.documents()
        self._by_id = {document.id: document for document in documents}
        self._by_address = _unique((_address(document.source), document) for document in documents)
        self._by_title = _unique((same_key(document.title), document) for document in documents)

    def called(self, source: str, title: str, *, quoted: bool = True) -> Document | None:
        """The document with this path, address or title; None where none has it, or several have.

        Of a path elsewhere the name of the file alone is enough only where there are words that must be in it too.
        """
        if (there := self._by_id.get(source) or self._by_id.get(unquote(source))) is not None:
            return there
        if _WEB.match(source):
            there = self._by_address.get(_address(source))
        else:
            there = self._at_end(unquote(_FILE.sub("", source)), quoted)
        return there or self._by_title.get(same_key(title))

    def quoting(self, words: str) -> Document | None:
        """The only document that has these words, in one place of it; None for none or several."""
        line = " ".join(words.split())
        draft = Draft(line, (Quoted(0, len(line), line, 1, 1),))
        (checked,) = self._library.verify(draft).checked
        alone = checked.verdict == "exact" and checked.standing is not None and not checked.others and not checked.more
        return self._by_id.get(checked.standing.document.id) if alone and checked.standing is not None else None

    def _at_end(self, path: str, quoted: bool) -> Document | None:
        """The document with the longest path that this one ends with."""
        here = PurePosixPath(self._library.folder.as_posix())
        given = PurePosixPath(path.replace("\\", "/"))
        if given.is_relative_to(here) and (there := self._by_id.get(str(given.relative_to(here)))) is not None:
            return there
        parts = given.parts
        ends = ("/".join(parts[at:]) for at in range(len(parts) if quoted else len(parts) - 1))
        return next((self._by_id[end] for end in ends if end in self._by_id), None)


def _unique(named: Iterable[tuple[str, Document]]) -> Mapping[str, Document]:
    found: dict[str, Document | None] = {}
    for name, document in named:
        found[name] = None if name in found else document
    return {name: document for name, document in found.items() if name and document is not None}


def _address(url: str) -> str:
    """A web address without what does not change where it leads; empty for what is none."""
    if not _WEB.match(url):
        return ""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{unquote(parts.path).rstrip('/')}" + (f"?{parts.query}" if parts.query else "")
