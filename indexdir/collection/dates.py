"""ISO dates of any precision."""

from __future__ import annotations

import datetime
import re
from itertools import islice

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LEADING = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{4})(?!\d)")


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WRITTEN = re.compile(
    rf"\b(?:(?P<first>{_DAY}|{_MONTH}\.?)\s+(?P<second>{_DAY}|{_MONTH}\.?),?\s+(?P<year>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))\b",
    re.IGNORECASE,
)
_HEAD_LINES, _SHORT_LINE, _DATELINE = 10, 60, 50


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


def date_in_text(text: str, start: int = 0) -> str:
    """The day in the head of a text: on a short line of its own, or in the dateline a paragraph begins with."""
    lines = (line for line in text[start : start + 4_000].split("\n") if line.strip())
    for line in islice(lines, _HEAD_LINES):
        found = _WRITTEN.search(line)
        if found and (len(line.strip()) <= _SHORT_LINE or (found.end() <= _DATELINE and line.lstrip()[:2].isupper())):
            return _day(found)
    return ""


def _day(found: re.Match[str]) -> str:
    """The date of a match: ISO, or a day and a month in either order; empty where it is none."""
    if found["iso"]:
        return iso_date(found["iso"])
    month, day = (
        (found["first"], found["second"]) if found["second"][0].isdigit() else (found["second"], found["first"])
    )
    if month[:3].casefold() not in _MONTHS or not day[0].isdigit():
        return ""
    digits = re.match(r"\d+", day)
    assert digits is not None
    return iso_date(f"{found['year']}-{_MONTHS.index(month[:3].casefold()) + 1:02}-{int(digits[0]):02}")
