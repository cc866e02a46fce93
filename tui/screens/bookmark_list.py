"""The list of what is kept, as values and plain functions: what it shows, in which order, under which headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from time import sleep
from typing import Literal, NamedTuple, TypeAlias

import msgspec
from msgspec import Struct

from tui.notebook import COLOURS, Bookmark, SavedSearch

Sort: TypeAlias = Literal["newest", "place", "title", "changed"]
Group: TypeAlias = Literal["none", "document", "tag", "card", "date", "colour"]
Only: TypeAlias = Literal["all", "passage", "document", "card", "search", "audit"]
KeptKind: TypeAlias = Literal["passage", "document", "card", "search"]

SORTS: dict[Sort, str] = {
    "newest": "newest first",
    "place": "by their place",
    "title": "by title",
    "changed": "last changed first",
}
GROUPS: dict[Group, str] = {
    "none": "no headings",
    "document": "by document",
    "tag": "by tag",
    "card": "by card",
    "date": "by date",
    "colour": "by colour",
}
ONLY: dict[Only, str] = {
    "all": "all kinds",
    "passage": "passages",
    "document": "documents",
    "card": "cards",
    "search": "searches",
    "audit": "moved, in doubt, lost",
}
"""What each way of showing the list is called in its frame."""

CardsOf = Mapping[str, tuple[str, ...]]
"""By bookmark the ids of the cards that its passage mentions."""

_LATER = 1 << 60
_CHUNK, _BREATH = 100, 0.001  # entries after which the thread lets others on, and for how many seconds
# Most accents in the world; a letter with another one is found as it is written.
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


class ListView(Struct, frozen=True):
    """How the list is shown, and where in it one was: `row` is an id, `folded` are the keys of headings."""

    filter: str = ""
    sort: Sort = "newest"
    group: Group = "none"
    only: Only = "all"
    row: str = ""
    folded: tuple[str, ...] = ()

    def kept(self) -> str:
        """This as a text for the notebook."""
        return msgspec.json.encode(self).decode()


def view_from(text: str) -> ListView:
    """The view that a notebook has kept; the one to begin with where there is none that can be read."""
    try:
        return msgspec.json.decode(text, type=ListView)
    except msgspec.DecodeError:
        return ListView()


class Entry(NamedTuple):
    """Something kept; `at` is its place among all, newest first, `document` where it stands now."""

    at: int
    id: str
    kind: KeptKind
    item: Bookmark | SavedSearch
    document: str = ""


class Heading(NamedTuple):
    """A group: its key, what it is called, and what stands under it."""

    key: str
    title: str
    entries: Sequence[Entry]


class KeptList:
    """Bookmarks and saved searches; what filtering needs of ten thousand is found out once."""

    def __init__(
        self,
        bookmarks: Iterable[Bookmark] = (),
        searches: Iterable[SavedSearch] = (),
        *,
        documents: Mapping[str, str] | None = None,
        cards: Mapping[str, str] | None = None,
        before: KeptList | None = None,
    ) -> None:
        """`documents` and `cards` are titles and names by id, in their order; `before` lends what it knows."""
        kept: list[Bookmark | SavedSearch] = [*bookmarks, *searches]
        kept.sort(key=lambda each: each.created, reverse=True)
        self.entries = [_entry(at, each) for at, each in enumerate(kept)]
        self.by_id = {entry.id: entry for entry in self.entries}
        self.titles = documents or {}
        self.cards = cards or {}
        self._order = {name: at for at, name in enumerate(self.titles)}
        self._words: dict[str, tuple[object, str]] = before._words if before is not None else {}
        self._texts: Sequence[str] = ()
        self._sorted: dict[Sort, list[Entry]] = {"newest": self.entries}
        self._last: tuple[tuple[Sort, Only, str], list[Entry]] | None = None
        self.to_audit = sum(needs_audit(entry) for entry in self.entries)

    def tags(self) -> dict[str, int]:
        """The tags in use with their numbers, the most used first."""
        counts: dict[str, int] = {}
        for entry in self.entries:
            for tag in _tags(entry):
                counts[tag] = counts.get(tag, 0) + 1
        return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0].casefold())))

    def look_through(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Know what a filter will look in, from any thread: of ten thousand rows that takes a while, once."""
        for entry in self.entries:
            if entry.at % _CHUNK == 0:
                if cancelled():
                    return
                sleep(_BREATH)
            self._words_of(entry)
        self._texts = [self._words_of(entry) for entry in self.entries]

    def found(self, view: ListView) -> list[Entry]:
        """What a view shows, in its order; while a filter is typed on, out of what it left before."""
        asked = (view.sort, view.only, view.filter)
        if self._last is not None and asked == self._last[0]:
            return self._last[1]
        left = self._in_order(view.sort)
        on = self._last is not None and self._last[0][:2] == asked[:2] and _goes_on(self._last[0][2], view.filter)
        if on and self._last is not None:
            left = self._last[1]
        elif view.only != "all":
            left = [entry for entry in left if is_shown(entry, view.only)]
        for part in view.filter.split():
            left = list(filter(self._test(part), left))
        self._last = (asked, left)
        return left

    def groups(self, view: ListView, cards_of: CardsOf) -> list[Heading]:
        """What a view shows under its headings, none of which is empty."""
        held: dict[str, tuple[tuple[bool, float | str, str], str, list[Entry]]] = {}
        for entry in self.found(view):
            for order, key, title in self._places(entry, view.group, cards_of):
                rank = (isinstance(order, str), order, title.casefold())
                held.setdefault(key, (rank, title, []))[2].append(entry)
        days = view.group == "date"
        keys = sorted(held, reverse=True) if days else sorted(held, key=lambda key: held[key][0])
        return [Heading(f"{view.group}:{key}", held[key][1], held[key][2]) for key in keys]

    def _in_order(self, sort: Sort) -> list[Entry]:
        if sort not in self._sorted:
            keys: dict[Sort, Callable[[Entry], tuple[object, ...]]] = {
                "place": self._place_of,
                "title": lambda entry: (title_of(entry, self.titles, self.cards).casefold(), *self._place_of(entry)),
            }
            key = keys.get(sort)
            self._sorted[sort] = (
                sorted(self.entries, key=key) if key is not None else sorted(self.entries, key=_changed, reverse=True)
            )
        return self._sorted[sort]

    def _place_of(self, entry: Entry) -> tuple[object, ...]:
        if not isinstance(mark := entry.item, Bookmark) or entry.kind == "card":
            return _LATER + (entry.kind == "search"), "", 0, 0
        now = mark.now
        start, end = (now.start, now.end) if now.start >= 0 else (mark.start, mark.end)
        return self._order.get(entry.document, _LATER - 1), entry.document, start - (entry.kind == "document"), end

    def _places(self, entry: Entry, group: Group, cards_of: CardsOf) -> list[tuple[float | str, str, str]]:
        """The headings an entry stands under: what they are ordered by, their keys and titles."""
        mark = entry.item
        if group == "date":
            return [("", mark.created[:10], mark.created[:10])]
        if not isinstance(mark, Bookmark):
            return [("~", "search:", "Saved searches")]
        if group == "tag":
            return [("", tag.casefold(), tag) for tag in mark.tags] or [("~", "untagged:", "No tag")]
        if group == "colour":
            at = COLOURS.index(mark.colour) or len(COLOURS)
            return [(at, mark.colour, mark.colour.capitalize() or "No colour")]
        if group == "card":
            named = (mark.card,) if entry.kind == "card" else cards_of.get(entry.id, ())
            return [("", card, self.cards.get(card, card)) for card in named] or [("~", "unnamed:", "No card")]
        if entry.kind == "card":
            return [("~", "card:", "Cards")]
        at = self._order.get(entry.document, _LATER)
        return [(at, entry.document, self.titles.get(entry.document) or mark.title or entry.document)]

    def _test(self, part: str) -> Callable[[Entry], bool]:
        """Whether an entry has a part of a filter."""
        word = folded(part)
        if part.startswith("#"):
            return lambda entry: any(folded(tag).startswith(word[1:]) for tag in _tags(entry))
        if word.startswith("is:"):
            return lambda entry: any(flag.startswith(word[3:]) for flag in _flags(entry))
        texts = self._texts = self._texts or [self._words_of(entry) for entry in self.entries]
        return lambda entry: word in texts[entry.at]

    def _words_of(self, entry: Entry) -> str:
        mark = entry.item
        told: tuple[object, ...] = (
            (mark.quote, mark.note, mark.tags, mark.title, entry.document)
            if isinstance(mark, Bookmark)
            else (mark.name, mark.text)
        )
        known = self._words.get(entry.id)
        if known is None or known[0] != told:
            parts = (part if isinstance(part, str) else " ".join(map(str, part)) for part in map(_listed, told))
            known = self._words[entry.id] = (
                told,
                folded(" ".join((" ".join(parts)).split()) + f" {mark.created[:10]}"),
            )
        return known[1]


