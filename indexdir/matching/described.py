"""Which documents have a date, source, type, path or language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import PurePosixPath
from unicodedata import normalize

import numpy as np

from indexdir.matching.view import IndexView
from indexdir.query import tree
from indexdir.query.lookup import name_of
from indexdir.query.places import Bools
from indexdir.query.wild import pattern_of
from indexdir.records import Document


def described(node: tree.Dated | tree.Described, view: IndexView) -> Bools:
    """Which documents of the view are described so."""
    if isinstance(node, tree.Dated):
        return _dated(node, view)
    fits = _fits(node)
    return np.array([document is not None and fits(document) for document in view.documents], dtype=np.bool_)


def type_of(document: Document) -> str:
    """What kind of document it is: as it is described, else by the end of its file's name."""
    return document.kind or PurePosixPath(document.id).suffix.lstrip(".").lower()


def _dated(node: tree.Dated, view: IndexView) -> Bools:
    first, last = view.spans
    known = first != ""
    found: Bools = known & (first <= node.last) & (last >= node.first)
    if node.how == "none":
        found = view.reader.alive & ~known
    elif node.how == "before":
        found = known & (last < node.first)
    elif node.how == "after":
        found = known & (first > node.last)
    return found


def _fits(node: tree.Described) -> Callable[[Document], bool]:
    value = node.value.strip()
    if node.field == "path":
        return _in_path(value)
    if node.field == "lang":
        code = value.casefold()
        return lambda document: f"{document.lang.casefold()}-".startswith(f"{code}-")
    if node.field == "source":
        return _as_text(value, node.exact, lambda document: document.source)
    extension = value.lstrip(".").casefold()
    told = _as_text(value, node.exact, type_of)
    return lambda document: told(document) or PurePosixPath(document.id).suffix.lstrip(".").casefold() == extension


def _as_text(value: str, exact: bool, of: Callable[[Document], str]) -> Callable[[Document], bool]:
    """The words of a value stand in what is told of a document; or are all of it."""
    wanted = name_of(value)

    @cache  # many documents have few sources and types between them
    def told_fits(text: str) -> bool:
        told = name_of(text)
        if exact or not wanted:
            return told == wanted and bool(told or value.casefold() == text.casefold())
        return any(told[at : at + len(wanted)] == wanted for at in range(len(told) - len(wanted) + 1))

    return lambda document: told_fits(of(document))


def _in_path(value: str) -> Callable[[Document], bool]:
    wanted = _composed(value)
    if "*" in wanted or "?" in wanted:
        pattern = pattern_of(wanted)
        return lambda document: pattern.search(_composed(document.id)) is not None
    return lambda document: wanted in _composed(document.id)


def _composed(path: str) -> str:
    """A path without case, each letter with its accents as one: some systems keep them apart in the names of files."""
    return path.casefold() if path.isascii() else normalize("NFC", normalize("NFC", path).casefold())
