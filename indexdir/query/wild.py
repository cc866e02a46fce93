"""Patterns with `*` and `?`."""

from __future__ import annotations

import re


def pattern_of(wild: str) -> re.Pattern[str]:
    """The regular expression that a text with `*`, any run of characters, and `?`, exactly one, stands for."""
    pieces = (".*" if piece == "*" else "." if piece == "?" else re.escape(piece) for piece in re.split("([*?])", wild))
    return re.compile("".join(pieces), re.DOTALL)
