"""What is kept, by the documents in which it stands: of ten thousand bookmarks most are the ones that were there.

It is made in the thread that reads the bookmarks, and of what has not changed it is the same as before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from tui.notebook import Bookmark
from tui.widgets.kept_places import KeptPlaces, kept_places

if TYPE_CHECKING:
    from tui.screens.reading.room import Room


class _Part(NamedTuple):
    """The bookmarks in one document, the newest first, where they are marked, and how many are passages."""

    marks: Sequence[Bookmark]
    places: KeptPlaces
    passages: int


@dataclass(frozen=True, slots=True, eq=False)
class KeptIndex:
    """`marks` are all bookmarks, newest first, `tags` theirs in that order; `places` is where lists have a star."""

    marks: tuple[Bookmark, ...] = ()
    places: KeptPlaces = field(default_factory=KeptPlaces)
    passages: Mapping[str, int] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    _parts: Mapping[str, _Part] = field(default_factory=dict)

    @classmethod
    def of(cls, marks: tuple[Bookmark, ...], before: KeptIndex) -> KeptIndex:
        """The index of bookmarks; `before` lends what is still so."""
        if before.marks is marks:
            return before
        grouped: dict[str, list[Bookmark]] = defaultdict(list)
        for mark in marks:
            grouped[(mark.standing or mark).document].append(mark)
        parts = {name: _part(group, before._parts.get(name)) for name, group in grouped.items()}
        there = [part.places for part in parts.values()]
        places = KeptPlaces(
            {name: note for each in there for name, note in each.documents.items()},
            frozenset(card for each in there for card in each.cards),
            {where: spans for each in there for where, spans in each.spans.items()},
        )
        passages = {name: part.passages for name, part in parts.items()}
        return cls(marks, places, passages, tuple(dict.fromkeys(chain.from_iterable(map(_TAGS, marks)))), parts)

    def standing_in(self, document: str) -> Sequence[Bookmark]:
        """The bookmarks that stand in a document, the newest first."""
        part = self._parts.get(document)
        return part.marks if part is not None else ()


_TAGS = attrgetter("tags")


def _part(marks: Sequence[Bookmark], before: _Part | None) -> _Part:
    if before is not None and before.marks == marks:
        return before
    passages = sum(mark.kind == "passage" and not mark.placeless for mark in marks)
    return _Part(marks, kept_places(marks), passages)


def kept_here(room: Room) -> KeptIndex:
    """The index of the bookmarks on the desk."""
    desk = room.desk
    desk.kept.index = KeptIndex.of(desk.bookmarks, desk.kept.index)
    return desk.kept.index
