"""What of HTML stands in Markdown: characters by their names, and simple tags, which come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

TagKind = Literal["strong", "emphasis", "strike", "code", "link", "other"]

_KINDS: dict[str, TagKind] = {
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "s": "strike",
    "del": "strike",
    "code": "code",
    "kbd": "code",
}
TAGS = "b|strong|i|em|s|del|code|kbd|sup|sub|u|small|mark|span|a"
_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


class Tag(NamedTuple):
    """A tag as it stands in the text."""

    start: int
    end: int
    name: str
    closes: bool


class Pair(NamedTuple):
    """Two tags and what they make of the text between them: `href` is where a link leads."""

    opening: Tag
    closing: Tag
    kind: TagKind
    href: str


def pairs(text: str, tags: Sequence[Tag]) -> Iterator[Pair]:
    """The tags that belong together."""
    opened: list[Tag] = []
    for tag in sorted(tags):
        if not tag.closes:
            opened.append(tag)
            continue
        at = next((at for at in range(len(opened) - 1, -1, -1) if opened[at].name == tag.name), -1)
        if at >= 0:
            opening = opened[at]
            del opened[at:]
            href = _href(text, opening)
            yield Pair(opening, tag, "link" if href else _KINDS.get(tag.name, "other"), href)


def _href(text: str, tag: Tag) -> str:
    found = _HREF.search(text, tag.start, tag.end) if tag.name == "a" else None
    return (found[1] or found[2] or found[3] or "") if found is not None else ""


def raised(text: str, pair: Pair) -> list[tuple[int, int, str]]:
    """Figures set high or low, as the characters that stand for them; nothing if there is more than figures."""
    signs = {"sup": _RAISED, "sub": _LOWERED}.get(pair.opening.name, {})
    start, end = pair.opening.end, pair.closing.start
    if end - start > 12 or not all(ord(sign) in signs for sign in text[start:end]):
        return []
    return [(at, at + 1, text[at].translate(signs)) for at in range(start, end)]


def character(reference: str) -> str | None:
    """The character that a reference such as `&amp;` stands for; None where that is none that can be shown."""
    # Imported when there is one: it brings a table of all names.
    from html import unescape

    found = unescape(reference)
    if not found or found == reference or (found.endswith(";") and len(found) > 2):
        return None
    if found == "\xa0":
        return found
    if found.isspace():
        return " " if found not in "\u2028\u2029" else None
    return found if found.isprintable() else "" if found in ("\xad", "\u200b", "\u200c") else None
