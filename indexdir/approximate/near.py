"""What an approximate search finds."""

from __future__ import annotations

import msgspec


class Near(msgspec.Struct, frozen=True):
    """A place that nearly has the pattern: offsets into the text, and how many characters differ."""

    start: int
    end: int
    errors: int
