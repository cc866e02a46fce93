"""What is kept, one by one, as the list of it knows it: what a filter looks in, and what kind it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tui.notebook import Bookmark, SavedSearch

Only: TypeAlias = Literal["all", "passage", "document", "card", "search", "audit"]
KeptKind: TypeAlias = Literal["passage", "document", "card", "search"]

# Most accents in the world; a letter with another one is found as it is written.
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


@dataclass(slots=True, eq=False)
class Entry:
    """Something kept; `document` is where it stands now, `height` the lines of its row.

    The next list has it too, with what was found out of it, for as long as nothing of `item` changes.
    """

    id: str
    kind: KeptKind
    item: Bookmark | SavedSearch
    document: str = ""
    height: int = 2
    _words: str = ""

    @classmethod
    def of(cls, item: Bookmark | SavedSearch) -> Entry:
        """The entry of something kept."""
        if isinstance(item, Bookmark):
            place = item.standing or item
            return cls(item.id, item.kind, item, place.document, 3 if item.note else 2)
        return cls(item.id, "search", item)

    @property
    def words(self) -> str:
        """What a filter looks in."""
        if not self._words:
            item = self.item
            if isinstance(item, Bookmark):
                told = f"{item.quote} {item.note} {' '.join(item.tags)} {item.title} {self.document}"
            else:
                told = f"{item.name} {item.text}"
            self._words = folded(f"{' '.join(told.split())} {item.created[:10]}")
        return self._words

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags; a saved search has none."""
        return self.item.tags if isinstance(self.item, Bookmark) else ()


def folded(text: str) -> str:
    """A text without case and accents."""
    return text.lower() if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())


def title_of(entry: Entry, titles: Mapping[str, str], cards: Mapping[str, str]) -> str:
    """What an entry, or the document that it stands in, is called."""
    mark = entry.item
    if not isinstance(mark, Bookmark):
        return mark.name
    if entry.kind == "card":
        return cards.get(mark.card) or mark.title or mark.card
    return titles.get(entry.document) or mark.title or entry.document


def needs_audit(entry: Entry) -> bool:
    """Whether it does not stand where it was, as far as that is known."""
    mark = entry.item
    if not isinstance(mark, Bookmark) or mark.standing is None or mark.standing.status == "exact":
        return False
    return mark.kind != "card" and not mark.placeless


def is_shown(entry: Entry, only: Only) -> bool:
    """Whether an entry is of the kind that alone is shown."""
    return only == "all" or (needs_audit(entry) if only == "audit" else entry.kind == only)


def changed_at(entry: Entry) -> str:
    """When it was changed last, or else made."""
    mark = entry.item
    return (isinstance(mark, Bookmark) and mark.modified) or mark.created


def flags_of(entry: Entry) -> Iterable[str]:
    """What `is:` can ask for."""
    yield entry.kind
    mark = entry.item
    if isinstance(mark, Bookmark):
        yield from filter(None, (mark.colour, "note" if mark.note else "", "tagged" if mark.tags else ""))
        yield "placeless" if mark.placeless else mark.now.status if entry.kind != "card" else "exact"
