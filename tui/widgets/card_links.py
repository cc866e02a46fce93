"""What a card leads to: offices and their holders, relations, events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from indexdir import Event
from tui.content import safe
from tui.widgets.card_view import DATES, CardView, Sheet, Told
from tui.widgets.rows import Row
from tui.widgets.wrapping import beside, heading_row, hung, more_row, row_of, span_of, wrapped

_LABELS = 22
_SPANS = 25


def office_rows(view: CardView, sheet: Sheet) -> Iterator[Row]:
    """The offices that a person held, and the holders of an office, by date."""
    for heading, told in (("Offices", view.relations.offices), ("Held by", view.relations.holders)):
        most = sheet.limit("offices")
        if told:
            yield heading_row(heading, sheet.palette)
        for one in told[:most]:
            yield _row(one, _office(one, view, sheet))
        yield from more_row("offices", len(told) - most, sheet.palette)


def _office(told: Told, view: CardView, sheet: Sheet) -> list[Content]:
    link = told.link
    acting = " (acting)" if link.type == "acting_in" else ""
    name = _name(view, link.card, sheet) + Content(acting)
    span = span_of(link.since, link.until) or ("date not known" if sheet.wide else "")
    if sheet.wide:
        return beside(Content(safe(span)).stylize(sheet.palette.muted), _SPANS, name.wrap(sheet.width - _SPANS))
    return [*hung(name, sheet.width), *_dated(span, sheet)]


def relation_rows(view: CardView, sheet: Sheet) -> Iterator[Row]:
    """The relations of a card, those that say the same together."""
    told = view.relations.others
    most = sheet.limit("relations")
    if told:
        yield heading_row("Relations", sheet.palette, "p proof" if sheet.extent.whole else "")
    before = ""
    for one in told[:most]:
        label = one.label if one.label != before else ""
        before = one.label
        if label and not sheet.wide:
            yield row_of(f"label:{one.number}", wrapped(label, sheet.width, 2, "", sheet.palette.muted))
        yield _row(one, _relation(one, label, view, sheet))
    yield from more_row("relations", len(told) - most, sheet.palette)


def _relation(told: Told, label: str, view: CardView, sheet: Sheet) -> list[Content]:
    link, palette = told.link, sheet.palette
    name = _name(view, link.card, sheet)
    span = span_of(link.since, link.until)
    if not sheet.wide:
        return [*hung(name, sheet.width), *_dated(span, sheet)]
    room = sheet.width - _LABELS
    dated = name + Content(safe(span and f"  {span}")).stylize(palette.muted)
    return beside(Content(safe(label)).stylize(palette.muted), _LABELS, dated.wrap(room))


def event_rows(view: CardView, sheet: Sheet) -> Iterator[Row]:
    """The events that a card had a part in, by date, each a short line; a row leads to the card of the event."""
    events, most = view.events, sheet.limit("events")
    if events:
        yield heading_row("Events", sheet.palette)
    for number, event in enumerate(events[:most]):
        target = _card_of(event, view)
        yield row_of(f"event:{number}:{target}", _event(event, view, sheet), selectable=bool(target))
    yield from more_row("events", len(events) - most, sheet.palette)


def _card_of(event: Event, view: CardView) -> str:
    """The card of the event itself, if it is another one."""
    others = [card for card in event.cards if card != view.card.id]
    return next((card for card in others if view.kind_of(card) == "event"), "")


def _event(event: Event, view: CardView, sheet: Sheet) -> list[Content]:
    palette = sheet.palette
    if not sheet.wide:
        date = Content(safe(event.date)).stylize(palette.muted)
        return hung(date + Content(safe(f" {event.title}")), sheet.width)
    room = sheet.width - DATES
    title = Content(safe(event.title))
    lines = (title.stylize(palette.strong) if sheet.extent.whole else title).wrap(room)
    if sheet.extent.whole:
        until = f"until {event.until}" if event.until and event.until != event.date else ""
        told = "; ".join(view.title_of(source) for source in event.sources)
        note = " · ".join(part for part in (until, event.summary, told) if part)
        lines += wrapped(note, room, style=palette.muted) if note else []
    return beside(Content(safe(event.date)).stylize(palette.muted), DATES, lines)


def _row(told: Told, lines: Sequence[Content]) -> Row:
    return row_of(f"card:{told.number}:{told.link.card}", lines, selectable=True)


def _name(view: CardView, card_id: str, sheet: Sheet) -> Content:
    return Content(safe(view.name_of(card_id))).stylize(sheet.palette.entity(view.kind_of(card_id)))


def _dated(span: str, sheet: Sheet) -> list[Content]:
    return wrapped(span, sheet.width, 4, "    ", sheet.palette.muted) if span else []
