"""Text that may go anywhere: without anything in it that a terminal or another program could obey."""

from __future__ import annotations

import unicodedata

_BREAKS = {"\u2028": "\n", "\u2029": "\n\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"}
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """`text` whose only control characters are line ends and tabs; what turns the order of signs round is left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    if character in "\n\t":
        return character
    if character in _BREAKS:
        return _BREAKS[character]
    kind = unicodedata.category(character)
    if kind == "Cs":
        return "\ufffd"
    return "" if kind == "Cc" or character in _BIDI else character
