"""Text made fit for each kind of file, and for a terminal that it may be written to."""

from __future__ import annotations

import json
import re
from itertools import pairwise

from tui.copying import plain

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~]|&(?=#?[0-9A-Za-z]+;))")
_MARKDOWN_START = re.compile(r"^(\d*)([-+=.)])")
# DEL, C1 controls, signs that turn the order of others round, line and paragraph separators, lone surrogates.
DRIVING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def one_line(text: str) -> str:
    """The text on one line, without control characters."""
    return " ".join(plain(text).split())


def inline(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would take for a sign inside a line."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))


def markdown(text: str) -> str:
    """The text as a line of Markdown, with nothing in it that would be taken for a sign."""
    return _MARKDOWN_START.sub(r"\1\\\2", inline(text))


def markdown_lines(text: str) -> list[str]:
    """The lines of a text as Markdown that is shown in the same lines, empty ones between paragraphs."""
    lines = [markdown(line) for line in plain(text).split("\n")]
    ends = ["\\" if line and following else "" for line, following in pairwise([*lines, ""])]
    return [line + end for line, end in zip(lines, ends, strict=True)]


def json_text(value: object) -> str:
    """The value as JSON in lines, every character that could drive a terminal escaped."""
    written = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    return DRIVING.sub(lambda found: f"\\u{ord(found[0]):04x}", written) + "\n"
