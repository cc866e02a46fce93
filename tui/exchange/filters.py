"""Which of the bookmarks are meant: by tag, colour, document, kind or date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tui.notebook import Bookmark
from tui.notebook.folding import same_key

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Filter:
    """What bookmarks must have: all of these tags, and one colour, document, kind; what is empty asks for nothing.

    `since` is an ISO date of any precision: they were kept or changed then or later, in UTC.
    """

    tags: tuple[str, ...] = ()
    colour: str = ""
    document: str = ""
    kind: str = ""
    since: str = ""

    def keep(self, bookmarks: Iterable[Bookmark]) -> tuple[Bookmark, ...]:
        """Those that have it, in their order."""
        tags = set(map(same_key, self.tags))
        return tuple(each for each in bookmarks if tags <= set(map(same_key, each.tags)) and self._has(each))

    def _has(self, mark: Bookmark) -> bool:
        return (
            self.colour in ("", mark.colour)
            and self.document in ("", mark.document, mark.now.document)
            and self.kind in ("", mark.kind)
            and max(mark.created, mark.modified) >= self.since
        )


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day as ISO 8601 writes them."""
    found = _DATE.fullmatch(text)
    try:
        return found is not None and bool(date(*(int(part or 1) for part in found.groups())))
    except ValueError:
        return False
