"""Bookmarks as a table for spreadsheets, and such a table as bookmarks."""

from __future__ import annotations

import csv
import io
import re
import threading
from collections.abc import Iterator

from tui.copying import plain
from tui.exchange.quotations import Contents, Quotation
from tui.notebook.bookmark import FIELDS

# A spreadsheet takes what begins so for a formula, which may do anything; one apostrophe makes it text there.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_FOUND = ("status", "source", "date", "section", "link")
_LOCK = threading.Lock()


def written(contents: Contents) -> str:
    """A row a bookmark: all that it holds, then where it stands now and how it is cited."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow((*FIELDS, *_FOUND))
    for each in contents.quotations:
        writer.writerow(map(cell, _values(each)))
    return table.getvalue()


def _values(quotation: Quotation) -> Iterator[object]:
    mark, citation = quotation.mark, quotation.citation
    if mark is None:
        return
    for name in FIELDS:
        value = getattr(mark, name)
        yield ", ".join(value) if name == "tags" else "yes" if value is True else "" if value is False else value
    yield "placeless" if mark.placeless else mark.now.status
    yield from (citation.source, citation.date, citation.section, citation.link)


def cell(value: object) -> object:
    """A value as it stands in a cell: a text without control characters, and never a formula."""
    if not isinstance(value, str):
        return value
    text = plain(value)
    return f"'{text}" if _FORMULA.match(text) else text


def rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table with a line of names above, each with the number of the line that it ends in.

    Raises csv.Error.
    """
    with _LOCK:  # the longest field is a setting of the process
        longest = csv.field_size_limit(max(len(text), 1))
        try:
            reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text))
            names = [name.strip().casefold() for name in next(reader, [])]
            found = [(reader.line_num, row) for row in reader if any(row)]
        finally:
            csv.field_size_limit(longest)
    for line, row in found:
        yield line, {name: _uncell(value) for name, value in zip(names, row, strict=False)}


def _delimiter(text: str) -> str:
    """A comma, or what some spreadsheets write in its place."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _uncell(value: str) -> str:
    return value[1:] if value.startswith("'") and _FORMULA.match(value) else value
