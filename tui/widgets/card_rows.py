"""A card as rows: its head, what is known, what is not, and where the sources disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from indexdir import Conflict, Fact, Source
from tui.content import Palette, safe
from tui.hyperlinks import hyperlink
from tui.widgets.card_links import event_rows, office_rows, relation_rows
from tui.widgets.card_mentions import mention_rows
from tui.widgets.card_view import DATES, CardView, Sheet
from tui.widgets.kept_places import STAR
from tui.widgets.rows import Row
from tui.widgets.wrapping import beside, heading_row, more_row, row_of, span_of, wrapped

CONFIDENCE = {"high": "● high", "medium": "◐ medium", "low": "○ low"}


def card_title(view: CardView | None, palette: Palette, *, whole: bool = False, kept: bool = False) -> Content:
    """The name on a card, and whether it is pinned, unless it is the `whole` card or there is no room for that.

    One that is `kept` has a star.
    """
    if view is None:
        return Content("Card")
    name = Content(safe(view.card.name)).stylize(palette.entity(view.card.kind))
    if kept:
        name = Content(f"{STAR} ").stylize(palette.bookmark) + name
    return name + Content(" ─ pinned") if view.pinned and not whole else name


def card_rows(view: CardView, sheet: Sheet, framed: bool = False) -> Iterator[Row]:
    """The rows of a card; `framed` tells that its name stands in the frame."""
    yield _head(view, sheet, framed)
    yield from office_rows(view, sheet)
    yield from _facts(view, sheet)
    yield from _unverified(view, sheet)
    yield from _conflicts(view, sheet)
    yield from relation_rows(view, sheet)
    yield from event_rows(view, sheet)
    yield from mention_rows(view, sheet)
    yield from _sources(view, sheet)


def _head(view: CardView, sheet: Sheet, framed: bool) -> Row:
    card, width, palette = view.card, sheet.width, sheet.palette
    name_style = palette.entity(card.kind) + palette.strong
    lines = [] if framed else wrapped(card.name, width, style=name_style)
    known = " · ".join(part for part in (view.kind_label or card.kind, span_of(card.since, card.until)) if part)
    lines += wrapped(known, width, style=palette.muted)
    if card.aliases:
        most = sheet.limit("names")
        more = f" … {len(card.aliases) - most:,} more" if len(card.aliases) > most else ""
        lines += wrapped("also " + ", ".join(card.aliases[:most]) + more, width, style=palette.muted)
    if card.summary:
        lines += [Content(""), *wrapped(card.summary, width)]
    return row_of("head", lines)


def _facts(view: CardView, sheet: Sheet) -> Iterator[Row]:
    facts, most = view.card.facts, sheet.limit("facts")
    if facts:
        yield heading_row("Facts", sheet.palette)
    for number, fact in enumerate(facts[:most]):
        yield row_of(f"fact:{number}", list(_fact(fact, view, sheet)))
    yield from more_row("facts", len(facts) - most, sheet.palette)


def _fact(fact: Fact, view: CardView, sheet: Sheet) -> Iterator[Content]:
    palette = sheet.palette
    mark = CONFIDENCE.get(fact.confidence, fact.confidence)
    if sheet.wide:
        text = wrapped(fact.text, sheet.width - DATES)
        text += wrapped(_note(mark, _cited(fact.sources, view, sheet)), sheet.width - DATES, style=palette.muted)
        yield from beside(Content(safe(fact.date)).stylize(palette.muted), DATES, text)
        return
    yield from wrapped(fact.text, sheet.width, 2, "· ")
    yield from wrapped(_note(fact.date, mark, _cited(fact.sources, view, sheet)), sheet.width, 2, "  ", palette.muted)


def _unverified(view: CardView, sheet: Sheet) -> Iterator[Row]:
    doubts, most = view.card.unverified, sheet.limit("unverified")
    if doubts:
        yield heading_row("Not confirmed", sheet.palette)
    for number, doubt in enumerate(doubts[:most]):
        yield row_of(f"doubt:{number}", wrapped(doubt, sheet.width, 2, "? "))
    yield from more_row("unverified", len(doubts) - most, sheet.palette)


def _conflicts(view: CardView, sheet: Sheet) -> Iterator[Row]:
    conflicts, most = view.conflicts, sheet.limit("conflicts")
    if conflicts:
        yield heading_row("Sources disagree", sheet.palette)
    for number, conflict in enumerate(conflicts[:most]):
        gap = [Content("")] if number and sheet.extent.whole else []
        yield row_of(f"conflict:{number}", [*gap, *_conflict(conflict, view, sheet)])
    yield from more_row("conflicts", len(conflicts) - most, sheet.palette)


def _conflict(conflict: Conflict, view: CardView, sheet: Sheet) -> Iterator[Content]:
    width, palette = sheet.width, sheet.palette
    yield from wrapped(conflict.topic, width, 2, "≠ ", palette.strong)
    for number, version in enumerate(conflict.versions):
        yield from (Content("  ") + line for line in wrapped(version.text, width - 2, 3, f"{_letter(number)}) "))
        if version.sources:
            cited = _cited(version.sources, view, sheet)
            yield from (Content("  ") + line for line in wrapped(cited, width - 2, 3, "   ", palette.muted))
    if conflict.note and sheet.extent.whole:
        yield from wrapped(f"How to take it: {conflict.note}", width, 2, "  ", palette.muted)


def _letter(number: int) -> str:
    return chr(ord("a") + number) if number < 26 else str(number + 1)


def _note(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _cited(sources: Iterable[str], view: CardView, sheet: Sheet) -> str:
    """The titles of sources; in a narrow pane of the first, and how many more there are."""
    titles = [view.title_of(source) for source in sources]
    if sheet.extent.whole or len(titles) < 2:
        return "; ".join(titles)
    return f"{titles[0]} + {len(titles) - 1} more"


def _sources(view: CardView, sheet: Sheet) -> Iterator[Row]:
    sources, most = list((view.sources or {}).values()), sheet.limit("sources")
    if not sheet.extent.whole:
        return
    if sources:
        yield heading_row("Sources", sheet.palette, f"{len(sources):,}")
    for source in sources[:most]:
        yield row_of(f"source:{source.id}", list(_source(source, sheet)))
    yield from more_row("sources", len(sources) - most, sheet.palette)
    if view.card.file:
        written = f"This card is written in {view.card.file}" + (f", line {view.card.line}" if view.card.line else "")
        yield row_of("file", [Content(""), *wrapped(written, sheet.width, style=sheet.palette.muted)])


def _source(source: Source, sheet: Sheet) -> Iterator[Content]:
    yield from wrapped(_note(source.title or source.id, source.publisher, source.date), sheet.width, 2, "· ")
    if source.url:
        yield from wrapped(source.url, sheet.width, 2, "  ", sheet.palette.muted + hyperlink(source.url))
    if source.note:
        yield from wrapped(source.note, sheet.width, 2, "  ", sheet.palette.muted)
