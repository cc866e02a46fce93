"""ISO dates of any precision."""

from __future__ import annotations

import datetime
import re

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LEADING = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{4})(?!\d)")


def iso_date(text: str) -> str:
    """The date at the start of a text (`2018`, `2018-07`, `2018-07-18`, or with a time after it), or empty if none."""
    found = _ISO.match(text.strip())
    if not found:
        return ""
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return ""
    return found[0]


def date_in_name(name: str) -> str:
    """A date that a file name begins with, to the day or month; a bare year in a name is too often a number."""
    found = _LEADING.match(name)
    return iso_date(found[1]) if found and len(found[1]) > 4 else ""
