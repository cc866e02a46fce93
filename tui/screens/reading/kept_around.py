"""What the documents say of what is kept: the text around a passage, and the cards that it mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter

from indexdir import DocumentText, IndexdirError, Library, UnknownItemError, sections_of
from tui.copying import seen
from tui.notebook import Bookmark
from tui.screens.bookmark_entries import Entry
from tui.screens.bookmark_list import CardsOf
from tui.screens.bookmark_preview import Context
from tui.screens.reading.answers import Answer
from tui.screens.reading.handlers import hears
from tui.screens.reading.kept_desk import KeptPlace
from tui.screens.reading.kept_list import listing_screen
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled
from tui.widgets.wrapping import counted

_AROUND = 400  # characters before and after a passage
_NAMES = 12


class ContextFound(Answer, frozen=True):
    """The text around a passage that is kept."""

    context: Context


class CardsOfKept(Answer, frozen=True):
    """The cards that the passages mention, by bookmark; `places` are the same by where those stand."""

    cards_of: CardsOf
    places: Mapping[KeptPlace, tuple[str, ...]]


def look_around(room: Room, entry: Entry) -> None:
    """Read what is around a passage that is kept."""
    if isinstance(entry.item, Bookmark):
        room.fetch("kept context", partial(_read, room.library, entry.item))


def _read(library: Library, mark: Bookmark, cancelled: Cancelled) -> ContextFound | None:
    if mark.kind == "card":
        return ContextFound(_card(library, mark))
    try:
        reading = library.read(mark.now.document)
    except UnknownItemError:
        return ContextFound(Context(mark.id, place=f"{mark.now.document} is not in the collection now"))
    if mark.kind == "document":
        return ContextFound(_document(mark, reading))
    span = mark.span_in(reading)
    if cancelled():
        return None
    return ContextFound(context_of(library, mark, reading, *span) if span is not None else Context(mark.id))


def _card(library: Library, mark: Bookmark) -> Context:
    try:
        card = library.card(mark.card)
    except UnknownItemError:
        return Context(mark.id, place="it is not in the collection now")
    return Context(mark.id, after=card.summary, place=card.kind.replace("-", " "))


def _document(mark: Bookmark, reading: DocumentText) -> Context:
    document = reading.document
    places = (_dated(document.date), document.source, counted(len(reading.passages), "passage"))
    return Context(mark.id, after=_cut(reading, 0, 2 * _AROUND), place=" · ".join(filter(None, places)))


def context_of(library: Library, mark: Bookmark, reading: DocumentText, start: int, end: int) -> Context:
    """A passage with the end of what is before it, the start of what is after it, and what it names."""
    at = bisect_left(reading.passages, start + 1, key=attrgetter("start"))
    section = next((part.title for part in reversed(sections_of(reading)) if part.start <= start), "")
    place = f"¶ {at:,} of {len(reading.passages):,}" if at else ""
    before, after = _before(reading, start), _after(reading, end)
    named = _named(reading, start, end)
    names = [library.card(card).name for card in named[:_NAMES]] + ["…"] * (len(named) > _NAMES)
    return Context(
        mark.id,
        before=before,
        quote=seen(reading, start, end),
        after=after,
        place=" · ".join(filter(None, (f"§ {section}" if section else "", place, _dated(reading.document.date)))),
        names=tuple(names),
    )


def _before(reading: DocumentText, start: int) -> str:
    first = max(0, start - _AROUND)
    text = seen(reading, first, start)
    if not text:
        return ""
    begun = f"…{text.partition(' ')[2] or text}" if first else text
    return begun + _gap(reading.text[first:start].rpartition(text[-1:])[2])


def _after(reading: DocumentText, end: int) -> str:
    last = min(len(reading.text), end + _AROUND)
    text = seen(reading, end, last)
    cut = _cut(reading, end, _AROUND)
    return _gap(reading.text[end:last].partition(text[:1])[0]) + cut if text else ""


def _cut(reading: DocumentText, start: int, most: int) -> str:
    """What is seen from a place on, with an ellipsis where there is more."""
    last = min(len(reading.text), start + most)
    text = seen(reading, start, last)
    return f"{text.rpartition(' ')[0] or text}…" if reading.text[last:].strip() else text


def _dated(date: str) -> str:
    return date and f"document dated {date}"


def _gap(between: str) -> str:
    """What stands between a passage and the text beside it: a blank line, another line, a blank or nothing."""
    lines = between.count("\n")
    return "\n\n" if lines > 1 else "\n" if lines else " " if between[:1].isspace() else ""


def _named(reading: DocumentText, start: int, end: int) -> list[str]:
    return list(dict.fromkeys(each.card for each in reading.mentions if each.start < end and start < each.end))


@hears(ContextFound)
def context_found(room: Room, answer: ContextFound) -> None:
    """Show it, if the list still is there."""
    if (screen := listing_screen(room)) is not None:
        screen.show_context(answer.context)


def look_for_cards(room: Room, entries: Sequence[Entry]) -> None:
    """Find out, in a thread, which cards the passages that are kept mention."""
    marks = [entry.item for entry in entries if isinstance(entry.item, Bookmark) and entry.kind == "passage"]
    room.fetch("kept cards", partial(_find_cards, room.library, marks, room.desk.kept.cards))


def _find_cards(
    library: Library, marks: Sequence[Bookmark], known: Mapping[KeptPlace, tuple[str, ...]], cancelled: Cancelled
) -> CardsOfKept | None:
    cards_of: dict[str, tuple[str, ...]] = {}
    places: dict[KeptPlace, tuple[str, ...]] = {}
    for document, group in _by_document(marks):
        wanted = {_place(mark): mark for mark in group if _place(mark) not in known}
        if cancelled():
            return None
        reading = _reading(library, document) if wanted else None
        for mark in group:
            place = _place(mark)
            if place in known:
                places[place] = known[place]
            elif reading is not None and (span := mark.span_in(reading)) is not None:
                places[place] = tuple(_named(reading, *span))
            cards_of[mark.id] = places.get(place, ())
    return CardsOfKept(cards_of, places)


def _by_document(marks: Sequence[Bookmark]) -> Iterator[tuple[str, list[Bookmark]]]:
    groups: dict[str, list[Bookmark]] = {}
    for mark in marks:
        groups.setdefault(mark.now.document, []).append(mark)
    yield from groups.items()


def _place(mark: Bookmark) -> KeptPlace:
    now = mark.now
    return now.document, now.reading, now.start, now.end


def _reading(library: Library, document: str) -> DocumentText | None:
    try:
        return library.read(document)
    except IndexdirError:
        return None


@hears(CardsOfKept)
def cards_of_kept(room: Room, answer: CardsOfKept) -> None:
    """Put the rows of the list under the cards."""
    room.desk.kept.cards = answer.places
    if (screen := listing_screen(room)) is not None:
        screen.show_cards(answer.cards_of)
