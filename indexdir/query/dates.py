"""Dates in a query: `2018`, `2018-07`, `2012..2015`; each a span of days."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Literal, cast

from indexdir.errors import QueryError
from indexdir.query.tree import Dated

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
FIRST, LAST = "0000-01-01", "9999-12-31"


def span_of(date: str) -> tuple[str, str]:
    """The first and the last day of a date of any precision. Raises ValueError with what is wrong."""
    found = _DATE.fullmatch(date.strip())
    if found is None:
        raise ValueError("a date is written 2018, 2018-07 or 2018-07-18")
    year, month, day = found[1], found[2], found[3]
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12:
        raise ValueError(f"there is no month {month}; a date is written 2018, 2018-07 or 2018-07-18")
    days = monthrange(max(int(year), 1), int(month))[1]
    if day is None:
        return f"{year}-{int(month):02}-01", f"{year}-{int(month):02}-{days}"
    if not 1 <= int(day) <= days:
        raise ValueError(f"{year}-{int(month):02} has no day {day}; it has {days}")
    exact = f"{year}-{int(month):02}-{int(day):02}"
    return exact, exact


def dated(field: str, value: str, column: int) -> Dated:
    """The node of `date:`, `before:` or `after:`. Raises QueryError at the column of the value."""
    said = f"{field}:{value}"
    if field == "date" and value.casefold() == "none":
        return Dated("none", "", "", said)
    how = cast(Literal["in", "before", "after"], "in" if field == "date" else field)
    first, dots, last = value.partition("..")
    try:
        if not dots:
            return Dated(how, *span_of(value), said)
        if how != "in":
            raise ValueError(f"“{field}:” takes one date, without “..”")
        if not first and not last:
            raise ValueError("a span of dates needs a date before or after the dots, as in 2012..2015")
        low = span_of(first)[0] if first else FIRST
        if last:
            try:
                high = span_of(last)[1]
            except ValueError as error:
                column += len(first) + 2
                raise error
        else:
            high = LAST
        if low > high:
            raise ValueError(f"{first} is after {last}; write {last}..{first}")
    except ValueError as error:
        raise QueryError(str(error), column) from error
    return Dated("in", low, high, said)
