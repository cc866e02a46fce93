"""Pages in place of the panes: the mentions of a card in context, and what supports a relation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from indexdir import ConcordanceLine, Library, Link
from tui.commands import PAGES
from tui.screens.reading.answers import Answer, PageRead
from tui.screens.reading.handlers import hears
from tui.screens.reading.room import Room
from tui.screens.reading.views import Page
from tui.screens.reading.working import Cancelled
from tui.widgets.concordance import ORDERS, ConcordanceView, Order, in_order
from tui.widgets.evidence import EvidenceView
from tui.widgets.relation_labels import relation_label
from tui.widgets.wrapping import span_of

_MOST_LINES = 2_000


def ask_for_page(room: Room, page: Page) -> None:
    """Leave the view on the screen for a page, which opens when it has been read."""
    desk = room.desk
    if desk.pane == page.where and page.asks_as(desk.page):
        return
    room.visit()
    if desk.pane not in PAGES:
        desk.before_page = room.view()
    desk.settled = True
    (room.evidence if page.other else room.concordance).set_filter("")
    _fetch(room, page)


def reopen_page(room: Room, page: Page) -> None:
    """Come back to a page, at the place at which it was left."""
    shown = room.desk.page
    if page.asks_as(shown):
        room.desk.page = page
        _place(room, page)
        return
    (room.evidence if page.other else room.concordance).clear()
    _fetch(room, page)


def _fetch(room: Room, page: Page) -> None:
    room.desk.page, room.desk.asked_from = page, room.place
    room.fetch("page", partial(_read_evidence if page.other else _read_concordance, room.library, page))


def _read_concordance(library: Library, page: Page, cancelled: Cancelled) -> Answer:
    card = library.card(page.card)
    lines = library.concordance(page.card, limit=_MOST_LINES)
    total = sum(count for _, count in library.mentions_of(page.card))
    ordered: dict[Order, Sequence[ConcordanceLine]] = {order: in_order(lines, order) for order in ORDERS}
    return PageRead(page, ConcordanceView(page.card, card.name, card.kind, lines, max(total, len(lines)), ordered))


def _read_evidence(library: Library, page: Page, cancelled: Cancelled) -> Answer:
    ends = library.card(page.card), library.card(page.other)
    link = page.link
    sources = [library.source(source) for source in link.sources] if link is not None else []
    titles = tuple(source.title or source.id for source in sources if source is not None)
    said = _said(link) if link is not None else ""
    view = EvidenceView(
        (page.card, page.other),
        (ends[0].name, ends[1].name),
        {card.id: card.kind for card in ends},
        said,
        titles,
        library.evidence(page.card, page.other),
    )
    return PageRead(page, view)


def _said(link: Link) -> str:
    span = span_of(link.since, link.until)
    return relation_label(link.type, link.outward) + (f" ({span})" if span else "")


@hears(PageRead)
def page_read(room: Room, answer: PageRead) -> None:
    """Put a page on the screen, unless another has been asked for, or one has gone elsewhere meanwhile."""
    page = room.desk.page
    if page is None or not page.asks_as(answer.page) or room.place not in (room.desk.asked_from, page.where):
        return
    if isinstance(answer.view, EvidenceView):
        room.evidence.show(answer.view, row=page.row, top=page.top)
    else:
        room.concordance.show(answer.view, page.order, row=page.row, top=page.top)
    room.show_pane(page.where)


def _place(room: Room, page: Page) -> None:
    pane = room.evidence if page.other else room.concordance
    if pane is room.concordance:
        room.concordance.sort(page.order, page.row)
    pane.scroll_to(y=page.top, animate=False, force=True)
    pane.highlight_key(page.row)
