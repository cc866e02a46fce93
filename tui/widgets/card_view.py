"""All that a card shows, as a value; and how much of it is shown at first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from indexdir import Card, ConcordanceLine, Conflict, Document, Event, Link, Related, Source
from tui.content import Palette
from tui.widgets.relation_labels import relation_label

WIDE = 60
"""From this many cells on a card has columns."""
DATES = 12
"""The cells of the column of dates."""
STEP = 100
"""How many rows more a section of the whole card gets when more is asked for."""

_COMPACT = {
    "names": 4,
    "facts": 4,
    "unverified": 2,
    "conflicts": 2,
    "offices": 6,
    "relations": 8,
    "events": 4,
    "documents": 5,
    "related": 5,
    "lines": 0,
    "sources": 0,
}
_WHOLE = {
    "names": 40,
    "facts": 60,
    "unverified": 40,
    "conflicts": 20,
    "offices": 60,
    "relations": 80,
    "events": 60,
    "documents": 40,
    "related": 20,
    "lines": 8,
    "sources": 60,
}
_OFFICES = ("held_office", "acting_in")


class Told(NamedTuple):
    """A relation as a row tells it, with its place among the links of the card."""

    number: int
    link: Link
    label: str


class Relations(NamedTuple):
    """The offices a card held and the holders of it as an office, both by date, and its other relations by label."""

    offices: tuple[Told, ...]
    holders: tuple[Told, ...]
    others: tuple[Told, ...]


class CardView(Struct, frozen=True):
    """A card, its links, and the names, kinds, documents and sources these point to.

    `related` and `lines` take longer to find, and are empty until they are; `mentions` counts those in all documents,
    which are `searched`. `told` are the links as they are told; there may be thousands, so they are sorted once.
    """

    card: Card
    links: tuple[Link, ...] = ()
    names: Mapping[str, str] | None = None
    kind_label: str = ""
    documents: tuple[tuple[Document, int], ...] = ()
    sources: Mapping[str, Source] | None = None
    pinned: bool = False
    kinds: Mapping[str, str] | None = None
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    related: tuple[Related, ...] = ()
    lines: tuple[ConcordanceLine, ...] = ()
    searched: int = 0
    told: Relations | None = None

    @property
    def mentions(self) -> int:
        """How often the collection mentions the card."""
        return sum(count for _, count in self.documents)

    @property
    def relations(self) -> Relations:
        """The links as they are told."""
        return self.told or relations_of(self.links)

    def name_of(self, card_id: str) -> str:
        """The name of another card, or its id."""
        return (self.names or {}).get(card_id) or card_id

    def kind_of(self, card_id: str) -> str:
        """The kind of another card, or empty."""
        return (self.kinds or {}).get(card_id, "")

    def title_of(self, source_id: str) -> str:
        """The title of a source, or its id."""
        source = (self.sources or {}).get(source_id)
        return source.title if source is not None and source.title else source_id


class Extent(Struct, frozen=True):
    """How much of a card is shown: the `whole` of it, and of some sections more rows than at first."""

    whole: bool = False
    more: Mapping[str, int] | None = None

    def limit(self, section: str) -> int:
        """The number of rows that a section has."""
        return (_WHOLE if self.whole else _COMPACT)[section] + (self.more or {}).get(section, 0)

    def with_more(self, section: str) -> Extent:
        """The same with more rows in one section."""
        more = dict(self.more or {})
        more[section] = more.get(section, 0) + STEP
        return Extent(self.whole, more)


class Sheet(Struct, frozen=True):
    """What a card is written on: a width in cells, the colours, and how much of it is shown."""

    width: int
    palette: Palette
    extent: Extent = Extent()

    @property
    def wide(self) -> bool:
        """Whether there is room for columns."""
        return self.width >= WIDE

    def limit(self, section: str) -> int:
        """The number of rows that a section has."""
        return self.extent.limit(section)


def relations_of(links: Sequence[Link]) -> Relations:
    """The links of a card as they are told, each once."""
    offices: list[Told] = []
    holders: list[Told] = []
    others: dict[str, list[Told]] = {}
    for told in _told_once(links):
        if told.link.type not in _OFFICES:
            others.setdefault(told.label, []).append(told)
        else:
            (offices if told.link.outward else holders).append(told)
    for ordered in (offices, holders):
        ordered.sort(key=lambda told: (told.link.since or told.link.until or "9999", told.number))
    return Relations(tuple(offices), tuple(holders), tuple(told for group in others.values() for told in group))


def _told_once(links: Sequence[Link]) -> Iterator[Told]:
    """Each relation once, also where both cards tell it; of the two tellings the one that is dated."""
    told: dict[tuple[str, str], list[Told]] = {}
    for number, link in enumerate(links):
        one = Told(number, link, relation_label(link.type, link.outward))
        same = told.setdefault((one.label, link.card), [])
        at = next((at for at, other in enumerate(same) if _agree(other.link, link)), -1)
        if at < 0:
            same.append(one)
        elif _dates(link) > _dates(same[at].link):
            same[at] = one
    yield from sorted(one for group in told.values() for one in group)


def _agree(one: Link, other: Link) -> bool:
    return all(
        not ours or not theirs or ours == theirs
        for ours, theirs in ((one.since, other.since), (one.until, other.until))
    )


def _dates(link: Link) -> int:
    return len(link.since) + len(link.until)
