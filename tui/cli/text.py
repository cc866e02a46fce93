"""Text of documents and file names made fit for a terminal, a pipe or JSON."""

from __future__ import annotations

import json
import re

# C0 and C1 controls, DEL, bidirectional controls, line and paragraph separators, lone surrogates.
_UNSAFE = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_UNSAFE_EVERYWHERE = re.compile(f"[{_UNSAFE}]")
_UNSAFE_IN_TEXT = re.compile(f"(?![\n\t])[{_UNSAFE}]")
REPLACEMENT = "\ufffd"


def one_line(text: str) -> str:
    """The text on one line: white space as single blanks, what could drive a terminal replaced."""
    return _UNSAFE_EVERYWHERE.sub(REPLACEMENT, " ".join(text.split()))


def in_a_row(text: str) -> str:
    """The text on one line, every character in its place, what could drive a terminal replaced."""
    return _UNSAFE_EVERYWHERE.sub(REPLACEMENT, re.sub(r"\s", " ", text))


def several_lines(text: str) -> str:
    """The text with its lines and tabs, what could drive a terminal replaced."""
    return _UNSAFE_IN_TEXT.sub(REPLACEMENT, text.replace("\r\n", "\n"))


def count(number: int, singular: str) -> str:
    """A number with its noun: `1 document`, `24 documents`."""
    return f"{number} {singular}{'' if number == 1 else 's'}"


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """The value as JSON on one line, every character that could drive a terminal escaped."""
    written = json.dumps(value, ensure_ascii=ascii_only, allow_nan=False)
    return _UNSAFE_EVERYWHERE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
