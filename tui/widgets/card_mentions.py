"""Where a card is mentioned: in which documents, with which other cards, and in which words."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from indexdir import Document, Related
from tui.content import safe
from tui.widgets.card_view import DATES, CardView, Sheet
from tui.widgets.kwic import in_context
from tui.widgets.rows import Row
from tui.widgets.wrapping import counted, heading_row, hung, more_row, row_of, wrapped


def mention_rows(view: CardView, sheet: Sheet) -> Iterator[Row]:
    """Documents, related cards, and mentions in context."""
    yield from _documents(view, sheet)
    yield from _related(view, sheet)
    yield from _lines(view, sheet)


def _documents(view: CardView, sheet: Sheet) -> Iterator[Row]:
    documents, most = view.documents, sheet.limit("documents")
    if documents or view.searched:
        number = counted(len(documents), "document") if documents else f"none of {counted(view.searched, 'document')}"
        yield heading_row("Mentioned in", sheet.palette, number)
    for document, count in documents[:most]:
        yield row_of(f"doc:{document.id}", _document(document, count, sheet), selectable=True)
    yield from more_row("documents", len(documents) - most, sheet.palette)


def _document(document: Document, count: int, sheet: Sheet) -> list[Content]:
    palette = sheet.palette
    title = document.title or document.id
    if not sheet.wide:
        tail = f"{document.date + ' · ' if document.date else ''}{count:,}×"
        return [*wrapped(title, sheet.width, 2, "  "), *wrapped(tail, sheet.width, 2, "  ", palette.muted)]
    date = Content(safe(document.date).ljust(DATES)[:DATES]).stylize(palette.muted)
    return [_ended(date + Content(safe(title)), f"{count:,}×", sheet)]


def _related(view: CardView, sheet: Sheet) -> Iterator[Row]:
    related, most = view.related, sheet.limit("related")
    if related:
        yield heading_row("Named together with", sheet.palette)
    for one in related[:most]:
        yield row_of(f"with:{one.card}", _together(one, view, sheet), selectable=True)
    yield from more_row("related", len(related) - most, sheet.palette)


def _together(related: Related, view: CardView, sheet: Sheet) -> list[Content]:
    name = Content(safe(view.name_of(related.card))).stylize(sheet.palette.entity(view.kind_of(related.card)))
    many = f"{counted(related.passages, 'passage')} in {counted(related.documents, 'document')}"
    if sheet.wide:
        return [_ended(name, many, sheet)]
    return [*hung(name, sheet.width), *wrapped(many, sheet.width, 4, "    ", sheet.palette.muted)]


def _lines(view: CardView, sheet: Sheet) -> Iterator[Row]:
    most = sheet.limit("lines")
    if not view.mentions:
        return
    if most and view.lines:
        yield heading_row("In context", sheet.palette)
    for number, line in enumerate(view.lines[:most]):
        content = in_context(line, sheet.width, sheet.palette.entity(view.card.kind), sheet.palette)
        yield row_of(f"line:{number}", [content], selectable=True)
    if view.mentions > most:
        told = wrapped(f"… all {counted(view.mentions, 'mention')} in context", sheet.width, style=sheet.palette.muted)
        yield row_of("context", told if most else [Content(""), *told], selectable=True)


def _ended(line: Content, tail: str, sheet: Sheet) -> Content:
    """A line with something at its right end."""
    room = max(1, sheet.width - len(tail) - 2)
    cut = line.truncate(room, ellipsis=True)
    gap = " " * max(1, sheet.width - cut.cell_length - len(tail))
    return cut + Content(gap) + Content(tail).stylize(sheet.palette.muted)
