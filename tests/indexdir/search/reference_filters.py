"""What a document is: source, kind, path, language and date, by the letter of the plan."""

from __future__ import annotations

import calendar
import datetime
import re
from pathlib import PurePosixPath

from documents_model import Paper, Stretch
from query_model import About, Dated
from reference_words import phrase_places

from indexdir.query.words import Word, words_and_compounds

Days = tuple[datetime.date, datetime.date]


def folded(text: str) -> str:
    """A name without capitals, accents and hyphens."""
    cut = list(words_and_compounds(text))
    return "".join(token.form for token in cut if isinstance(token, Word))


def about_matches(about: About, paper: Paper) -> bool:
    """Whether a field of the document has the value."""
    if about.field == "path":  # DECIDED: capitals do not count; the part may stand anywhere
        pattern = re.escape(about.value.casefold()).replace(r"\*", ".*").replace(r"\?", ".")
        return re.search(pattern, paper.id.casefold(), re.DOTALL) is not None
    if about.field == "lang":
        return paper.lang == about.value
    if about.field == "type" and folded(PurePosixPath(paper.id).suffix) == folded(about.value):
        return True
    field = paper.source if about.field == "source" else paper.kind
    if about.whole:
        return bool(field) and folded(field) == folded(about.value)
    stretch = Stretch(paper, field)
    return bool(phrase_places(tuple(about.value.split()), stretch))  # DECIDED: by form, side by side


def dated_matches(dated: Dated, paper: Paper) -> bool:
    """Whether the document's date, which stands for all of its span, is where the query says."""
    if dated.date == "none":
        return not paper.date
    if not paper.date:
        return False
    first, last = days(paper.date)
    if dated.field == "before":
        return last < days(dated.date)[0]
    if dated.field == "after":
        return first > days(dated.date)[1]
    begin = days(dated.date)[0] if dated.date else datetime.date.min
    until = dated.date if dated.until is None else dated.until
    end = days(until)[1] if until else datetime.date.max
    return first <= end and last >= begin


def days(date: str) -> Days:
    """The first and the last day of a year, month or day."""
    year, month, day = (*(int(part) for part in date.split("-")), 0, 0)[:3]
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return datetime.date(year, month or 1, day or 1), datetime.date(year, last_month, last_day)