def _listed(part: object) -> str | Sequence[object]:
    return part if isinstance(part, str | tuple) else str(part)


def _entry(at: int, kept: Bookmark | SavedSearch) -> Entry:
    if isinstance(kept, Bookmark):
        return Entry(at, kept.id, kept.kind, kept, kept.now.document)
    return Entry(at, kept.id, "search", kept)


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
    return isinstance(mark, Bookmark) and mark.kind != "card" and not mark.placeless and mark.now.status != "exact"


def is_shown(entry: Entry, only: Only) -> bool:
    """Whether an entry is of the kind that alone is shown."""
    return only == "all" or (needs_audit(entry) if only == "audit" else entry.kind == only)


def _goes_on(before: str, now: str) -> bool:
    """Whether a filter only leaves less than the one before; `is:` needs none of its letters to be a word yet."""
    return now.startswith(before) and not re.search(r"(?:^|\s)(?:i|is)$", before, re.IGNORECASE)


def _changed(entry: Entry) -> str:
    mark = entry.item
    return (isinstance(mark, Bookmark) and mark.modified) or mark.created


def _tags(entry: Entry) -> tuple[str, ...]:
    return entry.item.tags if isinstance(entry.item, Bookmark) else ()


def _flags(entry: Entry) -> Iterable[str]:
    """What `is:` can ask for."""
    yield entry.kind
    mark = entry.item
    if isinstance(mark, Bookmark):
        yield from filter(None, (mark.colour, "note" if mark.note else "", "tagged" if mark.tags else ""))
        yield "placeless" if mark.placeless else mark.now.status if entry.kind != "card" else "exact"
