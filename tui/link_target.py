"""Where a link in a document leads: plain functions, without any screen."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote

from indexdir import Passage, defined_at

LONGEST_ADDRESS = 2_083
"""Terminals take no longer address for a hyperlink."""

Kind = Literal["document", "item", "web", "broken", "refused"]

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SAFE = "!#$%&'()*+,/:;=?@[]~-._"
_MARKS = re.compile(r"[^\w\s-]")
_UNDER = re.compile(r"\n[ ]{0,3}(?:=+|-+)$")
_BLANKS = re.compile(r"\s")


class Target(NamedTuple):
    """Where a link leads: to a document and a heading of it, to an item by its id, to an address, or nowhere.

    `what` is the document, the id, the address, or for a broken or refused link what it says.
    """

    kind: Kind
    what: str
    fragment: str = ""


def target_of(destination: str, document: str, documents: Collection[str]) -> Target:
    """Where the link in a document leads, given the ids of all documents, which are paths below one folder."""
    destination = destination.strip()
    scheme = _SCHEME.match(destination)
    if scheme is not None:
        return _elsewhere(scheme[1].lower(), destination)
    if destination.startswith("//"):
        return _elsewhere("https", "https:" + destination)
    path, _, fragment = destination.partition("#")
    path = path.partition("?")[0]
    if not path:
        return Target("document", document, unquote(fragment))
    for way in dict.fromkeys((path, unquote(path))):
        beside = posixpath.join(posixpath.dirname(document), way) if not way.startswith("/") else way.lstrip("/")
        found = posixpath.normpath(beside)
        if found in documents:
            return Target("document", found, unquote(fragment))
    return Target("broken", unquote(path))


def _elsewhere(scheme: str, destination: str) -> Target:
    if scheme == "dtti":
        return Target("item", destination)
    if scheme in ("http", "https") and (address := web_address(destination)):
        return Target("web", address)
    return Target("refused", scheme)


def web_address(address: str) -> str:
    """An http or https address in signs that can't drive a terminal; empty for any other, and one that is too long."""
    if not address.lower().startswith(("http://", "https://")):
        return ""
    written = quote(address, safe=_SAFE, errors="replace")
    return written if len(written) <= LONGEST_ADDRESS else ""


def heading_at(text: str, passages: Sequence[Passage], fragment: str) -> int | None:
    """The offset of the heading or footnote that a fragment names, as Markdown sites name them; None for none."""
    if fragment.startswith("^"):
        return defined_at(text, fragment)
    wanted, seen = fragment.lower(), Counter[str]()
    for passage in passages:
        if passage.kind == "heading":
            name = heading_name(text[passage.start : passage.end])
            number, seen[name] = seen[name], seen[name] + 1
            if wanted == (f"{name}-{number}" if number else name):
                return passage.start
    return None


def heading_name(heading: str) -> str:
    """The name of a heading in a fragment: small letters, no punctuation, hyphens for blanks."""
    plain = _UNDER.sub("", heading.strip()).strip("#").strip()
    return _BLANKS.sub("-", _MARKS.sub("", plain.lower()))
