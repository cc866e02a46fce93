"""The list of what is kept, as values and plain functions: what it shows, in which order, under which headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from time import sleep
from typing import Literal, NamedTuple, TypeAlias

import msgspec
from msgspec import Struct

from tui.notebook import COLOURS, Bookmark, SavedSearch
from tui.screens.bookmark_entries import Entry, Only, changed_at, flags_of, folded, is_shown, needs_audit, title_of

Sort: TypeAlias = Literal["newest", "place", "title", "changed"]
Group: TypeAlias = Literal["none", "document", "tag", "card", "date", "colour"]

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
NO_CARDS: CardsOf = {}
"""Where that is not known yet."""

_LATER = 1 << 60
_CHUNK, _BREATH = 100, 0.001  # entries after which the thread lets others on, and for how many seconds


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
        known: Mapping[str, Entry] = before.by_id if before is not None else {}
        kept: list[Bookmark | SavedSearch] = [*bookmarks, *searches]
        kept.sort(key=attrgetter("created"), reverse=True)
        self.entries = [
            entry if (entry := known.get(each.id)) is not None and entry.item is each else Entry.of(each)
            for each in kept
        ]
        self.by_id: Mapping[str, Entry] = {entry.id: entry for entry in self.entries}
        self.titles = documents or {}
        self.cards = cards or {}
        self._order = {name: at for at, name in enumerate(self.titles)}
        self._sorted: dict[Sort, list[Entry]] = {"newest": self.entries}
        self._last: tuple[tuple[Sort, Only, str], list[Entry]] | None = None
        self._grouped: tuple[list[Entry], Group, CardsOf, list[Heading]] = ([], "none", {}, [])
        self.to_audit = sum(map(needs_audit, self.entries))

    def tags(self) -> dict[str, int]:
        """The tags in use with their numbers, the most used first."""
        counts: dict[str, int] = {}
        for entry in self.entries:
            for tag in entry.tags:
                counts[tag] = counts.get(tag, 0) + 1
        return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0].casefold())))

    def look_through(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Know what a filter looks in, and every order, from any thread: of ten thousand that takes a while, once."""
        for at, entry in enumerate(self.entries):
            if at % _CHUNK == 0:
                if cancelled():
                    return
                sleep(_BREATH)
            _known = entry.words
        for sort in SORTS:
            sleep(_BREATH)
            self._in_order(sort)

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
            left = _having(part, left)
        self._last = (asked, left)
        return left

    def groups(self, view: ListView, cards_of: CardsOf) -> list[Heading]:
        """What a view shows under its headings, none of which is empty."""
        found = self.found(view)
        last, group, known, headings = self._grouped
        if last is not found or group != view.group or known is not cards_of:
            headings = self._headings(found, view.group, cards_of)
            self._grouped = (found, view.group, cards_of, headings)
        return headings

    def prepare(self, view: ListView) -> None:
        """Know what a view shows before it is asked for, from any thread."""
        if view.group in ("none", "card"):
            self.found(view)
        else:
            self.groups(view, NO_CARDS)

    def _headings(self, found: Sequence[Entry], group: Group, cards_of: CardsOf) -> list[Heading]:
        held: dict[str, tuple[tuple[bool, float | str, str], str, list[Entry]]] = {}
        # Many entries stand under the very same headings.
        under: dict[object, list[list[Entry]]] = {}
        what = _WHAT[group]
        for entry in found:
            alike = (entry.kind, what(entry))
            if alike not in under:
                under[alike] = []
                for order, key, title in self._places(entry, group, cards_of):
                    rank = (isinstance(order, str), order, title.casefold())
                    under[alike].append(held.setdefault(key, (rank, title, []))[2])
            for each in under[alike]:
                each.append(entry)
        keys = sorted(held, reverse=True) if group == "date" else sorted(held, key=lambda key: held[key][0])
        return [Heading(f"{group}:{key}", held[key][1], held[key][2]) for key in keys]

    def _in_order(self, sort: Sort) -> list[Entry]:
        if sort not in self._sorted:
            if sort == "title":  # within a title by place
                titled = ((title_of(entry, self.titles, self.cards), entry) for entry in self._in_order("place"))
                ordered = [entry for _, entry in sorted(titled, key=lambda each: each[0].casefold())]
            elif sort == "place":
                ordered = sorted(self.entries, key=self._place_of)
            else:
                ordered = sorted(self.entries, key=changed_at, reverse=True)
            self._sorted[sort] = ordered
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


_WHAT: dict[Group, Callable[[Entry], object]] = {
    "none": attrgetter("id"),
    "document": attrgetter("document"),
    "tag": attrgetter("tags"),
    "card": attrgetter("id"),
    "date": lambda entry: entry.item.created[:10],
    "colour": lambda entry: isinstance(entry.item, Bookmark) and entry.item.colour,
}
"""What decides, by a way of grouping, under which headings an entry stands."""


def _having(part: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that have a part of a filter."""
    word = folded(part)
    if part.startswith("#"):
        return [entry for entry in entries if any(folded(tag).startswith(word[1:]) for tag in entry.tags)]
    if word.startswith("is:"):
        return [entry for entry in entries if any(flag.startswith(word[3:]) for flag in flags_of(entry))]
    return [entry for entry in entries if word in entry.words]


def _goes_on(before: str, now: str) -> bool:
    """Whether a filter only leaves less than the one before; `is:` needs none of its letters to be a word yet."""
    return now.startswith(before) and not re.search(r"(?:^|\s)(?:i|is)$", before, re.IGNORECASE)
