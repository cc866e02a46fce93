"""The words and the offsets in the selectors of an annotation, however they are nested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tui.exchange.arrivals import UnreadableError, number_of, text_of

_DEEPEST = 20


def quote_in(selectors: object, where: str) -> tuple[str, str, str]:
    """The words that are meant, with those before and after; empty where no selector quotes."""
    for each in _all(selectors, where):
        if _type(each) == "TextQuoteSelector" and each.get("exact"):
            return text_of(each, "exact", where), text_of(each, "prefix", where), text_of(each, "suffix", where)
    return "", "", ""


def position_in(selectors: object, where: str) -> tuple[int, int]:
    """The offsets that are meant, -1 where no selector has any."""
    for each in _all(selectors, where):
        if _type(each) == "TextPositionSelector":
            return number_of(each, "start", where, -1), number_of(each, "end", where, -1)
    return -1, -1


def _type(selector: Mapping[str, Any]) -> str:
    return str(selector.get("type", selector.get("@type", ""))).rpartition(":")[2]


def _all(selectors: object, where: str, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        raise UnreadableError(f"{where}: its selectors are nested too deeply")
    for each in selectors if isinstance(selectors, list) else [selectors]:
        if isinstance(each, Mapping):
            yield each
            yield from _all(each.get("refinedBy"), where, depth + 1)
            yield from _all(each.get("items"), where, depth + 1)
        elif each is not None and not isinstance(each, str):
            raise UnreadableError(f"{where}: its selector is none")
