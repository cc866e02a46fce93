"""Finding words in the notes of the reader."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from tui.notebook.folding import bare

_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"'})
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u00ad", "-"))
_IDEOGRAPH = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_BEFORE, _AFTER = r"(?<![^ -])", r"(?![^ -])"


def matcher(value: str) -> Callable[[str], bool]:
    """Whether a note has all the words of `value`, and what stands there in double quotes as a phrase.

    Words are whole, but for one with a `*` after it, which is a beginning. Case, accents and hyphens do not matter.
    Without a word nothing matches.
    """
    parts = (found[1] or found[2] or "" for found in _PART.finditer(value.translate(_QUOTES)))
    patterns = [re.compile(_expression(words, part.rstrip())) for part in parts if (words := _words(part))]

    def matches(note: str) -> bool:
        spaced = _words(note)
        joined = spaced.replace("-", "")
        return bool(patterns) and all(each.search(spaced) or each.search(joined) for each in patterns)

    return matches


def _expression(words: str, part: str) -> str:
    pieces = re.escape(words).replace(r"\-", "[ -]?").replace(r"\ ", "[ -]")
    return _BEFORE + pieces + ("" if part.endswith("*") else _AFTER)


def _words(text: str) -> str:
    """The words of a text, folded, a blank or the hyphen that joins them between two; an ideograph is a word."""
    undotted = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    folded = _IDEOGRAPH.sub(r" \1 ", bare(undotted).translate(_HYPHENS)).replace("--", " ")
    even = "".join(character if _in_a_word(character) else " " for character in folded)
    return " ".join(stripped for word in even.split() if (stripped := word.strip("-")))


def _in_a_word(character: str) -> bool:
    return character == "-" or character.isalnum() or unicodedata.category(character).startswith("M")
